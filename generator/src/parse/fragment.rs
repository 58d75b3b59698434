//! The part of a reference behind `#`, which is a JSON pointer in the letters of a URL.

use percent_encoding::percent_decode_str;

use super::node::escape;

/// Undoes the escapes of a key in a fragment: `%7B`, then `~1` and `~0`.
pub fn unescape(key: &str) -> String {
    percent_decode_str(key).decode_utf8_lossy().replace("~1", "/").replace("~0", "~")
}

/// The JSON pointer that a fragment means: `/paths/~1a~1%7Bid%7D` is `/paths/~1a~1{id}`.
pub fn pointer(fragment: &str) -> String {
    fragment.split('/').skip(1).map(|key| format!("/{}", escape(&unescape(key)))).collect()
}
