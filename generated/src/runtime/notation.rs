// Part of the runtime of openapi-to-crate, the same in every crate. Do not edit.
//! Values that came in another notation than the one in which they are written.

use serde_json::Value;

use crate::runtime::misfit::Segment;

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
    fn restore(&self, written: &mut Option<Value>) {
        let inside = self.path.split_last().map_or(&[][..], |(_, inside)| inside);
        if let (Change::Value { written: known, came }, []) = (&self.change, inside) {
            if written == known {
                written.clone_from(came);
            }
            return;
        }
        let mut at = written.as_mut();
        for step in inside.iter().rev() {
            at = at.and_then(|value| match step {
                Segment::Index(index) => value.get_mut(*index),
                Segment::Key(key) => value.get_mut(*key),
                Segment::Entry(key) => value.get_mut(&**key),
            });
        }
        match (&self.change, at) {
            (Change::Value { written: Some(known), came: Some(came) }, Some(value)) if value == known => {
                value.clone_from(came);
            }
            (Change::Items { left, lost }, Some(Value::Array(items))) if items.len() == *left => {
                let mut left = std::mem::take(items).into_iter();
                for (index, value) in lost {
                    let before = index.saturating_sub(items.len());
                    items.extend(left.by_ref().take(before));
                    items.push(value.clone());
                }
                items.extend(left);
            }
            (Change::Entries { lost }, Some(Value::Object(entries))) => {
                for (key, value) in lost {
                    entries.entry(&**key).or_insert_with(|| value.clone());
                }
            }
            _ => {}
        }
    }
}

/// A value put back as it came in all its parts. What is around a value is noted after it, and put
/// back before it.
pub(crate) fn restored(notations: &[&Notation], mut written: Option<Value>) -> Option<Value> {
    notations.iter().rev().for_each(|found| found.restore(&mut written));
    written
}
