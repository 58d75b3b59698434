//! Leaves out of a document what can't be read of it.

use std::collections::{BTreeMap, BTreeSet};

use super::node::{Mapping, Node, NodeKind, escape};
use super::operations::METHODS;
use crate::diagnostic::{Code, Diagnostic, Report, Severity, Span};

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
    let emptied = take_any_json(file, root, errors, left_out);
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
    let is_open = |found: &&Diagnostic| found.severity() == Severity::Error && !emptied.contains(&found.span);
    for found in errors.sorted().into_iter().filter(is_open) {
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
    !gone.is_empty() || !emptied.is_empty()
}

/// Lets schemas take any JSON that are references to nothing, and says so. Where they stand.
fn take_any_json(file: &str, root: &mut Node, errors: &Report, left_out: &mut Report) -> BTreeSet<Span> {
    let leads_nowhere = |code: Code| matches!(code, Code::DanglingReference | Code::OutsideReference);
    let found: BTreeMap<Span, &Diagnostic> = errors
        .sorted()
        .into_iter()
        .filter(|found| leads_nowhere(found.code))
        .map(|found| (found.span, found))
        .collect();
    let mut emptied = BTreeSet::new();
    empty_references(root, Place::Other, &found, &mut emptied);
    for found in emptied.iter().filter_map(|span| found.get(span)) {
        let message = format!("{} [{}]; it takes any JSON", found.message, found.code);
        left_out.push(Code::LeftOut, file, found.span, message, found.help.clone());
    }
    emptied
}

/// What stands in a place of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Schema,
    /// A schema under each key, or in each place of a list.
    Schemas,
    Other,
}

fn empty_references(node: &mut Node, place: Place, found: &BTreeMap<Span, &Diagnostic>, emptied: &mut BTreeSet<Span>) {
    let reference = node.get("$ref").map(|target| target.span).filter(|span| found.contains_key(span));
    if let (Place::Schema, Some(span)) = (place, reference) {
        node.kind = NodeKind::Mapping(Mapping::default());
        emptied.insert(span);
        return;
    }
    match &mut node.kind {
        NodeKind::Scalar { .. } => {}
        NodeKind::Sequence(items) => {
            let below = if place == Place::Schemas { Place::Schema } else { Place::Other };
            items.iter_mut().for_each(|item| empty_references(item, below, found, emptied));
        }
        NodeKind::Mapping(mapping) => {
            for entry in mapping.entries_mut() {
                let below = match (place, entry.key.as_str()) {
                    (Place::Schemas, _) => Place::Schema,
                    (_, "schema" | "items" | "additionalProperties" | "not") => Place::Schema,
                    (_, "schemas" | "properties" | "allOf" | "anyOf" | "oneOf") => Place::Schemas,
                    _ => Place::Other,
                };
                empty_references(&mut entry.value, below, found, emptied);
            }
        }
    }
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
