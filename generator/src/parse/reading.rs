//! What is to be read of a document, and how.

use super::only::Only;

/// What is to be read of a document, and how.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    /// Names and bytes of overlays, in the order in which they apply.
    pub overlays: Vec<(String, Vec<u8>)>,
    /// Which operations are read; all of them where nothing is said.
    pub only: Vec<Only>,
    /// Whether an operation or a component that can't be read is left out, rather than the document
    /// refused.
    pub keep_going: bool,
}
