// Part of the runtime of openapi-forge, the same in every crate. Do not edit.
//! Types that can be read from an answer.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::DeserializeSeed;

use super::context::Context;
use super::fit::Nothing;
use crate::runtime::format::Plain;
use crate::runtime::misfit::Misfits;

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
/// `F` passes through containers to the leaves: `Vec<Timestamp>` in [`Millis`](crate::runtime::format::Millis) is a list of
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

/// Says what was expected, in visitors.
pub(super) fn expecting(formatter: &mut fmt::Formatter<'_>, what: &str) -> fmt::Result {
    formatter.write_str(what)
}
