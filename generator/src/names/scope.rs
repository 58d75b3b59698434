//! Many names side by side: no two alike, whatever order they come in.

use std::collections::{BTreeMap, BTreeSet};

use super::words::{Case, render};

/// A thing that wants a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Words of the wanted name.
    pub words: String,
    /// What sets the thing apart from others with the same words; unique in its scope.
    pub identity: String,
    /// Words to add when the wanted name is taken; may be empty.
    pub hint: String,
}

impl Claim {
    /// A claim on `words` by the thing `identity`.
    pub fn new(words: impl Into<String>, identity: impl Into<String>) -> Self {
        Self { words: words.into(), identity: identity.into(), hint: String::new() }
    }

    /// The same claim with words to fall back on.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
}

/// A place in which names must differ.
///
/// ```
/// use openapi_forge::names::{Case, Claim, Scope};
/// let claims = [Claim::new("fooBar", "fooBar"), Claim::new("foo_bar", "foo_bar")];
/// let names = Scope::new(Case::Snake).assign(&claims);
/// assert_eq!(names[1], "foo_bar");
/// assert!(names[0].starts_with("foo_bar_"));
/// ```
#[derive(Debug, Clone)]
pub struct Scope {
    case: Case,
    taken: BTreeSet<String>,
}

impl Scope {
    /// An empty place whose names are written in `case`.
    pub fn new(case: Case) -> Self {
        Self { case, taken: BTreeSet::new() }
    }

    /// Keeps names from being given out.
    pub fn reserve<'a>(mut self, names: impl IntoIterator<Item = &'a str>) -> Self {
        self.taken.extend(names.into_iter().map(str::to_owned));
        self
    }

    /// One name for each claim, in the order of the claims.
    ///
    /// Of several claims on one name the thing that is spelled like the name keeps it, else the
    /// first by identity; the others get their hint, or a few digits made from their identity.
    /// So neither order nor a far-off addition changes a name.
    pub fn assign(mut self, claims: &[Claim]) -> Vec<String> {
        let mut wanted: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, claim) in claims.iter().enumerate() {
            wanted.entry(render(&claim.words, self.case)).or_default().push(index);
        }
        let mut names = vec![String::new(); claims.len()];
        let mut losers = Vec::new();
        for (name, mut indices) in wanted {
            let identity = |index: &usize| claims.get(*index).map(|claim| claim.identity.clone());
            indices.sort_by_key(|index| (identity(index).as_ref() != Some(&name), identity(index)));
            let mut indices = indices.into_iter();
            if !self.taken.contains(&name) {
                self.taken.insert(name.clone());
                if let Some(slot) = indices.next().and_then(|index| names.get_mut(index)) {
                    *slot = name;
                }
            }
            losers.extend(indices);
        }
        for index in losers {
            if let (Some(claim), Some(slot)) = (claims.get(index), names.get_mut(index)) {
                *slot = self.other(claim);
            }
        }
        names
    }

    fn other(&mut self, claim: &Claim) -> String {
        let mut suffixes = Vec::new();
        if !claim.hint.is_empty() {
            suffixes.push(claim.hint.clone());
        }
        for round in 0..=u32::MAX {
            suffixes.push(digits(&claim.identity, round));
            for suffix in suffixes.drain(..) {
                let name = render(&format!("{} {suffix}", claim.words), self.case);
                if self.taken.insert(name.clone()) {
                    return name;
                }
            }
        }
        String::new()
    }
}

/// Four hexadecimal digits that depend on nothing but the text (FNV-1a).
fn digits(text: &str, round: u32) -> String {
    let mut hash = 0x811c_9dc5_u32 ^ round;
    for byte in text.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    format!("x{:04x}", (hash >> 16) ^ (hash & 0xffff))
}
