//! Numbers with all the digits that they are written with.

use std::borrow::Cow;
use std::fmt;
use std::str::FromStr;

use serde::Serializer;
use serde::ser::{Error, Serialize};

use crate::runtime::decode::{Context, FromWire, Kind, Leaf, Plain, Scalar, Taken, leaf};
use crate::runtime::encode::ToWire;
use crate::runtime::json::{Broken, Json, Raw};
use crate::runtime::param::ToParam;

/// A number as it is written in JSON, with all its digits: `1e400`, `1.10`, integers of any length.
///
/// Two are equal when they are written alike.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Number(Box<str>);

/// The text is no number as JSON writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoNumber;

impl Number {
    /// As it is written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The nearest number that a `f64` has; infinite for what is bigger than all of them.
    pub fn to_f64(&self) -> f64 {
        self.0.parse().unwrap_or(f64::NAN)
    }

    /// The number, where it is written as a whole number that an `i64` has.
    pub fn to_i64(&self) -> Option<i64> {
        self.0.parse().ok()
    }

    /// The number, where it is written as a whole number that a `u64` has.
    pub fn to_u64(&self) -> Option<u64> {
        self.0.parse().ok()
    }

    fn is_one(text: &str) -> bool {
        let mut json = Json::new(text);
        matches!(text.as_bytes().first(), Some(b'-' | b'0'..=b'9')) && json.number().is_ok() && json.at() == text.len()
    }
}

impl FromStr for Number {
    type Err = NoNumber;

    fn from_str(text: &str) -> Result<Self, NoNumber> {
        if Self::is_one(text) { Ok(Number(text.into())) } else { Err(NoNumber) }
    }
}

macro_rules! of_integers {
    ($($ty:ty),*) => {$(
        impl From<$ty> for Number {
            fn from(value: $ty) -> Self {
                Number(value.to_string().into())
            }
        }
    )*};
}

of_integers!(i32, i64, u32, u64, i128, u128);

impl From<f64> for Number {
    /// With the digits that tell it from all other `f64`. One that is not finite cannot be sent.
    fn from(value: f64) -> Self {
        Number(
            serde_json::Number::from_f64(value).map_or_else(|| value.to_string(), |number| number.to_string()).into(),
        )
    }
}

impl fmt::Display for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.0)
    }
}

impl fmt::Debug for Number {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Number({})", self.0)
    }
}

impl fmt::Display for NoNumber {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("it is no number as JSON writes it")
    }
}

impl std::error::Error for NoNumber {}

impl Leaf for Number {
    const EXPECTED: &'static str = "a number";
    const SCALAR: Scalar = Scalar::Number;

    fn integer(value: i64) -> Taken<Self> {
        Some(Some(value.into()))
    }

    fn unsigned(value: u64) -> Taken<Self> {
        Some(Some(value.into()))
    }

    fn float(value: f64) -> Taken<Self> {
        Some(Some(value.into()))
    }

    fn text(value: &str) -> Taken<Self> {
        match value.trim() {
            "" => Some(None),
            text => text.parse().ok().map(Some),
        }
    }
}

impl FromWire<Plain> for Number {
    const EXPECTED: &'static str = <Self as Leaf>::EXPECTED;
    const KIND: Kind = Kind::Leaf;

    fn read(json: &mut Json<'_>, context: &mut Context) -> Result<Option<Self>, Broken> {
        if !matches!(json.peek()?, b'-' | b'0'..=b'9') {
            return leaf(json, context);
        }
        let start = json.at();
        json.number()?;
        Ok(Some(Number(json.since(start).into())))
    }
}

impl ToWire<Plain> for Number {
    fn to_wire<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if Self::is_one(&self.0) {
            Raw(&self.0).serialize(serializer)
        } else {
            Err(S::Error::custom("JSON has no such number"))
        }
    }
}

impl ToParam for Number {
    fn to_param(&self) -> Cow<'_, str> {
        self.as_str().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_what_json_writes_as_one() {
        for text in ["0", "-0", "1e400", "1.10", "-123456789012345678901234567890", "0.1234567890123456789", "2E+3"] {
            let number: Number = text.parse().expect(text);
            assert_eq!((number.as_str(), number.to_string().as_str()), (text, text));
        }
        for text in ["", "-", "01", "+1", ".5", "1.", "NaN", "1 ", " 1", "1,2", "1e", "0x1", "\"1\""] {
            assert_eq!(text.parse::<Number>(), Err(NoNumber), "{text}");
        }
        assert_eq!((Number::from(7).to_i64(), Number::from(7).to_f64()), (Some(7), 7.0));
        assert_eq!((Number::from(2.5).as_str(), Number::from(2.5).to_i64()), ("2.5", None));
        assert_eq!(Number::from(u64::MAX).to_u64(), Some(u64::MAX));
        assert_eq!("1e400".parse::<Number>().unwrap().to_f64(), f64::INFINITY);
        assert!(
            serde_json::to_string(&crate::runtime::encode::Wire::<_, Plain>::new(&Number::from(f64::NAN))).is_err()
        );
    }
}
