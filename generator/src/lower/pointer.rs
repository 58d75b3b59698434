//! JSON pointers and references as text.

use crate::parse::escape;

/// Appends one key to a JSON pointer.
pub(super) fn child(pointer: &str, key: &str) -> String {
    format!("{pointer}/{}", escape(key))
}
