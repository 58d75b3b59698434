//! Timestamps, in the three ways in which they travel.

use jiff::Timestamp;

use super::context::Context;
use super::from_wire::{FromWire, Kind};
use super::leaf::{Leaf, Taken, leaf, leaf_of_number};
use crate::runtime::format::{Millis, Rfc3339, Seconds};
use crate::runtime::json::{Broken, Json, Number};

struct InSeconds(Timestamp);
struct InMillis(Timestamp);
struct InText(Timestamp);

impl Leaf for InSeconds {
    const EXPECTED: &'static str = "seconds since 1970";

    #[inline]
    fn integer(value: i64) -> Taken<Self> {
        Timestamp::from_second(value).ok().map(|timestamp| Some(Self(timestamp)))
    }

    #[inline]
    fn float(value: f64) -> Taken<Self> {
        let whole = (value * 1e3).round();
        if whole.abs() < 1e15 {
            Timestamp::from_millisecond(whole as i64).ok().map(|timestamp| Some(Self(timestamp)))
        } else {
            None
        }
    }

    fn text(value: &str) -> Taken<Self> {
        number(value, Self::integer, Self::float)
    }
}

impl Leaf for InMillis {
    const EXPECTED: &'static str = "milliseconds since 1970";

    #[inline]
    fn integer(value: i64) -> Taken<Self> {
        Timestamp::from_millisecond(value).ok().map(|timestamp| Some(Self(timestamp)))
    }

    #[inline]
    fn float(value: f64) -> Taken<Self> {
        if value.abs() < 1e15 { Self::integer(value.round() as i64) } else { None }
    }

    fn text(value: &str) -> Taken<Self> {
        number(value, Self::integer, Self::float)
    }
}

impl Leaf for InText {
    const EXPECTED: &'static str = "a timestamp such as 2026-11-24T10:00:00Z";

    fn integer(_: i64) -> Taken<Self> {
        None
    }

    fn float(_: f64) -> Taken<Self> {
        None
    }

    fn text(value: &str) -> Taken<Self> {
        if value.is_empty() { Some(None) } else { value.parse().ok().map(|timestamp| Some(Self(timestamp))) }
    }
}

fn number<T>(text: &str, integer: fn(i64) -> Taken<T>, float: fn(f64) -> Taken<T>) -> Taken<T> {
    let text = text.trim();
    if text.is_empty() {
        return Some(None);
    }
    text.parse().map_or_else(|_| text.parse().map_or(None, float), integer)
}

macro_rules! timestamps {
    ($($format:ty => $leaf:ident),*) => {$(
        impl FromWire<$format> for Timestamp {
            const EXPECTED: &'static str = <$leaf as Leaf>::EXPECTED;
            const KIND: Kind = Kind::Leaf;

            #[inline]
            fn read(json: &mut Json<'_>, context: &mut Context) -> Result<Option<Self>, Broken> {
                Ok(leaf::<$leaf>(json, context)?.map(|timestamp| timestamp.0))
            }

            #[inline]
            fn from_number(number: Number) -> Option<Self> {
                leaf_of_number::<$leaf>(number).map(|timestamp| timestamp.0)
            }
        }
    )*};
}

timestamps!(Seconds => InSeconds, Millis => InMillis, Rfc3339 => InText);
