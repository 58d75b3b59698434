//! What the references of a document lead to: it has to stay where it is.

use std::collections::BTreeSet;

use serde_json::Value;

use super::walk::walk;
use crate::parse::pointer;

/// Pointers that something refers to.
#[derive(Debug)]
pub struct Referred {
    pointers: BTreeSet<String>,
}

impl Referred {
    /// Finds all references of a document.
    pub fn collect(document: &mut Value) -> Self {
        let mut pointers = BTreeSet::new();
        walk(document, &mut |visit| {
            if let Some(reference) = visit.object.get("$ref").and_then(Value::as_str) {
                pointers.insert(pointer(reference.trim_start_matches('#')));
            }
        });
        Self { pointers }
    }

    /// Whether something refers to the value at a pointer, or to a part of it.
    pub fn leads_into(&self, pointer: &str) -> bool {
        let below = format!("{pointer}/");
        self.pointers.contains(pointer)
            || self.pointers.range(below.clone()..).next().is_some_and(|next| next.starts_with(&below))
    }
}
