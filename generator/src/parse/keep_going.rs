//! Leaves out of a document what can't be read of it.

use std::collections::{BTreeMap, BTreeSet};

use super::node::{Mapping, Node, NodeKind, escape};
use super::operations::METHODS;
use crate::diagnostic::{Code, Report, Severity, Span};

/// A part of a document that can be left out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    pointer: String,
    /// What messages call it.
    name: String,
}

/// Leaves out the parts in which there are errors, and says so in `left_out`. Whether there were any,
/// and nothing is wrong in what has no such part.
pub(super) fn leave_out(file: &str, root: &mut Node, errors: &Report, left_out: &mut Report) -> bool {
    let mut places: BTreeMap<Span, BTreeSet<Part>> = BTreeMap::new();
    for path in root.get("paths").map_or(&[][..], Node::entries) {
        let pointer = format!("/paths/{}", escape(&path.key));
        let whole = Part { pointer: pointer.clone(), name: format!("the path `{}`", path.key) };
        note(path.key_span, &whole, &mut places);
        for entry in path.value.entries() {
            let part = match METHODS.contains(&entry.key.as_str()) {
                true => Part {
                    pointer: format!("{pointer}/{}", entry.key),
                    name: format!("`{} {}`", entry.key.to_ascii_uppercase(), path.key),
                },
                false => whole.clone(),
            };
            note(entry.key_span, &part, &mut places);
            walk(&entry.value, &part, &mut places);
        }
    }
    for section in root.get("components").map_or(&[][..], Node::entries) {
        for entry in section.value.entries() {
            let pointer = format!("/components/{}/{}", escape(&section.key), escape(&entry.key));
            let part = Part { pointer, name: format!("`{}` of {}", entry.key, section.key) };
            note(entry.key_span, &part, &mut places);
            walk(&entry.value, &part, &mut places);
        }
    }
    let mut gone: BTreeSet<&Part> = BTreeSet::new();
    for found in errors.sorted().into_iter().filter(|found| found.severity() == Severity::Error) {
        let Some(parts) = places.get(&found.span) else { return false };
        for part in parts {
            let what = match part.pointer.starts_with("/components/schemas/") {
                true => format!("{} takes any JSON", part.name),
                false => format!("{} is left out", part.name),
            };
            let message = format!("{} [{}]; {what}", found.message, found.code);
            left_out.push(Code::LeftOut, file, found.span, message, found.help.clone());
        }
        gone.extend(parts);
    }
    for part in &gone {
        // Whatever refers to a schema goes on doing so.
        match part.pointer.starts_with("/components/schemas/") {
            true => {
                if let Some(node) = root.follow_mut(&part.pointer) {
                    node.kind = NodeKind::Mapping(Mapping::default());
                }
            }
            false => root.remove_at(&part.pointer),
        }
    }
    !gone.is_empty()
}

fn note(span: Span, part: &Part, places: &mut BTreeMap<Span, BTreeSet<Part>>) {
    places.entry(span).or_default().insert(part.clone());
}

fn walk(node: &Node, part: &Part, places: &mut BTreeMap<Span, BTreeSet<Part>>) {
    note(node.span, part, places);
    match &node.kind {
        NodeKind::Scalar { .. } => {}
        NodeKind::Sequence(items) => items.iter().for_each(|item| walk(item, part, places)),
        NodeKind::Mapping(mapping) => {
            for entry in mapping.entries() {
                note(entry.key_span, part, places);
                walk(&entry.value, part, places);
            }
        }
    }
}
