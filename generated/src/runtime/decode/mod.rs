// Part of the runtime of openapi-forge, the same in every crate. Do not edit.
//! Forgiving decoding: what services promise and what they send are two things.
//!
//! Everything is read in one pass with `deserialize_any`, so leniency costs nothing where an
//! answer is as promised. "Nothing" has many spellings on the wire (`null`, `false`, an empty
//! array, an empty text, an absent key); all of them mean `None` or an empty collection. A value
//! of another type takes with it only the smallest thing that can be missing, stays reachable as
//! it came, and is reported: see [`Fit`] and [`Context`].

mod collection;
mod context;
mod fit;
mod leaf;
mod object;
mod time;
mod tuple;
mod union;

use std::fmt;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error};

pub use context::Context;
pub use fit::{Cause, Fit, Nothing, Odd};
pub use leaf::{Leaf, Taken, Text, leaf};
pub use object::{Fields, FieldsAs, Object, Rebuilt, RebuiltAs, empty, object};
pub use time::{Format, Millis, Rfc3339, Seconds};
pub use tuple::{Places, PlacesAs, Tuple, tuple, tuple_in_order};
pub use union::Branches;

use crate::runtime::misfit::{Found, Misfits};

/// The format of everything that has only one.
#[derive(Debug, Clone, Copy)]
pub struct Plain;

/// A truth value that travels as 0 or 1.
#[derive(Debug, Clone, Copy)]
pub struct Flag;

/// Whole seconds, which some write with their unit: `12s`.
#[derive(Debug, Clone, Copy)]
pub struct Count;

/// What JSON a type is made from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// One number, text or boolean.
    Leaf,
    /// An array.
    List,
    /// An object.
    Object,
    /// Any.
    Any,
}

/// A type that can be read from an answer in format `F`.
///
/// `F` passes through containers to the leaves: `Vec<Timestamp>` in [`Millis`] is a list of
/// timestamps that travel as milliseconds.
pub trait FromWire<F = Plain>: Sized {
    /// What is expected, in words.
    const EXPECTED: &'static str;

    /// What JSON it is made from.
    const KIND: Kind = Kind::Any;

    /// Whether it has a value for what does not fit, so that a list keeps its length.
    const NULLABLE: bool = false;

    /// Whether it must not be shown.
    const SECRET: bool = false;

    /// Reads a value; where there is none, [`Context::fit`] says why. Only broken JSON is an error.
    fn read<'de, D: Deserializer<'de>>(deserializer: D, context: &mut Context) -> Result<Option<Self>, D::Error>;

    /// The value that stands for nothing, for types that have one.
    fn from_nothing(_: Nothing) -> Option<Self> {
        None
    }

    /// Keeps what did not fit in the whole answer, where there is a place for it.
    fn keep(&mut self, _: Misfits) {}
}

/// Reads a value in format `F`.
#[inline]
pub fn read<'de, F, T: FromWire<F>, D: Deserializer<'de>>(
    _: F,
    deserializer: D,
    context: &mut Context,
) -> Result<Option<T>, D::Error> {
    T::read(deserializer, context)
}

/// Reads a value in format `F`, for serde.
pub struct Seed<'c, T, F>(&'c mut Context, PhantomData<fn() -> (T, F)>);

impl<'c, T, F> Seed<'c, T, F> {
    /// Reports to this context what does not fit.
    #[inline]
    pub fn new(context: &'c mut Context) -> Self {
        Seed(context, PhantomData)
    }
}

impl<'de, F, T: FromWire<F>> DeserializeSeed<'de> for Seed<'_, T, F> {
    type Value = Option<T>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        T::read(deserializer, self.0)
    }
}

/// Why an answer as a whole is not what was promised.
#[derive(Debug)]
pub struct Lost {
    /// The value that is missing or odd, and misses whatever is around it.
    pub misfits: Misfits,
    /// What the answer is instead of the promised; `None` when the first of the misfits tells.
    pub reason: Option<String>,
}

/// A whole answer, and what of it did not fit.
pub fn whole<F, T: FromWire<F>>(read: Option<T>, mut context: Context) -> Result<(T, Misfits), Lost> {
    let instead = |found: Option<&serde_json::Value>| format!("expected {}, found {}", T::EXPECTED, Found(found));
    let reason = match context.fit(read) {
        Fit::Value(value) => return Ok((value, context.finish())),
        // An empty array is an empty object inside of an answer, but no answer.
        Fit::Nothing(nothing) if T::KIND != Kind::Object => match T::from_nothing(nothing) {
            Some(value) => return Ok((value, context.finish())),
            None => Some(instead(nothing.found().as_ref())),
        },
        Fit::Nothing(nothing) => Some(instead(nothing.found().as_ref())),
        Fit::Odd(odd) => odd.cause.is_none().then(|| instead(Some(&odd.found))),
    };
    Err(Lost { misfits: context.finish(), reason })
}

/// Reads a value and all in it, for serde.
pub fn deserialize<'de, F, T: FromWire<F>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let mut context = Context::default();
    let read = T::read(deserializer, &mut context)?;
    match whole(read, context) {
        Ok((mut value, misfits)) => {
            value.keep(misfits);
            Ok(value)
        }
        Err(Lost { reason: Some(reason), .. }) => Err(D::Error::custom(reason)),
        Err(Lost { misfits, .. }) => match misfits.last() {
            Some(misfit) => Err(D::Error::custom(misfit)),
            None => Err(D::Error::custom(format_args!("expected {}", T::EXPECTED))),
        },
    }
}

/// Says what was expected, in visitors.
fn expecting(formatter: &mut fmt::Formatter<'_>, what: &str) -> fmt::Result {
    formatter.write_str(what)
}
