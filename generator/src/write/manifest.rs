//! A manifest in which people have written, too.
//!
//! Three texts make the new one: what is there, what was written at the last run, and what would be written
//! into an empty folder. Whatever people have changed stays; the rest follows the document.

use toml_edit::{Array, DocumentMut, InlineTable, Item, Table, TableLike, TomlError, Value};

/// What is there, with what has changed between the last run and this one.
///
/// # Errors
/// When it is no TOML.
pub fn merged(there: &str, last: Option<&str>, fresh: &str) -> Result<String, TomlError> {
    let mut there: DocumentMut = there.parse()?;
    // Somebody may have damaged it; then nothing is known of the last run.
    let last: DocumentMut = last.and_then(|last| last.parse().ok()).unwrap_or_default();
    let fresh: DocumentMut = fresh.parse()?;
    tables(there.as_table_mut(), Some(last.as_table()), fresh.as_table(), false);
    Ok(there.to_string())
}

/// `needed` is what does not compile without it, and is put back when somebody has taken it out.
fn tables(there: &mut dyn TableLike, last: Option<&dyn TableLike>, fresh: &dyn TableLike, needed: bool) {
    for (key, new) in fresh.iter() {
        let old = last.and_then(|last| last.get(key));
        let needed = needed || key == "dependencies";
        match there.get_mut(key) {
            Some(item) => items(item, old, new, needed),
            None if old.is_some() && !needed && key != "target" => {}
            None => {
                there.insert(key, new.clone());
                if let (Some(mut key), Some(from)) = (there.key_mut(key), fresh.key(key)) {
                    *key.leaf_decor_mut() = from.leaf_decor().clone();
                }
            }
        }
    }
    for (key, old) in last.into_iter().flat_map(|last| last.iter()).filter(|(key, _)| !fresh.contains_key(key)) {
        match there.get_mut(key) {
            Some(item) if same(item, old) => drop(there.remove(key)),
            Some(item) => {
                if let (Some(table), Some(old)) = (item.as_table_like_mut(), old.as_table_like()) {
                    tables(table, Some(old), &Table::new(), false);
                }
            }
            None => {}
        }
    }
}

fn items(there: &mut Item, old: Option<&Item>, new: &Item, needed: bool) {
    if old.is_some_and(|old| same(there, old)) {
        if !same(there, new) {
            replace(there, new);
        }
        return;
    }
    // `name = "1"` is short for a table.
    if new.is_table_like() && there.is_str() {
        *there = Item::Value(Value::InlineTable(long(there)));
    }
    if let Some(table) = there.as_table_like_mut() {
        let (old, new) = (old.map(as_table), as_table(new));
        tables(table, old.as_ref().map(|old| &**old as &dyn TableLike), &*new, needed);
    } else if let (Some(array), Some(new)) = (there.as_array_mut(), new.as_array()) {
        arrays(array, old.and_then(Item::as_array), new);
    }
}

fn long(version: &Item) -> InlineTable {
    let mut table = InlineTable::new();
    table.extend(version.as_str().map(|version| ("version", version)));
    table
}

/// A table, or what a text is short for.
fn as_table(item: &Item) -> Box<dyn TableLike> {
    match item {
        Item::Table(table) => Box::new(table.clone()),
        Item::Value(Value::InlineTable(table)) => Box::new(table.clone()),
        item => Box::new(long(item)),
    }
}

fn replace(there: &mut Item, new: &Item) {
    match (there, new) {
        (Item::Value(value), Item::Value(new)) => {
            let decor = value.decor().clone();
            *value = new.clone();
            *value.decor_mut() = decor;
        }
        (there, new) => *there = new.clone(),
    }
}

/// Adds what is new and takes out what is gone; the rest stays in its order.
fn arrays(there: &mut Array, old: Option<&Array>, new: &Array) {
    let has = |array: &Array, value: &Value| array.iter().any(|other| equal(other, value));
    for value in new.iter().filter(|value| !old.is_some_and(|old| has(old, value))) {
        if !has(there, value) {
            there.push(value.clone());
        }
    }
    if let Some(old) = old {
        there.retain(|value| !has(old, value) || has(new, value));
    }
}

/// Whether two items say the same, whatever their spelling and comments.
fn same(one: &Item, other: &Item) -> bool {
    match (one, other) {
        (Item::Value(one), Item::Value(other)) => equal(one, other),
        (one, other) => match (one.as_table_like(), other.as_table_like()) {
            (Some(one), Some(other)) => equal_tables(one, other),
            _ => one.is_none() && other.is_none(),
        },
    }
}

fn equal(one: &Value, other: &Value) -> bool {
    match (one, other) {
        (Value::Array(one), Value::Array(other)) => {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| equal(one, other))
        }
        (Value::InlineTable(one), Value::InlineTable(other)) => equal_tables(one, other),
        (Value::String(one), Value::String(other)) => one.value() == other.value(),
        (Value::Boolean(one), Value::Boolean(other)) => one.value() == other.value(),
        (Value::Integer(one), Value::Integer(other)) => one.value() == other.value(),
        (Value::Float(one), Value::Float(other)) => one.value() == other.value(),
        (Value::Datetime(one), Value::Datetime(other)) => one.value() == other.value(),
        _ => false,
    }
}

fn equal_tables(one: &dyn TableLike, other: &dyn TableLike) -> bool {
    one.len() == other.len() && one.iter().all(|(key, item)| other.get(key).is_some_and(|other| same(item, other)))
}
