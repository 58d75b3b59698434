//! Tags, and what an operation is called below its own.

use std::collections::BTreeSet;

use crate::ir::{Api, Operation};
use crate::names::{Case, render};

/// The tag of operations that have none.
pub const NO_TAG: &str = "operations";

/// The tag that an operation is found by.
pub fn tag_of(operation: &Operation) -> &str {
    if operation.tag.trim().is_empty() { NO_TAG } else { &operation.tag }
}

/// The methods that lead to tags.
pub fn tag_methods(api: &Api) -> BTreeSet<String> {
    api.operations.iter().map(|operation| render(tag_of(operation), Case::Snake)).collect()
}

/// The words of an `operationId` without those that its tag says already: `list-comments` of
/// `issues/list-comments` and `list` of `drive.files.list`.
pub fn call_words(tag: &str, id: &str) -> String {
    let tag = render(tag, Case::Snake);
    let parts: Vec<&str> = id.split(['/', '.', ':']).filter(|part| !part.is_empty()).collect();
    let said = parts.iter().rposition(|part| render(part, Case::Snake) == tag);
    let rest = said.map_or(&[][..], |at| parts.get(at + 1..).unwrap_or_default());
    if rest.is_empty() { id.to_owned() } else { rest.join(" ") }
}
