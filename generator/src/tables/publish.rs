//! The attribute table, folded in.

use serde_json::{Map, Value, json};

use super::codemodel::published_names;
use super::ir::{Attribute, AttributeValue, CodeTable, DataType};
use crate::parse::keys::Kind;
use crate::publish::alike::{TYPES, are_told_apart};
use crate::publish::walk::{schemas, walk};

const REFERENCE: &str = "#/components/schemas/";

/// Makes the known codes an enum, and adds the table itself.
///
/// What VRM sends and takes may hold codes that the table doesn't know, and most typed clients refuse a value that is
/// not in their enum. Nor can an enum hold all of them: codes that only differ by case are one constant in many
/// languages. So everything refers to a second schema, a text like any other, and the enum is there for its constants.
pub fn fold(document: &mut Value, table: &CodeTable) {
    let names = published_names(table);
    let Some(schemas) = schemas(document) else { return };
    let tables: Vec<String> = schemas
        .iter()
        .filter(|(_, schema)| schema.get("x-code-table").is_some())
        .map(|(name, _)| name.clone())
        .collect();
    for name in &tables {
        let open = open_name(name);
        let Some(Value::Object(schema)) = schemas.get_mut(name) else { continue };
        let text = schema.clone();
        name_codes(schema, table, &names, &open);
        schemas.entry(open).or_insert_with(|| opened(text, name));
    }
    walk(document, &mut |visit| {
        let target = visit.object.get("$ref").and_then(Value::as_str).and_then(|text| text.strip_prefix(REFERENCE));
        if let Some(name) = target.filter(|name| tables.iter().any(|other| other == name)) {
            visit.object.insert("$ref".to_owned(), format!("{REFERENCE}{}", open_name(name)).into());
        } else if visit.kind == Kind::OpenApi {
            visit.object.insert("x-attributes".to_owned(), rows(table, &names));
        }
    });
}

fn open_name(name: &str) -> String {
    format!("Any{name}")
}

/// Makes the schema an enum of the codes that every language can have a constant for.
fn name_codes(schema: &mut Map<String, Value>, table: &CodeTable, names: &[String], open: &str) {
    let constants = are_told_apart(table.attributes.iter().map(|attribute| attribute.code.as_str()), TYPES);
    let chosen = || table.attributes.iter().zip(names).zip(&constants).filter(|(_, own)| **own).map(|(row, _)| row);
    tell(
        schema,
        &format!(
            "These are codes to choose from; what takes one takes every text (`{open}`). `x-attributes` also has \
             those that differ from one of these only by case."
        ),
    );
    schema.insert("enum".to_owned(), chosen().map(|(attribute, _)| Value::from(attribute.code.as_str())).collect());
    schema.insert("x-enum-varnames".to_owned(), chosen().map(|(_, name)| Value::from(name.as_str())).collect());
    let sentences = chosen().map(|(attribute, _)| Value::from(sentence(attribute))).collect();
    schema.insert("x-enum-descriptions".to_owned(), sentences);
}

/// Adds to the description of a schema.
fn tell(schema: &mut Map<String, Value>, more: &str) {
    let before = schema.get("description").and_then(Value::as_str).unwrap_or_default().trim_end();
    let description = format!("{before} {more}").trim_start().to_owned();
    schema.insert("description".to_owned(), description.into());
}

fn sentence(attribute: &Attribute) -> String {
    let Attribute { description, device, unit, .. } = attribute;
    let description = description.trim().trim_end_matches('.');
    let unit = if unit.is_empty() { String::new() } else { format!(" in {unit}") };
    if device.is_empty() { format!("{description}{unit}.") } else { format!("{description}{unit} ({device}).") }
}

fn opened(mut schema: Map<String, Value>, named: &str) -> Value {
    tell(&mut schema, "`x-attributes` lists the known ones; there may be others.");
    // What is not referred to counts as forgotten.
    schema.insert("x-known-values".to_owned(), json!({"$ref": format!("{REFERENCE}{named}")}));
    schema.into()
}

fn rows(table: &CodeTable, names: &[String]) -> Value {
    table.attributes.iter().zip(names).map(|(attribute, name)| row(table, attribute, name)).collect()
}

/// A row; what is not known about it is left out.
fn row(table: &CodeTable, attribute: &Attribute, name: &str) -> Value {
    let Attribute { code, aliases, id, device, description, data_type, format, unit, decimals, energy, .. } = attribute;
    let data_type = data_type.map(|data_type| match data_type {
        DataType::Float => "float",
        DataType::String => "string",
        DataType::Enum => "enum",
    });
    let mut row = json!({
        "code": code, "id": id, "name": name, "device": device, "description": description, "dataType": data_type,
        "format": format, "unit": unit, "decimals": decimals, "energy": energy,
    });
    let Value::Object(cells) = &mut row else { return row };
    if data_type.is_none() {
        cells.remove("dataType");
    }
    if device.is_empty() {
        cells.remove("device");
    }
    for (key, text) in [("service", &attribute.service), ("path", &attribute.path)] {
        if !text.is_empty() {
            cells.insert(key.to_owned(), text.as_str().into());
        }
    }
    cells.insert("evidence".to_owned(), attribute.evidence.word().into());
    if !attribute.source.is_empty() {
        cells.insert("source".to_owned(), attribute.source.as_str().into());
    }
    if !aliases.is_empty() {
        cells.insert("aliases".to_owned(), aliases.as_slice().into());
    }
    if let Some(set) = attribute.values.and_then(|set| table.value_sets.get(set)) {
        let value =
            |AttributeValue { value, label, source }: &_| json!({"value": value, "label": label, "source": source});
        cells.insert("values".to_owned(), set.values.iter().map(value).collect());
    }
    row
}
