//! Damage to documents, at random but told by numbers, so that each can be had again.
#![allow(dead_code, reason = "not every test does all of it")]

pub mod promises;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use openapi_to_crate::diagnostic::Report;
use openapi_to_crate::parse::parse;
use serde_json::{Value, json};

/// The folder of these tests, also for the fuzz targets, which share this file.
fn tests() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let own = here.join("tests");
    if own.join("specs").is_dir() { own } else { here.join("../../generator/tests") }
}

/// Files of a folder that end so.
pub fn files(folder: &str, ending: &str) -> Vec<Vec<u8>> {
    let folder = tests().join(folder);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("the folder can be read").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == ending));
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).expect("the file can be read")).collect()
}

/// Every document, right or wrong.
pub static TEXTS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| [files("specs", "yaml"), files("wrong", "yaml")].concat());
/// Those that can be read.
pub static TREES: LazyLock<Vec<Value>> = LazyLock::new(|| trees(&TEXTS));

/// The documents that are sound.
pub static SOUND: LazyLock<Vec<Value>> = LazyLock::new(|| trees(&files("specs", "yaml")));

fn trees(texts: &[Vec<u8>]) -> Vec<Value> {
    let read = |bytes: &Vec<u8>| parse("x", bytes, &mut Report::default()).map(|document| document.tree.to_json());
    texts.iter().filter_map(read).collect()
}

/// Values that tend to be forgotten.
fn odd(choice: usize) -> Value {
    let all = [
        Value::Null,
        json!(true),
        json!(0),
        json!(-1),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(1e308),
        json!(0.5),
        json!(""),
        json!("{"),
        json!("/{a}{a}"),
        json!("`*/\u{0}\n\"\\"),
        json!("Ё self type 1"),
        json!("null"),
        json!("binary"),
        json!("object"),
        json!("deepObject"),
        json!("#/components/schemas/Shop"),
        json!("#/components/schemas/Tree/properties/left"),
        json!([]),
        json!({}),
        json!([[]]),
        json!({"$ref": "#/components/schemas/Shop"}),
        json!({"$ref": "#/paths/~1a"}),
        json!({"type": "array", "items": {"nullable": true, "enum": [null]}}),
        json!({"oneOf": [{"type": "boolean", "enum": [false]}]}),
        json!({"allOf": [{}, {"allOf": []}], "discriminator": {"propertyName": ""}}),
        json!({"x-tuple": [{"name": "a"}, {"name": "a", "required": false}], "type": "array"}),
    ];
    all[choice % all.len()].clone()
}

/// Whether a schema stands under this key.
fn holds_schema(parent: &str, key: &str) -> bool {
    matches!(parent, "properties" | "schemas" | "oneOf" | "anyOf" | "allOf")
        || (matches!(key, "schema" | "items" | "additionalProperties" | "not") && parent != "properties")
}

/// Calls `visit` with every schema, the outermost first.
fn schemas(value: &mut Value, parent: &str, visit: &mut dyn FnMut(&mut Value)) {
    let keys: Vec<String> = match value {
        Value::Array(items) => (0..items.len()).map(|index| index.to_string()).collect(),
        Value::Object(entries) => entries.keys().cloned().collect(),
        _ => return,
    };
    for key in keys {
        let inner = match &mut *value {
            Value::Array(items) => key.parse().ok().and_then(|index: usize| items.get_mut(index)),
            other => other.get_mut(&key),
        };
        let Some(inner) = inner else { continue };
        if holds_schema(parent, &key) && inner.is_object() {
            visit(inner);
        }
        schemas(inner, &key, visit);
    }
}

/// Every schema of every sound document.
pub static SCHEMAS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let mut all = Vec::new();
    for tree in SOUND.iter() {
        schemas(&mut tree.clone(), "", &mut |schema| all.push(schema.clone()));
    }
    all
});

/// The named schemas of all sound documents, so that each can be referred to from everywhere.
pub static NAMED: LazyLock<serde_json::Map<String, Value>> = LazyLock::new(|| {
    let entries = SOUND.iter().filter_map(|tree| tree.get("components")?.get("schemas")?.as_object());
    entries.flatten().map(|(name, schema)| (name.clone(), schema.clone())).collect()
});

/// Another schema in the place of one, or other keys in it: sound by the letter, odd in meaning.
pub fn confuse(tree: &mut Value, (kind, place, choice): (u8, usize, usize)) {
    let mut number = 0;
    schemas(tree, "", &mut |_| number += 1);
    let wanted = place % number.max(1);
    let donor = &SCHEMAS[choice % SCHEMAS.len()];
    let mut at = 0;
    schemas(tree, "", &mut |schema| {
        if at == wanted {
            match (kind, schema.as_object_mut()) {
                (0, Some(entries)) if !entries.is_empty() => {
                    let key = entries.keys().nth(choice % entries.len()).cloned().unwrap_or_default();
                    entries.shift_remove(&key);
                }
                (1, Some(entries)) => entries.extend(donor.as_object().cloned().unwrap_or_default()),
                (2, _) => *schema = json!({"type": "array", "items": schema.take()}),
                (3, _) => *schema = json!({"oneOf": [schema.take(), donor]}),
                (4, _) => *schema = json!({"allOf": [donor, schema.take()], "required": ["name", "type"]}),
                (5, _) => {
                    let names: Vec<_> = NAMED.keys().collect();
                    *schema = json!({"$ref": format!("#/components/schemas/{}", names[choice % names.len()])});
                }
                (6, Some(entries)) => drop(entries.insert("nullable".to_owned(), true.into())),
                _ => *schema = donor.clone(),
            }
        }
        at += 1;
    });
}

/// How many nodes a value has.
pub fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(entries) => entries.values().map(count).sum(),
        _ => 0,
    }
}

/// The node with a number, counted from the outside in.
fn nth<'v>(value: &'v mut Value, number: &mut usize) -> Option<&'v mut Value> {
    if *number == 0 {
        return Some(value);
    }
    *number -= 1;
    match value {
        Value::Array(items) => items.iter_mut().find_map(|item| nth(item, number)),
        Value::Object(entries) => entries.values_mut().find_map(|item| nth(item, number)),
        _ => None,
    }
}

/// Damages one node.
pub fn damage(tree: &mut Value, (kind, place, choice): (u8, usize, usize)) {
    let donors = &*TREES;
    let mut donor = donors[choice % donors.len()].clone();
    let mut piece = place.wrapping_mul(31) % count(&donor);
    let donor = nth(&mut donor, &mut piece).cloned().unwrap_or_default();
    let mut number = place % count(tree);
    let Some(node) = nth(tree, &mut number) else { return };
    match (kind, &mut *node) {
        (0, Value::Array(items)) if !items.is_empty() => drop(items.remove(choice % items.len())),
        (0, Value::Object(entries)) if !entries.is_empty() => {
            let key = entries.keys().nth(choice % entries.len()).cloned().unwrap_or_default();
            entries.shift_remove(&key);
        }
        (1, Value::Array(items)) if !items.is_empty() => items.push(items[choice % items.len()].clone()),
        (1, Value::Object(entries)) if !entries.is_empty() => {
            let (key, value) = entries.iter().nth(choice % entries.len()).map(|(k, v)| (k.clone(), v.clone())).unzip();
            let key = key.unwrap_or_default();
            let names = [format!("{key}_"), key.to_uppercase(), format!("{key} {key}"), "-".to_owned()];
            entries.insert(names[choice % names.len()].clone(), value.unwrap_or_default());
        }
        (2, Value::Object(entries)) if !entries.is_empty() => {
            // A key gets the name of another place: what was known is missing, what is there is odd.
            let key = entries.keys().nth(choice % entries.len()).cloned().unwrap_or_default();
            let value = entries.shift_remove(&key).unwrap_or_default();
            let names = ["$ref", "x-a", "", "type", "allOf", "oneOf", "properties", "2XX", "/{a}", "Self"];
            entries.insert(names[place % names.len()].to_owned(), value);
        }
        (3, _) => *node = odd(choice),
        (4, Value::Object(entries)) => {
            if let Value::Object(more) = donor {
                entries.extend(more);
            }
        }
        (5, _) => *node = json!([node.take()]),
        _ => *node = donor,
    }
}

/// Pointers of everything in a document.
fn pointers(value: &Value, pointer: &str, into: &mut Vec<String>) {
    into.push(pointer.to_owned());
    match value {
        Value::Array(items) => {
            for (index, item) in items.iter().enumerate() {
                pointers(item, &format!("{pointer}/{index}"), into);
            }
        }
        Value::Object(entries) => {
            for (key, item) in entries {
                pointers(item, &format!("{pointer}/{}", openapi_to_crate::parse::escape(key)), into);
            }
        }
        _ => {}
    }
}

/// A reference to anything in the document in the place of anything else.
pub fn redirect(tree: &mut Value, (kind, place, choice): (u8, usize, usize)) {
    let mut all = Vec::new();
    pointers(tree, "", &mut all);
    let referable =
        |pointer: &&String| kind == 0 || tree.pointer(pointer).is_some_and(|value| value.get("$ref").is_some());
    let places: Vec<&String> = all.iter().filter(referable).collect();
    let Some(place) = places.get(place % places.len().max(1)).map(|place| (*place).clone()) else { return };
    let target = format!("#{}", all[choice % all.len()]);
    if let Some(value) = tree.pointer_mut(&place) {
        *value = json!({"$ref": target});
    }
}

/// Keys and texts of a length, with signs or in a number that nobody would write.
pub fn stretch(tree: &mut Value, (kind, place, choice): (u8, usize, usize)) {
    let words = ["a", "é", "a b", "\n", "'", "\"", ": ", " #", "{x}", "/", "\u{2028}", "1", "-", "x-name"];
    let word = words[choice % words.len()];
    let long = word.repeat([1, 2, 300, 1100, 5000][choice / 16 % 5]);
    let mut number = place % count(tree);
    let Some(node) = nth(tree, &mut number) else { return };
    match (kind, &mut *node) {
        (0, Value::Object(entries)) if !entries.is_empty() => {
            let key = entries.keys().nth(choice % entries.len()).cloned().unwrap_or_default();
            let value = entries.shift_remove(&key).unwrap_or_default();
            let begin = if key.starts_with('/') { "/" } else { "" };
            entries.insert(format!("{begin}{long}"), value);
        }
        (1, Value::Object(entries)) => {
            entries.insert(format!("x-{long}"), json!({long.clone(): [long]}));
        }
        (2, Value::Object(entries)) if !entries.is_empty() => {
            let key = entries.keys().nth(choice % entries.len()).cloned().unwrap_or_default();
            let value = entries[&key].clone();
            entries.insert(long, value);
        }
        (3, Value::String(text)) => *text = long,
        (_, Value::String(text)) => text.push_str(&long),
        _ => {}
    }
}
