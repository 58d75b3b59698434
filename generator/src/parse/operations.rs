//! Where each operation of a document stands.

use super::node::{Node, NodeKind};
use crate::diagnostic::{Span, Within};

/// The keys of a path that hold operations.
pub(super) const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// A stretch of a file that belongs to one operation.
#[derive(Debug)]
struct Stretch {
    file: usize,
    start: usize,
    end: usize,
    operation: usize,
    /// Whether the operation refers to it, rather than being written there.
    referred: bool,
}

/// Where each operation of a document stands, which can be in several files.
#[derive(Debug)]
pub struct Operations {
    all: Vec<Within>,
    /// By file and beginning.
    stretches: Vec<Stretch>,
}

impl Operations {
    /// The operations of a document.
    pub(super) fn of(root: &Node) -> Self {
        let mut found = Self { all: Vec::new(), stretches: Vec::new() };
        for path in root.get("paths").map_or(&[][..], Node::entries) {
            let of_path = path.value.entries().iter();
            for entry in of_path.filter(|entry| METHODS.contains(&entry.key.as_str())) {
                let route = format!("{} {}", entry.key.to_ascii_uppercase(), path.key);
                let id = entry.value.get("operationId").and_then(Node::text).map(str::to_owned);
                let whole = Span { end: entry.value.span.end, ..entry.key_span };
                found.note(whole, false);
                found.walk(&entry.value, whole);
                found.all.push(Within { route, id });
            }
        }
        found.stretches.sort_by_key(|stretch| (stretch.file, stretch.start));
        found
    }

    fn note(&mut self, span: Span, referred: bool) {
        let Span { file, start, end, .. } = span;
        self.stretches.push(Stretch { file, start, end, operation: self.all.len(), referred });
    }

    /// Notes what does not stand where the value does that it is in: it was referred to.
    fn walk(&mut self, node: &Node, around: Span) {
        let inside = node.span.file == around.file && around.start <= node.span.start && node.span.end <= around.end;
        let around = if inside { around } else { node.span };
        if !inside {
            self.note(node.span, true);
        }
        match &node.kind {
            NodeKind::Scalar { .. } => {}
            NodeKind::Sequence(items) => items.iter().for_each(|item| self.walk(item, around)),
            NodeKind::Mapping(mapping) => mapping.entries().iter().for_each(|entry| self.walk(&entry.value, around)),
        }
    }

    /// The operation in which a place is, or the only one that refers to what is there.
    pub fn at(&self, place: Span) -> Option<&Within> {
        let from = self.stretches.partition_point(|stretch| stretch.file < place.file);
        let until =
            self.stretches.partition_point(|stretch| (stretch.file, stretch.start) <= (place.file, place.start));
        let around = || self.stretches.get(from..until).into_iter().flatten().filter(|found| place.start < found.end);
        let rank = |found: &Stretch| (found.referred, found.end - found.start);
        let least = around().map(rank).min()?;
        let mut closest = around().filter(|found| rank(found) == least).map(|found| found.operation);
        let first = closest.next()?;
        closest.all(|other| other == first).then(|| self.all.get(first)).flatten()
    }
}
