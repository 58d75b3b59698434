// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! A value of an attribute, whatever it travels as.

use std::borrow::Cow;
use std::fmt;

use serde_json::Value;

use crate::tables::attribute::{AttributeEnum, AttributeInfo, DataType, Values};
use crate::tables::printf;

/// A value of an attribute. One answer mixes numbers, numbers in quotes, texts and nothing; here
/// they are told apart by what is known about the attribute.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub enum Reading<'a> {
    /// No value: `null`, `false`, an empty text or list, or an absent key.
    #[default]
    Nothing,
    /// A number, in the unit of its attribute.
    Number(f64),
    /// A text.
    Text(Cow<'a, str>),
    /// One of a set of values.
    State {
        /// The number.
        value: i64,
        /// The word for it, where it is known; several for a sum of values.
        label: Option<Cow<'a, str>>,
    },
}

impl<'a> Reading<'a> {
    /// Whether there is no value.
    pub fn is_nothing(&self) -> bool {
        *self == Reading::Nothing
    }

    /// The number; also that of a state.
    pub fn number(&self) -> Option<f64> {
        match self {
            Reading::Number(number) => Some(*number),
            Reading::State { value, .. } => Some(*value as f64),
            _ => None,
        }
    }

    /// The text; also the word for a state.
    pub fn text(&self) -> Option<&str> {
        match self {
            Reading::Text(text) => Some(text),
            Reading::State { label, .. } => label.as_deref(),
            _ => None,
        }
    }

    /// The whole number of a state, or a number that is whole.
    pub fn integer(&self) -> Option<i64> {
        match self {
            Reading::State { value, .. } => Some(*value),
            Reading::Number(number) => whole(*number),
            _ => None,
        }
    }
}

impl fmt::Display for Reading<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Reading::Nothing => Ok(()),
            Reading::Number(number) => formatter.write_str(&printf::shortest(*number)),
            Reading::Text(text) => formatter.write_str(text),
            Reading::State { label: Some(label), .. } => formatter.write_str(label),
            Reading::State { value, label: None } => write!(formatter, "{value}"),
        }
    }
}

impl From<f64> for Reading<'_> {
    fn from(number: f64) -> Self {
        Reading::Number(number)
    }
}

impl From<i64> for Reading<'_> {
    fn from(number: i64) -> Self {
        Reading::Number(number as f64)
    }
}

impl From<i32> for Reading<'_> {
    fn from(number: i32) -> Self {
        Reading::Number(number.into())
    }
}

impl<'a> From<&'a str> for Reading<'a> {
    fn from(text: &'a str) -> Self {
        if text.is_empty() { Reading::Nothing } else { Reading::Text(text.into()) }
    }
}

impl<'a> From<&'a String> for Reading<'a> {
    fn from(text: &'a String) -> Self {
        text.as_str().into()
    }
}

impl<'a> From<&'a Value> for Reading<'a> {
    fn from(value: &'a Value) -> Self {
        match value {
            Value::Null | Value::Bool(false) => Reading::Nothing,
            Value::Bool(true) => Reading::Number(1.0),
            Value::Number(number) => number.as_f64().map_or(Reading::Nothing, Reading::Number),
            Value::String(text) => text.as_str().into(),
            Value::Array(items) if items.is_empty() => Reading::Nothing,
            Value::Object(entries) if entries.is_empty() => Reading::Nothing,
            other => Reading::Text(other.to_string().into()),
        }
    }
}

impl<'a, T: Into<Reading<'a>>> From<Option<T>> for Reading<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Reading::Nothing, Into::into)
    }
}

/// Where a reading was found, and all that is said about it there.
#[derive(Debug, Clone, Default)]
pub struct Found<'a> {
    /// What the table knows about the attribute.
    pub info: Option<AttributeInfo<'a>>,
    /// The value in the ways in which it is given; the first that says something counts.
    pub raw: Vec<Reading<'a>>,
    /// printf pattern, as the answer has it.
    pub format: Option<&'a str>,
    /// The word for the value, as the answer has it.
    pub label: Option<&'a str>,
    /// Words for values, as the answer has them.
    pub labels: Vec<(i64, &'a str)>,
    /// Whether the value is a sum of values that have words.
    pub sum: bool,
    /// Whether the answer says that there is no value, whatever stands in its place.
    pub invalid: bool,
}

impl<'a> Found<'a> {
    /// The reading, by what is known about its attribute.
    pub fn reading(self) -> Reading<'a> {
        if self.invalid {
            return Reading::Nothing;
        }
        let raw = self.raw.iter().find(|raw| !raw.is_nothing()).cloned().unwrap_or_default();
        let known = self.info.map(|info| info.data_type).filter(|known| *known != DataType::Unknown);
        match (known, raw) {
            (Some(DataType::String), Reading::Number(number)) => Reading::Text(printf::shortest(number).into()),
            (Some(DataType::String), raw) => raw,
            (Some(DataType::Enum), raw) => match self.number().or_else(|| self.number_of_word(&raw)) {
                Some(value) => self.state(value),
                None => raw,
            },
            (Some(DataType::Float), Reading::Text(text)) => number(text),
            (None, Reading::Text(text)) if self.format.is_some_and(printf::is_numeric) => number(text),
            (None, raw) => match self.number().or_else(|| self.number_of_word(&raw)) {
                Some(value) if self.labels.iter().any(|(known, _)| *known == value) => self.state(value),
                _ => raw,
            },
            (Some(DataType::Float | DataType::Unknown), raw) => raw,
        }
    }

    /// The reading as a text with its decimals and its unit, or its label.
    pub fn render(self) -> String {
        // Of a number without a pattern nobody knows what it counts, so words go before it.
        if self.info.is_none() && self.format.is_none() && self.labels.is_empty() && !self.invalid {
            let words = self.raw.iter().find_map(|raw| match raw {
                Reading::Text(text) if integer(raw).is_none() => Some(text.to_string()),
                _ => None,
            });
            if let Some(words) = words {
                return words;
            }
        }
        let format = self.format.filter(|format| format.contains('%')).or_else(|| Some(self.info?.format));
        let format = format.unwrap_or_default();
        match self.reading() {
            Reading::Nothing => String::new(),
            Reading::Number(number) => printf::format_number(format, number),
            Reading::State { value, label: None } => printf::format_number(format, value as f64),
            Reading::State { label: Some(text), .. } | Reading::Text(text) => printf::format_text(format, &text),
        }
    }

    /// The reading as one of the values of `E`; `None` when they are another attribute's.
    pub fn state_of<E: AttributeEnum>(self) -> Option<E> {
        if self.info?.values != Values::Known(E::LABELS) {
            return None;
        }
        self.reading().integer().map(E::from)
    }

    /// The number of a state. A word for it may stand in the more general keys, which come first.
    fn number(&self) -> Option<i64> {
        self.raw.iter().rev().find_map(integer)
    }

    /// The number of a state whose word alone is there, when one has that word.
    fn number_of_word(&self, raw: &Reading<'_>) -> Option<i64> {
        let Reading::Text(word) = raw else { return None };
        let own = self.labels.iter().filter(|(_, label)| label == word).map(|(value, _)| *value);
        let known = self.info.into_iter().flat_map(|info| info.values.iter());
        let known = known.filter(|(_, label)| label == word).map(|(value, _)| value);
        only(own).or_else(|| only(known))
    }

    fn state(self, value: i64) -> Reading<'a> {
        let word = |value: i64| {
            let own = self.labels.iter().find(|(known, _)| *known == value).map(|(_, label)| *label);
            own.or_else(|| self.info?.label(value))
        };
        let one = self.label.or_else(|| word(value)).map(Cow::Borrowed);
        let label = one.or_else(|| {
            let sum = self.sum && value > 0;
            let parts = (0..63).map(|bit| 1_i64 << bit).filter(|part| sum && value & part != 0);
            let words: Option<Vec<&str>> = parts.map(word).collect();
            words.filter(|words| !words.is_empty()).map(|words| words.join(", ").into())
        });
        Reading::State { value, label }
    }
}

/// The one item; `None` when there are several, as for a word that two values have.
fn only(mut items: impl Iterator<Item = i64>) -> Option<i64> {
    items.next().filter(|_| items.next().is_none())
}

fn integer(reading: &Reading<'_>) -> Option<i64> {
    match reading {
        Reading::Text(text) => {
            let text = text.trim();
            text.parse().ok().or_else(|| whole(text.parse().ok()?))
        }
        other => other.integer(),
    }
}

/// A number that is whole, as far as a float can tell.
fn whole(number: f64) -> Option<i64> {
    (number.trunc() == number && number.abs() < 9_007_199_254_740_992.0).then_some(number as i64)
}

/// A number in quotes as a number, any other text as it is.
fn number(text: Cow<'_, str>) -> Reading<'_> {
    match text.trim().parse::<f64>() {
        Ok(number) if number.is_finite() => Reading::Number(number),
        _ => Reading::Text(text),
    }
}
