//! How much work a document may make.
//!
//! A few lines can unfold into gigabytes: a body with a thousand parts that a thousand operations
//! share, or objects that repeat each other. What is lowered is counted, and a document that unfolds
//! into far more than it holds is refused.

use std::cell::Cell;

use serde_json::Value;

use super::Lowering;
use crate::diagnostic::Code;
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

impl Lowering<'_> {
    /// Counts steps where nothing can be said yet; the next [`Lowering::spend`] will.
    pub(super) fn count(&self, steps: usize) {
        self.work.done.set(self.work.done.get().saturating_add(steps));
    }

    /// Counts steps; `false`, with a word about it, when the document has made too many.
    pub(super) fn spend(&mut self, steps: usize, pointer: &str) -> bool {
        self.count(steps);
        let within = self.work.done.get() <= self.work.most;
        if !within && self.said.insert(Code::Unfolds) {
            self.problem(
                Code::Unfolds,
                pointer,
                "the document unfolds into far more than it holds; it is read no further than here",
                "let fewer things repeat all of a large one: give its parts names, and refer to those",
            );
        }
        within
    }

    /// Steps made so far.
    pub(super) fn steps(&self) -> usize {
        self.work.done.get()
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
