//! The parts of a schema, by `allOf`.

use std::collections::BTreeSet;
use std::rc::Rc;

use openapiv3::Schema;

use super::link::SchemaRef;
use super::lowering::Lowering;
use super::view::View;

/// A schema, its parts, and theirs.
pub(super) struct Parts<'l, 'a> {
    lowering: &'l Lowering<'a>,
    /// The next one is the last.
    open: Vec<&'a Schema>,
    seen: BTreeSet<usize>,
}

impl<'a> Lowering<'a> {
    /// A schema, its parts, and theirs, each once and in the order of the document.
    pub(super) fn with_parts(&self, schema: SchemaRef<'a>) -> Parts<'_, 'a> {
        Parts { lowering: self, open: self.peek(schema).into_iter().collect(), seen: BTreeSet::new() }
    }
}

impl<'a> Iterator for Parts<'_, 'a> {
    type Item = (&'a Schema, Rc<View<'a>>);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let schema = self.open.pop()?;
            self.lowering.count(1);
            if self.seen.insert(std::ptr::from_ref(schema).addr()) {
                let view = self.lowering.view(schema);
                self.open.extend(view.all_of.iter().rev().filter_map(|part| self.lowering.peek(*part)));
                return Some((schema, view));
            }
        }
    }
}
