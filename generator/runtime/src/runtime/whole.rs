//! Answers that are no objects: lists, maps and single values.

use std::fmt;
use std::marker::PhantomData;
use std::ops::{Deref, DerefMut};

use serde::ser::{Error, Serialize};
use serde::{Deserialize, Deserializer, Serializer};

use crate::runtime::decode::{Context, FromWire, Kind, Nothing, Plain, deserialize};
use crate::runtime::encode::{ToWire, Wire};
use crate::runtime::json::{Broken, Json};
use crate::runtime::misfit::{Misfits, Segment};
use crate::runtime::notation::{Notation, restored};
use crate::runtime::tree::Tree;

/// An answer that is a list, a map or a single value. It can be used as that, and goes back as it came
/// as long as nobody changes it: with the offsets of timestamps, the digits of numbers, and what did
/// not fit.
#[derive(Clone)]
pub struct Whole<T, F = Plain> {
    value: T,
    notations: Vec<Notation>,
    misfits: Misfits,
    format: PhantomData<fn() -> F>,
}

impl<T, F> Whole<T, F> {
    /// What it is, alone.
    pub fn into_inner(self) -> T {
        self.value
    }

    /// What of the answer did not fit its type, with paths.
    pub fn misfits(&self) -> &Misfits {
        &self.misfits
    }
}

impl<T, F> Deref for Whole<T, F> {
    type Target = T;

    fn deref(&self) -> &T {
        &self.value
    }
}

impl<T, F> DerefMut for Whole<T, F> {
    fn deref_mut(&mut self) -> &mut T {
        &mut self.value
    }
}

impl<T, F> From<T> for Whole<T, F> {
    fn from(value: T) -> Self {
        Whole { value, notations: Vec::new(), misfits: Misfits::default(), format: PhantomData }
    }
}

impl<T: fmt::Debug, F> fmt::Debug for Whole<T, F> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.value.fmt(formatter)
    }
}

impl<T: PartialEq, F> PartialEq for Whole<T, F> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

impl<T: IntoIterator, F> IntoIterator for Whole<T, F> {
    type Item = T::Item;
    type IntoIter = T::IntoIter;

    fn into_iter(self) -> Self::IntoIter {
        self.value.into_iter()
    }
}

impl<'a, T, F> IntoIterator for &'a Whole<T, F>
where
    &'a T: IntoIterator,
{
    type Item = <&'a T as IntoIterator>::Item;
    type IntoIter = <&'a T as IntoIterator>::IntoIter;

    fn into_iter(self) -> Self::IntoIter {
        (&self.value).into_iter()
    }
}

impl<F, T: FromWire<F>> FromWire<F> for Whole<T, F> {
    const EXPECTED: &'static str = T::EXPECTED;
    const KIND: Kind = T::KIND;
    const SECRET: bool = T::SECRET;

    fn read(json: &mut Json<'_>, context: &mut Context) -> Result<Option<Self>, Broken> {
        let mark = context.mark();
        let read = T::read(json, context)?;
        // What is remembered is looked for below a key.
        context.leave(mark, || Segment::Key(""));
        let notations = context.noted(mark).map(Iterator::collect).unwrap_or_default();
        Ok(read.map(|value| Whole { notations, ..value.into() }))
    }

    fn from_nothing(nothing: Nothing) -> Option<Self> {
        T::from_nothing(nothing).map(Whole::from)
    }

    fn keep(&mut self, misfits: Misfits) {
        self.misfits.append(misfits);
    }
}

impl<F, T: ToWire<F>> ToWire<F> for Whole<T, F> {
    fn to_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.notations.is_empty() {
            return self.value.to_wire(serializer);
        }
        let written = Tree::of(&Wire::<T, F>::new(&self.value)).map_err(S::Error::custom)?;
        let notations: Vec<_> = self.notations.iter().collect();
        restored(&notations, Some(written)).serialize(serializer)
    }
}

impl<T: ToWire<F>, F> Serialize for Whole<T, F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_wire(serializer)
    }
}

impl<'de, T: FromWire<F>, F> Deserialize<'de> for Whole<T, F> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize::<F, Self, D>(deserializer)
    }
}
