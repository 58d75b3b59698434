//! Several types at once.

use std::collections::BTreeSet;

use super::super::node::{Entry, Node, NodeKind};
use super::rewrite::{Rewrite, entry, list, object, plain, text};

/// The keywords that are about one type only.
fn keywords(typ: &str) -> &'static [&'static str] {
    match typ {
        "string" => &["minLength", "maxLength", "pattern", "format"],
        "integer" | "number" => &["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "format"],
        "array" => &["items", "minItems", "maxItems", "uniqueItems", "x-tuple"],
        "object" => &["properties", "required", "additionalProperties", "minProperties", "maxProperties"],
        _ => &[],
    }
}

/// Whether a format belongs to a type.
fn fits(format: &str, typ: &str) -> bool {
    let number = ["int", "uint", "float", "double", "decimal"].iter().any(|start| format.starts_with(start));
    match typ {
        "integer" => number && !format.starts_with(['f', 'd']),
        "number" => number,
        _ => !number,
    }
}

/// Makes a list of types one type, `nullable`, or branches of `anyOf`.
pub(super) fn rewrite(schema: &mut Rewrite<'_>) {
    let Some(found) = schema.mapping.entry("type").cloned() else { return };
    let null = matches!(found.value.kind, NodeKind::Scalar { .. })
        && (found.value.shape() == "null" || found.value.text() == Some("null"));
    let types: Vec<&str> = match &found.value.kind {
        NodeKind::Sequence(items) => {
            items.iter().filter_map(|item| if item.shape() == "null" { Some("null") } else { item.text() }).collect()
        }
        NodeKind::Scalar { .. } if null => vec!["null"],
        _ => return,
    };
    schema.newer(&found, if null { "the type `null`" } else { "a list of types" });
    let mut seen = BTreeSet::new();
    let mut some: Vec<&str> = types.iter().copied().filter(|typ| *typ != "null" && seen.insert(*typ)).collect();
    // Every integer is a number.
    if seen.contains("number") {
        some.retain(|typ| *typ != "integer");
    }
    let Entry { key_span, value: Node { span, .. }, .. } = found;
    schema.mapping.remove("type");
    let nullable = types.contains(&"null");
    if nullable && !some.is_empty() {
        schema.set("nullable", key_span, plain(span, "true"));
    }
    match some.as_slice() {
        [] if nullable => {
            schema.set("enum", key_span, list(span, vec![plain(span, "null")]));
        }
        [] => {}
        [only] => schema.set("type", key_span, text(span, only)),
        // Known values and branches say more than the types.
        _ if ["enum", "anyOf", "oneOf", "allOf"].iter().any(|key| schema.has(key)) => {}
        several => {
            let branches = several.iter().map(|typ| branch(schema, typ, found.value.span)).collect();
            for key in several.iter().flat_map(|typ| keywords(typ)) {
                schema.mapping.remove(key);
            }
            schema.set("anyOf", key_span, list(span, branches));
        }
    }
}

/// A type with all that is said about it.
fn branch(schema: &Rewrite<'_>, typ: &str, span: crate::diagnostic::Span) -> Node {
    let mut entries = vec![entry("type", text(span, typ))];
    for key in keywords(typ) {
        let Some(found) = schema.mapping.entry(key) else { continue };
        let format = found.value.text().filter(|_| *key == "format");
        if format.is_none_or(|format| fits(format, typ)) {
            entries.push(found.clone());
        }
    }
    object(span, entries)
}
