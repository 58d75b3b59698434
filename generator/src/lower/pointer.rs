//! JSON pointers and references as text.

use percent_encoding::percent_decode_str;

/// Appends one key to a JSON pointer.
pub(super) fn child(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"))
}

/// Undoes the escapes of a reference: `%7B`, then `~1` and `~0`.
pub(crate) fn unescape(segment: &str) -> String {
    percent_decode_str(segment).decode_utf8_lossy().replace("~1", "/").replace("~0", "~")
}
