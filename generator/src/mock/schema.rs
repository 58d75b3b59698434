//! Values held against the schemas of a document.

use std::collections::BTreeMap;
use std::sync::Arc;

use jsonschema::error::ValidationErrorKind;
use jsonschema::{Draft, ValidationError, Validator};
use serde_json::{Map, Value, json};

use super::value::Pieces;
use crate::ir::{Api, Operation};

/// The schemas of a document, each compiled once.
pub(super) struct Schemas<'a> {
    definitions: &'a Value,
    compiled: BTreeMap<String, Schema>,
    /// What they are compiled for.
    operation: String,
    /// What can't be compiled, a line for each.
    unchecked: Vec<String>,
}

/// One schema; nothing, which takes every value, for one that can't be compiled.
#[derive(Clone)]
pub(super) struct Schema(Option<Arc<Validator>>);

impl<'a> Schemas<'a> {
    pub(super) fn new(api: &'a Api) -> Self {
        Schemas {
            definitions: &api.definitions,
            compiled: BTreeMap::new(),
            operation: String::new(),
            unchecked: vec![],
        }
    }

    /// Says which operation the next schemas are of.
    pub(super) fn begin(&mut self, operation: &Operation) {
        self.operation = format!("{} {}", operation.method, operation.path);
    }

    /// What can't be compiled: operation, place and reason.
    pub(super) fn into_unchecked(self) -> Vec<String> {
        self.unchecked
    }

    /// Compiles the schema of a part of the operation.
    pub(super) fn compile(&mut self, schema: &Value, place: &str) -> Schema {
        let key = schema.to_string();
        if let Some(known) = self.compiled.get(&key) {
            return known.clone();
        }
        let mut needed = Map::new();
        self.collect(schema, &mut needed);
        let mut whole = json!({"allOf": [schema], "$defs": needed});
        bound_integers(&mut whole);
        let options = jsonschema::options().with_draft(Draft::Draft202012).should_validate_formats(true);
        let validator = options.build(&whole);
        if let Err(error) = &validator {
            self.unchecked.push(format!("{}: {place}: {error}", self.operation));
        }
        let schema = Schema(validator.ok().map(Arc::new));
        self.compiled.insert(key, schema.clone());
        schema
    }

    /// The definitions that a schema refers to, and those that they refer to.
    fn collect(&self, schema: &Value, needed: &mut Map<String, Value>) {
        match schema {
            Value::Object(keys) => {
                let name = keys.get("$ref").and_then(Value::as_str).and_then(|found| found.strip_prefix("#/$defs/"));
                // A reference may lead into a definition; a name has its slashes escaped.
                let name =
                    name.and_then(|rest| rest.split('/').next()).map(|n| n.replace("~1", "/").replace("~0", "~"));
                if let Some(name) = name
                    && !needed.contains_key(&name)
                    && let Some(definition) = self.definitions.get(&name)
                {
                    needed.insert(name, definition.clone());
                    self.collect(definition, needed);
                }
                keys.values().for_each(|value| self.collect(value, needed));
            }
            Value::Array(items) => items.iter().for_each(|item| self.collect(item, needed)),
            _ => {}
        }
    }
}

/// Gives integers the bounds of their width. Validators know formats of texts only, and what does
/// not fit into 64 bits is no integer to those who read it.
fn bound_integers(schema: &mut Value) {
    match schema {
        Value::Object(keys) => {
            keys.values_mut().for_each(bound_integers);
            let is_integer = match keys.get("type") {
                Some(Value::Array(types)) => types.iter().any(|one| one == "integer"),
                other => other.is_some_and(|one| one == "integer"),
            };
            if is_integer {
                let narrow = keys.get("format").and_then(Value::as_str) == Some("int32");
                let (least, most) = if narrow { (i32::MIN.into(), i32::MAX.into()) } else { (i64::MIN, i64::MAX) };
                keys.entry("minimum").or_insert_with(|| least.into());
                keys.entry("maximum").or_insert_with(|| most.into());
            }
        }
        Value::Array(items) => items.iter_mut().for_each(bound_integers),
        _ => {}
    }
}

impl Schema {
    /// Each problem of a body: where in it, and what is wrong, without what was sent, which may
    /// be a password.
    pub(super) fn problems(&self, value: &Value) -> Vec<(String, String)> {
        let place = |error: &ValidationError| error.instance_path().to_string();
        let errors = self.0.iter().flat_map(|validator| validator.iter_errors(value));
        errors.map(|error| (place(&error), wording(&error, "this"))).collect()
    }

    /// What is wrong with a parameter. Its pieces are numbers and truth values where they look
    /// like it, and texts where only a text fits.
    pub(super) fn refuses(&self, Pieces { typed, texts }: &Pieces) -> Option<String> {
        let validator = self.0.as_ref()?;
        let strict: Vec<_> = validator.iter_errors(typed).collect();
        let mut mixed = typed.clone();
        for error in &strict {
            let place = error.instance_path().as_str();
            if let (Some(piece), Some(text)) = (mixed.pointer_mut(place), texts.pointer(place)) {
                *piece = text.clone();
            }
        }
        let lenient: Vec<_> = validator.iter_errors(&mixed).collect();
        let last = lenient.first()?;
        // A text that can't be the right kind of value says less than a value out of bounds.
        let telling = strict.iter().find(|error| !matches!(error.kind(), ValidationErrorKind::Type { .. }));
        let error = telling.unwrap_or(last);
        let place = error.instance_path().as_str();
        let subject = match texts.pointer(place) {
            Some(Value::String(text)) => format!("`{text}`"),
            _ => "this".to_owned(),
        };
        let reason = wording(error, &subject);
        Some(if place.is_empty() { reason } else { format!("{reason} at {place}") })
    }
}

/// What is wrong with a value that is called `subject`.
fn wording(error: &ValidationError, subject: &str) -> String {
    match error.kind() {
        // All of them: whoever mistyped one wants to see the right one.
        ValidationErrorKind::Enum { options } => {
            let options: Vec<String> = options.as_array().into_iter().flatten().map(Value::to_string).collect();
            format!("{subject} is not one of {}", options.join(", "))
        }
        _ => error.masked_with(subject).to_string(),
    }
}
