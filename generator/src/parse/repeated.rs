//! Keys that stand twice in a mapping, and `<<`, which takes over the keys of another one.

use super::node::{Entry, Mapping, Node, NodeKind};
use crate::diagnostic::{Code, Report};

/// Keys of texts for people: a client is the same whichever is taken.
const DOCUMENTING: [&str; 3] = ["description", "summary", "title"];

/// The mapping in which each key stands once, and whether what was said is clear: a key that says
/// the same again is dropped, one that says something else is refused.
pub(super) fn once(entries: Vec<Entry>, file: &str, report: &mut Report) -> (Mapping, bool) {
    let mapping = Mapping::new(merged(entries));
    let mut sound = true;
    for (first, again) in mapping.duplicates() {
        let line = first.key_span.line;
        let message = format!("`{}` stands twice in this mapping, first at line {line}", again.key);
        if first.value.to_json() == again.value.to_json() {
            let message = format!("{message}, with the same value");
            report.push(Code::SameTwice, file, again.key_span, message, "take one of them away");
        } else if DOCUMENTING.contains(&again.key.as_str()) && is_text(&first.value) && is_text(&again.value) {
            let message = format!("{message}; the first is taken");
            report.push(Code::SameTwice, file, again.key_span, message, "keep one of the two");
        } else {
            report.push(Code::DuplicateKey, file, again.key_span, message, "keep one of the two");
            sound = false;
        }
    }
    if sound && mapping.duplicates().next().is_some() {
        return (mapping.without_duplicates(), true);
    }
    (mapping, sound)
}

fn is_text(value: &Node) -> bool {
    matches!(value.kind, NodeKind::Scalar { .. })
}

/// The entries with those that `<<` takes over, which keys of the mapping itself replace.
fn merged(entries: Vec<Entry>) -> Vec<Entry> {
    let takes_over = |entry: &Entry| {
        let all = |items: &[Node]| items.iter().all(|item| matches!(item.kind, NodeKind::Mapping(_)));
        entry.key == "<<"
            && match &entry.value.kind {
                NodeKind::Mapping(_) => true,
                NodeKind::Sequence(items) => !items.is_empty() && all(items),
                NodeKind::Scalar { .. } => false,
            }
    };
    if !entries.iter().any(takes_over) {
        return entries;
    }
    let (from, mut own): (Vec<Entry>, Vec<Entry>) = entries.into_iter().partition(takes_over);
    for Entry { value, .. } in from {
        let mappings = match value.kind {
            NodeKind::Sequence(items) => items,
            _ => vec![value],
        };
        for entry in mappings.iter().flat_map(Node::entries) {
            if !own.iter().any(|known| known.key == entry.key) {
                own.push(entry.clone());
            }
        }
    }
    own
}
