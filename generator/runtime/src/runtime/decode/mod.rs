//! Forgiving decoding: what services promise and what they send are two things.
//!
//! Everything is read in one pass with `deserialize_any`, so leniency costs nothing where an
//! answer is as promised. "Nothing" has many spellings on the wire (`null`, `false`, an empty
//! array, an empty text, an absent key); all of them mean `None` or an empty collection.

mod collection;
mod leaf;
mod object;
mod time;

use std::fmt;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error};

pub use collection::{Tuple, optional_place, optional_place_as, place, place_as, tuple};
pub use leaf::{Leaf, Taken, Text, leaf};
pub use object::{Extra, Object, additional, additional_as, empty, key, object, other, set, set_as, take, take_as};
pub use time::{Millis, Rfc3339, Seconds};

/// The format of everything that has only one.
#[derive(Debug, Clone, Copy)]
pub struct Plain;

/// A type that can be read from an answer in format `F`.
///
/// `F` passes through containers to the leaves: `Vec<Timestamp>` in [`Millis`] is a list of
/// timestamps that travel as milliseconds.
pub trait FromWire<'de, F = Plain>: Sized {
    /// What is expected, for messages.
    const EXPECTED: &'static str;

    /// Reads a value; `None` when the wire said "nothing" in one of its ways.
    fn from_wire_opt<D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error>;

    /// Reads a value that has to be there.
    fn from_wire<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_wire_opt(deserializer)?.ok_or_else(|| found_nothing(Self::EXPECTED))
    }

    /// The value of a key that is absent, for types that have one.
    fn absent() -> Option<Self> {
        None
    }
}

/// Reads a value that has to be there, in format `F`.
pub struct Whole<T, F>(PhantomData<fn() -> (T, F)>);

impl<T, F> Default for Whole<T, F> {
    fn default() -> Self {
        Whole(PhantomData)
    }
}

impl<'de, F, T: FromWire<'de, F>> DeserializeSeed<'de> for Whole<T, F> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        T::from_wire(deserializer)
    }
}

/// Reads a value that may be nothing, in format `F`.
pub struct Maybe<T, F>(PhantomData<fn() -> (T, F)>);

impl<T, F> Default for Maybe<T, F> {
    fn default() -> Self {
        Maybe(PhantomData)
    }
}

impl<'de, F, T: FromWire<'de, F>> DeserializeSeed<'de> for Maybe<T, F> {
    type Value = Option<T>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        T::from_wire_opt(deserializer)
    }
}

/// Nothing, where something was promised.
pub fn found_nothing<E: Error>(expected: &str) -> E {
    E::custom(format_args!("expected {expected}, found nothing"))
}

/// Says what was expected, in visitors.
fn expecting(formatter: &mut fmt::Formatter<'_>, what: &str) -> fmt::Result {
    formatter.write_str(what)
}

/// Any JSON, as a union reads it before it knows its shape.
pub fn union_value<'de, D: Deserializer<'de>>(deserializer: D) -> Result<serde_json::Value, D::Error> {
    serde::Deserialize::deserialize(deserializer)
}

/// Tries one shape of a union.
pub fn try_variant<F, T: for<'a> FromWire<'a, F>>(value: &serde_json::Value) -> Option<T> {
    match T::from_wire_opt(value) {
        // An empty text is a text before it is nothing, but `false` is what else means nothing.
        Ok(None) if value == &serde_json::Value::Bool(false) => T::from_wire(value).ok(),
        read => read.ok().flatten(),
    }
}
