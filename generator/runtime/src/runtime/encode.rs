//! Strict encoding: what leaves is exactly what the document says.

use std::collections::BTreeMap;
use std::marker::PhantomData;

use jiff::Timestamp;
use serde::ser::{Error, SerializeMap, SerializeSeq};
use serde::{Serialize, Serializer};

use crate::runtime::decode::{Millis, Plain, Rfc3339, Seconds};

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

/// An object with known keys.
pub trait Object {
    /// Writes all keys.
    fn to_map<M: SerializeMap>(&self, map: &mut M) -> Result<(), M::Error>;
}

/// Writes a key of an object.
pub fn entry<T: ToWire, M: SerializeMap>(map: &mut M, key: &'static str, value: &T) -> Result<(), M::Error> {
    entry_as(map, key, value, Plain)
}

/// As [`entry`], in format `F`.
pub fn entry_as<F, T: ToWire<F>, M: SerializeMap>(
    map: &mut M,
    key: &'static str,
    value: &T,
    _: F,
) -> Result<(), M::Error> {
    map.serialize_entry(key, &Wire::<T, F>::new(value))
}

/// Writes a key of an object unless its value is absent.
pub fn field<T: ToWire, M: SerializeMap>(map: &mut M, key: &'static str, value: &T) -> Result<(), M::Error> {
    field_as(map, key, value, Plain)
}

/// As [`field`], in format `F`.
pub fn field_as<F, T: ToWire<F>, M: SerializeMap>(
    map: &mut M,
    key: &'static str,
    value: &T,
    _: F,
) -> Result<(), M::Error> {
    if value.is_absent() { Ok(()) } else { map.serialize_entry(key, &Wire::<T, F>::new(value)) }
}

/// Writes the keys that the document does not name.
pub fn others<T: ToWire, M: SerializeMap>(map: &mut M, others: &BTreeMap<String, T>) -> Result<(), M::Error> {
    others_as(map, others, Plain)
}

/// As [`others`], in format `F`.
pub fn others_as<F, T: ToWire<F>, M: SerializeMap>(
    map: &mut M,
    others: &BTreeMap<String, T>,
    _: F,
) -> Result<(), M::Error> {
    others.iter().try_for_each(|(key, value)| map.serialize_entry(key, &Wire::<T, F>::new(value)))
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

plain!(bool, i32, i64, u32, u64, String, str, jiff::civil::Date, serde_json::Value);

impl ToWire<Plain> for f64 {
    fn to_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.is_finite() {
            serializer.serialize_f64(*self)
        } else {
            Err(S::Error::custom("JSON has no such number"))
        }
    }
}

impl ToWire<Seconds> for Timestamp {
    fn to_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.as_second())
    }
}

impl ToWire<Millis> for Timestamp {
    fn to_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_i64(self.as_millisecond())
    }
}

impl ToWire<Rfc3339> for Timestamp {
    fn to_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
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
