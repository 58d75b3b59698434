// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! What an answer has beside that which the document describes.

use std::collections::{BTreeMap, btree_map};
use std::fmt;
use std::ops::{Deref, DerefMut};

use serde_json::Value;

use crate::runtime::misfit::Misfits;
use crate::runtime::notation::{Change, Notation};

/// Keys of an object that the document does not know, and keys whose values did not fit, both
/// with their values as they came: a map.
///
/// It also remembers which values of the object came in another notation than the one in which they
/// are written: a timestamp with its offset, `1.0`, a `null` where the document only knows absent
/// keys. Such a value goes back as it came, as long as nobody changes it.
///
/// Two are equal when their keys and values are.
#[derive(Clone, Default)]
pub struct Extra(Option<Box<Content>>);

#[derive(Clone, Default)]
struct Content {
    keys: BTreeMap<String, Value>,
    misfits: Misfits,
    notations: Vec<Notation>,
}

static NO_KEYS: BTreeMap<String, Value> = BTreeMap::new();

impl Extra {
    /// Without any key.
    pub const fn new() -> Self {
        Extra(None)
    }

    /// What did not fit in the answer that was read as this object, with all that is inside of
    /// it. Empty for an object that was read as a part of another: the outermost one has them all.
    pub fn misfits(&self) -> &Misfits {
        static NONE: std::sync::LazyLock<Misfits> = std::sync::LazyLock::new(Misfits::default);
        self.0.as_deref().map_or(&NONE, |content| &content.misfits)
    }

    /// Keeps what did not fit.
    pub fn keep(&mut self, misfits: Misfits) {
        if misfits.total() > 0 {
            self.content().misfits.append(misfits);
        }
    }

    /// The value of a field as it came, where it is written in another way; `None` for all others.
    ///
    /// Of a timestamp it is the text with the offset.
    pub fn as_it_came(&self, key: &str) -> Option<&Value> {
        let notations = self.0.as_deref().map_or(&[][..], |content| &content.notations);
        notations.iter().find_map(|notation| match &notation.change {
            Change::Value { came, .. } if notation.path.len() == 1 && notation.key() == key => came.as_ref(),
            _ => None,
        })
    }

    /// The number under a key with all its digits, where its value has not all of them, or is written
    /// in another way: `1e400`, `1.10`, integers of thirty digits. `None` for all others.
    pub fn number_as_it_came(&self, key: &str) -> Option<&str> {
        let notations = self.0.as_deref().map_or(&[][..], |content| &content.notations);
        notations.iter().find_map(|notation| match &notation.change {
            Change::Number { came, .. } if notation.path.len() == 1 && notation.key() == key => Some(&**came),
            _ => None,
        })
    }

    /// Remembers how values came.
    pub(crate) fn note(&mut self, notations: impl Iterator<Item = Notation>) {
        self.content().notations.extend(notations);
    }

    /// How values came, by the key under which they are.
    pub(crate) fn notations(&self) -> BTreeMap<&str, Vec<&Notation>> {
        let mut by_key: BTreeMap<&str, Vec<&Notation>> = BTreeMap::new();
        for notation in self.0.iter().flat_map(|content| &content.notations) {
            by_key.entry(notation.key()).or_default().push(notation);
        }
        by_key
    }

    /// Takes over the keys of the object in a later part of the same answer, but for those that it
    /// has itself, and all that did not fit.
    pub fn join(&mut self, later: Extra) {
        if let Some(later) = later.0 {
            let content = self.content();
            content.misfits.append(later.misfits);
            for (key, value) in later.keys {
                content.keys.entry(key).or_insert(value);
            }
        }
    }

    fn content(&mut self) -> &mut Content {
        self.0.get_or_insert_default()
    }
}

impl Deref for Extra {
    type Target = BTreeMap<String, Value>;

    fn deref(&self) -> &Self::Target {
        self.0.as_deref().map_or(&NO_KEYS, |content| &content.keys)
    }
}

impl DerefMut for Extra {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.content().keys
    }
}

impl fmt::Debug for Extra {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&**self, formatter)
    }
}

impl PartialEq for Extra {
    fn eq(&self, other: &Self) -> bool {
        **self == **other
    }
}

impl IntoIterator for Extra {
    type Item = (String, Value);
    type IntoIter = btree_map::IntoIter<String, Value>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.map(|content| content.keys).unwrap_or_default().into_iter()
    }
}

impl<'a> IntoIterator for &'a Extra {
    type Item = (&'a String, &'a Value);
    type IntoIter = btree_map::Iter<'a, String, Value>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl FromIterator<(String, Value)> for Extra {
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(entries: I) -> Self {
        BTreeMap::from_iter(entries).into()
    }
}

impl From<BTreeMap<String, Value>> for Extra {
    fn from(keys: BTreeMap<String, Value>) -> Self {
        if keys.is_empty() { Extra(None) } else { Extra(Some(Box::new(Content { keys, ..Content::default() }))) }
    }
}

impl<const N: usize> From<[(String, Value); N]> for Extra {
    fn from(entries: [(String, Value); N]) -> Self {
        BTreeMap::from(entries).into()
    }
}
