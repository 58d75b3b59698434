//! Enums that are open: a value that the document does not list is kept, never lost.

use std::fmt;

/// A value that no variant stands for. It can be read and shown, but not be made by hand, so
/// that a variant added later takes nothing away from anybody.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Opaque<T>(T);

impl<T> Opaque<T> {
    #[doc(hidden)]
    pub fn new(value: T) -> Self {
        Opaque(value)
    }

    /// The value.
    pub fn get(&self) -> &T {
        &self.0
    }
}

impl<T: fmt::Display> fmt::Display for Opaque<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// An open enum of texts.
pub trait TextEnum: Sized {
    /// The variant of a text, or the unknown one.
    fn from_text(text: &str) -> Self;

    /// The text that travels.
    fn as_text(&self) -> &str;
}

/// An open enum of whole numbers.
pub trait IntegerEnum: Sized {
    /// The variant of a number, or the unknown one.
    fn from_number(number: i64) -> Self;

    /// The number that travels.
    fn as_number(&self) -> i64;
}
