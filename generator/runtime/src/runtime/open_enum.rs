//! Enums that are open: a value that the document does not list is kept, never lost.

use std::fmt;

/// A value that no variant stands for. It can be read and shown, but not be made by hand, so
/// that a variant added later takes nothing away from anybody.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Opaque {
    text: String,
    number: Option<i64>,
}

impl Opaque {
    // part: text_enum | integer_enum
    pub(crate) fn from_text(text: &str) -> Self {
        Opaque { text: text.to_owned(), number: None }
    }

    // part: integer_enum
    pub(crate) fn from_number(number: i64) -> Self {
        Opaque { text: number.to_string(), number: Some(number) }
    }

    /// The value as text.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The value of an enum of numbers; 0 for a text.
    pub fn as_i64(&self) -> i64 {
        self.number.unwrap_or_default()
    }

    // part: integer_enum
    #[allow(dead_code, reason = "generated enums of numbers ask for it")]
    pub(crate) fn number(&self) -> Option<i64> {
        self.number
    }
}

impl fmt::Display for Opaque {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.text)
    }
}

// part: integer_enum
/// An open enum of whole numbers that may hold a text.
pub trait Numeric {
    /// The number that travels; `None` for a text that was taken for one and is none.
    fn number(&self) -> Option<i64>;
}

// part: text_enum
/// An open enum of texts.
pub trait OpenText: Clone + 'static {
    /// What the document lists.
    const ALL: &'static [Self];

    /// The variant for all that it does not list.
    fn unknown(value: Opaque) -> Self;

    /// The text that travels.
    fn as_text(&self) -> &str;

    /// Whether it is a value that the document does not list.
    fn is_unknown(&self) -> bool;
}

// part: text_enum
/// The variant of a text.
pub fn of_text<T: OpenText>(text: &str) -> T {
    let known = T::ALL.iter().find(|known| known.as_text() == text);
    known.cloned().unwrap_or_else(|| T::unknown(Opaque::from_text(text)))
}

// part: integer_enum
/// An open enum of whole numbers.
pub trait OpenInteger: Clone + 'static {
    /// What the document lists.
    const ALL: &'static [Self];

    /// The variant for all that it does not list.
    fn unknown(value: Opaque) -> Self;

    /// The number that travels.
    fn as_integer(&self) -> i64;
}

// part: integer_enum
/// The variant of a number.
pub fn of_integer<T: OpenInteger>(number: i64) -> T {
    let known = T::ALL.iter().find(|known| known.as_integer() == number);
    known.cloned().unwrap_or_else(|| T::unknown(Opaque::from_number(number)))
}

// part: integer_enum
/// The variant of a number in a text. A text that is no number is kept, but never sent.
pub fn of_integer_text<T: OpenInteger>(text: &str) -> T {
    text.trim().parse().map_or_else(|_| T::unknown(Opaque::from_text(text)), of_integer)
}
