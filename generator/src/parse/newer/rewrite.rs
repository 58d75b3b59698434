//! An object while it is rewritten.

use super::super::node::{Entry, Mapping, Node, NodeKind};
use crate::diagnostic::{Code, Report, Span};

/// An object while it is rewritten.
pub(super) struct Rewrite<'a> {
    pub(super) mapping: Mapping,
    pub(super) is_3_1: bool,
    pub(super) file: &'a str,
    pub(super) report: &'a mut Report,
}

/// A text, as if it were written at a place.
pub(super) fn text(span: Span, text: &str) -> Node {
    Node { span, kind: NodeKind::Scalar { text: text.to_owned(), plain: false } }
}

/// A number, a boolean or null, as if it were written at a place.
pub(super) fn plain(span: Span, text: &str) -> Node {
    Node { span, kind: NodeKind::Scalar { text: text.to_owned(), plain: true } }
}

/// A list, as if it were written at a place.
pub(super) fn list(span: Span, items: Vec<Node>) -> Node {
    Node { span, kind: NodeKind::Sequence(items) }
}

/// An object, as if it were written at a place.
pub(super) fn object(span: Span, entries: Vec<Entry>) -> Node {
    Node { span, kind: NodeKind::Mapping(Mapping::new(entries)) }
}

/// A key with a value, as if it were written at the place of the value.
pub(super) fn entry(key: &str, value: Node) -> Entry {
    Entry { key: key.to_owned(), key_span: value.span, value }
}

impl Rewrite<'_> {
    /// Takes a key out that 3.0 has not, with a warning when the document is of 3.0.
    pub(super) fn take(&mut self, key: &str) -> Option<Entry> {
        let entry = self.mapping.remove(key)?;
        self.newer(&entry, &format!("`{key}`"));
        Some(entry)
    }

    /// Says that something is a word of 3.1, when the document is of 3.0.
    pub(super) fn newer(&mut self, entry: &Entry, what: &str) {
        if !self.is_3_1 {
            let message = format!("{what} is a word of OpenAPI 3.1, and read as one");
            let help = "write `openapi: 3.1.0`, or use the words of 3.0";
            self.report.push(Code::NewerWord, self.file, entry.key_span, message, help);
        }
    }

    /// Says that a keyword has no effect.
    pub(super) fn without_effect(&mut self, entry: &Entry, help: &str) {
        let message = format!("`{}` has no effect on the types", entry.key);
        self.report.push(Code::WithoutEffect, self.file, entry.key_span, message, help);
    }

    /// Whether a key is there.
    pub(super) fn has(&self, key: &str) -> bool {
        self.mapping.entry(key).is_some()
    }

    /// Adds a key, or replaces its value.
    pub(super) fn set(&mut self, key: &str, key_span: Span, value: Node) {
        self.mapping.set(Entry { key: key.to_owned(), key_span, value });
    }

    /// Renames a key, where there is none of that name already.
    pub(super) fn rename(&mut self, key: &str, to: &str) {
        if let Some(entry) = self.mapping.remove(key)
            && !self.has(to)
        {
            self.mapping.set(Entry { key: to.to_owned(), ..entry });
        }
    }
}
