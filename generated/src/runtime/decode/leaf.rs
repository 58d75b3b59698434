// Part of the runtime of openapi-forge, the same in every crate. Do not edit.
//! Values that hold no other: numbers, texts, booleans.

use super::context::Context;
use super::fit::Nothing;
use crate::runtime::json::{Broken, Json, Number};

/// What became of a value: `None`, it does not fit; `Some(None)`, it means nothing.
pub type Taken<T> = Option<Option<T>>;

/// A type that is made from one number, text or boolean.
pub trait Leaf: Sized {
    /// What is expected, for messages.
    const EXPECTED: &'static str;

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

    /// From a text.
    fn text(value: &str) -> Taken<Self>;
}

/// Reads a leaf.
#[inline]
pub fn leaf<T: Leaf>(json: &mut Json<'_>, context: &mut Context) -> Result<Option<T>, Broken> {
    let first = json.peek()?;
    let start = json.at();
    let (taken, nothing) = match first {
        b'"' => (T::text(&json.text()?), Nothing::Text),
        b'-' | b'0'..=b'9' => {
            let taken = match json.number()? {
                Number::Whole(number) => T::integer(number),
                Number::Float(number) if number.is_finite() => T::float(number),
                Number::Float(_) => T::text(json.since(start)),
                Number::Large(number) => T::unsigned(number),
            };
            (taken, Nothing::Null)
        }
        b't' | b'f' => (json.word()?.map_or(Some(None), T::boolean), Nothing::False),
        _ => return context.no_leaf(json, T::EXPECTED),
    };
    match taken {
        Some(Some(value)) => Ok(Some(value)),
        Some(None) => Ok(context.nothing(nothing)),
        None => Ok(context.odd_since(json, start, T::EXPECTED)),
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
    /// What is no number, text or boolean.
    fn no_leaf<T>(&mut self, json: &mut Json<'_>, expected: &'static str) -> Result<Option<T>, Broken> {
        let (first, start) = (json.peek()?, json.at());
        json.skip()?;
        Ok(match (first, json.is_empty_since(start)) {
            (b'[', true) => self.nothing(Nothing::Array),
            (b'{', true) => self.nothing(Nothing::Object),
            (b'[' | b'{', false) => self.odd_since(json, start, expected),
            _ => self.nothing(Nothing::Null),
        })
    }
}
