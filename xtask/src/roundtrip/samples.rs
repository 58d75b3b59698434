//! Samples of a schema: what a service may answer that does as its document says, or nearly so.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::json::Json;

/// So many samples of one schema are made at least, so that each property is met in all its odd
/// values.
const LEAST: usize = 16;

/// Most samples of one schema: a union may have hundreds of branches.
const MOST: usize = 60;

/// From this depth on only what is required is made.
const SHALLOW: usize = 4;

/// What is deeper than this is not made at all.
const DEEPEST: usize = 10;

/// Samples of the schemas of one document.
pub struct Samples<'a> {
    document: &'a Value,
    components: Option<&'a Map<String, Value>>,
}

/// What of a schema is wanted.
#[derive(Clone, Copy)]
struct Wish {
    /// Which of the values that a schema may have.
    variation: usize,
    depth: usize,
}

impl Wish {
    fn inside(self, place: usize) -> Self {
        Wish { variation: self.variation + place, depth: self.depth + 1 }
    }

    fn pick<T>(self, list: &[T]) -> Option<&T> {
        list.get(self.variation.checked_rem(list.len())?)
    }
}

/// A key that no document has.
const UNKNOWN_KEY: &str = "x_not_in_the_document";

const TEXTS: &[&str] = &["some text", "", "12", "true", "null", "ünï \"quoted\" \u{1f600}"];

const TIMES: &[&str] = &[
    "2024-02-29T12:34:56Z",
    "2024-02-29T12:34:56.120Z",
    "2024-02-29T12:34:56+02:00",
    "2024-02-29T12:34:56",
    "2024-02-29T12:34:56.000Z",
    "9999-12-31T23:59:59Z",
    "2024-02-29T12:34:56.123456789-05:30",
    "1969-12-31T23:59:59.999Z",
    "2024-02-29t12:34:56z",
    "2024-02-29 12:34:56",
];

const NUMBERS: &[&str] = &[
    "0.5",
    "1",
    "1.0",
    "-2.25",
    "0",
    "1e+21",
    "9007199254740993",
    "0.1",
    "18446744073709551615",
    "1.10",
    "1E5",
    "123456789012345678901234567890",
    "0.1234567890123456789",
    "1e400",
];

fn list<'a>(schema: &'a Value, key: &str) -> &'a [Value] {
    schema.get(key).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}

fn name_of(reference: &str) -> &str {
    reference.rsplit('/').next().unwrap_or(reference)
}

fn reference(schema: &Value) -> Option<&str> {
    schema.get("$ref").and_then(Value::as_str)
}

fn is_true(schema: &Value, key: &str) -> bool {
    schema.get(key) == Some(&Value::Bool(true))
}

impl<'a> Samples<'a> {
    /// Of this document.
    pub fn new(document: &'a Value) -> Self {
        Samples { document, components: document.pointer("/components/schemas").and_then(Value::as_object) }
    }

    /// Samples of a component schema, each another one.
    pub fn of(&self, component: &str) -> Vec<Json> {
        let Some(schema) = self.components.and_then(|all| all.get(component)) else { return Vec::new() };
        let schema = self.resolve(schema);
        let count = (2 * self.branches(schema)).clamp(LEAST, MOST);
        let mut made: BTreeSet<Json> = BTreeSet::new();
        let whole = (0..count).filter_map(|variation| self.named(component, schema, Wish { variation, depth: 0 }));
        whole.filter(|sample| made.insert(sample.clone())).collect()
    }

    fn branches(&self, schema: &Value) -> usize {
        list(schema, "oneOf").len() + list(schema, "anyOf").len() + self.children(schema).len()
    }

    fn resolve(&self, schema: &'a Value) -> &'a Value {
        let mut found = schema;
        for _ in 0..20 {
            let Some(target) = reference(found).and_then(|target| target.strip_prefix('#')) else { break };
            match self.document.pointer(target) {
                Some(next) => found = next,
                None => break,
            }
        }
        found
    }

    fn is_nullable(&self, schema: &'a Value) -> bool {
        let schema = self.resolve(schema);
        is_true(schema, "nullable") || list(schema, "enum").contains(&Value::Null)
    }

    /// A value of a schema that may be a reference, `null` where the schema allows that.
    fn any(&self, schema: &'a Value, wish: Wish) -> Option<Json> {
        if self.is_nullable(schema) && wish.variation % 7 == 3 {
            return Some(Json::Null);
        }
        match reference(schema) {
            Some(target) => self.named(name_of(target), self.resolve(schema), wish),
            None => self.value(schema, wish),
        }
    }

    /// A value of a component; of one with a `discriminator` and heirs, one of an heir.
    fn named(&self, name: &str, schema: &'a Value, wish: Wish) -> Option<Json> {
        let heirs = self.children(schema);
        if let Some((heir, schema)) = wish.pick(&heirs)
            && wish.depth <= DEEPEST
        {
            return self.named(heir, schema, Wish { depth: wish.depth + 1, ..wish });
        }
        let mut value = self.value(schema, wish)?;
        for parent in list(schema, "allOf").iter().map(|part| self.resolve(part)) {
            self.tag(parent, name, &mut value);
        }
        Some(value)
    }

    /// The schemas that a parent with a `discriminator` of its own chooses from.
    fn children(&self, parent: &Value) -> Vec<(&'a str, &'a Value)> {
        if parent.get("discriminator").is_none() || parent.get("oneOf").is_some() || parent.get("anyOf").is_some() {
            return Vec::new();
        }
        let is_child = |schema: &&'a Value| {
            list(schema, "allOf").iter().any(|part| reference(part).is_some() && self.resolve(part) == parent)
        };
        let all = self.components.into_iter().flatten();
        all.filter(|(_, schema)| is_child(schema)).map(|(name, schema)| (name.as_str(), schema)).collect()
    }

    /// Writes the tag that means a schema.
    fn tag(&self, chooser: &Value, name: &str, value: &mut Json) {
        let Some(discriminator) = chooser.get("discriminator") else { return };
        let Some(key) = discriminator.get("propertyName").and_then(Value::as_str) else { return };
        let mapping = discriminator.get("mapping").and_then(Value::as_object);
        let means = |target: &Value| target.as_str().is_some_and(|target| name_of(target) == name);
        let tag = mapping.into_iter().flatten().find(|(_, target)| means(target)).map_or(name, |(tag, _)| tag);
        if let Json::Object(entries) = value {
            entries.insert(key.to_owned(), Json::text(tag));
        }
    }

    fn value(&self, schema: &'a Value, wish: Wish) -> Option<Json> {
        if wish.depth > DEEPEST {
            return None;
        }
        let mut whole = Whole::default();
        self.flatten(schema, wish, &mut whole);
        if whole.is_object() {
            return self.object(&whole, wish).map(Json::Object);
        }
        let schema = whole.telling().unwrap_or(schema);
        let known: Vec<&Value> = list(schema, "enum").iter().filter(|value| !value.is_null()).collect();
        if !known.is_empty() {
            let unknown = match known.as_slice() {
                [Value::String(_), _, ..] => Some(Json::text("not-in-the-document")),
                _ => None,
            };
            let all: Vec<Json> = known.into_iter().map(Json::from).chain(unknown).collect();
            return wish.pick(&all).cloned();
        }
        self.plain(schema, wish)
    }

    /// What a schema says with all its parts, and with the branch that is wanted.
    fn flatten(&self, schema: &'a Value, wish: Wish, into: &mut Whole<'a>) {
        // A part that is listed again says nothing new, and one that holds itself has no end.
        if into.parts.iter().any(|part| std::ptr::eq(*part, schema)) {
            return;
        }
        into.parts.push(schema);
        into.required.extend(list(schema, "required").iter().filter_map(Value::as_str));
        for (key, property) in schema.get("properties").and_then(Value::as_object).into_iter().flatten() {
            match into.properties.iter_mut().find(|(known, _)| *known == key.as_str()) {
                Some((_, said)) => said.push(property),
                None => into.properties.push((key, vec![property])),
            }
        }
        list(schema, "allOf").iter().for_each(|part| self.flatten(self.resolve(part), wish, into));
        let branches: Vec<&Value> = list(schema, "oneOf").iter().chain(list(schema, "anyOf")).collect();
        if let Some(branch) = wish.pick(&branches) {
            if let Some(target) = reference(branch) {
                let mut tagged = Json::Object(BTreeMap::new());
                self.tag(schema, name_of(target), &mut tagged);
                if let Json::Object(entries) = tagged {
                    into.tags.extend(entries);
                }
            }
            let known = into.parts.len();
            self.flatten(self.resolve(branch), wish, into);
            let chosen: Vec<_> = into.parts.iter().skip(known).copied().collect();
            into.chosen.extend(chosen);
        }
    }

    /// A value of which several schemas say what it is.
    fn together(&self, said: &[&'a Value], wish: Wish) -> Option<Json> {
        let telling = |schema: &&&'a Value| {
            let schema = self.resolve(schema);
            ["type", "properties", "allOf", "oneOf", "anyOf", "enum", "items", "additionalProperties"]
                .iter()
                .any(|key| schema.get(*key).is_some())
        };
        let telling: Vec<&'a Value> = said.iter().filter(telling).copied().collect();
        match telling.as_slice() {
            [] => self.any(said.first()?, wish),
            [only] => self.any(only, wish),
            several if wish.variation % 7 == 3 && several.iter().all(|schema| self.is_nullable(schema)) => {
                Some(Json::Null)
            }
            several => {
                // Made for one document that lives as long as the command.
                let parts: Vec<Value> = several.iter().map(|schema| (*schema).clone()).collect();
                self.value(Box::leak(Box::new(serde_json::json!({ "allOf": parts }))), wish)
            }
        }
    }

    fn plain(&self, schema: &'a Value, wish: Wish) -> Option<Json> {
        let format = schema.get("format").and_then(Value::as_str).unwrap_or_default();
        let texts = |texts: &[&str]| wish.pick(texts).map(|text| Json::text(text));
        Some(match schema.get("type").and_then(Value::as_str) {
            Some("boolean") => Json::Bool(wish.variation.is_multiple_of(2)),
            Some("integer") => Json::number(wish.pick(&integers(schema, format))?),
            Some("number") => Json::number(wish.pick(NUMBERS)?),
            Some("string") => match format {
                "date-time" => texts(TIMES)?,
                "date" => texts(&["2024-02-29", "9999-12-31", "0001-01-01"])?,
                "byte" => texts(&["aGVsbG8=", "aGVsbG8", "_-8=", "", "not base64!"])?,
                "uuid" => texts(&["6f1ed002-ab5c-4c0d-9a8f-8d4b0cbe1d2b", "6F1ED002-AB5C-4C0D-9A8F-8D4B0CBE1D2B"])?,
                "ipv4" | "ip" => texts(&["192.0.2.1", "not-an-address"])?,
                "ipv6" => texts(&["2001:db8::1", "2001:DB8:0::1"])?,
                "uri" | "url" => texts(&["https://example.com/a?b=c", "HTTP://EXAMPLE.com:80/%7e"])?,
                _ => texts(TEXTS)?,
            },
            Some("array") => self.list(schema, wish)?,
            _ if schema.get("items").is_some() => self.list(schema, wish)?,
            _ => {
                let any = [r#"{"a":[1,null,{}]}"#, "\"text\"", "[]", "{}", "1.0", "false"];
                Json::read(wish.pick(&any)?).ok()?
            }
        })
    }

    fn list(&self, schema: &'a Value, wish: Wish) -> Option<Json> {
        let least = schema.get("minItems").and_then(Value::as_u64).unwrap_or_default() as usize;
        let most = schema.get("maxItems").and_then(Value::as_u64).unwrap_or(u64::MAX) as usize;
        let most = if wish.depth < SHALLOW { most } else { 1 };
        let count = [1, 0, 2][wish.variation % 3].min(most).max(least);
        let Some(items) = schema.get("items") else { return Some(Json::List(vec![Json::Null; count])) };
        let item = |place| self.any(items, wish.inside(place));
        let made: Vec<Json> = (0..count).filter_map(item).collect();
        (made.len() >= least).then_some(Json::List(made))
    }

    fn object(&self, whole: &Whole<'a>, wish: Wish) -> Option<BTreeMap<String, Json>> {
        let mut entries = BTreeMap::new();
        for (place, (key, said)) in whole.properties.iter().enumerate() {
            let is_required = whole.required.contains(key);
            if !is_required && (wish.depth >= SHALLOW || wish.variation % 5 == 1) {
                continue;
            }
            // Services say `null` for what is absent, whatever the document says.
            let null = !is_required && (wish.variation + place) % 11 == 7;
            match if null { Some(Json::Null) } else { self.together(said, wish.inside(place)) } {
                Some(value) => drop(entries.insert((*key).to_owned(), value)),
                None if is_required => return None,
                None => {}
            }
        }
        let additional = whole.parts.iter().filter_map(|part| part.get("additionalProperties"));
        let additional: Vec<&'a Value> = additional.collect();
        let schemas: Vec<&'a Value> = additional.iter().filter(|schema| schema.is_object()).copied().collect();
        if additional.contains(&&Value::Bool(false)) {
        } else if !schemas.is_empty() {
            for place in 0..[1, 0, 2][wish.variation % 3] {
                let value = self.together(&schemas, wish.inside(place));
                entries.extend(value.map(|value| (format!("key {place}"), value)));
            }
        } else if wish.variation % 4 == 2 {
            let unknown = Json::read(r#"{"deep":[null,1.0,"2024-02-29T12:34:56+02:00"]}"#).ok();
            entries.extend(unknown.map(|value| (UNKNOWN_KEY.to_owned(), value)));
        }
        entries.extend(whole.tags.clone());
        Some(entries)
    }
}

/// A schema with all its parts.
#[derive(Default)]
struct Whole<'a> {
    parts: Vec<&'a Value>,
    /// Those of the parts that are of a branch.
    chosen: Vec<&'a Value>,
    properties: Vec<(&'a str, Vec<&'a Value>)>,
    required: BTreeSet<&'a str>,
    tags: BTreeMap<String, Json>,
}

impl<'a> Whole<'a> {
    /// Of parts that are no objects, the one that says most: known values, whole numbers, and what no
    /// branch says.
    fn telling(&self) -> Option<&'a Value> {
        let is_chosen = |part: &&Value| self.chosen.iter().any(|chosen| std::ptr::eq(*chosen, *part));
        let precision = |part: &&Value| {
            let is_whole = part.get("type").and_then(Value::as_str) == Some("integer");
            (!list(part, "enum").is_empty(), part.get("type").is_some(), !is_chosen(part), is_whole)
        };
        self.parts.iter().copied().rev().max_by_key(precision)
    }

    fn is_object(&self) -> bool {
        let is_object = |part: &&Value| {
            part.get("additionalProperties").is_some() || part.get("type").and_then(Value::as_str) == Some("object")
        };
        !self.properties.is_empty() || self.parts.iter().any(is_object)
    }
}

fn integers(schema: &Value, format: &str) -> Vec<String> {
    let bound = |key: &str| schema.get(key).and_then(Value::as_f64);
    let (least, most) = (bound("minimum").unwrap_or(f64::MIN), bound("maximum").unwrap_or(f64::MAX));
    let (least, most) = match format {
        "int32" => (least.max(f64::from(i32::MIN)), most.min(f64::from(i32::MAX))),
        "uint8" => (least.max(0.0), most.min(255.0)),
        "uint16" => (least.max(0.0), most.min(65_535.0)),
        "uint32" => (least.max(0.0), most.min(f64::from(u32::MAX))),
        "uint" | "uint64" => (least.max(0.0), most),
        _ => (least, most),
    };
    let fits = |number: &i64| (least..=most).contains(&(*number as f64));
    let mut found: Vec<_> =
        [7, 0, 1, -3, 2_147_483_647, 9_007_199_254_740_993, i64::MIN].into_iter().filter(fits).collect();
    if found.is_empty() {
        found.push(least.max(-9e15) as i64);
    }
    found.iter().map(i64::to_string).collect()
}
