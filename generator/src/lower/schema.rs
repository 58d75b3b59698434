//! The meaning of one schema: a type in place, or a definition that needs a name.

use std::collections::BTreeSet;

use openapiv3::{Schema, SchemaData};
use serde_json::Value;

use super::link::{Followed, SchemaRef};
use super::lowering::{Lowering, NUMBERS};
use super::pointer::child;
use super::view::View;
use crate::diagnostic::Code;
use crate::ir::{IntegerSize, TimeFormat, Type, TypeDef, TypeId, TypeKind};

/// What a schema turned out to be, without "or nothing".
#[derive(Debug)]
pub(super) enum Kind {
    /// A type that can stand in any place.
    Plain(Type),
    /// Something that has to be defined under a name.
    Def(TypeKind),
}

/// So many schemas without a name of their own may lie inside of each other, across references.
const DEEPEST: usize = 160;

/// `description`, else `title`.
pub(super) fn documentation(data: &SchemaData) -> String {
    data.description.clone().or_else(|| data.title.clone()).unwrap_or_default()
}

/// Makes a type optional. Where values are lenient, lists and maps have an empty value already.
pub(super) fn optional(ty: Type, lenient: bool) -> Type {
    match ty {
        Type::Optional(_) => ty,
        Type::List(_) | Type::Map(_) if lenient => ty,
        other => Type::Optional(Box::new(other)),
    }
}

/// The type of a value that is there.
pub(super) fn present(ty: &Type) -> &Type {
    match ty {
        Type::Optional(inner) => present(inner),
        other => other,
    }
}

/// Undoes [`optional`].
pub(super) fn bare(ty: Type) -> Type {
    match ty {
        Type::Optional(inner) => bare(*inner),
        other => other,
    }
}

pub(super) fn timestamp(format: &str) -> Option<Type> {
    Some(Type::Timestamp(match format {
        "unix-time" => TimeFormat::Seconds,
        "unix-time-ms" => TimeFormat::Milliseconds,
        "date-time" => TimeFormat::Rfc3339,
        _ => return None,
    }))
}

pub(super) fn integer(format: Option<&str>, minimum: Option<f64>) -> Type {
    let unsigned = minimum.is_some_and(|minimum| minimum >= 0.0);
    Type::Integer(match (format, unsigned) {
        (Some("uint8" | "uint16" | "uint32"), _) | (Some("int32"), true) => IntegerSize::U32,
        (Some("uint64"), _) => IntegerSize::U64,
        (Some("int8" | "int16" | "int32"), _) => IntegerSize::I32,
        (_, true) => IntegerSize::U64,
        (_, false) => IntegerSize::I64,
    })
}

impl<'a> Lowering<'a> {
    /// What a component schema defines.
    pub(super) fn component(&mut self, schema: SchemaRef<'a>, pointer: &str, name: &str) -> TypeKind {
        if let Some(kind) = self.parent(schema, pointer, name) {
            return kind;
        }
        let kind = match schema {
            SchemaRef::Reference(_) => Kind::Plain(self.shape(schema, pointer, name)),
            SchemaRef::Item(item) => self.kind(&self.view(item), pointer, name),
        };
        // It is referred to, but has no name of its own.
        let in_place = self.peek(schema).is_some_and(|schema| schema.schema_data.extensions.contains_key("x-in-place"));
        match kind {
            Kind::Def(kind) => kind,
            Kind::Plain(ty) => match bare(ty) {
                ty if in_place => TypeKind::Alias(ty),
                ty @ (Type::Integer(_) | Type::Number | Type::String) => TypeKind::Newtype(ty),
                other => TypeKind::Alias(other),
            },
        }
    }

    /// The type of a schema as used in one place; `name` is for what is defined there.
    pub(super) fn shape(&mut self, schema: SchemaRef<'a>, pointer: &str, name: &str) -> Type {
        if !self.spend(1, pointer) {
            return Type::Any;
        }
        let ty = match schema {
            SchemaRef::Reference(reference) => match self.follow(reference) {
                Ok(Followed { named, end }) => match self.components.get(named.name.as_str()).copied() {
                    Some(id) if named.whole => Type::Named(id),
                    _ => self.schema_in_place(end.0, &end.1.pointer, &end.1.name),
                },
                Err(reason) => {
                    self.report_no_end(reason, reference, pointer);
                    return Type::Any;
                }
            },
            SchemaRef::Item(item) => self.schema_in_place(item, pointer, name),
        };
        if self.is_nullable(schema) { optional(ty, self.lenient) } else { ty }
    }

    fn schema_in_place(&mut self, schema: &'a Schema, pointer: &str, name: &str) -> Type {
        match self.inline.get(pointer).copied() {
            Some(id) => Type::Named(id),
            None if self.visiting.len() >= DEEPEST => {
                self.report_too_deep(pointer);
                Type::Any
            }
            None => self.inline(&self.view(schema), pointer, name),
        }
    }

    fn inline(&mut self, view: &View<'a>, pointer: &str, name: &str) -> Type {
        for key in ["x-reading", "x-series"] {
            if view.extension(key).is_some() {
                self.malformed(&child(pointer, key), "move the schema to `components.schemas`, and refer to it");
            }
        }
        self.in_place(view, pointer, name, |lowering| lowering.kind(view, pointer, name))
    }

    /// What is defined in a place, which is lowered once and may lead back to itself.
    pub(super) fn in_place(
        &mut self,
        view: &View<'a>,
        place: &str,
        name: &str,
        kind: impl FnOnce(&mut Self) -> Kind,
    ) -> Type {
        if let Some(id) = self.inline.get(place).copied() {
            return Type::Named(id);
        }
        if !self.visiting.insert(place.to_owned()) {
            // The schema leads back to itself; the call that is under way says what it is.
            return Type::Named(self.define(view, TypeKind::Alias(Type::Any), place, name));
        }
        let kind = kind(self);
        self.visiting.remove(place);
        match (kind, self.inline.get(place).copied()) {
            (Kind::Plain(ty), None) => ty,
            (Kind::Def(kind), None) => Type::Named(self.define(view, kind, place, name)),
            (kind, Some(id)) => {
                if let Some(draft) = self.types.get_mut(id.0) {
                    draft.def.kind = match kind {
                        Kind::Def(kind) => kind,
                        Kind::Plain(ty) => TypeKind::Alias(ty),
                    };
                }
                Type::Named(id)
            }
        }
    }

    pub(super) fn define(&mut self, view: &View<'a>, kind: TypeKind, pointer: &str, name: &str) -> TypeId {
        let def = TypeDef {
            wire: self.taken.claim(name.to_owned()),
            description: documentation(view.data),
            deprecated: view.data.deprecated,
            entries: view.entries,
            most_items: view.most_items(),
            kind,
            said_of_parts: Vec::new(),
        };
        let id = self.add(def, true);
        self.inline.insert(pointer.to_owned(), id);
        id
    }

    /// Whether a value may also be `null`, `false` or the like: the schema says so, or a branch or
    /// the only part of it does.
    pub(super) fn is_nullable(&self, schema: SchemaRef<'a>) -> bool {
        let Some(schema) = self.peek(schema) else { return false };
        let address = |schema: &'a Schema| std::ptr::from_ref(schema).addr();
        let mut known = self.nullable.borrow_mut();
        // What is still open, with how many schemas it lies below the one that is asked for.
        let mut open = vec![(schema, 0)];
        let mut seen = BTreeSet::new();
        let mut way: Vec<usize> = Vec::new();
        while let Some((schema, depth)) = open.pop() {
            let at = address(schema);
            let answer = known.get(&at).copied();
            if answer == Some(false) || !seen.insert(at) {
                continue;
            }
            self.count(1);
            way.truncate(depth);
            way.push(at);
            let view = self.view(schema);
            let own = view.data.nullable || view.values.contains(&Value::Null);
            if answer == Some(true) || own || view.branches.iter().any(|(branch, _)| self.is_nothing(*branch)) {
                // Then all are, on the way from the one that is asked for.
                known.extend(way.iter().map(|at| (*at, true)));
                return true;
            }
            let only_part = view.all_of.first().filter(|_| view.all_of.len() == 1);
            let below = view.branches.iter().map(|(branch, _)| branch).chain(only_part);
            let below: Vec<_> =
                below.filter_map(|schema| self.peek(*schema)).map(|schema| (schema, depth + 1)).collect();
            open.extend(below.into_iter().rev());
        }
        known.extend(seen.into_iter().map(|at| (at, false)));
        false
    }

    /// Whether a schema only stands for "nothing".
    pub(super) fn is_nothing(&self, schema: SchemaRef<'a>) -> bool {
        self.peek_view(schema).is_some_and(|view| view.is_nothing)
    }

    /// The meaning of a schema's keywords.
    pub(super) fn kind(&mut self, view: &View<'a>, pointer: &str, name: &str) -> Kind {
        if view.not {
            self.problem(
                Code::Not,
                &child(pointer, "not"),
                "`not` is ignored",
                "a Rust type cannot exclude values; say what is allowed instead",
            );
        }
        if let Some(table) = view.extension("x-code-table") {
            return Kind::Plain(self.code(view, table, pointer));
        }
        let is_array = view.typ == Some("array") || (view.typ.is_none() && view.items.is_some());
        if let Some(places) = view.extension("x-tuple")
            && let Some(kind) = self.tuple(view, places, pointer, name)
        {
            return kind;
        }
        // What stands around parts that only describe is a value of its own.
        let is_told_apart = view.typ.is_some() && !view.is_object() && !self.has_shaped_parts(view);
        if (!view.all_of.is_empty() && !is_told_apart) || !view.properties.is_empty() {
            return self.object(view, pointer, name);
        }
        let branches = &view.branches;
        let shaped =
            |(branch, _): &(SchemaRef<'a>, String)| self.peek_view(*branch).is_none_or(|branch| !branch.is_bare());
        if branches.iter().any(shaped) || (view.typ.is_none() && !branches.is_empty()) {
            return self.union(view, pointer, name);
        }
        if view.is_object() {
            return self.object(view, pointer, name);
        }
        if let Some(kind) = self.enumeration(view, pointer) {
            return kind;
        }
        if is_array {
            return Kind::Plain(self.list(view, pointer, name));
        }
        Kind::Plain(self.scalar(view, pointer))
    }

    /// Whether a part of `allOf` says what a value is.
    fn has_shaped_parts(&self, view: &View<'a>) -> bool {
        view.all_of.iter().any(|part| self.peek_view(*part).is_none_or(|part| !part.is_bare()))
    }

    fn list(&mut self, view: &View<'a>, pointer: &str, name: &str) -> Type {
        let item = match view.items {
            Some(items) => self.shape(items, &child(pointer, "items"), &format!("{name}_item")),
            None => {
                // An array that must be empty needs no items to be understood.
                if view.bounds.max_length != Some(0) {
                    self.problem(
                        Code::NoItems,
                        pointer,
                        "an array without `items` holds any JSON",
                        "say what it holds with `items`",
                    );
                }
                Type::Any
            }
        };
        Type::List(Box::new(item))
    }

    fn scalar(&mut self, view: &View<'a>, pointer: &str) -> Type {
        let time = view.format.and_then(timestamp);
        let type_of_format = view.format.and_then(|format| self.document.formats.get(format));
        if let (Some(own), Some("string" | "integer" | "number")) = (type_of_format, view.typ) {
            return Type::Own(own.clone());
        }
        let own = self.are_numbers_as_written(view.extension(NUMBERS), pointer);
        // An integer whose width is said has its digits.
        let as_written = own || (self.as_written && (view.typ == Some("number") || view.format.is_none()));
        match view.typ {
            Some("integer" | "number") if as_written && time.is_none() => Type::NumberAsWritten,
            Some("boolean") => Type::Bool,
            Some("integer") if view.format == Some("seconds") => Type::WholeSeconds,
            Some("integer") => time.unwrap_or_else(|| integer(view.format, view.bounds.minimum)),
            Some("number") => time.unwrap_or(Type::Number),
            Some("string") => match view.format {
                Some("date") => Type::Date,
                Some("password") => Type::Secret,
                Some("byte") => Type::Base64,
                // In a part it is a file, which is said where the part is.
                Some("binary") if self.in_parts.iter().any(|above| pointer.starts_with(above)) => Type::String,
                Some("binary") => {
                    self.problem(
                        Code::BytesInJson,
                        &child(pointer, "format"),
                        "raw bytes cannot travel inside of JSON; taken as text",
                        "use `format: byte` for base64",
                    );
                    Type::String
                }
                _ => time.unwrap_or(Type::String),
            },
            _ => Type::Any,
        }
    }

    fn code(&mut self, view: &View<'a>, table: &Value, pointer: &str) -> Type {
        let pointer = child(pointer, "x-code-table");
        if table.as_str() != Some("attributes") || view.typ != Some("string") {
            self.malformed(&pointer, "write `x-code-table: attributes` on a `type: string`");
        } else if self.has_table {
            return Type::Code;
        } else {
            self.problem_once(
                Code::NoTable,
                &pointer,
                "no attribute table was given; codes are plain text",
                "give the table to get an enum for each device",
            );
        }
        Type::String
    }
}
