//! What is to be read of a document, and how.

use std::collections::BTreeMap;

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
    /// The day of today, as `2026-12-31`, by which rules of overlays expire; they never do when it is empty.
    pub today: String,
    /// Types of other crates that stand for a format, by their paths in Rust: `uuid` for `uuid::Uuid`.
    pub formats: BTreeMap<String, String>,
}
