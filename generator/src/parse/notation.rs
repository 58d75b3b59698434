//! Texts in either notation.

use super::node::Node;
use super::{json, tree};
use crate::diagnostic::Report;

/// Reads JSON or YAML. Anything that makes the tree unreliable is reported and yields `None`.
pub fn read(file: &str, text: &str, report: &mut Report) -> Option<Node> {
    json::read(text).or_else(|| tree::read(file, text, report))
}
