//! A mistake of the generator itself.

use std::error::Error;
use std::fmt;

/// A mistake of the generator itself, whatever the document says: two of its parts disagree.
///
/// Nothing is generated then, because a wrong name or a missing method would be found much later.
/// [`Report::internal`](crate::diagnostic::Report::internal) takes its text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    message: String,
}

impl Fault {
    /// A mistake in one sentence.
    pub fn new(message: impl Into<String>) -> Self {
        Self { message: message.into() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl Error for Fault {}
