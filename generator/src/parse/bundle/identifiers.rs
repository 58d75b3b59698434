//! Names by which schemas of 3.1 are referred to instead of by their place: `$anchor` and `$id`.

use std::collections::BTreeMap;

use super::super::node::{Node, NodeKind, escape};

/// The pointer of each `$id` (as it is written) and each `$anchor` (after a `#`).
pub(super) fn identifiers(tree: &Node) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    collect(tree, &mut String::new(), &mut found);
    found
}

fn collect(node: &Node, pointer: &mut String, found: &mut BTreeMap<String, String>) {
    let length = pointer.len();
    match &node.kind {
        NodeKind::Scalar { .. } => {}
        NodeKind::Sequence(items) => {
            for (index, item) in items.iter().enumerate() {
                pointer.push_str(&format!("/{index}"));
                collect(item, pointer, found);
                pointer.truncate(length);
            }
        }
        NodeKind::Mapping(mapping) => {
            for entry in mapping.entries() {
                let text = entry.value.text().filter(|text| !text.is_empty());
                match (entry.key.as_str(), text) {
                    ("$id", Some(id)) => drop(found.insert(id.trim_end_matches('#').to_owned(), pointer.clone())),
                    ("$anchor" | "$dynamicAnchor", Some(name)) => {
                        found.insert(format!("#{name}"), pointer.clone());
                    }
                    _ => {
                        pointer.push('/');
                        pointer.push_str(&escape(&entry.key));
                        collect(&entry.value, pointer, found);
                        pointer.truncate(length);
                    }
                }
            }
        }
    }
}
