//! Extensions that only this generator reads do not leave the house.

use serde_json::Value;

use super::walk::walk;

/// What each of them says is also said in words, or folded in by the other modules.
const INTERNAL: &[&str] = &[
    "x-code-table",
    "x-credential",
    "x-download",
    "x-failure-envelope",
    "x-idempotent",
    "x-name",
    "x-paging",
    "x-path-words",
    "x-period",
    "x-rate-limit",
    "x-reading",
    "x-series",
    "x-token-prefix",
    "x-tuple",
];

/// Takes them out.
pub fn remove(document: &mut Value) {
    walk(document, &mut |visit| visit.object.retain(|key, _| !INTERNAL.contains(&key.as_str())));
}
