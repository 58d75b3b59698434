//! Values that hold no other: numbers, texts, booleans.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::{Context, Count, Flag, FromWire, Kind, Nothing, Plain, expecting};

/// What became of a value: `None`, it does not fit; `Some(None)`, it means nothing.
pub type Taken<T> = Option<Option<T>>;

/// A type that is made from one number, text or boolean.
pub trait Leaf: Sized {
    /// What is expected, for messages.
    const EXPECTED: &'static str;

    /// From `true` or `false`; the latter means nothing unless told otherwise.
    fn boolean(value: bool) -> Taken<Self> {
        (!value).then_some(None)
    }

    /// From a whole number.
    fn integer(value: i64) -> Taken<Self>;

    /// From a whole number too big for [`Leaf::integer`].
    fn unsigned(value: u64) -> Taken<Self> {
        i64::try_from(value).map_or(None, Self::integer)
    }

    /// From a number with a fraction.
    fn float(value: f64) -> Taken<Self>;

    /// From a text.
    fn text(value: &str) -> Taken<Self>;
}

struct LeafVisitor<'c, T>(&'c mut Context, PhantomData<fn() -> T>);

impl<T: Leaf> LeafVisitor<'_, T> {
    #[inline]
    fn taken(self, taken: Taken<T>, nothing: Nothing, found: impl FnOnce() -> Value) -> Option<T> {
        match taken {
            Some(Some(value)) => Some(value),
            Some(None) => self.0.nothing(nothing),
            None => self.0.odd(T::EXPECTED, found()),
        }
    }
}

impl<'de, T: Leaf> Visitor<'de> for LeafVisitor<'_, T> {
    type Value = Option<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        expecting(formatter, T::EXPECTED)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Option<T>, E> {
        Ok(self.taken(T::boolean(value), Nothing::False, || value.into()))
    }

    #[inline]
    fn visit_i64<E: Error>(self, value: i64) -> Result<Option<T>, E> {
        Ok(self.taken(T::integer(value), Nothing::Null, || value.into()))
    }

    #[inline]
    fn visit_u64<E: Error>(self, value: u64) -> Result<Option<T>, E> {
        let number = i64::try_from(value).map_or_else(|_| T::unsigned(value), T::integer);
        Ok(self.taken(number, Nothing::Null, || value.into()))
    }

    #[inline]
    fn visit_f64<E: Error>(self, value: f64) -> Result<Option<T>, E> {
        Ok(self.taken(T::float(value), Nothing::Null, || value.into()))
    }

    #[inline]
    fn visit_str<E: Error>(self, value: &str) -> Result<Option<T>, E> {
        Ok(self.taken(T::text(value), Nothing::Text, || value.into()))
    }

    fn visit_unit<E: Error>(self) -> Result<Option<T>, E> {
        Ok(self.0.nothing(Nothing::Null))
    }

    fn visit_none<E: Error>(self) -> Result<Option<T>, E> {
        Ok(self.0.nothing(Nothing::Null))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        leaf(deserializer, self.0)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Option<T>, A::Error> {
        Ok(match array(seq)? {
            None => self.0.nothing(Nothing::Array),
            Some(found) => self.0.odd(T::EXPECTED, found),
        })
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Option<T>, A::Error> {
        let found = Value::deserialize(MapAccessDeserializer::new(map))?;
        Ok(match found.as_object() {
            Some(entries) if entries.is_empty() => self.0.nothing(Nothing::Object),
            _ => self.0.odd(T::EXPECTED, found),
        })
    }
}

/// An array as it came; `None` when it is empty.
#[cold]
pub(super) fn array<'de, A: SeqAccess<'de>>(seq: A) -> Result<Option<Value>, A::Error> {
    let found = Value::deserialize(SeqAccessDeserializer::new(seq))?;
    let empty = found.as_array().is_some_and(Vec::is_empty);
    Ok((!empty).then_some(found))
}

/// Reads a leaf.
#[inline]
pub fn leaf<'de, T: Leaf, D: Deserializer<'de>>(deserializer: D, context: &mut Context) -> Result<Option<T>, D::Error> {
    deserializer.deserialize_any(LeafVisitor(context, PhantomData))
}

macro_rules! from_wire_as_leaf {
    ($($ty:ty),*) => {$(
        impl FromWire<Plain> for $ty {
            const EXPECTED: &'static str = <$ty as Leaf>::EXPECTED;
            const KIND: Kind = Kind::Leaf;

            #[inline]
            fn read<'de, D: Deserializer<'de>>(deserializer: D, context: &mut Context) -> Result<Option<Self>, D::Error> {
                leaf(deserializer, context)
            }
        }
    )*};
}

macro_rules! integers {
    ($($ty:ty),*) => {$(
        impl Leaf for $ty {
            const EXPECTED: &'static str = "a whole number";

            fn integer(value: i64) -> Taken<Self> {
                <$ty>::try_from(value).ok().map(Some)
            }

            fn unsigned(value: u64) -> Taken<Self> {
                <$ty>::try_from(value).ok().map(Some)
            }

            fn float(value: f64) -> Taken<Self> {
                // Beyond 2^53 a float no longer says which whole number was meant.
                let whole = value.trunc() == value && value.abs() <= 9_007_199_254_740_992.0;
                if whole { Self::integer(value as i64) } else { None }
            }

            fn text(value: &str) -> Taken<Self> {
                match value.trim() {
                    "" => Some(None),
                    text => match text.parse::<$ty>() {
                        Ok(number) => Some(Some(number)),
                        Err(_) => text.parse().map_or(None, Self::float),
                    },
                }
            }
        }
    )*};
}

integers!(i32, i64, u32, u64);
from_wire_as_leaf!(i32, i64, u32, u64, f64, bool, String, jiff::civil::Date);

impl FromWire<Flag> for bool {
    const EXPECTED: &'static str = <bool as Leaf>::EXPECTED;
    const KIND: Kind = Kind::Leaf;

    fn read<'de, D: Deserializer<'de>>(deserializer: D, context: &mut Context) -> Result<Option<Self>, D::Error> {
        leaf(deserializer, context)
    }
}

struct Counted(i64);

impl Leaf for Counted {
    const EXPECTED: &'static str = "seconds";

    fn integer(value: i64) -> Taken<Self> {
        Some(Some(Self(value)))
    }

    fn float(value: f64) -> Taken<Self> {
        i64::float(value).map(|read| read.map(Self))
    }

    fn text(value: &str) -> Taken<Self> {
        let number = value.trim().strip_suffix('s').unwrap_or(value);
        i64::text(number).map(|read| read.map(Self))
    }
}

impl FromWire<Count> for i64 {
    const EXPECTED: &'static str = <Counted as Leaf>::EXPECTED;
    const KIND: Kind = Kind::Leaf;

    fn read<'de, D: Deserializer<'de>>(deserializer: D, context: &mut Context) -> Result<Option<Self>, D::Error> {
        Ok(leaf::<Counted, D>(deserializer, context)?.map(|counted| counted.0))
    }
}

impl Leaf for f64 {
    const EXPECTED: &'static str = "a number";

    #[inline]
    fn integer(value: i64) -> Taken<Self> {
        Some(Some(value as f64))
    }

    #[inline]
    fn unsigned(value: u64) -> Taken<Self> {
        Some(Some(value as f64))
    }

    #[inline]
    fn float(value: f64) -> Taken<Self> {
        Some(Some(value))
    }

    fn text(value: &str) -> Taken<Self> {
        match value.trim() {
            "" => Some(None),
            text => text.parse().ok().filter(|number: &f64| number.is_finite()).map(Some),
        }
    }
}

impl Leaf for bool {
    const EXPECTED: &'static str = "true or false";

    fn boolean(value: bool) -> Taken<Self> {
        Some(Some(value))
    }

    fn integer(value: i64) -> Taken<Self> {
        matches!(value, 0 | 1).then_some(Some(value == 1))
    }

    fn float(_: f64) -> Taken<Self> {
        None
    }

    fn text(value: &str) -> Taken<Self> {
        match value {
            "" => Some(None),
            "0" | "false" => Some(Some(false)),
            "1" | "true" => Some(Some(true)),
            _ => None,
        }
    }
}

impl Leaf for String {
    const EXPECTED: &'static str = "a text";

    fn boolean(value: bool) -> Taken<Self> {
        Some(value.then(|| "true".to_owned()))
    }

    fn integer(value: i64) -> Taken<Self> {
        Some(Some(value.to_string()))
    }

    fn unsigned(value: u64) -> Taken<Self> {
        Some(Some(value.to_string()))
    }

    fn float(value: f64) -> Taken<Self> {
        Some(Some(value.to_string()))
    }

    fn text(value: &str) -> Taken<Self> {
        Some(Some(value.to_owned()))
    }
}

impl Leaf for jiff::civil::Date {
    const EXPECTED: &'static str = "a date";

    fn integer(_: i64) -> Taken<Self> {
        None
    }

    fn float(_: f64) -> Taken<Self> {
        None
    }

    fn text(value: &str) -> Taken<Self> {
        if value.is_empty() { Some(None) } else { value.parse().ok().map(Some) }
    }
}

/// A key or a text that is borrowed from the answer where it can be.
pub struct Text<'de>(pub std::borrow::Cow<'de, str>);

impl<'de> serde::Deserialize<'de> for Text<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;

        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Text<'de>;

            fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                expecting(formatter, "a key")
            }

            fn visit_borrowed_str<E: Error>(self, value: &'de str) -> Result<Text<'de>, E> {
                Ok(Text(value.into()))
            }

            fn visit_str<E: Error>(self, value: &str) -> Result<Text<'de>, E> {
                Ok(Text(value.to_owned().into()))
            }

            fn visit_string<E: Error>(self, value: String) -> Result<Text<'de>, E> {
                Ok(Text(value.into()))
            }
        }

        deserializer.deserialize_str(TextVisitor)
    }
}

impl FromWire<Plain> for Value {
    const EXPECTED: &'static str = "any JSON";

    fn read<'de, D: Deserializer<'de>>(deserializer: D, context: &mut Context) -> Result<Option<Self>, D::Error> {
        let value = Value::deserialize(deserializer)?;
        context.met_unknown(value.as_object().map_or(0, serde_json::Map::len));
        Ok(if value.is_null() { context.nothing(Nothing::Null) } else { Some(value) })
    }

    fn from_nothing(nothing: Nothing) -> Option<Self> {
        nothing.found().or(Some(Value::Null))
    }
}
