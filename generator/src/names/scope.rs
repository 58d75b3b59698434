//! Many names side by side: no two alike, whatever order they come in.

use std::collections::{BTreeMap, BTreeSet};

use super::words::{Case, render};

/// Most bytes of a name, without what tells long ones apart.
const LONGEST: usize = 150;

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
/// use openapi_to_crate::names::{Case, Claim, Scope};
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
            wanted.entry(self.render(&claim.words)).or_default().push(index);
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
                *slot = self.name_apart(claim);
            }
        }
        names
    }

    /// The name for some words. Types and modules become files, here or in documentation, and no
    /// file system takes a name of any length.
    fn render(&self, words: &str) -> String {
        let name = render(words, self.case);
        if name.len() <= LONGEST {
            return name;
        }
        let start: String = name.char_indices().take_while(|(at, _)| *at < LONGEST).map(|(_, letter)| letter).collect();
        render(&format!("{start} {}", digits(&name, 0)), self.case)
    }

    fn name_apart(&mut self, claim: &Claim) -> String {
        let mut suffixes = Vec::new();
        if !claim.hint.is_empty() {
            suffixes.push(claim.hint.clone());
        }
        for round in 0..=u32::MAX {
            suffixes.push(digits(&claim.identity, round));
            for suffix in suffixes.drain(..) {
                let name = self.render(&format!("{} {suffix}", claim.words));
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_names_are_cut_and_stay_apart() {
        let long = |end: &str| format!("{}{end}", "lång words ".repeat(30));
        let claims = [Claim::new(long("a"), "a"), Claim::new(long("b"), "b"), Claim::new(long("a"), "c")];
        for case in [Case::Snake, Case::Module, Case::Camel, Case::Shouty] {
            let names = Scope::new(case).assign(&claims);
            assert!(names.iter().all(|name| name.len() < 180 && name.len() > 140), "{names:?}");
            let apart: BTreeSet<_> = names.iter().collect();
            assert_eq!(apart.len(), 3, "{names:?}");
        }
    }
}
