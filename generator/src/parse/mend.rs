//! Mistakes that leave no doubt about what is meant: they are mended in the tree, with a warning.
//!
//! Other people's documents can't be changed by those who need a client. A number where a text
//! belongs is that text, letter by letter, and some keys that OpenAPI requires can be done without.

use super::keys::{Kind, Shape};
use super::node::{Entry, Mapping, Node, NodeKind};
use crate::diagnostic::{Code, Report, Span};

/// Mends a whole document.
pub fn mend(file: &str, root: &mut Node, report: &mut Report) {
    Mend { file, report }.mend_object(root, root.span, Kind::OpenApi);
}

/// What is put in the place of a key that is missing.
fn substitute(kind: Kind, key: &str) -> Option<(NodeKind, &'static str)> {
    let empty_object = || NodeKind::Mapping(Mapping::default());
    match (kind, key) {
        (Kind::OpenApi, "paths") => Some((empty_object(), "there is nothing to call")),
        (Kind::Operation, "responses") => Some((empty_object(), "its answers are not read")),
        (Kind::Response, "description") => Some((text(String::new()), "it is left empty")),
        (Kind::Info, "version") => Some((text("0".to_owned()), "it is taken for `0`")),
        _ => None,
    }
}

fn text(text: String) -> NodeKind {
    NodeKind::Scalar { text, plain: false }
}

struct Mend<'a> {
    file: &'a str,
    report: &'a mut Report,
}

impl Mend<'_> {
    fn mend_object(&mut self, node: &mut Node, at: Span, kind: Kind) {
        let span = node.span;
        let NodeKind::Mapping(mapping) = &mut node.kind else { return };
        if kind.referable() && mapping.entry("$ref").is_some() {
            return;
        }
        for key in kind.required() {
            let missing = mapping.entry(key).is_none_or(|entry| entry.value.shape() == "null");
            if let Some((value, what)) = substitute(kind, key).filter(|_| missing) {
                self.report.push(
                    Code::KeyAdded,
                    self.file,
                    mapping.entry(key).map_or(at, |entry| entry.key_span),
                    format!("`{key}` is missing here; {what}"),
                    format!("OpenAPI 3.0 requires it in this object: add `{key}:`"),
                );
                mapping.set(Entry { key: (*key).to_owned(), key_span: at, value: Node { span, kind: value } });
            }
        }
        for entry in mapping.entries_mut() {
            if entry.key.starts_with("x-") {
                continue;
            }
            let known = kind.keys().iter().find(|(known, _)| *known == entry.key).map(|(_, shape)| *shape);
            if let Some(shape) = known.or_else(|| kind.free().map(Shape::One)) {
                self.mend_value(&mut entry.value, entry.key_span, shape);
            }
        }
    }

    fn mend_value(&mut self, node: &mut Node, at: Span, shape: Shape) {
        match shape {
            Shape::One(kind) | Shape::BoolOr(kind) => self.mend_object(node, at, kind),
            Shape::List(kind) => node.items_mut().iter_mut().for_each(|item| {
                let span = item.span;
                self.mend_object(item, span, kind);
            }),
            Shape::Map(kind) => node.entries_mut().for_each(|entry| {
                self.mend_object(&mut entry.value, entry.key_span, kind);
            }),
            Shape::Texts => node.items_mut().iter_mut().for_each(|item| self.mend_text(item)),
            Shape::TextMap => node.entries_mut().for_each(|entry| self.mend_text(&mut entry.value)),
            Shape::Text => self.mend_text(node),
            _ => {}
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
