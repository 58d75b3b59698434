//! Features by which people choose what they compile.

use std::collections::BTreeSet;

/// All operations, and with that all features of operations.
pub const ALL_OPERATIONS: &str = "all-operations";

/// Types that no operation needs.
pub const OTHER_TYPES: &str = "other-types";

/// A feature of the crate, by which people choose what they compile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feature {
    /// Its name in the manifest.
    pub name: String,
    /// What it is, in one line.
    pub docs: String,
    /// Names of the features that come with it.
    pub brings: Vec<String>,
    /// Whether it is on unless somebody turns the default off.
    pub default: bool,
}

/// Which features something is there for: with any of them it is compiled. Without any, it always is.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Gate {
    /// Names of features.
    pub features: BTreeSet<String>,
}

/// What more features need than these is always compiled: hardly anybody could leave it out.
const MOST: usize = 8;

impl Gate {
    /// What is there for some features.
    pub fn new(features: BTreeSet<String>) -> Self {
        if features.len() <= MOST { Self { features } } else { Self::default() }
    }

    /// What is there for one of several things, each of which has a gate.
    pub fn any<'g>(gates: impl IntoIterator<Item = &'g Self>) -> Self {
        let mut features = BTreeSet::new();
        for gate in gates {
            if gate.features.is_empty() {
                return Self::default();
            }
            features.extend(gate.features.iter().cloned());
        }
        Self::new(features)
    }

    /// What is left to ask inside of something that has a gate: nothing, if it asks the same.
    pub fn within(self, outer: &Self) -> Self {
        if self == *outer { Self::default() } else { self }
    }
}

/// Whether something is imported for what a file uses it for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Import {
    /// Nothing uses it.
    No,
    /// It is used.
    Used,
    /// It is used with some features only.
    Perhaps,
}

impl Import {
    /// What things with these gates use, in a file with one of its own.
    pub fn of(users: &[&Gate], file: &Gate) -> Self {
        let always = users.iter().any(|gate| gate.features.is_empty());
        // Of a longer list nothing is left to compare.
        let as_the_file = !file.features.is_empty() && Gate::any(users.iter().copied()) == *file;
        match users {
            [] => Self::No,
            _ if always || as_the_file => Self::Used,
            _ => Self::Perhaps,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Gate, Import};

    fn gate(features: &[&str]) -> Gate {
        Gate { features: features.iter().map(|feature| (*feature).to_owned()).collect() }
    }

    #[test]
    fn what_one_thing_always_needs_is_always_there() {
        assert_eq!(Gate::any([&gate(&["a"]), &gate(&["b", "a"])]), gate(&["a", "b"]));
        assert_eq!(Gate::any([&gate(&["a"]), &gate(&[])]), gate(&[]));
    }

    #[test]
    fn an_import_is_certain_where_each_feature_of_the_file_uses_it() {
        let [a, b, both, always] = [&["a"][..], &["b"], &["a", "b"], &[]].map(gate);
        assert_eq!(Import::of(&[&a, &b], &both), Import::Used);
        assert_eq!(Import::of(&[&a], &both), Import::Perhaps);
        assert_eq!(Import::of(&[&a], &always), Import::Perhaps);
        assert_eq!(Import::of(&[&a, &always], &always), Import::Used);
        assert_eq!(Import::of(&[], &always), Import::No);
    }
}
