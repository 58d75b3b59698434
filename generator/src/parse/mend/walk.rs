//! The walk over a document, from object to object.

use super::super::keys::{Kind, Shape};
use super::super::newer::Newer;
use super::super::node::{Entry, Mapping, Node, NodeKind};
use super::object::mend_keys;
use super::values::mend_shape;
use super::words::Mend;
use super::{dropped, missing};
use crate::diagnostic::{Code, Report, Span};

/// Mends a whole document.
pub(in crate::parse) fn mend(file: &str, root: &mut Node, newer: Newer, report: &mut Report) {
    Mend { file, report, is_3_1: newer.is_3_1 }.mend_object(root, root.span, Kind::OpenApi);
}

impl Mend<'_> {
    /// Mends an object and all inside of it.
    fn mend_object(&mut self, node: &mut Node, at: Span, kind: Kind) {
        let span = node.span;
        let NodeKind::Mapping(mapping) = &mut node.kind else { return };
        if kind.referable() && mapping.entry("$ref").is_some() {
            return;
        }
        self.drop_nulls(mapping, kind);
        mend_keys(self, mapping, kind);
        missing::add(self, mapping, kind, at, span);
        let shape_of = |key: &str| {
            let known = kind.keys().iter().find(|(known, _)| *known == key).map(|(_, shape)| *shape);
            known.or_else(|| kind.free().map(Shape::One)).filter(|_| !key.starts_with("x-"))
        };
        let mut gone: Vec<String> = Vec::new();
        for entry in mapping.entries_mut() {
            let Some(shape) = shape_of(&entry.key) else { continue };
            if !mend_shape(self, entry, kind, shape) {
                gone.push(entry.key.clone());
                continue;
            }
            self.mend_value(&mut entry.value, entry.key_span, shape);
        }
        if !gone.is_empty() {
            mapping.retain(|entry| !gone.contains(&entry.key));
        }
    }

    fn mend_value(&mut self, node: &mut Node, at: Span, shape: Shape) {
        match shape {
            Shape::One(kind) | Shape::BoolOr(kind) => self.mend_object(node, at, kind),
            Shape::List(kind) => {
                let NodeKind::Sequence(items) = &mut node.kind else { return };
                items.retain_mut(|item| {
                    let span = item.span;
                    if kind == Kind::Server && item.shape() == "a string" {
                        self.mended(span, "a text is taken for the `url` of a server", "write `{url: …}`");
                        let url = Entry { key: "url".to_owned(), key_span: span, value: item.clone() };
                        item.kind = NodeKind::Mapping(Mapping::new(vec![url]));
                    }
                    self.mend_object(item, span, kind);
                    self.keeps(item, span, kind)
                });
            }
            Shape::Map(kind) => {
                let NodeKind::Mapping(mapping) = &mut node.kind else { return };
                self.mend_map(mapping, kind);
            }
            Shape::Texts => node.items_mut().iter_mut().for_each(|item| self.mend_text(item)),
            Shape::TextMap => node.entries_mut().for_each(|entry| self.mend_text(&mut entry.value)),
            Shape::Text => self.mend_text(node),
            _ => {}
        }
    }

    fn mend_map(&mut self, mapping: &mut Mapping, kind: Kind) {
        let mut gone: Vec<String> = Vec::new();
        for entry in mapping.entries_mut() {
            let free = !matches!(kind, Kind::Schema | Kind::Header);
            if free && entry.key.starts_with("x-") && !matches!(entry.value.kind, NodeKind::Mapping(_)) {
                gone.push(entry.key.clone());
                continue;
            }
            if entry.value.shape() == "null" && kind == Kind::Schema {
                let message = "nothing stands where a schema belongs; it takes anything";
                self.mended(entry.value.span, message, "write `{}`, or say what it takes");
                entry.value.kind = NodeKind::Mapping(Mapping::default());
            }
            self.mend_object(&mut entry.value, entry.key_span, kind);
            if !self.keeps(&entry.value, entry.key_span, kind) {
                gone.push(entry.key.clone());
            }
        }
        if !gone.is_empty() {
            mapping.retain(|entry| !gone.contains(&entry.key));
        }
    }

    /// Whether an object stays: not when it says nothing to a client, and can't be read.
    fn keeps(&mut self, node: &Node, at: Span, kind: Kind) -> bool {
        let Some(why) = dropped::why(node, kind) else { return true };
        let message = format!("{why}; it is left out");
        self.report.push(Code::PartDropped, self.file, at, message, "mend it, or take it away");
        false
    }

    /// A key without a value is no key, except where an object may be empty.
    fn drop_nulls(&mut self, mapping: &mut Mapping, kind: Kind) {
        let may_be_null =
            |key: &str| kind.keys().iter().any(|(known, shape)| *known == key && matches!(shape, Shape::Any));
        let mut gone = Vec::new();
        for entry in mapping.entries_mut() {
            if entry.value.shape() != "null" || entry.key.starts_with("x-") || may_be_null(&entry.key)
                // A type of 3.1.
                || (kind, entry.key.as_str()) == (Kind::Schema, "type")
            {
                continue;
            }
            if kind.free().is_some() && kind != Kind::Callback {
                let message = format!("nothing stands under `{}`; it is taken for an empty object", entry.key);
                self.mended(entry.key_span, &message, "write what it holds, or take the key away");
                entry.value.kind = NodeKind::Mapping(Mapping::default());
            } else if !kind.required().contains(&entry.key.as_str()) {
                gone.push((entry.key.clone(), entry.key_span));
            }
        }
        for (key, span) in &gone {
            let message = format!("nothing stands under `{key}`; it is ignored");
            self.mended(*span, &message, "write a value, or take the key away");
        }
        if !gone.is_empty() {
            mapping.retain(|entry| !gone.iter().any(|(key, _)| *key == entry.key));
        }
    }

    /// A number or a boolean becomes the text that it is written as.
    fn mend_text(&mut self, node: &mut Node) {
        if !matches!(node.shape(), "a number" | "a boolean") {
            return;
        }
        let message = format!("{} is taken for the text that it is written as", node.shape());
        if let NodeKind::Scalar { plain, .. } = &mut node.kind {
            *plain = false;
            self.report.push(Code::NumberForText, self.file, node.span, message, "put the value into quotes");
        }
    }
}
