//! Paths with a query of their own, behind which other generators write a second one.

use std::collections::BTreeSet;

use serde_json::Value;

use super::walk::walk;

/// Whether other languages can call what has this path.
pub fn is_published(path: &str) -> bool {
    !path.contains('?')
}

/// Takes them out, with the components that nobody else refers to.
pub fn remove(document: &mut Value) {
    let before = referred(document);
    let Some(paths) = document.get_mut("paths").and_then(Value::as_object_mut) else { return };
    paths.retain(|path, _| is_published(path));
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
