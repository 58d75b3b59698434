//! Holds the tree against the key lists of OpenAPI 3.0: unknown keys, wrong shapes, missing
//! keys and references without a target, each at its own place.

use serde_json::Value;

use super::fragment;
use super::keys::{Kind, Shape};
use super::node::{Entry, Node, NodeKind};
use crate::diagnostic::{Code, Report, Span, Suggestions};

/// Keys of other versions of OpenAPI and of JSON Schema, and of other tools, which are no misspelt
/// ones of 3.0.
const FOREIGN: [&str; 12] = [
    "basePath",
    "collectionFormat",
    "consumes",
    "definitions",
    "exampleValue",
    "host",
    "identifier",
    "produces",
    "sample",
    "schemes",
    "typeName",
    "webhooks",
];

/// Objects whose keys decide what a client can say, so that a misspelt one would be missed.
fn says_what_is_sent(kind: Kind) -> bool {
    matches!(
        kind,
        Kind::PathItem | Kind::Operation | Kind::Parameter | Kind::RequestBody | Kind::MediaType | Kind::Schema
    ) || matches!(kind, Kind::Response | Kind::OpenApi | Kind::Components)
}

/// Checks a whole document.
pub fn check(file: &str, root: &Node, report: &mut Report) {
    let mut check = Check { file, root, report, suggestions: Suggestions::default() };
    check.check_object(root, root.span, Kind::OpenApi);
}

struct Check<'a> {
    file: &'a str,
    root: &'a Node,
    report: &'a mut Report,
    suggestions: Suggestions,
}

impl Check<'_> {
    fn check_object(&mut self, node: &Node, at: Span, kind: Kind) {
        let NodeKind::Mapping(mapping) = &node.kind else {
            return self.refuse_shape(node, "an object");
        };
        let entries = mapping.entries();
        if kind.referable()
            && let Some(reference) = node.entry("$ref")
        {
            return self.check_reference(entries, reference, kind);
        }
        for entry in entries {
            let key = entry.key.as_str();
            if key.starts_with("x-") {
                continue;
            }
            if let Some((_, shape)) = kind.keys().iter().find(|(known, _)| *known == key) {
                self.check_value(&entry.value, entry.key_span, *shape);
            } else if let Some(free) = kind.free() {
                self.check_object(&entry.value, entry.key_span, free);
            } else {
                self.report_unknown_key(entry, kind);
            }
        }
        for key in kind.required() {
            if node.get(key).is_none() {
                self.report.push(
                    Code::MissingKey,
                    self.file,
                    at,
                    format!("`{key}` is missing here"),
                    format!("OpenAPI 3.0 requires it in this object: add `{key}:`"),
                );
            }
        }
        super::combine::check(self.file, node, at, kind, self.report);
    }

    /// A key that looks misspelt is refused, because what it says would be lost; of another one
    /// nothing is expected.
    fn report_unknown_key(&mut self, entry: &Entry, kind: Kind) {
        let key = entry.key.as_str();
        let message = format!("OpenAPI 3.0 knows no key `{key}` in this object");
        let known = kind.keys().iter().map(|(known, _)| *known);
        let foreign =
            FOREIGN.contains(&key) || !says_what_is_sent(kind) || Kind::ALL.iter().any(|kind| kind.knows(key));
        match self.suggestions.closest(key, known).filter(|_| !foreign) {
            Some(known) => {
                let help = format!("did you mean `{known}`?");
                let message = format!("{message}; it is ignored");
                self.report.push(Code::UnknownKey, self.file, entry.key_span, message, help);
            }
            None => {
                let help = format!("remove it, or name it `x-{key}` if it is an extension");
                let message = format!("{message}; it is ignored");
                self.report.push(Code::ForeignKey, self.file, entry.key_span, message, help);
            }
        }
    }

    fn check_reference(&mut self, entries: &[Entry], reference: &Entry, kind: Kind) {
        for entry in entries.iter().filter(|entry| entry.key != "$ref" && !entry.key.starts_with("x-")) {
            self.report.push(
                Code::BesideReference,
                self.file,
                entry.key_span,
                format!("`{}` beside `$ref` is ignored", entry.key),
                "move it into the target, or wrap the $ref in allOf",
            );
        }
        let Some(target) = reference.value.text() else {
            return self.refuse_shape(&reference.value, "a string");
        };
        let span = reference.value.span;
        // What leads out of the document was reported when the other files were looked for.
        let Some(fragment) = target.strip_prefix('#') else { return };
        let pointer = fragment::pointer(fragment);
        if !self.root.follow(&pointer).2 {
            if kind.can_be_done_without() {
                let message = format!("`{target}` leads nowhere; it is left out");
                self.report.push(Code::PartDropped, self.file, span, message, "mend it, or take it away");
                return;
            }
            let folder = if kind == Kind::PathItem {
                self.root.get("paths")
            } else {
                self.root.get("components").and_then(|all| all.get(kind.folder()))
            };
            let names = folder.map_or(&[][..], Node::entries);
            let wanted = pointer.rsplit('/').next().unwrap_or_default();
            let names = names.iter().map(|entry| entry.key.as_str());
            let help = match self.suggestions.closest(wanted, names) {
                Some(name) if kind != Kind::PathItem => {
                    format!("did you mean `#/components/{}/{name}`?", kind.folder())
                }
                _ if kind == Kind::PathItem => {
                    "refer to a path of this document, with `~1` for each of its slashes".to_owned()
                }
                _ => format!("add it under components.{}, or mend the reference", kind.folder()),
            };
            self.report.push(Code::DanglingReference, self.file, span, format!("`{target}` leads nowhere"), help);
        }
    }

    fn check_value(&mut self, node: &Node, at: Span, shape: Shape) {
        let scalar = node.scalar();
        let is = |test: fn(&Value) -> bool| scalar.as_ref().is_some_and(test);
        match shape {
            Shape::Any => {}
            Shape::One(kind) => self.check_object(node, at, kind),
            Shape::BoolOr(_) if is(Value::is_boolean) => {}
            Shape::BoolOr(kind) => self.check_object(node, at, kind),
            Shape::List(kind) => self.check_items(node, |check, item| check.check_object(item, item.span, kind)),
            Shape::Map(kind) => {
                self.check_entries(node, |check, entry| check.check_object(&entry.value, entry.key_span, kind));
            }
            Shape::Object => self.check_entries(node, |_, _| {}),
            Shape::TextMap => {
                self.check_entries(node, |check, entry| check.check_value(&entry.value, entry.key_span, Shape::Text));
            }
            Shape::Array => self.check_items(node, |_, _| {}),
            Shape::Texts => self.check_items(node, |check, item| check.check_value(item, item.span, Shape::Text)),
            Shape::Security => self.check_items(node, |check, item| {
                check.check_entries(item, |check, entry| {
                    check.check_value(&entry.value, entry.key_span, Shape::Texts);
                });
            }),
            Shape::Text if is(Value::is_string) => {}
            Shape::Text => self.refuse_shape(node, "a string"),
            Shape::Bool if is(Value::is_boolean) => {}
            Shape::Bool => self.refuse_shape(node, "a boolean"),
            Shape::Number if is(Value::is_number) => {}
            Shape::Number => self.refuse_shape(node, "a number"),
            Shape::Count if is(Value::is_u64) => {}
            Shape::Count => self.refuse_shape(node, "a whole number that is not negative"),
        }
    }

    fn check_items(&mut self, node: &Node, mut check: impl FnMut(&mut Self, &Node)) {
        match &node.kind {
            NodeKind::Sequence(items) => items.iter().for_each(|item| check(self, item)),
            _ => self.refuse_shape(node, "an array"),
        }
    }

    /// Names are free here, also those of headers and properties that begin with `x-`.
    fn check_entries(&mut self, node: &Node, mut check: impl FnMut(&mut Self, &Entry)) {
        match &node.kind {
            NodeKind::Mapping(mapping) => mapping.entries().iter().for_each(|entry| check(self, entry)),
            _ => self.refuse_shape(node, "an object"),
        }
    }

    fn refuse_shape(&mut self, node: &Node, wanted: &str) {
        let quoted = matches!(node.kind, NodeKind::Scalar { plain: false, .. });
        let help = match (wanted, node.shape()) {
            ("a string", "a number" | "a boolean") => "put the value into quotes".to_owned(),
            ("a string" | "an array" | "an object", "null") => format!("write {wanted}, or take the key away"),
            ("a boolean" | "a number", "a string") if quoted => {
                format!("write {wanted}, which takes no quotes")
            }
            _ => format!("write {wanted}"),
        };
        self.report.push(
            Code::WrongShape,
            self.file,
            node.span,
            format!("{wanted} belongs here, not {}", node.shape()),
            help,
        );
    }
}
