//! Values as they stand in paths, queries and headers.

use std::borrow::Cow;

use jiff::Timestamp;

pub use crate::runtime::form::FormStyle;

/// A value that can stand in a path, a query or a header.
pub trait ToParam {
    /// The value as text, not yet escaped.
    fn to_param(&self) -> Cow<'_, str>;
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

by_display!(bool, i32, i64, u32, u64, f64, jiff::civil::Date, serde_json::Value);

/// A moment as seconds since 1970 UTC.
pub fn seconds(moment: Timestamp) -> String {
    moment.as_second().to_string()
}

/// A moment as milliseconds since 1970 UTC.
pub fn millis(moment: Timestamp) -> String {
    moment.as_millisecond().to_string()
}

/// A moment as text.
pub fn rfc3339(moment: Timestamp) -> String {
    moment.to_string()
}

/// `1` or `0`.
pub fn flag(value: bool) -> &'static str {
    if value { "1" } else { "0" }
}
