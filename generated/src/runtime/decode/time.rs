// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Timestamps, in the three ways in which they travel, and dates.

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::Value;

use super::context::Context;
use super::from_wire::{FromWire, Kind};
use super::leaf::{Came, Leaf, Scalar, Taken, leaf, leaf_of_number};
use crate::runtime::format::{Millis, Plain, Rfc3339, Seconds};
use crate::runtime::json::{Broken, Json, Number};

struct InSeconds(Timestamp);
struct InMillis(Timestamp);
struct InText(Timestamp);

impl Leaf for InSeconds {
    const EXPECTED: &'static str = "seconds since 1970";
    const SCALAR: Scalar = Scalar::Number;

    fn rewritten(&self, came: Came<'_>) -> Option<Value> {
        came.is_float().then(|| self.0.as_second().into())
    }

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
    const SCALAR: Scalar = Scalar::Number;

    fn rewritten(&self, came: Came<'_>) -> Option<Value> {
        came.is_float().then(|| self.0.as_millisecond().into())
    }

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
    const SCALAR: Scalar = Scalar::Text;

    fn rewritten(&self, came: Came<'_>) -> Option<Value> {
        // What lies beyond the last timestamp is read as that.
        let nearest = self.0 == Timestamp::MAX || self.0 == Timestamp::MIN;
        matches!(came, Came::Text(text) if nearest || !is_canonical(text)).then(|| self.0.to_string().into())
    }

    fn integer(_: i64) -> Taken<Self> {
        None
    }

    fn float(_: f64) -> Taken<Self> {
        None
    }

    fn text(value: &str) -> Taken<Self> {
        if value.is_empty() {
            return Some(None);
        }
        value.parse().ok().or_else(|| moment(value)).map(|timestamp| Some(Self(timestamp)))
    }
}

/// A moment that no timestamp says: one without an offset is in UTC, and of one outside of the years
/// that a timestamp knows the nearest that it does, as services write 9999-12-31 for "never".
#[cold]
fn moment(text: &str) -> Option<Timestamp> {
    if let Ok(pieces) = jiff::fmt::temporal::Pieces::parse(text)
        && let Some(offset) = pieces.to_numeric_offset()
    {
        let at = pieces.date().to_datetime(pieces.time()?);
        let limit = if at.year() > 0 { Timestamp::MAX } else { Timestamp::MIN };
        return Some(offset.to_timestamp(at).unwrap_or(limit));
    }
    let (date, time) = text.split_at_checked(10)?;
    let time = time.strip_prefix(['T', 't', ' '])?;
    let at = date.parse::<Date>().ok()?.to_datetime(time.parse().ok()?);
    let limit = if at.year() > 0 { Timestamp::MAX } else { Timestamp::MIN };
    Some(jiff::tz::Offset::UTC.to_timestamp(at).unwrap_or(limit))
}

/// Whether a timestamp is written as it came: in UTC, its fraction without zeros at the end.
fn is_canonical(text: &str) -> bool {
    let [head @ .., b'Z'] = text.as_bytes() else { return false };
    let seconds = matches!(head.get(17..19), Some([b'0'..=b'5', _]));
    let fraction = match head.get(19..) {
        Some([]) => true,
        Some([b'.', digits @ ..]) => digits.len() <= 9 && digits.last().is_some_and(|last| *last != b'0'),
        _ => false,
    };
    seconds && fraction && head.get(4) == Some(&b'-') && head.get(10) == Some(&b'T')
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

impl Leaf for Date {
    const EXPECTED: &'static str = "a date";
    const SCALAR: Scalar = Scalar::Text;

    fn rewritten(&self, came: Came<'_>) -> Option<Value> {
        // `2024-02-29`: all else that is read as a date has another length.
        matches!(came, Came::Text(text) if text.len() != 10).then(|| self.to_string().into())
    }

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

impl FromWire<Plain> for Date {
    const EXPECTED: &'static str = <Date as Leaf>::EXPECTED;
    const KIND: Kind = Kind::Leaf;

    fn read(json: &mut Json<'_>, context: &mut Context) -> Result<Option<Self>, Broken> {
        leaf(json, context)
    }
}
