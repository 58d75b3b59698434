// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Percent-encoding for paths and queries.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

/// Everything but the unreserved characters of RFC 3986, in names and values alike.
const QUERY: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The same, and `*`, which is safe in a path.
const PATH: &AsciiSet = &QUERY.remove(b'*');

/// A value within a segment of a path.
pub(crate) fn path(value: &str) -> impl Iterator<Item = &str> {
    utf8_percent_encode(value, PATH)
}

/// A name or a value within a query, a cookie or a form.
pub(crate) fn query(value: &str) -> String {
    utf8_percent_encode(value, QUERY).to_string()
}

/// Values in one, each of them escaped; the separator stays as it is.
pub(crate) fn list<T: AsRef<str>>(items: impl IntoIterator<Item = T>, separator: &str) -> String {
    items.into_iter().map(|item| query(item.as_ref())).collect::<Vec<_>>().join(separator)
}

/// `name=value` within a query, a cookie or a form.
pub(crate) fn pair(name: &str, value: &str) -> String {
    format!("{}={}", query(name), query(value))
}
