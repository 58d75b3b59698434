//! Follows `$ref` inside one document.

use std::collections::BTreeSet;

use openapiv3::{AdditionalProperties, Components, ReferenceOr, Schema};

use super::Lowering;
use super::view::{Additional, View};
use crate::diagnostic::Code;

/// Longest chain of references that is followed; beyond it there can only be a cycle.
const DEPTH: usize = 32;

/// A schema in place or a reference to one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum SchemaRef<'a> {
    Reference(&'a str),
    Item(&'a Schema),
}

impl<'a> From<&'a ReferenceOr<Schema>> for SchemaRef<'a> {
    fn from(schema: &'a ReferenceOr<Schema>) -> Self {
        match schema {
            ReferenceOr::Reference { reference } => Self::Reference(reference),
            ReferenceOr::Item(item) => Self::Item(item),
        }
    }
}

impl<'a> From<&'a ReferenceOr<Box<Schema>>> for SchemaRef<'a> {
    fn from(schema: &'a ReferenceOr<Box<Schema>>) -> Self {
        match schema {
            ReferenceOr::Reference { reference } => Self::Reference(reference),
            ReferenceOr::Item(item) => Self::Item(item),
        }
    }
}

/// Where a reference leads.
#[derive(Debug, Clone)]
pub(super) struct Located<'a> {
    pub schema: SchemaRef<'a>,
    pub pointer: String,
    /// Name for what is written there: the component, then the way inside it.
    pub name: String,
    /// Whether it is a whole component.
    pub whole: bool,
}

/// A component other than a schema, with the place where it is written.
#[derive(Debug)]
pub(super) struct Resolved<'a, T> {
    pub item: &'a T,
    pub pointer: String,
    /// Its key under `components`, when a reference led there.
    pub component: Option<String>,
}

/// Appends one key to a JSON pointer.
pub(super) fn child(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))
}

/// Undoes the escapes of a reference: `%7B`, then `~1` and `~0`.
pub(super) fn unescape(segment: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = segment.bytes();
    while let Some(byte) = rest.next() {
        let ahead = rest.clone();
        let code = match (byte, rest.next(), rest.next()) {
            (b'%', Some(high), Some(low)) => {
                std::str::from_utf8(&[high, low]).ok().and_then(|hex| u8::from_str_radix(hex, 16).ok())
            }
            _ => None,
        };
        if code.is_none() {
            rest = ahead;
        }
        bytes.push(code.unwrap_or(byte));
    }
    String::from_utf8_lossy(&bytes).replace("~1", "/").replace("~0", "~")
}

impl<'a> Lowering<'a> {
    /// The place that a reference names, one step far.
    pub(super) fn locate(&self, reference: &str) -> Option<Located<'a>> {
        self.locate_within(reference, DEPTH)
    }

    fn locate_within(&self, reference: &str, depth: usize) -> Option<Located<'a>> {
        let mut keys = reference.strip_prefix("#/components/schemas/")?.split('/').map(unescape);
        let component = keys.next()?;
        let schemas = &self.openapi.components.as_ref()?.schemas;
        let mut found = Located {
            schema: SchemaRef::from(schemas.get(&component)?),
            pointer: child("/components/schemas", &component),
            name: component,
            whole: true,
        };
        while let Some(key) = keys.next() {
            let left = depth.checked_sub(1)?;
            if let SchemaRef::Reference(next) = found.schema {
                found = self.locate_within(next, left)?;
            }
            let SchemaRef::Item(schema) = found.schema else {
                return None;
            };
            let view = View::of(schema);
            let pointer = child(&found.pointer, &key);
            let (schema, pointer, word) = match key.as_str() {
                "properties" => {
                    let key = keys.next()?;
                    let (_, property) = view.properties.iter().find(|(name, _)| *name == key)?;
                    (*property, child(&pointer, &key), key)
                }
                "items" => (view.items?, pointer, "item".to_owned()),
                "additionalProperties" => match view.additional {
                    Some(Additional::Schema(schema)) => (schema, pointer, "value".to_owned()),
                    _ => return None,
                },
                "oneOf" | "anyOf" | "allOf" => {
                    let index = keys.next()?;
                    let list = match key.as_str() {
                        "oneOf" => &view.one_of,
                        "anyOf" => &view.any_of,
                        _ => &view.all_of,
                    };
                    let part = list.get(index.parse::<usize>().ok()?)?;
                    (*part, child(&pointer, &index), format!("{key} {index}"))
                }
                _ => return None,
            };
            found = Located { schema, pointer, name: format!("{}_{word}", found.name), whole: false };
        }
        Some(found)
    }

    /// The schema at the end of a chain of references, without a word about broken ones.
    pub(super) fn peek(&self, schema: SchemaRef<'a>) -> Option<&'a Schema> {
        let mut schema = schema;
        for _ in 0..DEPTH {
            match schema {
                SchemaRef::Item(item) => return Some(item),
                SchemaRef::Reference(reference) => schema = self.locate(reference)?.schema,
            }
        }
        None
    }

    /// As [`Lowering::peek`], as a view.
    pub(super) fn peek_view(&self, schema: SchemaRef<'a>) -> Option<View<'a>> {
        self.peek(schema).map(View::of)
    }

    /// Says why a reference cannot be followed. That it leads out of the document, or nowhere at
    /// all, has been seen when the document was read.
    pub(super) fn broken(&mut self, reference: &str, pointer: &str) {
        if self.locate(reference).is_some() {
            return self.circle(pointer);
        }
        self.problem(
            Code::MisplacedReference,
            &child(pointer, "$ref"),
            format!("`{reference}` is nothing that can be referred to from here"),
            "move the target to `components`, under the key for what belongs here, and refer to it there",
        );
    }

    /// Says that the reference at a place leads back to itself.
    pub(super) fn circle(&mut self, pointer: &str) {
        self.problem(
            Code::ReferenceCircle,
            &child(pointer, "$ref"),
            "this reference leads back to itself",
            "let one of the entries on the way say what it is",
        );
    }

    /// Follows references to a parameter, a response, a body and the like.
    pub(super) fn resolve<T>(
        &mut self,
        start: &'a ReferenceOr<T>,
        section: &str,
        pointer: &str,
        get: impl Fn(&'a Components, &str) -> Option<&'a ReferenceOr<T>>,
    ) -> Option<Resolved<'a, T>> {
        let components = self.openapi.components.as_ref();
        let mut current = start;
        let mut place = pointer.to_owned();
        let mut component = None;
        let mut seen = BTreeSet::new();
        loop {
            let reference = match current {
                ReferenceOr::Item(item) => {
                    return Some(Resolved { item, pointer: place, component });
                }
                ReferenceOr::Reference { reference } => reference,
            };
            if !seen.insert(reference.as_str()) {
                self.circle(&place);
                return None;
            }
            let name = reference
                .strip_prefix("#/components/")
                .and_then(|rest| rest.strip_prefix(section))
                .and_then(|rest| rest.strip_prefix('/'))
                .filter(|rest| !rest.contains('/'))
                .map(unescape);
            let next = name.as_deref().and_then(|name| get(components?, name));
            match (name, next) {
                (Some(name), Some(next)) => {
                    place = child(&child("/components", section), &name);
                    component = Some(name);
                    current = next;
                }
                _ => {
                    self.broken(reference, &place);
                    return None;
                }
            }
        }
    }
}

impl<'a> From<&'a AdditionalProperties> for Additional<'a> {
    fn from(additional: &'a AdditionalProperties) -> Self {
        match additional {
            AdditionalProperties::Any(allowed) => Self::Allowed(*allowed),
            AdditionalProperties::Schema(schema) => Self::Schema(SchemaRef::from(schema.as_ref())),
        }
    }
}
