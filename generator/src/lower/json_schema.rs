//! Schemas to the letter, as JSON Schemas of draft 2020-12.
//!
//! The types of the IR forgive what a service may send; a server that stands in for the service
//! must not forgive what a client sends. OpenAPI 3.0 says some things in words of its own, which
//! become those of JSON Schema here: `nullable`, bounds that are exclusive, integer formats.

use serde_json::{Map, Value, json};

use crate::parse::Node;

/// Where the others find a component schema.
const COMPONENTS: &str = "#/components/schemas/";

/// Keys that mean the same in both, and hold no schema.
const SAME: [&str; 16] = [
    "type",
    "format",
    "enum",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "multipleOf",
    "minLength",
    "maxLength",
    "pattern",
    "minItems",
    "maxItems",
    "uniqueItems",
    "minProperties",
    "maxProperties",
];

/// A schema of the document as a JSON Schema, which says what the schema demands of a request.
pub(super) fn to_json_schema(schema: &Node) -> Value {
    converted(&schema.to_json())
}

fn converted(schema: &Value) -> Value {
    let Some(source) = schema.as_object() else { return schema.clone() };
    if let Some(reference) = source.get("$ref").and_then(Value::as_str) {
        return match reference.strip_prefix(COMPONENTS) {
            Some(name) => json!({"$ref": format!("#/$defs/{name}")}),
            // Into a path: rare, and the types say enough about it.
            None => json!({}),
        };
    }
    let mut target = Map::new();
    for (key, value) in source {
        let value = match key.as_str() {
            "required" => required(value, source),
            "properties" => converted_all(value),
            "items" | "not" | "additionalProperties" => converted(value),
            "allOf" | "oneOf" | "anyOf" => converted_all(value),
            key if SAME.contains(&key) => value.clone(),
            _ => continue,
        };
        target.insert(key.clone(), value);
    }
    exclusive(&mut target, "minimum", "exclusiveMinimum");
    exclusive(&mut target, "maximum", "exclusiveMaximum");
    width(&mut target);
    if source.get("nullable") == Some(&Value::Bool(true))
        && let Some(ty) = target.get_mut("type")
    {
        *ty = json!([ty, "null"]);
    }
    Value::Object(target)
}

/// The schemas in a list or under the keys of an object.
fn converted_all(schemas: &Value) -> Value {
    match schemas {
        Value::Array(all) => all.iter().map(converted).collect(),
        Value::Object(all) => all.iter().map(|(name, schema)| (name.clone(), converted(schema))).collect(),
        other => other.clone(),
    }
}

/// Keys that a request must have: not those that only answers have.
fn required(keys: &Value, schema: &Map<String, Value>) -> Value {
    let read_only = |key: &&Value| {
        let property = key.as_str().and_then(|key| schema.get("properties")?.get(key));
        property.and_then(|property| property.get("readOnly")) == Some(&Value::Bool(true))
    };
    keys.as_array().into_iter().flatten().filter(|key| !read_only(key)).cloned().collect()
}

/// A bound that is marked as exclusive becomes an exclusive bound.
fn exclusive(schema: &mut Map<String, Value>, bound: &str, mark: &str) {
    if schema.remove(mark) == Some(Value::Bool(true))
        && let Some(limit) = schema.remove(bound)
    {
        schema.insert(mark.to_owned(), limit);
    }
}

/// Integers of a width have its bounds, unless they have narrower ones.
fn width(schema: &mut Map<String, Value>) {
    let (low, high) = match schema.get("format").and_then(Value::as_str) {
        Some("int32") => (i64::from(i32::MIN), i64::from(i32::MAX)),
        // The published document calls timestamps that, for who does not know the other formats.
        Some("int64" | "unix-time" | "unix-time-ms") => (i64::MIN, i64::MAX),
        _ => return,
    };
    for (bound, mark, limit) in [("minimum", "exclusiveMinimum", low), ("maximum", "exclusiveMaximum", high)] {
        if !schema.contains_key(mark) {
            schema.entry(bound).or_insert_with(|| limit.into());
        }
    }
}
