//! How values get into a request.

use super::text::{Joined, Text};

/// A parameter: what is checked, and where it goes.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Its name as it travels.
    pub wire: String,
    /// What is checked before anything is sent.
    pub checks: Vec<Check>,
    /// How it gets into the request.
    pub put: Put,
}

/// A check of one value.
#[derive(Debug, Clone, PartialEq)]
pub enum Check {
    /// A number is within bounds.
    Number {
        /// How the number is read.
        of: NumberOf,
        /// The bounds.
        bounds: Bounds<f64>,
    },
    /// A length is within bounds.
    Length {
        /// What has the length.
        of: LengthOf,
        /// The bounds.
        bounds: Bounds<u64>,
    },
    /// An enum of numbers was not made of a text.
    Numeric,
    /// None in a list of enums of numbers was made of a text.
    NumericItems {
        /// Whether items may be `None`.
        gaps: bool,
    },
}

/// The least and the greatest value.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bounds<N> {
    /// The least one.
    pub minimum: Option<N>,
    /// The greatest one.
    pub maximum: Option<N>,
}

/// How a number is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberOf {
    /// A whole number.
    Integer,
    /// A number.
    Float,
    /// A whole number with a type of its own.
    IntegerNewtype,
    /// A number with a type of its own.
    FloatNewtype,
}

/// What has a length.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LengthOf {
    /// A text.
    Text,
    /// A text with a type of its own.
    TextNewtype,
    /// A list.
    List,
}

/// Where a text goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Location {
    /// Into the query.
    Query,
    /// Into a header.
    Header,
    /// Into a cookie.
    Cookie,
}

/// How a parameter gets into a request.
#[derive(Debug, Clone, PartialEq)]
pub enum Put {
    /// As one text.
    Text {
        /// Where it goes.
        location: Location,
        /// How it becomes text.
        text: Text,
    },
    /// A list as one text.
    Joined {
        /// Where it goes.
        location: Location,
        /// How it becomes text.
        joined: Joined,
    },
    /// A list, each item for itself, in the query or in cookies.
    Each {
        /// Where it goes.
        location: Location,
        /// Whether items may be `None`.
        gaps: bool,
        /// How an item becomes text.
        item: Text,
    },
    /// A map, each entry for itself, in the query.
    Map {
        /// `name[key]=value` rather than `key=value`.
        deep: bool,
        /// Whether values may be `None`.
        gaps: bool,
        /// How a value becomes text.
        value: Text,
    },
    /// An object, in one of the notations for keys.
    Object {
        /// Where it goes.
        location: Location,
        /// The notation; a header only knows [`FormStyle::Spread`] and [`FormStyle::Comma`].
        style: FormStyle,
    },
    /// A part of the body.
    Part {
        /// Media type, where it doesn't follow from the type.
        media: Option<String>,
        /// What the part holds.
        part: Part,
    },
}

/// What a part of a body holds.
#[derive(Debug, Clone, PartialEq)]
pub enum Part {
    /// A file.
    File,
    /// A text.
    Text(Text),
    /// JSON.
    Json,
    /// A list: a part for each item.
    Each {
        /// Whether items may be `None`.
        gaps: bool,
        /// What the part of an item holds.
        item: Box<Part>,
    },
}

/// A body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Body {
    /// `Content-Type`.
    pub content_type: String,
    /// How it is written.
    pub kind: BodyKind,
}

/// How a body is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BodyKind {
    /// As JSON.
    Json,
    /// As a form; some keys have a style of their own.
    Form(Vec<(String, FormStyle)>),
    /// As it is.
    Bytes,
}

/// How a list or an object is written under a key of a form or a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormStyle {
    /// `key=a&key=b`.
    Spread,
    /// `key=a,b`.
    Comma,
    /// `key=a%20b`.
    Space,
    /// `key=a|b`.
    Pipe,
    /// `key[a]=b`.
    Deep,
    /// As JSON.
    Json,
}

impl Parameter {
    /// Whether the runtime's module `param` is needed for it.
    pub fn uses_param(&self) -> bool {
        match &self.put {
            Put::Text { text, .. } => text.uses_param(),
            Put::Joined { joined, .. } => joined.item.uses_param(),
            Put::Each { item, .. } => item.uses_param(),
            Put::Map { value, .. } => value.uses_param(),
            Put::Object { location, .. } => *location != Location::Header,
            Put::Part { part, .. } => part.uses_param(),
        }
    }
}

impl Part {
    fn uses_param(&self) -> bool {
        match self {
            Self::Text(text) => text.uses_param(),
            Self::Each { item, .. } => item.uses_param(),
            Self::File | Self::Json => false,
        }
    }
}

impl Body {
    /// Whether the runtime's module `param` is needed for it.
    pub fn uses_param(&self) -> bool {
        matches!(&self.kind, BodyKind::Form(styles) if !styles.is_empty())
    }
}
