//! Makes one document of several files: what a reference to another file leads to becomes an
//! entry of `components`, and a path item takes the place of its reference.
//!
//! Every node keeps the place where it was written, and which file that was.

use std::collections::{BTreeMap, VecDeque};

use percent_encoding::percent_decode_str;

use super::files::Files;
use super::keys::{Kind, Shape};
use super::node::{Entry, Mapping, Node, NodeKind};
use super::tree;
use super::utf8::utf8;
use crate::diagnostic::{Code, Report, Span};

/// More files than a person would keep.
const MOST_FILES: usize = 1000;
/// A path item may refer to another one; more steps than this are a circle.
const MOST_STEPS: usize = 32;

/// A document whose references all stay inside; the same one when they do already.
pub(super) fn bundle(file: &str, root: Node, files: &dyn Files, report: &mut Report) -> Node {
    if !leads_out(&root) {
        return root;
    }
    let (folder, name) = file.rsplit_once('/').map_or(("", file), |(folder, name)| (folder, name));
    let mut bundle = Bundle {
        document: file,
        folder: folder.to_owned(),
        files,
        report,
        loaded: BTreeMap::from([(name.to_owned(), Some((0, root.clone())))]),
        root: name.to_owned(),
        names: BTreeMap::new(),
        waiting: VecDeque::new(),
        steps: 0,
    };
    let own = root.get("components").map_or(&[][..], Node::entries);
    for (section, entry) in
        own.iter().flat_map(|section| section.value.entries().iter().map(move |entry| (section, entry)))
    {
        let target =
            Target { file: name.to_owned(), pointer: format!("/components/{}/{}", section.key, escape(&entry.key)) };
        bundle.names.insert((section.key.clone(), entry.key.clone()), target);
    }
    let whole = bundle.object(&root, Kind::OpenApi, name);
    let mut added: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    while let Some(component) = bundle.waiting.pop_front() {
        let value = bundle.object(&component.node, component.kind, &component.file);
        let entry = Entry { key: component.name, key_span: component.span, value };
        added.entry(component.kind.folder().to_owned()).or_default().push(entry);
    }
    with_components(whole, added)
}

fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}

/// Whether a reference leads out of the document, wherever it stands.
fn leads_out(node: &Node) -> bool {
    match &node.kind {
        NodeKind::Scalar { .. } => false,
        NodeKind::Sequence(items) => items.iter().any(leads_out),
        NodeKind::Mapping(mapping) => mapping.entries().iter().any(|entry| {
            let text = entry.value.text().filter(|_| entry.key == "$ref");
            text.is_some_and(|text| !text.starts_with('#')) || leads_out(&entry.value)
        }),
    }
}

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Target {
    /// Path from the folder of the document.
    file: String,
    /// JSON pointer.
    pointer: String,
}

/// What becomes an entry of `components`.
struct Component {
    name: String,
    kind: Kind,
    file: String,
    span: Span,
    node: Node,
}

struct Bundle<'a> {
    /// Name of the document, for messages.
    document: &'a str,
    /// Folder of the document, as messages name it.
    folder: String,
    files: &'a dyn Files,
    report: &'a mut Report,
    /// Number and tree of each file, by its path; `None` for one that can't be read.
    loaded: BTreeMap<String, Option<(usize, Node)>>,
    /// Path of the document itself.
    root: String,
    /// Section and name of each component, and where it is written.
    names: BTreeMap<(String, String), Target>,
    waiting: VecDeque<Component>,
    /// Path items that lead to each other.
    steps: usize,
}

impl Bundle<'_> {
    fn object(&mut self, node: &Node, kind: Kind, file: &str) -> Node {
        let NodeKind::Mapping(mapping) = &node.kind else { return node.clone() };
        if kind.referable()
            && let Some(reference) = node.entry("$ref")
            && let Some(text) = reference.value.text()
        {
            return self.reference(node, reference, text, kind, file);
        }
        let entries = mapping.entries().iter().map(|entry| {
            let key = entry.key.as_str();
            let known = kind.keys().iter().find(|(known, _)| *known == key);
            let value = match (known, kind.free()) {
                _ if key.starts_with("x-") => entry.value.clone(),
                (Some((_, shape)), _) => self.value(&entry.value, *shape, file),
                (None, Some(free)) => self.object(&entry.value, free, file),
                (None, None) => entry.value.clone(),
            };
            Entry { key: entry.key.clone(), key_span: entry.key_span, value }
        });
        Node { span: node.span, kind: NodeKind::Mapping(Mapping::new(entries.collect())) }
    }

    fn value(&mut self, node: &Node, shape: Shape, file: &str) -> Node {
        let kind = match (shape, &node.kind) {
            (Shape::One(kind) | Shape::BoolOr(kind), NodeKind::Mapping(_)) => return self.object(node, kind, file),
            (Shape::List(kind), NodeKind::Sequence(items)) => {
                NodeKind::Sequence(items.iter().map(|item| self.object(item, kind, file)).collect())
            }
            (Shape::Map(kind), NodeKind::Mapping(mapping)) => {
                let entries = mapping.entries().iter().map(|entry| Entry {
                    key: entry.key.clone(),
                    key_span: entry.key_span,
                    value: self.object(&entry.value, kind, file),
                });
                NodeKind::Mapping(Mapping::new(entries.collect()))
            }
            _ => return node.clone(),
        };
        Node { span: node.span, kind }
    }

    /// The node with a reference that stays inside of the document, or what it leads to.
    fn reference(&mut self, node: &Node, reference: &Entry, text: &str, kind: Kind, file: &str) -> Node {
        let span = reference.value.span;
        let target = match self.target(text, file) {
            Ok(target) => target,
            Err((message, help)) => {
                self.refuse(span, message, help);
                return node.clone();
            }
        };
        // What is reported here must not be reported again for leading nowhere in the document.
        let unknown = || inside(node, format!("{}#{}", target.file, target.pointer));
        // A path of the document itself is looked up where all paths are known.
        if target.file == self.root && (target.pointer.starts_with("/components/") || kind == Kind::PathItem) {
            return inside(node, format!("#{}", target.pointer));
        }
        let Some((found, place)) = self.find(&target, span, text) else { return unknown() };
        if kind == Kind::PathItem {
            self.steps += 1;
            if self.steps > MOST_STEPS {
                self.refuse(
                    span,
                    format!("`{text}` is part of a circle"),
                    "let one of these files say what the path has",
                );
                return unknown();
            }
            let whole = self.object(&found, kind, &target.file);
            self.steps -= 1;
            return whole;
        }
        let name = name(&target);
        let section = kind.folder();
        match self.names.get(&(section.to_owned(), name.clone())) {
            Some(known) if *known == target => {}
            Some(known) => {
                let message =
                    format!("`{text}` would be a second `{name}` of {section} beside the one in {}", known.file);
                self.refuse(span, message, "give one of them another name");
            }
            None => {
                self.names.insert((section.to_owned(), name.clone()), target.clone());
                let file = target.file;
                self.waiting.push_back(Component { name: name.clone(), kind, file, span: place, node: found });
            }
        }
        inside(node, format!("#/components/{section}/{}", escape(&name)))
    }

    /// Which file and place a reference means; else what is wrong with it, and what to do.
    fn target(&self, text: &str, file: &str) -> Result<Target, (String, &'static str)> {
        let (path, pointer) = text.split_once('#').unwrap_or((text, ""));
        let decoded = percent_decode_str(path).decode_utf8_lossy();
        if decoded.contains(':') || decoded.contains('\\') || decoded.starts_with('/') {
            let message = format!("`{text}` is outside this document");
            return Err((message, "only files below the folder of the document are read: copy it there"));
        }
        let mut parts: Vec<&str> = match path.is_empty() {
            true => file.split('/').collect(),
            false => file.rsplit_once('/').map(|(folder, _)| folder.split('/').collect()).unwrap_or_default(),
        };
        for part in decoded.split('/').filter(|part| !part.is_empty() && *part != ".") {
            if part != ".." {
                parts.push(part);
            } else if parts.pop().is_none() {
                let message = format!("`{text}` leads out of the folder of the document");
                return Err((message, "keep all files of a document below its folder"));
            }
        }
        let pointer = percent_decode_str(pointer).decode_utf8_lossy().into_owned();
        Ok(Target { file: parts.join("/"), pointer: if pointer == "/" { String::new() } else { pointer } })
    }

    /// The node that is meant, and the place of its key.
    fn find(&mut self, target: &Target, span: Span, text: &str) -> Option<(Node, Span)> {
        self.load(&target.file, span, text);
        let Some(Some((_, tree))) = self.loaded.get(&target.file) else { return None };
        let (node, place, whole) = tree.follow(&target.pointer);
        if whole {
            return Some((node.clone(), place));
        }
        let names: Vec<&str> = tree.entries().iter().map(|entry| entry.key.as_str()).take(8).collect();
        let help = format!("that file has {}", if names.is_empty() { "nothing".to_owned() } else { names.join(", ") });
        self.report.push(Code::DanglingReference, self.document, span, format!("`{text}` leads nowhere"), help);
        None
    }

    /// Reads a file once.
    fn load(&mut self, path: &str, span: Span, text: &str) {
        if self.loaded.contains_key(path) {
            return;
        }
        let tree = if self.loaded.len() > MOST_FILES {
            self.refuse(span, format!("`{text}` is one file too many"), "keep a document in fewer than 1000 files");
            None
        } else {
            match self.files.read(path) {
                Err(reason) => {
                    let help = "mend the path, which begins at the file that it stands in";
                    self.refuse(span, format!("`{text}` can't be read: {reason}"), help);
                    None
                }
                Ok(bytes) => self.read(path, &bytes),
            }
        };
        self.loaded.insert(path.to_owned(), tree);
    }

    fn read(&mut self, path: &str, bytes: &[u8]) -> Option<(usize, Node)> {
        let shown = if self.folder.is_empty() { path.to_owned() } else { format!("{}/{path}", self.folder) };
        let text = utf8(&shown, bytes, self.report)?;
        let number = self.report.add_file(&shown, text);
        let mut tree = tree::read(&shown, text, self.report)?;
        written_in(&mut tree, number);
        Some((number, tree))
    }

    fn refuse(&mut self, span: Span, message: String, help: &str) {
        self.report.push(Code::OutsideReference, self.document, span, message, help);
    }
}

/// Notes in each span which file it is of.
fn written_in(node: &mut Node, number: usize) {
    node.span.file = number;
    match &mut node.kind {
        NodeKind::Scalar { .. } => {}
        NodeKind::Sequence(items) => items.iter_mut().for_each(|item| written_in(item, number)),
        NodeKind::Mapping(mapping) => mapping.change(|entry| {
            entry.key_span.file = number;
            written_in(&mut entry.value, number);
        }),
    }
}

/// The node with another reference.
fn inside(node: &Node, reference: String) -> Node {
    let mut node = node.clone();
    if let NodeKind::Mapping(mapping) = &mut node.kind {
        mapping.change(|entry| {
            if entry.key == "$ref" {
                entry.value.kind = NodeKind::Scalar { text: reference.clone(), plain: false };
            }
        });
    }
    node
}

/// The name of what a reference leads to: the last key on the way, or that of the file.
fn name(target: &Target) -> String {
    let mut keys: Vec<&str> = target.pointer.split('/').skip(1).collect();
    if let [first, _, ..] = keys.as_slice()
        && *first == "components"
    {
        keys.drain(..keys.len().min(2));
    }
    let words = keys.join("_").replace("~1", "_").replace("~0", "_");
    let words = if words.is_empty() {
        let file = target.file.rsplit('/').next().unwrap_or_default();
        file.split('.').next().unwrap_or_default().to_owned()
    } else {
        words
    };
    words.chars().map(|c| if c.is_alphanumeric() || matches!(c, '.' | '_' | '-') { c } else { '_' }).collect()
}

/// Adds entries to the sections of `components`.
fn with_components(root: Node, mut added: BTreeMap<String, Vec<Entry>>) -> Node {
    let span = root.span;
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
        if let Some(more) = added.remove(&section.key)
            && let NodeKind::Mapping(known) = &mut section.value.kind
        {
            let mut all = std::mem::take(known).into_entries();
            all.extend(more);
            *known = Mapping::new(all);
        }
    }
    sections.extend(added.into_iter().map(|(key, more)| Entry { key, key_span: span, value: mapping(more) }));
    components.value.kind = NodeKind::Mapping(Mapping::new(sections));
    entries.insert(place.unwrap_or(entries.len()), components);
    Node { span, kind: NodeKind::Mapping(Mapping::new(entries)) }
}
