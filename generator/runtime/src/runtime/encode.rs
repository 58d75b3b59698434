//! Strict encoding: what leaves is exactly what the document says.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use serde::ser::{Error, SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use crate::runtime::extra::Extra;
use crate::runtime::format::{Count, Flag, Plain};
use crate::runtime::notation::{Notation, restored};
use crate::runtime::tree::Tree;

/// A type that can be written in format `F`, which passes through containers to the leaves.
pub trait ToWire<F = Plain> {
    /// Writes the value.
    fn to_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error>;

    /// Whether an optional key is left out for this value.
    fn is_absent(&self) -> bool {
        false
    }
}

/// A value and the format to write it in, for serde.
pub struct Wire<'a, T: ?Sized, F>(&'a T, PhantomData<fn() -> F>);

impl<'a, T: ?Sized, F> Wire<'a, T, F> {
    /// Writes `value` in format `F`.
    pub fn new(value: &'a T) -> Self {
        Wire(value, PhantomData)
    }
}

impl<F, T: ToWire<F> + ?Sized> Serialize for Wire<'_, T, F> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.to_wire(serializer)
    }
}

/// Writes a value in format `F`.
pub fn write<F, T: ToWire<F>, S: Serializer>(value: &T, _: F, serializer: S) -> Result<S::Ok, S::Error> {
    value.to_wire(serializer)
}

/// The keys of an object while they are written.
pub struct Entries<'e, M: SerializeMap> {
    map: M,
    extra: &'e Extra,
    /// How values came that are written in another way.
    notations: BTreeMap<&'e str, Vec<&'e Notation>>,
    /// Keys of `extra` for which something else was written.
    written: Vec<&'static str>,
    failed: Option<M::Error>,
}

/// [`Entries`] that are written in format `F`.
pub struct EntriesAs<'w, 'e, M: SerializeMap, F>(&'w mut Entries<'e, M>, PhantomData<F>);

impl<'e, M: SerializeMap> Entries<'e, M> {
    /// Nothing written yet.
    pub fn new(map: M, extra: &'e Extra) -> Self {
        Entries { map, extra, notations: extra.notations(), written: Vec::new(), failed: None }
    }

    /// The next value in format `F`.
    pub fn format<F>(&mut self, _: F) -> EntriesAs<'_, 'e, M, F> {
        EntriesAs(self, PhantomData)
    }

    /// Writes a field that has to be there.
    pub fn required<T: ToWire>(&mut self, key: &'static str, value: &T) {
        self.format(Plain).required(key, value);
    }

    /// Writes a field that is left out when it is absent.
    pub fn optional<T: ToWire>(&mut self, key: &'static str, value: &T) {
        self.format(Plain).optional(key, value);
    }

    /// Writes keys that have no field, but a type.
    pub fn additional<T: ToWire>(&mut self, entries: &BTreeMap<String, T>) {
        self.format(Plain).additional(entries);
    }

    /// Writes the keys that have no field, or whose values did not fit.
    pub fn end(mut self) -> Result<M::Ok, M::Error> {
        for (key, value) in self.extra {
            if !self.written.contains(&key.as_str()) {
                self.restore::<Plain, _>(key, value, false);
            }
        }
        match self.failed {
            None => self.map.end(),
            Some(error) => Err(error),
        }
    }

    /// Writes the value under a key as it came, as far as it is what it was read as.
    fn restore<F, T: ToWire<F>>(&mut self, key: &str, value: &T, absent: bool) {
        let Some(notations) = self.notations.get(key) else {
            if !absent {
                self.write::<F, T>(key, value);
            }
            return;
        };
        let written = (!absent).then(|| Tree::of(&Wire::<T, F>::new(value))).transpose();
        match written.map(|written| restored(notations, written)) {
            Ok(None) => {}
            Ok(Some(came)) => self.write::<Plain, _>(key, &came),
            // It fails again, with the error of whoever asked.
            Err(_) => self.write::<F, T>(key, value),
        }
    }

    fn write<F, T: ToWire<F>>(&mut self, key: &str, value: &T) {
        if self.failed.is_none() {
            self.failed = self.map.serialize_entry(key, &Wire::<T, F>::new(value)).err();
        }
    }
}

impl<M: SerializeMap, F> EntriesAs<'_, '_, M, F> {
    /// Writes a field that has to be there, unless it only stands for one that did not fit.
    pub fn required<T: ToWire<F>>(self, key: &'static str, value: &T) {
        if !self.0.extra.contains_key(key) {
            self.0.restore::<F, T>(key, value, false);
        }
    }

    /// Writes a field that is left out when it is absent.
    pub fn optional<T: ToWire<F>>(self, key: &'static str, value: &T) {
        let absent = value.is_absent();
        if self.0.extra.contains_key(key) {
            if absent {
                return;
            }
            self.0.written.push(key);
        }
        self.0.restore::<F, T>(key, value, absent);
    }

    /// Writes keys that have no field, but a type.
    pub fn additional<T: ToWire<F>>(self, entries: &BTreeMap<String, T>) {
        for (key, value) in entries {
            if !self.0.extra.contains_key(key) {
                self.0.restore::<F, T>(key, value, false);
            }
        }
    }
}

// part: tuple
/// The places of a short array while they are written.
pub struct PlacesOut<S: SerializeSeq> {
    seq: S,
    /// Places without a value that come before the next one with a value, if there is any.
    skipped: usize,
    failed: Option<S::Error>,
}

// part: tuple
/// [`PlacesOut`] in format `F`.
pub struct PlacesOutAs<'w, S: SerializeSeq, F>(&'w mut PlacesOut<S>, PhantomData<F>);

// part: tuple
impl<S: SerializeSeq> PlacesOut<S> {
    /// Nothing written yet.
    pub fn new(seq: S) -> Self {
        PlacesOut { seq, skipped: 0, failed: None }
    }

    /// The next place in format `F`.
    pub fn format<F>(&mut self, _: F) -> PlacesOutAs<'_, S, F> {
        PlacesOutAs(self, PhantomData)
    }

    /// Writes a place; one without a value only when another follows.
    pub fn place<T: ToWire>(&mut self, value: &T) {
        self.format(Plain).place(value);
    }

    /// Ends the array.
    pub fn end(self) -> Result<S::Ok, S::Error> {
        match self.failed {
            None => self.seq.end(),
            Some(error) => Err(error),
        }
    }

    fn write<F, T: ToWire<F>>(&mut self, value: &T) {
        if self.failed.is_none() {
            self.failed = self.seq.serialize_element(&Wire::<T, F>::new(value)).err();
        }
    }
}

// part: tuple
impl<S: SerializeSeq, F> PlacesOutAs<'_, S, F> {
    /// Writes a place; one without a value only when another follows.
    pub fn place<T: ToWire<F>>(self, value: &T) {
        if value.is_absent() {
            self.0.skipped += 1;
            return;
        }
        for _ in 0..std::mem::take(&mut self.0.skipped) {
            self.0.write::<Plain, _>(&None::<bool>);
        }
        self.0.write::<F, T>(value);
    }
}

macro_rules! plain {
    ($($ty:ty),*) => {$(
        impl ToWire<Plain> for $ty {
            fn to_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.serialize(serializer)
            }
        }
    )*};
}

plain!(bool, i32, i64, u32, u64, String, str, serde_json::Value, Tree);

/// The whole number that is written for a number without a fraction, as most services do. Where it is
/// not noted how a number came, it stays one with a fraction.
pub(crate) fn whole(number: f64) -> Option<i64> {
    // Beyond 2^53 a float no longer says which whole number was meant.
    let whole = !crate::LENIENT && number.trunc() == number && number.abs() < 9_007_199_254_740_992.0;
    (whole && !(number == 0.0 && number.is_sign_negative())).then_some(number as i64)
}

impl ToWire<Plain> for f64 {
    fn to_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if let Some(whole) = whole(*self) {
            serializer.serialize_i64(whole)
        } else if self.is_finite() {
            serializer.serialize_f64(*self)
        } else {
            Err(S::Error::custom("JSON has no such number"))
        }
    }
}

impl ToWire<Flag> for bool {
    fn to_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u8(u8::from(*self))
    }
}

impl ToWire<Count> for i64 {
    fn to_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(*self)
    }
}

impl<F, T: ToWire<F>> ToWire<F> for Vec<T> {
    fn to_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut seq = serializer.serialize_seq(Some(self.len()))?;
        for item in self {
            seq.serialize_element(&Wire::<T, F>::new(item))?;
        }
        seq.end()
    }

    // Where a list may be left out, an empty one stands for one that was not given.
    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

// part: short_list
impl<F, T: ToWire<F>> ToWire<F> for smallvec::SmallVec<[T; 4]> {
    fn to_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.iter().map(Wire::<T, F>::new))
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<F, T: ToWire<F>> ToWire<F> for BTreeMap<String, T> {
    fn to_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.len()))?;
        for (key, value) in self {
            map.serialize_entry(key, &Wire::<T, F>::new(value))?;
        }
        map.end()
    }

    fn is_absent(&self) -> bool {
        self.is_empty()
    }
}

impl<F, T: ToWire<F>> ToWire<F> for Option<T> {
    fn to_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Some(value) => value.to_wire(serializer),
            None => serializer.serialize_none(),
        }
    }

    fn is_absent(&self) -> bool {
        self.is_none()
    }
}

impl<F, T: ToWire<F> + ?Sized> ToWire<F> for Box<T> {
    fn to_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        (**self).to_wire(serializer)
    }
}
