//! From bytes to [`Node`]s: the only place that knows YAML. JSON is read as the YAML it is.

use saphyr_parser::{Event, Marker, Parser, ScalarStyle};

use super::node::{Entry, Mapping, Node, NodeKind};
use crate::diagnostic::{Code, Report, Span};

/// Deeper than any document that a person can read, shallow enough for every stack.
const DEEPEST: usize = 128;

/// What the parser says about more brackets inside of each other than it takes.
const BRACKETS: &str = "recursion limit exceeded";

const ANCHOR_HELP: &str = "write the value out, or use a $ref to components";

/// A collection that is still open, with the key that waits for its value.
struct Open {
    start: Span,
    items: Vec<Node>,
    entries: Vec<Entry>,
    key: Option<(String, Span)>,
    mapping: bool,
}

/// Reads one document. Anything that makes the tree unreliable is reported and yields `None`.
pub fn read(file: &str, text: &str, report: &mut Report) -> Option<Node> {
    let places = Places::new(text);
    let mut stack: Vec<Open> = Vec::new();
    let mut root = None;
    let mut sound = true;
    for event in Parser::new_from_str(text) {
        let (event, span) = match event {
            Ok(event) => event,
            Err(error) => {
                let at = places.point(error.marker(), text);
                // Brackets can begin a key, so the parser reads many of them ahead of its first
                // event, and gives up by itself before we count them.
                if error.info() == BRACKETS {
                    too_deep(file, at, report);
                    return None;
                }
                report.push(
                    Code::Syntax,
                    file,
                    at,
                    format!("this is not YAML: {}", error.info()),
                    "mend the syntax here or just above",
                );
                return None;
            }
        };
        // A value that is missing at the end of a file would stand on a line that there is not.
        let span = match places.byte(&span.start) >= text.trim_end().len() {
            true => places.point(&span.start, text),
            false => places.span(&span.start, &span.end),
        };
        let done = match event {
            Event::Scalar(value, style, anchor, _) => {
                if anchor != 0 {
                    report.push(Code::Anchor, file, span, "anchors are not read", ANCHOR_HELP);
                    sound = false;
                }
                Some(Node {
                    span,
                    kind: NodeKind::Scalar { text: value.into_owned(), plain: style == ScalarStyle::Plain },
                })
            }
            Event::SequenceStart(anchor, _) | Event::MappingStart(anchor, _) if anchor != 0 => {
                report.push(Code::Anchor, file, span, "anchors are not read", ANCHOR_HELP);
                return None;
            }
            Event::Alias(_) => {
                report.push(Code::Anchor, file, span, "aliases are not read", ANCHOR_HELP);
                return None;
            }
            Event::SequenceStart(..) | Event::MappingStart(..) => {
                if stack.len() == DEEPEST {
                    too_deep(file, span, report);
                    return None;
                }
                let mapping = matches!(event, Event::MappingStart(..));
                stack.push(Open { start: span, items: Vec::new(), entries: Vec::new(), key: None, mapping });
                None
            }
            Event::SequenceEnd | Event::MappingEnd => stack.pop().map(|open| {
                let span = Span { end: span.end, ..open.start };
                let kind = if open.mapping {
                    let mapping = Mapping::new(open.entries);
                    sound &= no_duplicates(&mapping, file, report);
                    NodeKind::Mapping(mapping)
                } else {
                    NodeKind::Sequence(open.items)
                };
                Node { span, kind }
            }),
            Event::DocumentStart(_) if root.is_some() => {
                report.push(
                    Code::SecondDocument,
                    file,
                    span,
                    "a second YAML document begins here",
                    "keep one document in a file",
                );
                return None;
            }
            _ => None,
        };
        let Some(node) = done else { continue };
        match stack.last_mut() {
            None => root = Some(node),
            Some(open) if !open.mapping => open.items.push(node),
            Some(open) => sound &= open.take(node, file, report),
        }
    }
    root.filter(|_| sound)
}

fn too_deep(file: &str, at: Span, report: &mut Report) {
    let message = format!("nested more than {DEEPEST} levels deep");
    report.push(Code::TooDeep, file, at, message, "give the inner part a name under components and refer to it");
}

fn no_duplicates(mapping: &Mapping, file: &str, report: &mut Report) -> bool {
    for (first, again) in mapping.duplicates() {
        let line = first.key_span.line;
        let message = format!("`{}` stands twice in this mapping, first at line {line}", again.key);
        report.push(Code::DuplicateKey, file, again.key_span, message, "keep one of the two");
    }
    mapping.duplicates().next().is_none()
}

impl Open {
    /// Takes a node as the next key or as the value of the waiting one.
    fn take(&mut self, node: Node, file: &str, report: &mut Report) -> bool {
        if let Some((key, key_span)) = self.key.take() {
            self.entries.push(Entry { key, key_span, value: node });
            return true;
        }
        match node.kind {
            NodeKind::Scalar { text, .. } => {
                self.key = Some((text, node.span));
                true
            }
            _ => {
                report.push(
                    Code::KeyNotText,
                    file,
                    node.span,
                    "a key has to be a text",
                    "OpenAPI knows no keys but texts",
                );
                self.key = Some((String::new(), node.span));
                false
            }
        }
    }
}

/// Turns the parser's counts of characters into byte offsets.
struct Places {
    /// Byte offset of each character; empty for ASCII, where both are the same.
    offsets: Vec<usize>,
    length: usize,
}

impl Places {
    fn new(text: &str) -> Self {
        let offsets = if text.is_ascii() { Vec::new() } else { text.char_indices().map(|(at, _)| at).collect() };
        Places { offsets, length: text.len() }
    }

    fn byte(&self, marker: &Marker) -> usize {
        if self.offsets.is_empty() {
            return marker.index().min(self.length);
        }
        self.offsets.get(marker.index()).copied().unwrap_or(self.length)
    }

    fn span(&self, start: &Marker, end: &Marker) -> Span {
        Span { start: self.byte(start), end: self.byte(end), line: start.line(), column: start.col() + 1, file: 0 }
    }

    /// Where the reader gave up, whose own count of lines has not always got there. Behind the last
    /// line there is nothing to see, so the end of that line is meant instead.
    fn point(&self, at: &Marker, text: &str) -> Span {
        let start = self.byte(at).min(text.trim_end().len());
        let before = text.get(..start).unwrap_or(text);
        // YAML ends a line at a lone carriage return, too.
        let ends_line = |(at, c): &(usize, char)| match c {
            '\r' => !before[at + 1..].starts_with('\n'),
            c => *c == '\n',
        };
        let begin = before.char_indices().filter(ends_line).map(|(at, _)| at + 1).next_back().unwrap_or(0);
        let line = before.char_indices().filter(ends_line).count() + 1;
        let column = before[begin..].chars().count() + 1;
        Span { start, end: start, line, column, file: 0 }
    }
}
