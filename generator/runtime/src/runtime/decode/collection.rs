//! Lists, maps, short arrays with named places, and boxes.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};

use super::leaf::Text;
use super::{FromWire, Maybe, Plain, Whole, expecting};

/// The spellings of "nothing" that lists, maps and objects share.
macro_rules! nothing {
    ($nothing:expr) => {
        fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
            Ok($nothing)
        }

        fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
            Ok($nothing)
        }

        fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
            if value { Err(E::invalid_type(Unexpected::Bool(value), &self)) } else { Ok($nothing) }
        }

        fn visit_str<E: Error>(self, value: &str) -> Result<Self::Value, E> {
            if value.is_empty() { Ok($nothing) } else { Err(E::invalid_type(Unexpected::Str(value), &self)) }
        }
    };
}
pub(super) use nothing;

struct ListVisitor<T, F>(PhantomData<fn() -> (T, F)>);

impl<'de, F, T: FromWire<'de, F>> Visitor<'de> for ListVisitor<T, F> {
    type Value = Option<Vec<T>>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        expecting(formatter, "an array")
    }

    nothing!(None);

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        // A wrong size hint must not reserve memory that the answer does not have.
        let mut list = Vec::with_capacity(seq.size_hint().unwrap_or(0).min(4096));
        // A member that says nothing, such as a point without a value, must not cost the others.
        while let Some(item) = seq.next_element_seed(Maybe::<T, F>::default())? {
            if let Some(item) = item.or_else(T::absent) {
                list.push(item);
            }
        }
        Ok(Some(list))
    }

    // PHP writes a list with a gap as an object.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while map.next_key::<serde::de::IgnoredAny>()?.is_some() {
            list.extend(map.next_value_seed(Maybe::<T, F>::default())?.or_else(T::absent));
        }
        Ok(Some(list))
    }
}

impl<'de, F, T: FromWire<'de, F>> FromWire<'de, F> for Vec<T> {
    const EXPECTED: &'static str = "an array";

    fn from_wire_opt<D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        deserializer.deserialize_any(ListVisitor(PhantomData::<fn() -> (T, F)>))
    }

    fn from_wire<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_wire_opt(deserializer).map(Option::unwrap_or_default)
    }

    fn absent() -> Option<Self> {
        Some(Vec::new())
    }
}

struct MapVisitor<T, F>(PhantomData<fn() -> (T, F)>);

impl<'de, F, T: FromWire<'de, F>> Visitor<'de> for MapVisitor<T, F> {
    type Value = Option<BTreeMap<String, T>>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        expecting(formatter, "an object")
    }

    nothing!(None);

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = BTreeMap::new();
        while let Some(Text(key)) = map.next_key()? {
            entries.insert(key.into_owned(), map.next_value_seed(Whole::<T, F>::default())?);
        }
        Ok(Some(entries))
    }

    // PHP writes an empty object as an empty array, and one with the keys 0, 1, 2 as an array.
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut entries = BTreeMap::new();
        while let Some(item) = seq.next_element_seed(Whole::<T, F>::default())? {
            entries.insert(entries.len().to_string(), item);
        }
        Ok(Some(entries))
    }
}

impl<'de, F, T: FromWire<'de, F>> FromWire<'de, F> for BTreeMap<String, T> {
    const EXPECTED: &'static str = "an object";

    fn from_wire_opt<D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        deserializer.deserialize_any(MapVisitor(PhantomData::<fn() -> (T, F)>))
    }

    fn from_wire<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_wire_opt(deserializer).map(Option::unwrap_or_default)
    }

    fn absent() -> Option<Self> {
        Some(BTreeMap::new())
    }
}

impl<'de, F, T: FromWire<'de, F>> FromWire<'de, F> for Option<T> {
    const EXPECTED: &'static str = T::EXPECTED;

    fn from_wire_opt<D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        T::from_wire_opt(deserializer).map(Some)
    }

    fn absent() -> Option<Self> {
        Some(None)
    }
}

impl<'de, F, T: FromWire<'de, F>> FromWire<'de, F> for Box<T> {
    const EXPECTED: &'static str = T::EXPECTED;

    fn from_wire_opt<D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        T::from_wire_opt(deserializer).map(|value| value.map(Box::new))
    }

    fn from_wire<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        T::from_wire(deserializer).map(Box::new)
    }

    fn absent() -> Option<Self> {
        T::absent().map(Box::new)
    }
}

/// A short array whose places have names.
pub trait Tuple<'de>: Sized {
    /// What is expected, for messages.
    const NAME: &'static str;

    /// Reads the places in their order; `None` when one that has to be there says nothing.
    fn from_seq<A: SeqAccess<'de>>(seq: &mut A) -> Result<Option<Self>, A::Error>;
}

struct TupleVisitor<T>(PhantomData<fn() -> T>);

impl<'de, T: Tuple<'de>> Visitor<'de> for TupleVisitor<T> {
    type Value = Option<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        expecting(formatter, T::NAME)
    }

    nothing!(None);

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let read = T::from_seq(&mut seq)?;
        // Places that a later version adds must not cost the answer.
        while seq.next_element::<serde::de::IgnoredAny>()?.is_some() {}
        Ok(read)
    }
}

/// Reads a short array.
#[inline]
pub fn tuple<'de, T: Tuple<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    deserializer.deserialize_any(TupleVisitor(PhantomData))
}

/// Reads a place that has to be there; `None` when it says nothing.
pub fn place<'de, T: FromWire<'de>, A: SeqAccess<'de>>(seq: &mut A, name: &'static str) -> Result<Option<T>, A::Error> {
    place_as(seq, name, Plain)
}

/// As [`place`], in format `F`.
pub fn place_as<'de, F, T: FromWire<'de, F>, A: SeqAccess<'de>>(
    seq: &mut A,
    name: &'static str,
    _: F,
) -> Result<Option<T>, A::Error> {
    let read = seq.next_element_seed(Maybe::<T, F>::default())?;
    read.map(|read| read.or_else(T::absent))
        .ok_or_else(|| A::Error::custom(format_args!("the place `{name}` is missing")))
}

/// Reads a place that may be missing.
pub fn optional_place<'de, T: FromWire<'de>, A: SeqAccess<'de>>(seq: &mut A) -> Result<Option<T>, A::Error> {
    optional_place_as(seq, Plain)
}

/// As [`optional_place`], in format `F`.
pub fn optional_place_as<'de, F, T: FromWire<'de, F>, A: SeqAccess<'de>>(
    seq: &mut A,
    _: F,
) -> Result<Option<T>, A::Error> {
    Ok(seq.next_element_seed(Maybe::<T, F>::default())?.flatten())
}
