//! Values as they stand in paths, queries and headers.

use std::borrow::Cow;

// part: times
use jiff::Timestamp;

// part: form
/// How a list or an object is written under a key of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FormStyle {
    /// `key=a&key=b`; the entries of an object under their own keys.
    Spread,
    /// `key=a,b`; keys and values of an object in turn.
    Comma,
    /// `key=a%20b`.
    Space,
    /// `key=a|b`.
    Pipe,
    /// `key[inner]=a&key[0]=b`.
    Deep,
    /// As one text of JSON.
    Json,
}

/// A value that can stand in a path, a query or a header.
pub trait ToParam {
    /// The value as text, not yet escaped.
    fn to_param(&self) -> Cow<'_, str>;
}

/// A value as text, not yet escaped.
pub fn text<T: ToParam + ?Sized>(value: &T) -> Cow<'_, str> {
    value.to_param()
}

impl ToParam for str {
    fn to_param(&self) -> Cow<'_, str> {
        self.into()
    }
}

impl ToParam for String {
    fn to_param(&self) -> Cow<'_, str> {
        self.as_str().into()
    }
}

impl<T: ToParam + ?Sized> ToParam for &T {
    fn to_param(&self) -> Cow<'_, str> {
        (**self).to_param()
    }
}

macro_rules! by_display {
    ($($ty:ty),*) => {$(
        impl ToParam for $ty {
            fn to_param(&self) -> Cow<'_, str> {
                self.to_string().into()
            }
        }
    )*};
}

by_display!(bool, i32, i64, u32, u64, f64, serde_json::Value);

// part: own_types
/// A value as serde writes it: a text as it is, all else as JSON. One that it cannot write is empty.
pub fn by_serde<T: serde::Serialize>(value: &T) -> Cow<'_, str> {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(text)) => text.into(),
        Ok(other) => other.to_string().into(),
        Err(_) => Cow::Borrowed(""),
    }
}

// part: times
/// A timestamp as seconds since 1970 UTC.
pub fn seconds(timestamp: Timestamp) -> String {
    timestamp.as_second().to_string()
}

// part: times
/// A timestamp as milliseconds since 1970 UTC.
pub fn millis(timestamp: Timestamp) -> String {
    timestamp.as_millisecond().to_string()
}

// part: times
/// A timestamp as text (RFC 3339).
pub fn rfc3339(timestamp: Timestamp) -> String {
    timestamp.to_string()
}

/// `1` or `0`.
pub fn flag(value: bool) -> &'static str {
    if value { "1" } else { "0" }
}
