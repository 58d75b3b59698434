//! What an operation answers beside the one value that it is asked for.

use super::docs::Docs;
use super::identifier::Identifier;
use super::rust_type::{RustType, WireFormat};

/// Types of one operation for what it answers.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Answers {
    /// Successes that hold different things.
    pub successes: Option<ByStatus>,
    /// Refusals that hold different things.
    pub refusals: Option<ByStatus>,
    /// The headers of successes that are described.
    pub headers: Option<Headers>,
    /// The struct of the headers of refusals that are described.
    pub refusal_headers: Option<Identifier>,
    /// That struct, where it is not one of several operations.
    pub refusal_headers_here: Option<Headers>,
}

/// An enum with a variant for each status.
#[derive(Debug, Clone, PartialEq)]
pub struct ByStatus {
    /// Its name.
    pub name: Identifier,
    /// What it is.
    pub docs: Docs,
    /// Its variants; of those that are for the same status, the first counts.
    pub variants: Vec<StatusVariant>,
}

/// What is answered with some statuses.
#[derive(Debug, Clone, PartialEq)]
pub struct StatusVariant {
    /// Its name.
    pub name: Identifier,
    /// What it means.
    pub docs: Docs,
    /// The first status.
    pub first: u16,
    /// The last one.
    pub last: u16,
    /// What it holds.
    pub body: StatusBody,
}

/// The body of an answer.
#[derive(Debug, Clone, PartialEq)]
pub enum StatusBody {
    /// JSON, whose leaves travel so.
    Json(RustType, WireFormat),
    /// Text.
    Text,
    /// Bytes.
    Bytes,
    /// None.
    Nothing,
}

/// A struct with the headers that are described.
#[derive(Debug, Clone, PartialEq)]
pub struct Headers {
    /// Its name.
    pub name: Identifier,
    /// What it is.
    pub docs: Docs,
    /// One for each header.
    pub fields: Vec<HeaderField>,
}

/// A header.
#[derive(Debug, Clone, PartialEq)]
pub struct HeaderField {
    /// Name of the field.
    pub name: Identifier,
    /// Name of the header.
    pub wire: String,
    /// What it says.
    pub docs: Docs,
    /// Its type, when it is there.
    pub ty: RustType,
}
