//! Operations whose extensions will have to be read.

use openapiv3::Operation as Source;

/// An operation with some of the extensions that are read last.
#[derive(Debug)]
pub(in crate::lower) struct Pending<'a> {
    pub(super) id: String,
    pub(super) source: &'a Source,
    pub(super) pointer: String,
}
