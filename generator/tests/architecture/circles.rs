//! Files that know each other.

use std::collections::{BTreeMap, BTreeSet};

use super::references::References;

/// The circles, each as the list of its files.
pub fn circles(references: &References) -> Vec<String> {
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        references.keys().map(|from| (from.as_str(), reachable(references, from))).collect();
    let mut circles = BTreeSet::new();
    for (from, known) in &reached {
        // Two files are in one circle when each can be reached from the other.
        let circle: Vec<_> =
            known.iter().filter(|to| reached.get(**to).is_some_and(|back| back.contains(from))).collect();
        if !circle.is_empty() {
            circles.insert(circle.into_iter().copied().collect::<Vec<_>>().join(", "));
        }
    }
    circles.into_iter().collect()
}

fn reachable<'r>(references: &'r References, from: &str) -> BTreeSet<&'r str> {
    let mut open: Vec<&str> = references.get(from).into_iter().flatten().map(String::as_str).collect();
    let mut reached = BTreeSet::new();
    while let Some(at) = open.pop() {
        if reached.insert(at) {
            open.extend(references.get(at).into_iter().flatten().map(String::as_str));
        }
    }
    reached
}
