//! Extensions that only this generator reads do not leave the house.

use serde_json::Value;

use super::referred::Referred;
use super::walk::walk;

/// What each of them says is also said in words, or folded in by the other modules.
const INTERNAL: &[&str] = &[
    "x-code-table",
    "x-credential",
    "x-download",
    "x-failure-envelope",
    "x-idempotent",
    "x-lenient-values",
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

/// Takes them out, but for those that hold something that is referred to.
pub fn remove(document: &mut Value, referred: &Referred) {
    walk(document, &mut |visit| {
        let pointer = visit.pointer;
        visit
            .object
            .retain(|key, _| !INTERNAL.contains(&key.as_str()) || referred.leads_into(&format!("{pointer}/{key}")));
    });
}
