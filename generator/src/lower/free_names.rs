//! Names that are given once each, the second time with a number.

use std::collections::{BTreeMap, BTreeSet};

/// Names that are taken.
#[derive(Debug, Default)]
pub(super) struct FreeNames {
    taken: BTreeSet<String>,
    /// The number that was last put behind a name.
    numbers: BTreeMap<String, usize>,
}

impl FreeNames {
    /// Whether somebody has the name.
    pub(super) fn is_taken(&self, name: &str) -> bool {
        self.taken.contains(name)
    }

    /// Takes the name, or the name with the first free number.
    pub(super) fn claim(&mut self, name: String) -> String {
        let mut free = name.clone();
        while !self.taken.insert(free.clone()) {
            let number = self.numbers.entry(name.clone()).or_insert(1);
            *number += 1;
            free = format!("{name}_{number}");
        }
        free
    }
}
