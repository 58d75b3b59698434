//! Keywords of JSON Schema that a schema of 3.0 has not.

use super::super::node::{Entry, Mapping, Node, NodeKind};
use super::rewrite::{Rewrite, entry, list, object, plain, text};
use super::{tuple, types};
use crate::diagnostic::{Code, Report};

/// Keywords that only name or comment.
const SILENT: [&str; 8] =
    ["$schema", "$id", "$anchor", "$dynamicAnchor", "$comment", "$defs", "definitions", "$vocabulary"];

/// Keywords that restrict values in ways that no Rust type can.
const CHECKS: [&str; 12] = [
    "contains",
    "contentSchema",
    "dependentRequired",
    "dependentSchemas",
    "else",
    "if",
    "maxContains",
    "minContains",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "dependencies",
];

/// Whether keys that 3.0 has, too, have values that it has not.
pub(super) fn has_newer_values(schema: &Mapping) -> bool {
    let value = |key: &str| schema.entry(key).map(|entry| &entry.value);
    let number = |key: &str| value(key).is_some_and(|value| value.shape() == "a number");
    matches!(value("type").map(|value| (&value.kind, value.shape())), Some((NodeKind::Sequence(_), _) | (_, "null")))
        || value("type").and_then(Node::text) == Some("null")
        || number("exclusiveMinimum")
        || number("exclusiveMaximum")
        || matches!(value("items").map(|value| &value.kind), Some(NodeKind::Sequence(_)))
        || value("items").is_some_and(|items| items.shape() == "a boolean")
        || (schema.entry("$ref").is_some() && schema.entries().len() > 1)
}

/// A schema that is `true` takes anything, one that is `false` nothing.
pub(super) fn of_boolean(node: &Node, is_3_1: bool, file: &str, report: &mut Report) -> Option<Node> {
    let value = node.scalar()?.as_bool()?;
    if !is_3_1 {
        let help = "write an object; `{}` takes anything";
        report.push(Code::NewerWord, file, node.span, "a boolean is a schema of OpenAPI 3.1, and read as one", help);
    }
    let nothing = || vec![entry("not", object(node.span, Vec::new()))];
    Some(object(node.span, if value { Vec::new() } else { nothing() }))
}

/// Says the same in words of 3.0.
pub(super) fn rewrite(schema: &mut Rewrite<'_>) {
    for key in SILENT {
        schema.mapping.remove(key);
    }
    dynamic_reference(schema);
    beside_reference(schema);
    constant(schema);
    examples(schema);
    for bound in ["exclusiveMinimum", "exclusiveMaximum"] {
        exclusive(schema, bound);
    }
    tuple::rewrite(schema);
    keys(schema);
    content(schema);
    types::rewrite(schema);
    for key in CHECKS {
        if let Some(entry) = schema.mapping.remove(key) {
            schema.without_effect(&entry, "what it demands is neither checked nor part of a type");
        }
    }
}

/// A reference that other schemas can lead elsewhere is the one that it is without them.
fn dynamic_reference(schema: &mut Rewrite<'_>) {
    let Some(entry) = schema.mapping.remove("$dynamicRef") else { return };
    schema.without_effect(&entry, "it is read as `$ref`: no schema that refers here leads it elsewhere");
    if !schema.mapping.entries().iter().any(|other| other.key == "$ref") {
        schema.set("$ref", entry.key_span, entry.value);
    }
}

/// What stands beside a reference counts in 3.1, as if the reference were a part of `allOf`.
fn beside_reference(schema: &mut Rewrite<'_>) {
    let says_more = |entry: &Entry| !matches!(entry.key.as_str(), "$ref" | "summary") && !entry.key.starts_with("x-");
    if !schema.is_3_1 || !schema.mapping.entries().iter().any(says_more) {
        return;
    }
    let Some(reference) = schema.mapping.remove("$ref") else { return };
    let (span, key_span) = (reference.value.span, reference.key_span);
    let mut parts = vec![object(span, vec![reference])];
    if let Some(others) = schema.mapping.remove("allOf") {
        parts.extend(others.value.items().iter().cloned());
    }
    schema.set("allOf", key_span, list(span, parts));
}

fn constant(schema: &mut Rewrite<'_>) {
    if let Some(Entry { key_span, value, .. }) = schema.take("const") {
        schema.set("enum", key_span, list(value.span, vec![value]));
    }
}

fn examples(schema: &mut Rewrite<'_>) {
    let Some(entry) = schema.take("examples") else { return };
    let first = match &entry.value.kind {
        NodeKind::Sequence(items) => items.first(),
        // As in a parameter, where each example has a name.
        NodeKind::Mapping(_) => entry.value.entries().first().and_then(|example| example.value.get("value")),
        NodeKind::Scalar { .. } => None,
    };
    if let Some(first) = first.filter(|_| !schema.has("example")) {
        schema.set("example", entry.key_span, first.clone());
    }
}

/// A bound that must not be reached is a number in 3.1, and a mark on the other bound in 3.0.
fn exclusive(schema: &mut Rewrite<'_>, key: &str) {
    let number = |entry: &Entry| entry.value.scalar().and_then(|value| value.as_f64());
    let Some((entry, limit)) = schema.mapping.entry(key).and_then(|entry| Some((entry.clone(), number(entry)?))) else {
        return;
    };
    schema.newer(&entry, &format!("a number under `{key}`"));
    schema.mapping.remove(key);
    let bound = if key == "exclusiveMinimum" { "minimum" } else { "maximum" };
    let narrower = schema.mapping.entry(bound).and_then(number).is_some_and(|inclusive| match bound {
        "minimum" => inclusive > limit,
        _ => inclusive < limit,
    });
    if !narrower {
        let Entry { key_span, value, .. } = entry;
        schema.set(key, key_span, plain(value.span, "true"));
        schema.set(bound, key_span, value);
    }
}

/// Schemas for keys by their pattern, and for those that nothing else is said about.
fn keys(schema: &mut Rewrite<'_>) {
    if let Some(entry) = schema.mapping.remove("patternProperties") {
        schema.without_effect(&entry, "the patterns of keys are not checked; their values have a type");
        let mut values: Vec<Node> = entry.value.entries().iter().map(|entry| entry.value.clone()).collect();
        let others = schema.mapping.entry("additionalProperties").map(|entry| entry.value.clone());
        values.extend(others.filter(|others| matches!(others.kind, NodeKind::Mapping(_))));
        let span = entry.value.span;
        let value = match values.len() {
            0 => None,
            1 => values.pop(),
            _ => Some(object(span, vec![self::entry("anyOf", list(span, values))])),
        };
        if let Some(value) = value {
            schema.set("additionalProperties", entry.key_span, value);
        }
    }
    if let Some(entry) = schema.mapping.remove("unevaluatedProperties") {
        let is_schema = matches!(entry.value.kind, NodeKind::Mapping(_));
        match is_schema && !schema.has("additionalProperties") {
            true => schema.set("additionalProperties", entry.key_span, entry.value),
            false => schema.without_effect(&entry, "keys that no schema names are kept in `extra`"),
        }
    }
}

/// Files and base64, which 3.0 names by `format`.
fn content(schema: &mut Rewrite<'_>) {
    let encoding = schema.take("contentEncoding");
    let media_type = schema.take("contentMediaType");
    let encoding = encoding.as_ref().map(|entry| (entry, entry.value.text().unwrap_or_default()));
    let format = match (&encoding, media_type.as_ref().and_then(|entry| entry.value.text())) {
        (Some((entry, encoding)), _) if encoding.eq_ignore_ascii_case("base64") => Some((*entry, "byte")),
        (None, Some(media)) if !is_text(media) => media_type.as_ref().map(|entry| (entry, "binary")),
        _ => None,
    };
    let Some((entry, format)) = format else { return };
    if !schema.has("type") {
        schema.set("type", entry.key_span, text(entry.value.span, "string"));
    }
    if !schema.has("format") {
        schema.set("format", entry.key_span, text(entry.value.span, format));
    }
}

/// Whether a media type is that of a text, which a string can hold.
fn is_text(media_type: &str) -> bool {
    let media_type = media_type.to_ascii_lowercase();
    media_type.starts_with("text/") || ["json", "xml", "yaml", "html"].iter().any(|text| media_type.contains(text))
}
