//! Entries that are added to `components`, and their names.

use std::collections::{BTreeMap, VecDeque};

use super::super::keys::Kind;
use super::super::node::{Entry, Mapping, Node, NodeKind};
use super::target::{Target, clean};
use crate::diagnostic::Span;

/// What becomes an entry of `components`.
pub(super) struct Component {
    pub(super) name: String,
    pub(super) kind: Kind,
    pub(super) file: String,
    pub(super) span: Span,
    pub(super) node: Node,
}

/// Names of components, and what waits to become one.
#[derive(Default)]
pub(super) struct Components {
    /// Section and name of each, and where it is written.
    names: BTreeMap<(String, String), Target>,
    /// Name of each that was added.
    added: BTreeMap<(&'static str, Target), String>,
    waiting: VecDeque<Component>,
}

impl Components {
    /// Knows an entry of the document itself.
    pub(super) fn know(&mut self, section: &str, name: &str, target: Target) {
        self.names.insert((section.to_owned(), name.to_owned()), target);
    }

    /// Names what is at a target in another file, which an entry of the document itself is.
    pub(super) fn name(&mut self, kind: Kind, target: Target, name: &str) {
        self.added.insert((kind.folder(), target), name.to_owned());
    }

    /// The name of what is at a target, which becomes a component when it is none yet.
    pub(super) fn add(&mut self, kind: Kind, target: &Target, node: Node, span: Span) -> String {
        let section = kind.folder();
        if let Some(name) = self.added.get(&(section, target.clone())) {
            return name.clone();
        }
        let wanted = target.name();
        let with_file = clean(&format!("{}_{wanted}", target.stem()));
        let numbered = (2..).map(|number| format!("{with_file}_{number}"));
        let free = |name: &String| {
            let known = self.names.get(&(section.to_owned(), name.clone()));
            known.is_none_or(|known| known == target)
        };
        let name = [wanted, with_file.clone()].into_iter().chain(numbered).find(free).unwrap_or_default();
        self.names.insert((section.to_owned(), name.clone()), target.clone());
        self.added.insert((section, target.clone()), name.clone());
        let file = target.file.clone();
        self.waiting.push_back(Component { name: name.clone(), kind, file, span, node });
        name
    }

    /// The next one that waits.
    pub(super) fn next(&mut self) -> Option<Component> {
        self.waiting.pop_front()
    }
}

/// Adds entries to the sections of `components`.
pub(super) fn with_components(root: Node, mut added: BTreeMap<String, Vec<Entry>>) -> Node {
    let span = root.span;
    if added.is_empty() {
        return root;
    }
    let mapping = |entries: Vec<Entry>| Node { span, kind: NodeKind::Mapping(Mapping::new(entries)) };
    let NodeKind::Mapping(document) = root.kind else { return root };
    let mut entries = document.into_entries();
    let place = entries.iter().position(|entry| entry.key == "components");
    let mut components = match place {
        Some(place) => entries.remove(place),
        None => Entry { key: "components".to_owned(), key_span: span, value: mapping(Vec::new()) },
    };
    let mut sections = match components.value.kind {
        NodeKind::Mapping(sections) => sections.into_entries(),
        _ => Vec::new(),
    };
    for section in &mut sections {
        if let Some(more) = added.remove(&section.key) {
            let mut all = match std::mem::replace(&mut section.value.kind, NodeKind::Sequence(Vec::new())) {
                NodeKind::Mapping(known) => known.into_entries(),
                _ => Vec::new(),
            };
            all.extend(more);
            section.value.kind = NodeKind::Mapping(Mapping::new(all));
        }
    }
    sections.extend(added.into_iter().map(|(key, more)| Entry { key, key_span: span, value: mapping(more) }));
    components.value.kind = NodeKind::Mapping(Mapping::new(sections));
    entries.insert(place.unwrap_or(entries.len()), components);
    Node { span, kind: NodeKind::Mapping(Mapping::new(entries)) }
}
