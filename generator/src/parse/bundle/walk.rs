//! The walk over a document, from object to object, along its references to elsewhere.

use std::collections::BTreeMap;
use std::rc::Rc;

use super::super::files::Files;
use super::super::keys::{Kind, Shape};
use super::super::newer::Newer;
use super::super::node::{Entry, Mapping, Node, NodeKind, escape};
use super::components::{Component, Components, with_components};
use super::loaded::{File, Loaded};
use super::target::Target;
use crate::diagnostic::{Report, Span};

/// A path item may refer to another one; more steps than this are a circle.
const MOST_STEPS: usize = 32;

/// Stands in a schema that became a component because something refers to it.
const IN_PLACE: &str = "x-in-place";

/// A document whose references all lead to entries of `components` or to paths, in words of 3.0, and whether it is
/// another one than that which was read.
pub(in crate::parse) fn bundle(
    file: &str,
    root: Node,
    newer: Newer,
    files: &dyn Files,
    report: &mut Report,
) -> (Node, bool) {
    let root = Rc::new(root);
    let own = || file.rsplit_once('/').map_or(("", file), |(folder, name)| (folder, name));
    let (folder, name) = files.root().unwrap_or_else(own);
    let mut components = Components::default();
    for section in root.get("components").map_or(&[][..], Node::entries) {
        for entry in section.value.entries() {
            let pointer = format!("/components/{}/{}", escape(&section.key), escape(&entry.key));
            components.know(&section.key, &entry.key, Target { file: name.to_owned(), pointer });
        }
    }
    let own = schemas_of_files(&root, name);
    for (target, (schema, _)) in &own {
        components.name(Kind::Schema, target.clone(), schema);
    }
    let loaded = Loaded {
        document: file,
        folder: folder.to_owned(),
        files,
        report,
        read: BTreeMap::from([(name.to_owned(), Some(File::new(Rc::clone(&root))))]),
    };
    let mut bundle = Bundle { loaded, newer, root: name.to_owned(), components, own, base: None, steps: 0 };
    let changed = bundle.object(&root, Kind::OpenApi, name);
    let mut added: BTreeMap<String, Vec<Entry>> = BTreeMap::new();
    while let Some(Component { name, kind, file, span, node }) = bundle.components.next() {
        let value = bundle.object(&node, kind, &file).unwrap_or(node);
        added.entry(kind.folder().to_owned()).or_default().push(Entry { key: name, key_span: span, value });
    }
    drop(bundle);
    let is_other = changed.is_some() || !added.is_empty();
    let whole = changed.unwrap_or_else(|| Rc::unwrap_or_clone(root));
    (with_components(whole, added), is_other)
}

/// The entries of `components.schemas` that are nothing but a reference to another file.
fn schemas_of_files(root: &Node, file: &str) -> BTreeMap<Target, (String, Span)> {
    let mut found = BTreeMap::new();
    let schemas = root.get("components").and_then(|components| components.get("schemas"));
    for entry in schemas.map_or(&[][..], Node::entries) {
        let [only] = entry.value.entries() else { continue };
        let Some(text) = only.value.text().filter(|_| only.key == "$ref") else { continue };
        let Ok(target) = Target::new(text, file) else { continue };
        if target.file != file && !target.pointer.starts_with('#') {
            found.entry(target).or_insert_with(|| (entry.key.clone(), entry.value.span));
        }
    }
    found
}

struct Bundle<'a> {
    loaded: Loaded<'a>,
    newer: Newer,
    /// Path of the document itself.
    root: String,
    components: Components,
    /// Schemas in other files that the document itself names: their names there, and where.
    own: BTreeMap<Target, (String, Span)>,
    /// The place of the schema with an `$id` that lies around.
    base: Option<String>,
    /// Path items that lead to each other.
    steps: usize,
}

// What these answer takes the place of a node. Most nodes of most documents stay as they are.
impl Bundle<'_> {
    fn object(&mut self, node: &Node, kind: Kind, file: &str) -> Option<Node> {
        let place =
            node.get("$id").filter(|_| kind == Kind::Schema).and_then(|id| self.loaded.place_of(id.text()?, file));
        let Some(place) = place else { return self.object_here(node, kind, file) };
        let around = self.base.replace(place);
        let done = self.object_here(node, kind, file);
        self.base = around;
        done
    }

    fn object_here(&mut self, node: &Node, kind: Kind, file: &str) -> Option<Node> {
        let Loaded { document, report, .. } = &mut self.loaded;
        let changed = self.newer.in_older_words(node, kind, document, report);
        let node = changed.as_ref().unwrap_or(node);
        self.object_in_older_words(node, kind, file).or(changed)
    }

    fn object_in_older_words(&mut self, node: &Node, kind: Kind, file: &str) -> Option<Node> {
        let NodeKind::Mapping(mapping) = &node.kind else { return None };
        if kind.referable()
            && let Some(reference) = node.entry("$ref")
            && let Some(text) = reference.value.text()
        {
            return self.reference(node, reference, text, kind, file);
        }
        let values = mapping.entries().iter().map(|entry| {
            let key = entry.key.as_str();
            let known = kind.keys().iter().find(|(known, _)| *known == key);
            match (known, kind.free()) {
                _ if key.starts_with("x-") => None,
                (Some(_), _) if kind == Kind::Discriminator && key == "mapping" => self.mapping(&entry.value, file),
                (Some((_, shape)), _) => self.value(&entry.value, *shape, file),
                (None, Some(free)) => self.object(&entry.value, free, file),
                (None, None) => None,
            }
        });
        with_values(node.span, mapping, values.collect())
    }

    fn value(&mut self, node: &Node, shape: Shape, file: &str) -> Option<Node> {
        match (shape, &node.kind) {
            (Shape::One(kind), _) => self.object(node, kind, file),
            (Shape::BoolOr(kind), NodeKind::Mapping(_)) => self.object(node, kind, file),
            (Shape::List(kind), NodeKind::Sequence(items)) => {
                let changed: Vec<_> = items.iter().map(|item| self.object(item, kind, file)).collect();
                changed.iter().any(Option::is_some).then(|| {
                    let items =
                        items.iter().zip(changed).map(|(item, changed)| changed.unwrap_or_else(|| item.clone()));
                    Node { span: node.span, kind: NodeKind::Sequence(items.collect()) }
                })
            }
            (Shape::Map(kind), NodeKind::Mapping(mapping)) => {
                let values = mapping.entries().iter().map(|entry| self.object(&entry.value, kind, file));
                with_values(node.span, mapping, values.collect())
            }
            _ => None,
        }
    }

    /// The schemas that a discriminator names: some are references to files.
    fn mapping(&mut self, node: &Node, file: &str) -> Option<Node> {
        let NodeKind::Mapping(mapping) = &node.kind else { return None };
        let values = mapping.entries().iter().map(|entry| {
            let leads = |text: &str| {
                text.contains('#') || [".yaml", ".yml", ".json"].iter().any(|ending| text.ends_with(ending))
            };
            entry.value.text().filter(|text| leads(text))?;
            let span = entry.value.span;
            let kind = NodeKind::Mapping(Mapping::new(vec![Entry { key: "$ref".to_owned(), ..entry.clone() }]));
            let link = self.object(&Node { span, kind }, Kind::Schema, file)?;
            Some(Node { span, kind: link.get("$ref")?.kind.clone() })
        });
        with_values(node.span, mapping, values.collect())
    }

    /// The node with a reference that stays inside of the document, or what it leads to.
    fn reference(&mut self, node: &Node, reference: &Entry, text: &str, kind: Kind, file: &str) -> Option<Node> {
        let span = reference.value.span;
        let mut target = match self.loaded.target(text, file) {
            Ok(target) => target,
            Err((message, help)) => {
                self.loaded.refuse(span, message, help);
                return None;
            }
        };
        let base = self.base.as_ref().filter(|_| text.starts_with("#/"));
        let base = base.filter(|base| self.loaded.is_there(file, &format!("{base}{}", target.pointer)));
        if let Some(base) = base {
            target.pointer.insert_str(0, base);
        }
        // What is there already is looked up where all of it is known.
        let at_home = target.file == self.root
            && match kind {
                Kind::PathItem => target.pointer.starts_with("/paths/"),
                Kind::Schema if !self.newer.is_3_1 && self.loaded.is_in_schema(&target) => true,
                _ => target.component().is_some_and(|(section, _)| section == kind.folder()),
            };
        if at_home {
            return match text.starts_with("#/") && base.is_none() && file == self.root {
                true => None,
                false => Some(inside(node, format!("#{}", target.pointer))),
            };
        }
        let Some((found, place)) = self.loaded.find(&mut target, kind, span, text) else {
            if kind.can_be_done_without() {
                return Some(Node { span: node.span, kind: NodeKind::Mapping(Mapping::default()) });
            }
            // What is reported already must not be reported again for leading nowhere in the document.
            return Some(inside(node, format!("{}#{}", target.file, target.pointer)));
        };
        if file == self.root && self.own.get(&target).is_some_and(|(_, span)| *span == node.span) {
            return Some(self.object(&found, kind, &target.file).unwrap_or(found));
        }
        if kind == Kind::PathItem {
            return Some(self.path_item(node, found, text, span, &target));
        }
        let found = if kind == Kind::Schema && !target.is_definition() { in_place(found) } else { found };
        let name = self.components.add(kind, &target, found, place);
        Some(inside(node, format!("#/components/{}/{}", kind.folder(), escape(&name))))
    }

    fn path_item(&mut self, node: &Node, found: Node, text: &str, span: Span, target: &Target) -> Node {
        self.steps += 1;
        if self.steps > MOST_STEPS {
            let help = "let one of these files say what the path has";
            self.loaded.refuse(span, format!("`{text}` is part of a circle"), help);
            return inside(node, format!("{}#{}", target.file, target.pointer));
        }
        let whole = self.object(&found, Kind::PathItem, &target.file).unwrap_or(found);
        self.steps -= 1;
        whole
    }
}

/// A mapping with other values, where there are some.
fn with_values(span: Span, mapping: &Mapping, values: Vec<Option<Node>>) -> Option<Node> {
    let changed = values.iter().any(Option::is_some);
    changed.then(|| Node { span, kind: NodeKind::Mapping(mapping.with_values(values)) })
}

/// Marks a schema that nobody has named.
fn in_place(mut schema: Node) -> Node {
    if let NodeKind::Mapping(mapping) = &mut schema.kind
        && mapping.entry("$ref").is_none()
    {
        let value = Node { span: schema.span, kind: NodeKind::Scalar { text: "true".to_owned(), plain: true } };
        mapping.set(Entry { key: IN_PLACE.to_owned(), key_span: schema.span, value });
    }
    schema
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
