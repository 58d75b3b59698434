//! Values that hold no other: numbers, texts, booleans.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Unexpected, Visitor};

use super::{FromWire, Plain, expecting};

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

struct LeafVisitor<T>(PhantomData<fn() -> T>);

impl<'de, T: Leaf> Visitor<'de> for LeafVisitor<T> {
    type Value = Option<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        expecting(formatter, T::EXPECTED)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Option<T>, E> {
        T::boolean(value).ok_or_else(|| E::invalid_type(Unexpected::Bool(value), &self))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Option<T>, E> {
        T::integer(value).ok_or_else(|| E::invalid_value(Unexpected::Signed(value), &self))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Option<T>, E> {
        let taken = i64::try_from(value).map_or_else(|_| T::unsigned(value), T::integer);
        taken.ok_or_else(|| E::invalid_value(Unexpected::Unsigned(value), &self))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Option<T>, E> {
        T::float(value).ok_or_else(|| E::invalid_value(Unexpected::Float(value), &self))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Option<T>, E> {
        T::text(value).ok_or_else(|| E::invalid_value(Unexpected::Str(value), &self))
    }

    fn visit_unit<E: Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_none<E: Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Option<T>, A::Error> {
        match seq.next_element::<serde::de::IgnoredAny>()? {
            None => Ok(None),
            Some(_) => Err(A::Error::invalid_type(Unexpected::Seq, &self)),
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Option<T>, A::Error> {
        match map.next_key::<serde::de::IgnoredAny>()? {
            None => Ok(None),
            Some(_) => Err(A::Error::invalid_type(Unexpected::Map, &self)),
        }
    }
}

/// Reads a leaf.
pub fn leaf<'de, T: Leaf, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    deserializer.deserialize_any(LeafVisitor(PhantomData))
}

macro_rules! from_wire_as_leaf {
    ($($ty:ty),*) => {$(
        impl<'de> FromWire<'de, Plain> for $ty {
            const EXPECTED: &'static str = <$ty as Leaf>::EXPECTED;

            fn from_wire_opt<D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
                leaf(deserializer)
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

impl<'de> FromWire<'de, Plain> for serde_json::Value {
    const EXPECTED: &'static str = "any JSON";

    fn from_wire_opt<D: Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
        let value: Self = serde::Deserialize::deserialize(deserializer)?;
        Ok((!value.is_null()).then_some(value))
    }

    fn from_wire<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        serde::Deserialize::deserialize(deserializer)
    }

    fn absent() -> Option<Self> {
        Some(Self::Null)
    }
}
