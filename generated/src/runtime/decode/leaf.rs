// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Values that hold no other: numbers, texts, booleans.

use serde_json::Value;

use super::context::Context;
use super::fit::Nothing;
use crate::runtime::json::{Broken, Json, Number, is_written_so};

/// What became of a value: `None`, it does not fit; `Some(None)`, it means nothing.
pub type Taken<T> = Option<Option<T>>;

/// The JSON of a value that holds no other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scalar {
    /// `true` or `false`.
    Boolean,
    /// A number.
    Number,
    /// A text.
    Text,
}

/// A value that holds no other, as it came.
#[derive(Debug, Clone, Copy)]
pub enum Came<'a> {
    /// `true` or `false`.
    Boolean(bool),
    /// A number.
    Number(Number),
    /// A text.
    Text(&'a str),
}

impl From<Came<'_>> for Value {
    fn from(came: Came<'_>) -> Self {
        match came {
            Came::Boolean(value) => value.into(),
            Came::Number(number) => number.into(),
            Came::Text(value) => value.into(),
        }
    }
}

impl Came<'_> {
    /// Whether it is a number with a point or an exponent.
    pub fn is_float(self) -> bool {
        matches!(self, Came::Number(Number::Float(_)))
    }
}

/// A type that is made from one number, text or boolean.
pub trait Leaf: Sized {
    /// What is expected, for messages.
    const EXPECTED: &'static str;

    /// The JSON that it travels as. All other is only taken from services that write values as PHP does.
    const SCALAR: Scalar;

    /// How it is written, where that is not as it came.
    #[inline]
    fn rewritten(&self, _: Came<'_>) -> Option<Value> {
        None
    }

    /// Whether the document does not list it.
    #[inline]
    fn is_unlisted(&self) -> bool {
        false
    }

    /// From `true` or `false`; the latter means nothing unless told otherwise.
    fn boolean(value: bool) -> Taken<Self> {
        (!value).then_some(None)
    }

    /// From a whole number.
    fn integer(value: i64) -> Taken<Self>;

    /// From a whole number too big for [`Leaf::integer`].
    fn unsigned(value: u64) -> Taken<Self> {
        i64::try_from(value).map_or(None, Self::integer)
    }

    /// From a number with a fraction.
    fn float(value: f64) -> Taken<Self>;

    /// From a number that is bigger than any `f64`.
    fn beyond(_: f64) -> Taken<Self> {
        None
    }

    /// From a text.
    fn text(value: &str) -> Taken<Self>;
}

/// Reads a leaf.
#[inline]
pub fn leaf<T: Leaf>(json: &mut Json<'_>, context: &mut Context) -> Result<Option<T>, Broken> {
    let first = json.peek()?;
    let start = json.at();
    let text;
    let (taken, nothing, scalar, came) = match first {
        b'"' => {
            text = json.text()?;
            (T::text(&text), Nothing::Text, Scalar::Text, Came::Text(&text))
        }
        b'-' | b'0'..=b'9' => {
            let number = json.number()?;
            let taken = match number {
                Number::Whole(number) => T::integer(number),
                Number::Float(number) if number.is_finite() => T::float(number),
                Number::Float(_) if Context::is_lenient() => T::text(json.since(start)),
                Number::Float(number) => T::beyond(number),
                Number::Large(number) => T::unsigned(number),
            };
            (taken, Nothing::Null, Scalar::Number, Came::Number(number))
        }
        b't' | b'f' => {
            let word = json.word()?;
            let came = Came::Boolean(word.unwrap_or_default());
            (word.map_or(Some(None), T::boolean), Nothing::False, Scalar::Boolean, came)
        }
        _ => return context.no_leaf(json, T::EXPECTED),
    };
    match taken {
        Some(Some(value)) if Context::is_lenient() => Ok(Some(value)),
        Some(Some(value)) if scalar == T::SCALAR => {
            match (value.rewritten(came), came) {
                (written, Came::Number(Number::Float(number)))
                    if written.is_some() || !is_written_so(json.since(start), number) =>
                {
                    context.note_float(written, number, json.since(start));
                }
                (Some(written), _) => context.note(Some(written), Some(came.into())),
                (None, _) => {}
            }
            if value.is_unlisted() {
                context.met_excluded();
            }
            Ok(Some(value))
        }
        Some(None) if Context::is_lenient() => Ok(context.nothing(nothing)),
        _ => Ok(context.odd_since(json, start, T::EXPECTED)),
    }
}

/// The leaf that a number is.
#[inline]
pub fn leaf_of_number<T: Leaf>(number: Number) -> Option<T> {
    match number {
        Number::Whole(number) => T::integer(number),
        Number::Float(number) if number.is_finite() => T::float(number),
        Number::Float(_) => None,
        Number::Large(number) => T::unsigned(number),
    }
    .flatten()
}

impl Context {
    /// Remembers how a number with a point or an exponent came that is written in another way.
    #[cold]
    fn note_float(&mut self, written: Option<Value>, number: f64, text: &str) {
        if !number.is_finite() {
            self.report("a number that a f64 can be", Some(text.into()));
        }
        let written = written.unwrap_or_else(|| number.into());
        match is_written_so(text, number) {
            true => self.note(Some(written), Some(number.into())),
            false => self.note_number(written, text),
        }
    }

    /// What is no number, text or boolean.
    fn no_leaf<T>(&mut self, json: &mut Json<'_>, expected: &'static str) -> Result<Option<T>, Broken> {
        let (first, start) = (json.peek()?, json.at());
        json.skip()?;
        Ok(match (first, json.is_empty_since(start)) {
            (b'[', true) if Self::is_lenient() => self.nothing(Nothing::Array),
            (b'{', true) if Self::is_lenient() => self.nothing(Nothing::Object),
            (b'[' | b'{', _) => self.odd_since(json, start, expected),
            _ => self.nothing(Nothing::Null),
        })
    }
}
