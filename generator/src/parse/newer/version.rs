//! Which words a document is written in.

use super::super::keys::Kind;
use super::super::node::{Mapping, Node, NodeKind};
use super::document;
use super::rewrite::Rewrite;
use super::schema;
use crate::diagnostic::Report;

/// Which words a document is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::parse) struct Newer {
    /// Those of 3.1, rather than of 3.0.
    pub(in crate::parse) is_3_1: bool,
}

impl Newer {
    /// The same object in words of 3.0; `None` when it has no others. What is inside of it is left
    /// as it is.
    pub(in crate::parse) fn in_older_words(
        self,
        node: &Node,
        kind: Kind,
        file: &str,
        report: &mut Report,
    ) -> Option<Node> {
        let NodeKind::Mapping(mapping) = &node.kind else {
            return (kind == Kind::Schema).then(|| schema::of_boolean(node, self.is_3_1, file, report)).flatten();
        };
        let foreign = |mapping: &Mapping| {
            let known = |key: &str| kind.keys().iter().any(|(known, _)| *known == key);
            mapping.entries().iter().any(|entry| !known(&entry.key) && !entry.key.starts_with("x-"))
        };
        let needed = match kind {
            Kind::Schema => foreign(mapping) || schema::has_newer_values(mapping),
            Kind::OpenApi => self.is_3_1,
            Kind::Info | Kind::License | Kind::Components => self.is_3_1 && foreign(mapping),
            _ => false,
        };
        if !needed {
            return None;
        }
        let mut rewrite = Rewrite { mapping: mapping.clone(), is_3_1: self.is_3_1, file, report };
        match kind {
            Kind::Schema => schema::rewrite(&mut rewrite),
            _ => document::rewrite(&mut rewrite, kind),
        }
        Some(Node { span: node.span, kind: NodeKind::Mapping(rewrite.mapping) })
    }
}
