//! From YAML to [`Node`]s: the only place that knows it. JSON that is not strict is read as the YAML that it is.

use std::collections::BTreeMap;

use saphyr_parser::{Event, Marker, Parser, ScalarStyle};

use super::node::{Entry, Node, NodeKind};
use super::repeated;
use super::surrogates::Surrogates;
use crate::diagnostic::{Code, Report, Span};

/// Deeper than any document that a person can read, shallow enough for every stack.
pub(super) const DEEPEST: usize = 128;

/// So many values may come of aliases in all.
const MOST_REPEATED: usize = 300_000;

/// What the parser says about more brackets inside of each other than it takes.
const BRACKETS: &str = "recursion limit exceeded";

/// A collection that is still open, with the key that waits for its value.
struct Open {
    start: Span,
    anchor: usize,
    items: Vec<Node>,
    entries: Vec<Entry>,
    key: Option<(String, Span)>,
    mapping: bool,
}

/// Reads one document. Anything that makes the tree unreliable is reported and yields `None`.
pub fn read(file: &str, text: &str, report: &mut Report) -> Option<Node> {
    let surrogates = Surrogates::of(text);
    let mut root = Reader {
        file,
        text,
        places: Places::new(text),
        stack: Vec::new(),
        anchors: BTreeMap::new(),
        repeated: 0,
        root: None,
        sound: true,
        report,
    }
    .read(surrogates.text(text))?;
    surrogates.restore(&mut root);
    Some(root)
}

struct Reader<'a> {
    file: &'a str,
    text: &'a str,
    places: Places,
    stack: Vec<Open>,
    /// Values with an anchor, by its number.
    anchors: BTreeMap<usize, Node>,
    /// Values that came of aliases.
    repeated: usize,
    root: Option<Node>,
    sound: bool,
    report: &'a mut Report,
}

impl Reader<'_> {
    fn read(mut self, text: &str) -> Option<Node> {
        let mut end = None;
        for event in Parser::new_from_str(text) {
            let (event, span) = match event {
                Ok(event) => event,
                Err(error) => {
                    let at = self.places.point(error.marker(), self.text);
                    // Brackets can begin a key, so the parser reads many of them ahead of its first
                    // event, and gives up by itself before we count them.
                    if error.info() == BRACKETS {
                        self.too_deep(at);
                        return None;
                    }
                    let message = format!("this is not YAML: {}", error.info());
                    self.report.push(Code::Syntax, self.file, at, message, "mend the syntax here or just above");
                    return None;
                }
            };
            // A value that is missing at the end of a file would stand on a line that there is not.
            let span = match self.places.byte(&span.start) >= self.text.trim_end().len() {
                // All that is open ends here, and each would count the lines once more.
                true => *end.get_or_insert_with(|| self.places.point(&span.start, self.text)),
                false => self.places.span(&span.start, &span.end),
            };
            self.take(event, span)?;
        }
        self.root.filter(|_| self.sound)
    }

    /// Takes an event; `None` when nothing that follows can be read.
    fn take(&mut self, event: Event<'_>, span: Span) -> Option<()> {
        let (done, anchor) = match event {
            Event::Scalar(value, style, anchor, _) => {
                let kind = NodeKind::Scalar { text: value.into_owned(), plain: style == ScalarStyle::Plain };
                (Node { span, kind }, anchor)
            }
            Event::Alias(anchor) => (self.repeat(anchor, span)?, 0),
            Event::SequenceStart(anchor, _) | Event::MappingStart(anchor, _) => {
                if self.stack.len() == DEEPEST {
                    self.too_deep(span);
                    return None;
                }
                let mapping = matches!(event, Event::MappingStart(..));
                let (items, entries) = (Vec::new(), Vec::new());
                self.stack.push(Open { start: span, anchor, items, entries, key: None, mapping });
                return Some(());
            }
            Event::SequenceEnd | Event::MappingEnd => {
                let open = self.stack.pop()?;
                let span = Span { end: span.end, ..open.start };
                let kind = if open.mapping {
                    let (mapping, sound) = repeated::once(open.entries, self.file, self.report);
                    self.sound &= sound;
                    NodeKind::Mapping(mapping)
                } else {
                    NodeKind::Sequence(open.items)
                };
                (Node { span, kind }, open.anchor)
            }
            Event::DocumentStart(_) if self.root.is_some() => {
                let help = "keep one document in a file";
                self.report.push(Code::SecondDocument, self.file, span, "a second YAML document begins here", help);
                return None;
            }
            _ => return Some(()),
        };
        if anchor != 0 {
            self.anchors.insert(anchor, done.clone());
        }
        match self.stack.last_mut() {
            None => self.root = Some(done),
            Some(open) if !open.mapping => open.items.push(done),
            Some(open) => self.sound &= open.take(done, self.file, self.report),
        }
        Some(())
    }

    /// What an alias stands for, at the place of the alias.
    fn repeat(&mut self, anchor: usize, span: Span) -> Option<Node> {
        let Some(node) = self.anchors.get(&anchor) else {
            let message = "this alias stands inside of what it repeats";
            self.report.push(Code::Syntax, self.file, span, message, "write out what is meant");
            return None;
        };
        if self.stack.len() + node.depth() > DEEPEST {
            self.too_deep(span);
            return None;
        }
        self.repeated += node.weight();
        if self.repeated > MOST_REPEATED {
            let message = format!("aliases repeat more than {MOST_REPEATED} values");
            let help = "use a $ref to components instead of YAML's aliases";
            self.report.push(Code::Unfolds, self.file, span, message, help);
            return None;
        }
        let message = "what this alias stands for is read in its place";
        let help = "use a $ref to components: JSON has no aliases, so other tools lose them";
        self.report.push(Code::Anchor, self.file, span, message, help);
        self.anchors.get(&anchor).map(|node| Node { span, ..node.clone() })
    }

    fn too_deep(&mut self, at: Span) {
        let message = format!("nested more than {DEEPEST} levels deep");
        let help = "give the inner part a name under components and refer to it";
        self.report.push(Code::TooDeep, self.file, at, message, help);
    }
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
