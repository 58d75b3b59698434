//! What is known beside the hand-written document.

use crate::emit::Sample;
use crate::ir::Api;

/// What the published document says beyond what was written by hand.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    /// The API that the document describes, with its attribute table.
    pub api: &'a Api,
    /// Rust for each operation.
    pub samples: &'a [Sample],
    /// Version of the published document.
    pub version: &'a str,
    /// The YAML that was published before and held to its document then. It is not read once more
    /// when nothing changes it.
    pub before: Option<&'a str>,
}
