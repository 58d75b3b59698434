//! Every operation as data, for a program that calls any of them by name.

use super::docs::Docs;
use super::identifier::Identifier;
use super::request::Route;

/// Every operation that needs no parts in its body, sorted by its name.
#[derive(Debug, Clone, PartialEq)]
pub struct OperationTable {
    /// The command that makes the file.
    pub command: String,
    /// What the document is called.
    pub document: String,
    /// What the file says about itself.
    pub docs: Docs,
    /// The library of the client.
    pub library: Identifier,
    /// The operations.
    pub operations: Vec<ListedOperation>,
}

/// An operation.
#[derive(Debug, Clone, PartialEq)]
pub struct ListedOperation {
    /// What the runtime has to know.
    pub route: Route,
    /// What it does, in one line.
    pub summary: String,
    /// The tag.
    pub tag: String,
    /// Whether the API has deprecated it.
    pub deprecated: bool,
    /// What it takes beside its body.
    pub parameters: Vec<ListedParameter>,
    /// What is sent.
    pub body: Option<ListedBody>,
}

/// A parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct ListedParameter {
    /// Its name on the wire.
    pub name: String,
    /// What it is, in one line.
    pub summary: String,
    /// Where it travels.
    pub place: Place,
    /// Whether it must be there.
    pub required: bool,
    /// What it, or each item of it, is.
    pub kind: ValueKind,
    /// How its items are written, if it is a list.
    pub list: Option<ListNotation>,
    /// The least number, length or count of items.
    pub minimum: Option<f64>,
    /// The greatest number, length or count of items.
    pub maximum: Option<f64>,
    /// A value that it can have, as it is written.
    pub example: Option<String>,
}

/// Where a parameter travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValueKind {
    /// `true` or `false`.
    Boolean,
    /// `0` or `1`.
    Flag,
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// Seconds since 1970.
    Seconds,
    /// Milliseconds since 1970.
    Milliseconds,
    /// A time as RFC 3339 writes it.
    DateTime,
    /// A day as RFC 3339 writes it.
    Date,
    /// One of these.
    OneOf(Vec<String>),
    /// A text of which nothing is known.
    Text,
}

/// How the items of a list are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ListNotation {
    /// Each under the name.
    Repeated,
    /// Together, with this between them.
    Joined(&'static str),
}

/// A body.
#[derive(Debug, Clone, PartialEq)]
pub struct ListedBody {
    /// `Content-Type`.
    pub content_type: String,
    /// Whether it must be there.
    pub required: bool,
    /// A body that is taken, as it is written.
    pub example: Option<String>,
}
