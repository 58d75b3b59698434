// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Values as they stand in paths, queries and headers.

use std::borrow::Cow;

use jiff::Timestamp;

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

/// A timestamp as seconds since 1970 UTC.
pub fn seconds(timestamp: Timestamp) -> String {
    timestamp.as_second().to_string()
}

/// A timestamp as milliseconds since 1970 UTC.
pub fn millis(timestamp: Timestamp) -> String {
    timestamp.as_millisecond().to_string()
}

/// A timestamp as text (RFC 3339).
pub fn rfc3339(timestamp: Timestamp) -> String {
    timestamp.to_string()
}

/// `1` or `0`.
pub fn flag(value: bool) -> &'static str {
    if value { "1" } else { "0" }
}
