//! Objects with known keys.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapDeserializer;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor};

use super::collection::nothing;
use super::leaf::Text;
use super::{FromWire, Maybe, Plain, expecting};

/// Keys that the document does not know, with their values.
pub type Extra = BTreeMap<String, serde_json::Value>;

/// An object with known keys.
pub trait Object<'de>: Sized {
    /// What is expected, for messages.
    const NAME: &'static str;

    /// Whether every key may be missing, so that "nothing" is the object without any.
    const OPTIONAL: bool = false;

    /// Reads all keys.
    fn from_map<A: MapAccess<'de>>(map: A) -> Result<Self, A::Error>;
}

struct ObjectVisitor<T>(PhantomData<fn() -> T>);

impl<'de, T: Object<'de>> Visitor<'de> for ObjectVisitor<T> {
    type Value = Option<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        expecting(formatter, T::NAME)
    }

    nothing!(None);

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::from_map(map).map(Some)
    }

    // PHP writes an empty object as an empty array.
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        match seq.next_element::<IgnoredAny>()? {
            None => Ok(None),
            Some(_) => Err(A::Error::invalid_type(Unexpected::Seq, &self)),
        }
    }
}

/// Reads an object.
pub fn object<'de, T: Object<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    deserializer.deserialize_any(ObjectVisitor(PhantomData))
}

/// The object without any key, where every key may be missing.
pub fn empty<'de, T: Object<'de>>() -> Option<T> {
    let none = std::iter::empty::<(&str, &str)>();
    let map = MapDeserializer::<_, serde::de::value::Error>::new(none);
    if T::OPTIONAL { T::from_map(map).ok() } else { None }
}

/// The next key.
pub fn key<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Option<Cow<'de, str>>, A::Error> {
    Ok(map.next_key::<Text<'de>>()?.map(|text| text.0))
}

/// Reads the value of a known key; a value that means nothing leaves the slot empty.
pub fn set<'de, T: FromWire<'de>, A: MapAccess<'de>>(map: &mut A, slot: &mut Option<T>) -> Result<(), A::Error> {
    set_as(map, slot, Plain)
}

/// As [`set`], in format `F`.
pub fn set_as<'de, F, T: FromWire<'de, F>, A: MapAccess<'de>>(
    map: &mut A,
    slot: &mut Option<T>,
    _: F,
) -> Result<(), A::Error> {
    *slot = map.next_value_seed(Maybe::<T, F>::default())?;
    Ok(())
}

/// Keeps the value of a key that the document does not know.
pub fn other<'de, A: MapAccess<'de>>(map: &mut A, key: Cow<'de, str>, extra: &mut Extra) -> Result<(), A::Error> {
    extra.insert(key.into_owned(), map.next_value()?);
    Ok(())
}

/// Reads the value of a key that the document does not name, but gives a type. What does not fit
/// is kept as it came: a stray value must not cost the others.
pub fn additional<'de, T: for<'a> FromWire<'a>, A: MapAccess<'de>>(
    map: &mut A,
    key: Cow<'de, str>,
    additional: &mut BTreeMap<String, T>,
    extra: &mut Extra,
) -> Result<(), A::Error> {
    additional_as(map, key, additional, extra, Plain)
}

/// As [`additional`], in format `F`.
pub fn additional_as<'de, F, T: for<'a> FromWire<'a, F>, A: MapAccess<'de>>(
    map: &mut A,
    key: Cow<'de, str>,
    additional: &mut BTreeMap<String, T>,
    extra: &mut Extra,
    _: F,
) -> Result<(), A::Error> {
    let raw: serde_json::Value = map.next_value()?;
    match T::from_wire_opt(&raw) {
        Ok(Some(value)) => drop(additional.insert(key.into_owned(), value)),
        Ok(None) | Err(_) => drop(extra.insert(key.into_owned(), raw)),
    }
    Ok(())
}

/// The value of a key after all keys were read.
pub fn take<'de, T: FromWire<'de>, E: Error>(slot: Option<T>, name: &'static str) -> Result<T, E> {
    take_as(slot, name, Plain)
}

/// As [`take`], in format `F`.
pub fn take_as<'de, F, T: FromWire<'de, F>, E: Error>(slot: Option<T>, name: &'static str, _: F) -> Result<T, E> {
    match slot.or_else(T::absent) {
        Some(value) => Ok(value),
        None => Err(E::missing_field(name)),
    }
}
