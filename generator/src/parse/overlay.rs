//! Overlays: changes to a document that belongs to somebody else (Overlay Specification 1.0).

use serde_json_path::JsonPath;

use super::node::{Entry, Node, NodeKind};
use super::notation;
use super::utf8::utf8;
use crate::diagnostic::{Code, Report, Span};

/// Applies an overlay to a document. What is wrong with it is reported at its place in the overlay.
///
/// `today` is the day by which rules expire.
pub(super) fn apply(name: &str, bytes: &[u8], today: &str, document: &str, root: &mut Node, report: &mut Report) {
    let Some(text) = utf8(name, bytes, report) else { return };
    let number = report.add_file(name, text);
    let Some(mut overlay) = notation::read(name, text, report) else {
        if !report.has_errors() {
            report.push(Code::Empty, name, Span::START, "the overlay is empty", "begin with `overlay: 1.0.0`");
        }
        return;
    };
    overlay.written_in(number);
    let mut overlaying = Overlaying { document, today, root, report };
    let version = overlay.get("overlay").and_then(Node::text).unwrap_or_default();
    if !version.starts_with("1.") {
        let help = "begin with `overlay: 1.0.0`, and list rules under `actions`";
        overlaying.wrong(overlay.span, "this is no overlay of version 1", help);
        return;
    }
    match overlay.get("actions").map(|actions| &actions.kind) {
        Some(NodeKind::Sequence(actions)) if !actions.is_empty() => {
            actions.iter().for_each(|action| overlaying.action(action));
        }
        _ => overlaying.wrong(overlay.span, "this overlay has no rules", "list them under `actions`"),
    }
}

struct Overlaying<'a> {
    document: &'a str,
    today: &'a str,
    root: &'a mut Node,
    report: &'a mut Report,
}

impl Overlaying<'_> {
    fn wrong(&mut self, at: Span, message: &str, help: &str) {
        self.report.push(Code::Overlay, self.document, at, message, help);
    }

    fn action(&mut self, action: &Node) {
        let Some(target) = action.get("target") else {
            return self.wrong(
                action.span,
                "this rule has no `target`",
                "add `target:` with a JSONPath such as `$.info`",
            );
        };
        let update = action.get("update");
        let remove = action.get("remove").and_then(Node::scalar) == Some(true.into());
        if update.is_none() && !remove {
            return self.wrong(action.span, "this rule does nothing", "add `update:`, or `remove: true`");
        }
        let path = match JsonPath::parse(target.text().unwrap_or_default()) {
            Ok(path) => path,
            Err(error) => {
                let message = format!("this is no JSONPath: {}", error.message());
                return self.wrong(target.span, &message, "write a query of RFC 9535, such as `$.paths['/a'].get`");
            }
        };
        if !self.holds(action) {
            return;
        }
        let json = self.root.to_json();
        let located = path.query_located(&json);
        let mut pointers: Vec<String> = located.locations().map(|location| location.to_json_pointer()).collect();
        if pointers.is_empty() {
            let help = "mend the target, or take the rule away: the document has changed";
            return self.wrong(target.span, "this rule fits nothing in the document", help);
        }
        // The last first, so that what is removed moves nothing that is still to be.
        pointers.reverse();
        for pointer in &pointers {
            match update.filter(|_| !remove) {
                Some(update) => {
                    if let Some(node) = self.root.follow_mut(pointer) {
                        merge(node, update);
                    }
                }
                None => self.root.remove_at(pointer),
            }
        }
    }
}

impl Overlaying<'_> {
    /// Whether a rule is to be applied; one that has come to its end is told.
    fn holds(&mut self, action: &Node) -> bool {
        if let Some(end) = action.get("x-expires") {
            let day = end.text().unwrap_or_default();
            if !is_day(day) {
                self.wrong(end.span, "this is no day", "write it as `x-expires: 2026-12-31`");
                return false;
            }
            if self.today > day {
                self.expired(end, format!("this rule expired on {day}; it is applied all the same"));
            }
        }
        let Some(end) = action.get("x-until-version") else { return true };
        let until =
            end.scalar().map(|value| value.as_str().map_or(value.to_string(), str::to_owned)).unwrap_or_default();
        let version = self.root.get("info").and_then(|info| info.get("version")).and_then(Node::scalar);
        let version = version.map(|value| value.as_str().map_or(value.to_string(), str::to_owned)).unwrap_or_default();
        let reached = numbers(&version) >= numbers(&until);
        if reached {
            self.expired(
                end,
                format!("this rule ends with version {until}, and the document is {version}; it is left out"),
            );
        }
        !reached
    }

    fn expired(&mut self, end: &Node, message: String) {
        let help = "see whether the document still needs it; take it away, or give it a later end";
        self.report.push(Code::RuleExpired, self.document, end.span, message, help);
    }
}

/// Whether a text is a day such as `2026-12-31`.
fn is_day(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &str, length: usize| part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit());
    matches!(parts[..], [year, month, day] if digits(year, 4) && digits(month, 2) && digits(day, 2))
}

/// What a version consists of: numbers before words.
fn numbers(version: &str) -> Vec<(u64, String)> {
    let parts = version.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts
        .map(|part| (part.trim_start_matches('v').parse().unwrap_or(0), part.to_owned()))
        .map(|(number, part)| match number {
            0 => (0, part),
            number => (number, String::new()),
        })
        .collect()
}

/// Adds an update to what it fits: keys of objects one by one, items at the end of lists; anything
/// else is replaced.
fn merge(node: &mut Node, update: &Node) {
    match (&mut node.kind, &update.kind) {
        (NodeKind::Mapping(mapping), NodeKind::Mapping(more)) => {
            for entry in more.entries() {
                let known = mapping.entries_mut().find(|known| known.key == entry.key);
                match known {
                    Some(known) => merge(&mut known.value, &entry.value),
                    None => mapping.set(Entry::clone(entry)),
                }
            }
        }
        (NodeKind::Sequence(items), NodeKind::Sequence(more)) => items.extend(more.iter().cloned()),
        (NodeKind::Sequence(items), _) => items.push(update.clone()),
        _ => *node = update.clone(),
    }
}
