//! Numbers, texts, booleans, and JSON of any kind.

use serde_json::Value;

use super::context::Context;
use super::fit::Nothing;
use super::from_wire::{FromWire, Kind};
use super::leaf::{Came, Leaf, Scalar, Taken, leaf, leaf_of_number};
use crate::runtime::format::{Count, Flag, Plain};
use crate::runtime::json::{Broken, Json, Number};

macro_rules! from_wire_as_leaf {
    ($($ty:ty),*) => {$(
        impl FromWire<Plain> for $ty {
            const EXPECTED: &'static str = <$ty as Leaf>::EXPECTED;
            const KIND: Kind = Kind::Leaf;

            #[inline]
            fn read(json: &mut Json<'_>, context: &mut Context) -> Result<Option<Self>, Broken> {
                leaf(json, context)
            }

            #[inline]
            fn from_number(number: Number) -> Option<Self> {
                leaf_of_number(number)
            }
        }
    )*};
}

macro_rules! integers {
    ($($ty:ty),*) => {$(
        impl Leaf for $ty {
            const EXPECTED: &'static str = "a whole number";
            const SCALAR: Scalar = Scalar::Number;

            fn rewritten(&self, came: Came<'_>) -> Option<Value> {
                came.is_float().then(|| (*self).into())
            }

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
from_wire_as_leaf!(i32, i64, u32, u64, f64, bool, String);

struct Switched(bool);

impl Leaf for Switched {
    const EXPECTED: &'static str = <bool as Leaf>::EXPECTED;
    const SCALAR: Scalar = Scalar::Number;

    fn boolean(value: bool) -> Taken<Self> {
        Some(Some(Self(value)))
    }

    fn integer(value: i64) -> Taken<Self> {
        bool::integer(value).map(|read| read.map(Self))
    }

    fn float(_: f64) -> Taken<Self> {
        None
    }

    fn text(value: &str) -> Taken<Self> {
        bool::text(value).map(|read| read.map(Self))
    }
}

impl FromWire<Flag> for bool {
    const EXPECTED: &'static str = <bool as Leaf>::EXPECTED;
    const KIND: Kind = Kind::Leaf;

    fn read(json: &mut Json<'_>, context: &mut Context) -> Result<Option<Self>, Broken> {
        Ok(leaf::<Switched>(json, context)?.map(|switched| switched.0))
    }
}

struct Counted(i64);

impl Leaf for Counted {
    const EXPECTED: &'static str = "seconds";
    const SCALAR: Scalar = Scalar::Number;

    fn rewritten(&self, came: Came<'_>) -> Option<Value> {
        self.0.rewritten(came)
    }

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

    fn read(json: &mut Json<'_>, context: &mut Context) -> Result<Option<Self>, Broken> {
        Ok(leaf::<Counted>(json, context)?.map(|counted| counted.0))
    }
}

impl Leaf for f64 {
    const EXPECTED: &'static str = "a number";
    const SCALAR: Scalar = Scalar::Number;

    #[inline]
    fn rewritten(&self, came: Came<'_>) -> Option<Value> {
        let whole = crate::runtime::encode::whole(*self);
        let as_it_came = match came {
            Came::Number(Number::Whole(value)) => whole == Some(value),
            Came::Number(Number::Large(_)) => false,
            Came::Number(Number::Float(value)) if !value.is_finite() => false,
            _ => whole.is_none(),
        };
        (!as_it_came).then(|| whole.map_or_else(|| (*self).into(), Value::from))
    }

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

    /// The nearest that there is, as of timestamps.
    fn beyond(value: f64) -> Taken<Self> {
        Some(Some(f64::MAX.copysign(value)))
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
    const SCALAR: Scalar = Scalar::Boolean;

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
    const SCALAR: Scalar = Scalar::Text;

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

impl FromWire<Plain> for Value {
    const EXPECTED: &'static str = "any JSON";

    fn read(json: &mut Json<'_>, context: &mut Context) -> Result<Option<Self>, Broken> {
        json.peek()?;
        let start = json.at();
        let value = json.any()?;
        if json.take_unlike() {
            context.note_numbers(json.since(start));
        }
        context.met_unknown(value.as_object().map_or(0, serde_json::Map::len));
        Ok(if value.is_null() { context.nothing(Nothing::Null) } else { Some(value) })
    }

    fn from_nothing(nothing: Nothing) -> Option<Self> {
        nothing.found().or(Some(Value::Null))
    }
}
