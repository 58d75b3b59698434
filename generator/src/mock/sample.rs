//! Values that schemas allow, for what the document has no example of.

use std::cell::Cell;

use serde_json::{Map, Value, json};

/// What is deeper than this is not made.
const DEEPEST: usize = 10;

/// From this depth on only what is required is made.
const SHALLOW: usize = 4;

/// More references in a row than this lead nowhere, and nor do more parts in parts.
const MOST_STEPS: usize = 32;

/// More values than this are not made for one sample.
const MOST_VALUES: usize = 20_000;

/// Samples of the schemas of a document, in words of OpenAPI 3.0.
pub(super) struct Samples<'a> {
    document: &'a Value,
    /// How many values may still be made for the sample.
    left: Cell<usize>,
}

/// How deep in a sample a value is.
#[derive(Clone, Copy)]
struct Depth {
    /// In objects and lists.
    value: usize,
    /// In parts that a schema is put together of.
    part: usize,
}

impl Depth {
    fn inside(self) -> Self {
        Depth { value: self.value + 1, part: 0 }
    }

    fn of_part(self) -> Self {
        Depth { part: self.part + 1, ..self }
    }
}

impl<'a> Samples<'a> {
    pub(super) fn new(document: &'a Value) -> Self {
        Samples { document, left: Cell::new(0) }
    }

    /// What a reference leads to, or the value itself.
    pub(super) fn resolve(&self, value: &'a Value) -> Option<&'a Value> {
        let mut found = value;
        for _ in 0..MOST_STEPS {
            match found.get("$ref").and_then(Value::as_str) {
                Some(target) => found = self.document.pointer(target.strip_prefix('#')?)?,
                None => return Some(found),
            }
        }
        None
    }

    /// A value of a schema: its example, its default, one of its enum, or one that is made of its parts.
    pub(super) fn of(&self, schema: &'a Value) -> Option<Value> {
        self.left.set(MOST_VALUES);
        self.value(schema, Depth { value: 0, part: 0 })
    }

    fn value(&self, schema: &'a Value, depth: Depth) -> Option<Value> {
        let name = schema.get("$ref").and_then(Value::as_str).map(last);
        let schema = self.resolve(schema).filter(|_| depth.value <= DEEPEST && depth.part <= MOST_STEPS)?;
        self.left.set(self.left.get().checked_sub(1)?);
        for key in ["example", "default"] {
            if let Some(value) = schema.get(key).filter(|value| !value.is_null()) {
                return Some(value.clone());
            }
        }
        if let Some(known) = list(schema, "enum").iter().find(|value| !value.is_null()) {
            return Some(known.clone());
        }
        let mut made = self.plain(schema, depth)?;
        for part in list(schema, "allOf") {
            made = merged(made, self.value(part, depth.of_part())?);
        }
        let mut branches = ["oneOf", "anyOf"].into_iter().flat_map(|key| list(schema, key)).peekable();
        if branches.peek().is_some() {
            let branch = branches.find_map(|branch| {
                let value = self.value(branch, depth.inside())?;
                Some(self.tagged(schema, branch.get("$ref").and_then(Value::as_str).map(last), value))
            });
            made = merged(made, branch?);
        }
        // A part of `allOf` with a discriminator is tagged by who is made of it.
        let mut parents = list(schema, "allOf").iter().filter_map(|part| self.resolve(part));
        match parents.find(|parent| parent.get("discriminator").is_some()) {
            Some(parent) => Some(self.tagged(parent, name, made)),
            None => Some(made),
        }
    }

    /// A value with the tag by which it is told from others.
    fn tagged(&self, chooser: &Value, name: Option<&str>, mut value: Value) -> Value {
        let discriminator = chooser.get("discriminator");
        let key = discriminator.and_then(|found| found.get("propertyName")).and_then(Value::as_str);
        if let (Some(key), Some(name), Value::Object(entries)) = (key, name, &mut value) {
            let mapping = discriminator.and_then(|found| found.get("mapping")).and_then(Value::as_object);
            let means = |target: &Value| target.as_str().is_some_and(|target| last(target) == name);
            let tag = mapping.into_iter().flatten().find(|(_, target)| means(target)).map_or(name, |(tag, _)| tag);
            entries.insert(key.to_owned(), tag.into());
        }
        value
    }

    /// A value of what a schema says without its branches and parts; `null` where it says nothing.
    fn plain(&self, schema: &'a Value, depth: Depth) -> Option<Value> {
        let text = |key: &str| schema.get(key).and_then(Value::as_str);
        Some(match text("type") {
            Some("boolean") => true.into(),
            Some("integer") => number(schema, true),
            Some("number") => number(schema, false),
            Some("string") => string(schema, text("format").unwrap_or_default()).into(),
            Some("array") => self.list(schema, depth)?,
            _ if schema.get("items").is_some() => self.list(schema, depth)?,
            Some("object") => self.object(schema, depth)?,
            _ if schema.get("properties").is_some() || schema.get("additionalProperties").is_some() => {
                self.object(schema, depth)?
            }
            _ => Value::Null,
        })
    }

    fn list(&self, schema: &'a Value, depth: Depth) -> Option<Value> {
        let bound = |key: &str| schema.get(key).and_then(Value::as_u64);
        let (least, most) = (bound("minItems").unwrap_or(0), bound("maxItems").unwrap_or(u64::MAX));
        let count = usize::try_from(least.max(1).min(most)).unwrap_or(1).min(100);
        let item = schema.get("items").map_or_else(|| Some(json!({})), |items| self.value(items, depth.inside()));
        match item {
            Some(item) => Some(Value::Array(vec![item; count])),
            None => (least == 0).then(|| json!([])),
        }
    }

    fn object(&self, schema: &'a Value, depth: Depth) -> Option<Value> {
        let required = list(schema, "required");
        let mut entries = Map::new();
        for (key, property) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
            let is_required = required.iter().any(|required| required == key);
            let described = self.resolve(property);
            let is_sent_only = described.is_some_and(|found| found.get("writeOnly") == Some(&Value::Bool(true)));
            if is_sent_only || !is_required && depth.value >= SHALLOW {
                continue;
            }
            match self.value(property, depth.inside()) {
                Some(value) => drop(entries.insert(key.clone(), value)),
                None if is_required => return None,
                None => {}
            }
        }
        let least = schema.get("minProperties").and_then(Value::as_u64).unwrap_or(0);
        if let Some(values @ Value::Object(_)) = schema.get("additionalProperties")
            && (entries.is_empty() || (entries.len() as u64) < least)
            && let Some(value) = self.value(values, depth.inside())
        {
            let missing = usize::try_from(least).unwrap_or(1).saturating_sub(entries.len()).clamp(1, 100);
            entries.extend((1..=missing).map(|place| (format!("key{place}"), value.clone())));
        }
        Some(Value::Object(entries))
    }
}

fn list<'a>(schema: &'a Value, key: &str) -> &'a [Value] {
    schema.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

/// The last name of a reference.
fn last(target: &str) -> &str {
    target.rsplit('/').next().unwrap_or(target)
}

/// Two parts of one value: keys of both, else the one that says something.
fn merged(one: Value, other: Value) -> Value {
    match (one, other) {
        (Value::Object(mut one), Value::Object(other)) => {
            one.extend(other);
            Value::Object(one)
        }
        (one, Value::Null) => one,
        (Value::Null, other) => other,
        // What a schema says of itself is a scalar or a list; a branch of the same kind is narrower.
        (_, other) => other,
    }
}

fn number(schema: &Value, whole: bool) -> Value {
    let bound = |key: &str| schema.get(key).and_then(Value::as_f64);
    let excluded = |key: &str| schema.get(key) == Some(&Value::Bool(true));
    let (least, most) = (bound("minimum"), bound("maximum"));
    let step = bound("multipleOf").filter(|step| *step > 0.0);
    let unit = step.unwrap_or(1.0);
    let low = least.map(|least| if excluded("exclusiveMinimum") { least + unit.min(1.0) } else { least });
    let high = most.map(|most| if excluded("exclusiveMaximum") { most - unit.min(1.0) } else { most });
    let wished = low.map_or(unit, |low| low.max(unit)).min(high.unwrap_or(f64::MAX));
    let wished = if whole { wished.ceil() } else { wished };
    let fits = match step {
        Some(step) => (wished / step).ceil() * step,
        None => wished,
    };
    if whole { (fits as i64).into() } else { fits.into() }
}

fn string(schema: &Value, format: &str) -> String {
    let usual = match format {
        "date-time" => "2026-01-31T12:00:00Z",
        "date" => "2026-01-31",
        "time" => "12:00:00Z",
        "duration" => "PT1H",
        "byte" => "dGV4dA==",
        "uuid" => "6f1ed002-ab5c-4c0d-9a8f-8d4b0cbe1d2b",
        "email" | "idn-email" => "somebody@example.com",
        "hostname" | "idn-hostname" => "example.com",
        "ipv4" => "192.0.2.1",
        "ipv6" => "2001:db8::1",
        "uri" | "url" | "iri" => "https://example.com/",
        "uri-reference" | "iri-reference" | "json-pointer" => "/text",
        "regex" => "text",
        _ => "text",
    };
    let bound = |key: &str| schema.get(key).and_then(Value::as_u64).and_then(|bound| usize::try_from(bound).ok());
    let least = bound("minLength").unwrap_or(0).min(10_000);
    let most = bound("maxLength").unwrap_or(usize::MAX);
    let letters = usual.chars().chain(std::iter::repeat('x')).take(usual.chars().count().max(least).min(most));
    letters.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sample(schema: Value) -> Value {
        let document = json!({"components": {"schemas": {
            "Pet": {"type": "object", "required": ["kind"], "properties": {"kind": {"type": "string"}},
                "discriminator": {"propertyName": "kind", "mapping": {"feline": "#/components/schemas/Cat"}}},
            "Cat": {"allOf": [{"$ref": "#/components/schemas/Pet"}, {"properties": {"lives": {"type": "integer", "minimum": 2}}}]},
            "Tree": {"type": "object", "required": ["below"], "properties": {
                "below": {"type": "array", "items": {"$ref": "#/components/schemas/Tree"}}}},
            "Endless": {"type": "object", "required": ["more"], "properties": {"more": {"$ref": "#/components/schemas/Endless"}}},
        }}, "schema": schema});
        Samples::new(&document).of(&document["schema"]).unwrap_or(Value::Null)
    }

    #[test]
    fn a_sample_is_what_its_schema_allows() {
        for (schema, expected) in [
            (json!({"type": "string", "example": "a"}), json!("a")),
            (json!({"type": "string", "enum": [null, "b"]}), json!("b")),
            (json!({"type": "string", "minLength": 6}), json!("textxx")),
            (json!({"type": "string", "maxLength": 2}), json!("te")),
            (json!({"type": "string", "format": "date"}), json!("2026-01-31")),
            (json!({"type": "integer", "minimum": 5, "exclusiveMinimum": true}), json!(6)),
            (json!({"type": "integer", "maximum": -3}), json!(-3)),
            (json!({"type": "number", "multipleOf": 2.5, "minimum": 3}), json!(5.0)),
            (json!({"type": "array", "minItems": 2, "items": {"type": "boolean"}}), json!([true, true])),
            (json!({"type": "array", "maxItems": 0, "items": {}}), json!([])),
            (
                json!({"type": "object", "additionalProperties": {"type": "integer"}, "minProperties": 2}),
                json!({"key1": 1, "key2": 1}),
            ),
            (json!({"type": "object", "properties": {"a": {"type": "string", "writeOnly": true}}}), json!({})),
            (json!({"oneOf": [{"$ref": "#/components/schemas/Endless"}, {"type": "boolean"}]}), json!(true)),
            (json!({"$ref": "#/components/schemas/Cat"}), json!({"kind": "feline", "lives": 2})),
        ] {
            assert_eq!(sample(schema.clone()), expected, "{schema}");
        }
    }

    #[test]
    fn what_holds_itself_ends_where_it_may() {
        let tree = sample(json!({"$ref": "#/components/schemas/Tree"}));
        let mut depth = 0;
        let mut below = &tree;
        while let Some(next) = below["below"].get(0) {
            (depth, below) = (depth + 1, next);
        }
        assert!((1..=DEEPEST).contains(&depth), "{tree}");
        assert_eq!(sample(json!({"$ref": "#/components/schemas/Endless"})), Value::Null, "no value is finite");
    }
}
