//! A subset of a document: some operations, and just what they need.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

use super::fragment;
use super::node::{Entry, Node, NodeKind, escape};
use super::operations::METHODS;
use crate::diagnostic::{Code, Report, Span};

/// Which operations are read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Only {
    /// Those with a tag.
    Tag(String),
    /// Those below paths: `*` stands for one segment, `**` for any number of them.
    Path(String),
    /// The one with an `operationId`.
    Operation(String),
}

impl FromStr for Only {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text.split_once(':') {
            Some(("tag", tag)) => Ok(Self::Tag(tag.to_owned())),
            Some(("path", path)) if path.starts_with('/') => Ok(Self::Path(path.to_owned())),
            Some(("operation", id)) => Ok(Self::Operation(id.to_owned())),
            _ => Err(format!("`{text}` is none of `tag:NAME`, `path:/a/**` and `operation:ID`")),
        }
    }
}

impl fmt::Display for Only {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Tag(tag) => write!(f, "tag:{tag}"),
            Self::Path(path) => write!(f, "path:{path}"),
            Self::Operation(id) => write!(f, "operation:{id}"),
        }
    }
}

impl Only {
    fn fits(&self, path: &str, operation: &Node) -> bool {
        match self {
            Self::Tag(tag) => {
                operation.get("tags").is_some_and(|tags| tags.items().iter().any(|item| item.text() == Some(tag)))
            }
            Self::Path(pattern) => {
                let segments = |text: &str| text.split('/').skip(1).map(str::to_owned).collect::<Vec<_>>();
                matches(&segments(pattern), &segments(path))
            }
            Self::Operation(id) => operation.get("operationId").and_then(Node::text) == Some(id),
        }
    }
}

/// Whether segments fit a pattern. Goes back to the last `**` only, so that it is done soon.
fn matches(pattern: &[String], segments: &[String]) -> bool {
    let (mut at, mut on) = (0, 0);
    let mut back: Option<(usize, usize)> = None;
    while on < segments.len() {
        match (pattern.get(at).map(String::as_str), segments.get(on)) {
            (Some("**"), _) => {
                back = Some((at, on));
                at += 1;
            }
            (Some("*"), Some(_)) => (at, on) = (at + 1, on + 1),
            (Some(wanted), Some(segment)) if wanted == segment => (at, on) = (at + 1, on + 1),
            _ => match back {
                Some((star, from)) => {
                    back = Some((star, from + 1));
                    (at, on) = (star + 1, from + 1);
                }
                None => return false,
            },
        }
    }
    pattern.get(at..).unwrap_or_default().iter().all(|rest| rest == "**")
}

/// Takes out all operations but those that are wanted, and the components that none of them needs.
pub(super) fn keep(file: &str, root: &mut Node, only: &[Only], report: &mut Report) {
    if only.is_empty() {
        return;
    }
    let mut used = vec![false; only.len()];
    let paths = root.entries_mut().find(|entry| entry.key == "paths");
    let Some(NodeKind::Mapping(paths)) = paths.map(|entry| &mut entry.value.kind) else { return };
    for path in paths.entries_mut() {
        let name = path.key.clone();
        let NodeKind::Mapping(item) = &mut path.value.kind else { continue };
        item.retain(|entry| {
            let mut wanted = !METHODS.contains(&entry.key.as_str());
            for (only, used) in only.iter().zip(&mut used) {
                if METHODS.contains(&entry.key.as_str()) && only.fits(&name, &entry.value) {
                    (wanted, *used) = (true, true);
                }
            }
            wanted
        });
    }
    let referred: BTreeSet<String> = paths.entries().iter().filter_map(path_reference).collect();
    let has_operation = |entry: &Entry| entry.value.entries().iter().any(|entry| METHODS.contains(&entry.key.as_str()));
    paths.retain(|path| has_operation(path) || path_reference(path).is_some() || referred.contains(&path.key));
    for (only, _) in only.iter().zip(used).filter(|(_, used)| !used) {
        let message = format!("`--only {only}` fits no operation");
        report.push(Code::NothingChosen, file, Span::START, message, "compare it with the paths of the document");
    }
    prune(root);
}

/// The path that another one refers to.
fn path_reference(path: &Entry) -> Option<String> {
    let target = path.value.get("$ref")?.text()?.strip_prefix("#/paths/")?;
    Some(fragment::unescape(target))
}

/// Takes out the components that nothing refers to. How callers prove who they are stays.
fn prune(root: &mut Node) {
    let mut needed: BTreeSet<String> = BTreeSet::new();
    let mut open: Vec<String> = Vec::new();
    for entry in root.entries().iter().filter(|entry| entry.key != "components") {
        references(&entry.value, &mut open);
    }
    while let Some(component) = open.pop() {
        if needed.insert(component.clone()) {
            let (node, _, whole) = root.follow(&component);
            if whole {
                references(node, &mut open);
            }
        }
    }
    let components = root.entries_mut().find(|entry| entry.key == "components");
    for section in components.into_iter().flat_map(|entry| entry.value.entries_mut()) {
        if section.key == "securitySchemes" || section.key.starts_with("x-") {
            continue;
        }
        let above = format!("/components/{}", escape(&section.key));
        if let NodeKind::Mapping(entries) = &mut section.value.kind {
            entries.retain(|entry| needed.contains(&format!("{above}/{}", escape(&entry.key))));
        }
    }
}

/// The pointers of the components that something refers to.
fn references(node: &Node, found: &mut Vec<String>) {
    match &node.kind {
        NodeKind::Sequence(items) => items.iter().for_each(|item| references(item, found)),
        NodeKind::Mapping(mapping) => {
            for entry in mapping.entries() {
                let text = entry.value.text().and_then(|text| text.strip_prefix("#/components/"));
                // A discriminator names schemas by their references, or by their bare names.
                if let Some(text) = text {
                    let keys: Vec<String> = text.split('/').take(2).map(fragment::unescape).collect();
                    let keys: Vec<String> = keys.iter().map(|key| escape(key)).collect();
                    found.push(format!("/components/{}", keys.join("/")));
                } else if entry.key == "mapping" {
                    let names = entry.value.entries().iter().filter_map(|entry| entry.value.text());
                    found.extend(names.map(|name| format!("/components/schemas/{}", escape(name))));
                }
                references(&entry.value, found);
            }
        }
        NodeKind::Scalar { .. } => {}
    }
}
