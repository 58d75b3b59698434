// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Values that came in another notation than the one in which they are written.

use serde_json::Value;

use crate::runtime::misfit::Segment;
use crate::runtime::tree::Tree;

/// A value that is not written as it came, such as a timestamp with an offset, `1.0`, or a `null`
/// that stands for a key that is absent. As long as it is what it was read as, it goes back as it
/// came.
#[derive(Debug, Clone)]
pub(crate) struct Notation {
    /// The way to it from the object that remembers it, innermost first.
    pub(crate) path: Vec<Segment>,
    pub(crate) change: Change,
}

/// What becomes of a value that is read and written.
#[derive(Debug, Clone)]
pub(crate) enum Change {
    /// It is another one; `None` is no value at all.
    Value { written: Option<Value>, came: Option<Value> },
    /// It is a number of which a [`Value`] has not all digits; how it came.
    Number { written: Value, came: Box<str> },
    /// A list that has lost some of its items: how many it has, and what was at which place.
    Items { left: usize, lost: Vec<(usize, Value)> },
    /// A map that has lost some of its entries.
    Entries { lost: Vec<(Box<str>, Value)> },
}

impl Notation {
    /// The key, in the object that remembers it, under which the value is.
    pub(crate) fn key(&self) -> &str {
        match self.path.last() {
            Some(Segment::Key(key)) => key,
            Some(Segment::Entry(key)) => key,
            Some(Segment::Index(_)) | None => "",
        }
    }

    /// Puts a value back as it came, if it still is what it was read as.
    fn restore(&self, written: &mut Option<Tree>) {
        let inside = self.path.split_last().map_or(&[][..], |(_, inside)| inside);
        if let (Change::Value { written: known, came }, []) = (&self.change, inside) {
            if *written == known.as_ref().map(Tree::from) {
                *written = came.as_ref().map(Tree::from);
            }
            return;
        }
        let mut at = written.as_mut();
        for step in inside.iter().rev() {
            at = at.and_then(|value| match (step, value) {
                (Segment::Index(index), Tree::List(items)) => items.get_mut(*index),
                (Segment::Key(key), value) => value.get_mut(key),
                (Segment::Entry(key), value) => value.get_mut(key),
                _ => None,
            });
        }
        match (&self.change, at) {
            (Change::Value { written: Some(known), came: Some(came) }, Some(value)) if *value == Tree::from(known) => {
                *value = Tree::from(came);
            }
            (Change::Number { written: known, came }, Some(value)) if *value == Tree::from(known) => {
                *value = Tree::Number(came.clone());
            }
            (Change::Items { left, lost }, Some(Tree::List(items))) if items.len() == *left => {
                let mut left = std::mem::take(items).into_iter();
                for (index, value) in lost {
                    let before = index.saturating_sub(items.len());
                    items.extend(left.by_ref().take(before));
                    items.push(Tree::from(value));
                }
                items.extend(left);
            }
            (Change::Entries { lost }, Some(Tree::Object(entries))) => {
                for (key, value) in lost {
                    if !entries.iter().any(|(known, _)| *known == **key) {
                        entries.push((key.to_string(), Tree::from(value)));
                    }
                }
            }
            _ => {}
        }
    }
}

/// A value put back as it came in all its parts. What is around a value is noted after it, and put
/// back before it.
pub(crate) fn restored(notations: &[&Notation], mut written: Option<Tree>) -> Option<Tree> {
    notations.iter().rev().for_each(|found| found.restore(&mut written));
    written
}
