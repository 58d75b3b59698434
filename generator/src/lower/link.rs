//! Schemas in place, and where references to others lead.

use std::rc::Rc;

use openapiv3::{ReferenceOr, Schema};

/// A schema in place or a reference to one.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum SchemaRef<'a> {
    Reference(&'a str),
    Item(&'a Schema),
}

impl SchemaRef<'_> {
    /// A text that two schemas share when they are written alike.
    pub(super) fn identity(self) -> String {
        match self {
            Self::Reference(reference) => reference.to_owned(),
            Self::Item(item) => serde_json::to_string(item).unwrap_or_else(|_| format!("{item:?}")),
        }
    }
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

/// Where a chain of references leads.
#[derive(Debug, Clone)]
pub(super) struct Followed<'a> {
    /// The first on the way that is a whole component, else the end.
    pub named: Rc<Located<'a>>,
    /// The schema at the end of the chain, and where it is written.
    pub end: (&'a Schema, Rc<Located<'a>>),
}

/// Why a reference has no end.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NoEnd {
    /// It leads to nothing that can stand in its place.
    Missing,
    /// It leads back to itself.
    Circle,
}

/// What is known about a reference; each is followed once.
#[derive(Debug, Clone)]
pub(super) enum Step<'a> {
    OnTheWay,
    Done(Result<Followed<'a>, NoEnd>),
}
