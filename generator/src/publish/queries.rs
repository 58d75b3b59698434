//! Paths with a query of their own, behind which other generators write a second one.

use std::collections::BTreeSet;

use serde_json::Value;

use super::walk::walk;
use crate::parse::pointer;

/// Whether other languages can call what has this path.
pub fn is_published(path: &str) -> bool {
    !path.contains('?')
}

/// How often what is referred to is put in place of references that it has itself.
const MOST_ROUNDS: usize = 8;

/// How many references are replaced at most.
const MOST_REPLACED: usize = 1_000;

/// Takes them out, with the components that nobody else refers to. What others refer to in them stands there
/// instead of the reference; where it refers to itself, they stay.
pub fn remove(document: &mut Value) {
    let before = referred(document);
    let Some(paths) = document.get("paths").and_then(Value::as_object) else { return };
    if paths.keys().all(|path| is_published(path)) {
        return;
    }
    let whole = document.clone();
    if let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) {
        paths.retain(|path, _| is_published(path));
    }
    if !replace_references(document, &whole) {
        *document = whole;
        return;
    }
    // What is only referred to by what is taken out goes with it.
    loop {
        let after = referred(document);
        let orphans: Vec<&String> = before.difference(&after).collect();
        let removed = orphans.iter().filter(|orphan| take(document, orphan)).count();
        if removed == 0 {
            return;
        }
    }
}

/// Puts what was taken out in place of the references to it; whether none is left.
fn replace_references(document: &mut Value, whole: &Value) -> bool {
    let mut replaced = 0;
    for _ in 0..MOST_ROUNDS {
        let mut found = Vec::new();
        walk(document, &mut |visit| {
            // Elsewhere it is a key that nobody knows.
            let reference = visit.object.get("$ref").filter(|_| visit.kind.referable()).and_then(Value::as_str);
            let reference = reference.and_then(|it| it.strip_prefix('#'));
            if let Some(reference) = reference.map(pointer).filter(|it| it.starts_with("/paths/")) {
                found.push((visit.pointer.to_owned(), reference));
            }
        });
        found.retain(|(_, reference)| document.pointer(reference).is_none());
        if found.is_empty() {
            return true;
        }
        replaced += found.len();
        if replaced > MOST_REPLACED {
            return false;
        }
        for (place, reference) in found {
            let (Some(place), Some(value)) = (document.pointer_mut(&place), whole.pointer(&reference)) else {
                return false;
            };
            *place = value.clone();
        }
    }
    false
}

fn referred(document: &mut Value) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    walk(document, &mut |visit| {
        let reference = visit.object.get("$ref").and_then(Value::as_str);
        found.extend(reference.filter(|reference| reference.starts_with("#/components/")).map(str::to_owned));
    });
    found
}

/// Takes a component out; whether it was there.
fn take(document: &mut Value, reference: &str) -> bool {
    let Some((outer, name)) = reference.trim_start_matches('#').rsplit_once('/') else { return false };
    let found = document.pointer_mut(outer).and_then(Value::as_object_mut);
    found.is_some_and(|components| components.remove(name).is_some())
}
