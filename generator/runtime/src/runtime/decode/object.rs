//! Objects with known keys.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Unexpected, Visitor};

use super::collection::nothing;
use super::leaf::Text;
use super::{FromWire, Maybe, expecting};

/// Keys that the document does not know, with their values.
pub type Extra = BTreeMap<String, serde_json::Value>;

/// An object with known keys.
pub trait Object<'de>: Sized {
    /// What is expected, for messages.
    const NAME: &'static str;

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

/// The next key.
pub fn key<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Option<Cow<'de, str>>, A::Error> {
    Ok(map.next_key::<Text<'de>>()?.map(|text| text.0))
}

/// Reads the value of a known key; a value that means nothing leaves the slot empty.
pub fn set<'de, F, T: FromWire<'de, F>, A: MapAccess<'de>>(map: &mut A, slot: &mut Option<T>) -> Result<(), A::Error> {
    *slot = map.next_value_seed(Maybe::<T, F>::default())?;
    Ok(())
}

/// The value of a key after all keys were read.
pub fn take<'de, F, T: FromWire<'de, F>, E: Error>(slot: Option<T>, name: &'static str) -> Result<T, E> {
    match slot.or_else(T::absent) {
        Some(value) => Ok(value),
        None => Err(E::missing_field(name)),
    }
}
