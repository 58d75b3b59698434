// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Types that can be read from an answer.

use super::context::Context;
use super::fit::Nothing;
use crate::runtime::format::Plain;
use crate::runtime::json::{Broken, Json, Number};
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
    /// One of several.
    Union,
    /// Any.
    Any,
}

/// A type that can be read from an answer in format `F`.
///
/// `F` passes through containers to the leaves: `Vec<bool>` in [`Flag`](crate::runtime::format::Flag) is a list of
/// truth values that travel as 0 and 1.
pub trait FromWire<F = Plain>: Sized {
    /// What is expected, in words.
    const EXPECTED: &'static str;

    /// What JSON it is made from.
    const KIND: Kind = Kind::Any;

    /// Whether it has a value for what does not fit, so that a list keeps its length.
    const NULLABLE: bool = false;

    /// Whether it tells `null` from a key that is absent.
    const KEEPS_NULL: bool = false;

    /// Whether it must not be shown.
    const SECRET: bool = false;

    /// Reads a value; where there is none, [`Context::fit`] says why. Only broken JSON is an error.
    fn read(json: &mut Json<'_>, context: &mut Context) -> Result<Option<Self>, Broken>;

    /// Reads a member of a list that is seen to fit at once; else nothing is read, though it may fit.
    #[inline]
    fn push_at_once(_: &mut Json<'_>, _: &mut Vec<Self>) -> bool {
        false
    }

    /// The value that a number is, for those that are made from numbers.
    #[inline]
    fn from_number(_: Number) -> Option<Self> {
        None
    }

    /// The value that stands for nothing, for types that have one.
    fn from_nothing(_: Nothing) -> Option<Self> {
        None
    }

    /// The value that stands for one that does not fit, for types that have one which says nothing.
    fn in_place_of_odd() -> Option<Self> {
        None
    }

    /// Keeps what did not fit in the whole answer, where there is a place for it.
    fn keep(&mut self, _: Misfits) {}
}

/// Reads a value in format `F`.
#[inline]
pub fn read<F, T: FromWire<F>>(_: F, json: &mut Json<'_>, context: &mut Context) -> Result<Option<T>, Broken> {
    T::read(json, context)
}

/// The value that a number is in format `F`.
#[inline]
pub fn number<F, T: FromWire<F>>(_: F, number: Number) -> Option<T> {
    T::from_number(number)
}
