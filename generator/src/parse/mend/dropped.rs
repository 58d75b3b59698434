//! Objects that say nothing to a client, and so may be wrong.

use super::super::keys::Kind;
use super::super::node::{Node, NodeKind};

/// Why an object can't be read, when it is one that can be done without.
pub(super) fn why(node: &Node, kind: Kind) -> Option<String> {
    if !kind.can_be_done_without() {
        return None;
    }
    if !matches!(node.kind, NodeKind::Mapping(_)) {
        return Some(format!("an object belongs here, not {}", node.shape()));
    }
    if kind.referable() && node.entry("$ref").is_some() {
        return None;
    }
    if kind == Kind::Link && node.get("operationRef").is_none() && node.get("operationId").is_none() {
        return Some("this link leads to no operation".to_owned());
    }
    let missing = kind.required().iter().find(|key| node.get(key).is_none_or(|value| value.shape() == "null"));
    missing.map(|key| format!("`{key}` is missing here"))
}
