//! Enums that are open: a value that the document does not list is kept, never lost.

use std::fmt;

/// A value that no variant stands for. It can be read and shown, but not be made by hand, so
/// that a variant added later takes nothing away from anybody.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Opaque {
    text: String,
    number: i64,
}

impl Opaque {
    pub(crate) fn from_text(text: &str) -> Self {
        Opaque { text: text.to_owned(), number: 0 }
    }

    pub(crate) fn from_number(number: i64) -> Self {
        Opaque { text: number.to_string(), number }
    }

    /// The value as text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The value of an enum of numbers; 0 for a text.
    pub fn as_i64(&self) -> i64 {
        self.number
    }
}

impl fmt::Display for Opaque {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

/// An open enum of texts.
pub trait TextEnum: Clone + 'static {
    /// What the document lists.
    const KNOWN: &'static [(&'static str, Self)];

    /// The variant for all that it does not list.
    fn unknown(value: Opaque) -> Self;

    /// The text that travels.
    fn as_str(&self) -> &str;

    /// The variant of a text.
    fn from_text(text: &str) -> Self {
        let known = Self::KNOWN.iter().find(|(wire, _)| *wire == text);
        known.map_or_else(|| Self::unknown(Opaque::from_text(text)), |(_, variant)| variant.clone())
    }
}

/// An open enum of whole numbers.
pub trait IntegerEnum: Clone + 'static {
    /// What the document lists.
    const KNOWN: &'static [(i64, Self)];

    /// The variant for all that it does not list.
    fn unknown(value: Opaque) -> Self;

    /// The number that travels.
    fn as_i64(&self) -> i64;

    /// The variant of a number.
    fn from_number(number: i64) -> Self {
        let known = Self::KNOWN.iter().find(|(wire, _)| *wire == number);
        known.map_or_else(|| Self::unknown(Opaque::from_number(number)), |(_, variant)| variant.clone())
    }
}
