//! Answers that are read while they come in.

use super::docs::Docs;
use super::rust_type::{RustType, WireFormat};

/// A way to read an answer while it comes in.
#[derive(Debug, Clone, PartialEq)]
pub struct Streaming {
    /// What is read.
    pub parts: Parts,
    /// Type of the answer.
    pub answer: RustType,
    /// The method, where the answer can be read as a whole too.
    pub method: Option<StreamMethod>,
}

/// What an answer is read as, part by part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parts {
    /// Data of events, as JSON whose leaves travel so.
    Events(WireFormat),
    /// Data of events, as text.
    EventTexts,
    /// Lines of JSON whose leaves travel so.
    Lines(WireFormat),
    /// Lines of text.
    LineTexts,
    /// Bytes as they come.
    Bytes,
}

/// A method that reads an answer while it comes in.
#[derive(Debug, Clone, PartialEq)]
pub struct StreamMethod {
    /// What it says.
    pub docs: Docs,
    /// The media type that it asks for, where that is another than the usual one.
    pub accept: Option<String>,
}
