//! How much work a document may make.
//!
//! A few lines can unfold into gigabytes: a body with a thousand parts that a thousand operations
//! share, or objects that repeat each other. What is lowered is counted, and a document that unfolds
//! into far more than it holds is refused.

use std::cell::Cell;

use serde_json::Value;

use crate::parse::Node;

/// Any document may make so many steps,
const BASE: usize = 300_000;

/// and so many more for each of its nodes. Published documents of some size take one for a node.
const PER_NODE: usize = 20;

/// Steps that were made. A step is a schema or parameter looked at, or 16 bytes copied.
#[derive(Debug)]
pub(super) struct Work {
    done: Cell<usize>,
    most: usize,
}

impl Work {
    pub(super) fn for_document(tree: &Node) -> Self {
        Work { done: Cell::new(0), most: BASE + PER_NODE * tree.count() }
    }
}

impl Work {
    /// Counts steps.
    pub(super) fn add(&self, steps: usize) {
        self.done.set(self.done.get().saturating_add(steps));
    }

    /// Steps made so far.
    pub(super) fn done(&self) -> usize {
        self.done.get()
    }

    /// Whether they are no more than the document may make.
    pub(super) fn is_within(&self) -> bool {
        self.done.get() <= self.most
    }
}

/// Steps that copying a value takes.
pub(super) fn weight(value: &Value) -> usize {
    1 + match value {
        Value::String(text) => text.len() / 16,
        Value::Array(items) => items.iter().map(weight).sum(),
        Value::Object(entries) => entries.iter().map(|(key, value)| key.len() / 16 + weight(value)).sum(),
        _ => 0,
    }
}
