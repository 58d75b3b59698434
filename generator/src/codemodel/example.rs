//! Calls that documentation shows and the crate's tests compile.

use super::identifier::Identifier;

/// A call of an operation, and what is done with the answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Example {
    /// Name of the library (`victron_vrm`).
    pub library: Identifier,
    /// The request.
    pub call: Expr,
    /// What is done with it.
    pub usage: Usage,
}

/// What an example does with a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Usage {
    /// Awaits it, for an answer without a body.
    Done,
    /// Awaits its answer.
    Answer,
    /// Sets both ends of a period.
    Period,
    /// Sets a long period and lets it be cut.
    InParts,
    /// Goes through all records of all pages.
    Stream,
    /// Collects all records of all pages.
    All,
    /// Signs in.
    SignIn {
        /// Whether the operation is deprecated.
        deprecated: bool,
    },
    /// Writes the answer to a file.
    Save {
        /// Whether the operation is deprecated.
        deprecated: bool,
    },
}

/// An expression of an example.
#[derive(Debug, Clone, PartialEq)]
pub enum Expr {
    /// The variable that holds the client.
    Client,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Integer(i64),
    /// A number.
    Float(f64),
    /// A text.
    Text(String),
    /// A `String`.
    OwnedText(String),
    /// The bytes of a text, for a body.
    ByteText,
    /// A text that becomes what is wanted.
    Into(Box<Expr>),
    /// An array.
    Array(Vec<Expr>),
    /// A `Vec`.
    List(Vec<Expr>),
    /// A `Vec` without anything in it.
    EmptyList,
    /// A map without anything in it.
    EmptyMap,
    /// Bytes without any.
    EmptyBytes,
    /// `None`.
    None,
    /// `Some`.
    Some(Box<Expr>),
    /// `Box`.
    Boxed(Box<Expr>),
    /// A file in a part of a body.
    Upload(Box<Expr>),
    /// A timestamp, in seconds since 1970.
    Timestamp(i64),
    /// Some day.
    Date,
    /// The `null` of JSON.
    Null,
    /// A value of a type that can only be read.
    Read,
    /// A variant of an enum.
    Variant {
        /// The enum.
        name: Identifier,
        /// Its variant.
        variant: Identifier,
    },
    /// A value of an enum without variants.
    AnyVariant {
        /// The enum.
        name: Identifier,
    },
    /// A value with a name of its own.
    Newtype {
        /// Its type.
        name: Identifier,
        /// The bare value.
        value: Box<Expr>,
    },
    /// A new struct.
    New {
        /// Its type.
        name: Identifier,
        /// What its constructor asks for.
        arguments: Vec<Expr>,
    },
    /// A call of a method.
    Method {
        /// On what.
        receiver: Box<Expr>,
        /// Of this name.
        name: Identifier,
        /// With these arguments.
        arguments: Vec<Expr>,
    },
}

impl Expr {
    /// A call of a method on this value.
    pub fn method(self, name: &Identifier, arguments: Vec<Self>) -> Self {
        Self::Method { receiver: Box::new(self), name: name.clone(), arguments }
    }
}
