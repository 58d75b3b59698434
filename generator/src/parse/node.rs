//! The document as a tree in which every key and value knows its place.

use std::collections::BTreeSet;

use crate::diagnostic::Span;

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: NodeKind,
}

/// The three shapes of YAML.
#[derive(Debug, Clone, PartialEq)]
pub enum NodeKind {
    /// A text, a number, a boolean or null.
    Scalar {
        /// The text without its quotes.
        text: String,
        /// Whether it stood without quotes, so that `1` is a number and `yes` a plain text.
        plain: bool,
    },
    /// A list.
    Sequence(Vec<Node>),
    /// A mapping.
    Mapping(Mapping),
}

/// Keys and values in the order of the document, each found without a look at all others.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Mapping {
    entries: Vec<Entry>,
    /// Indexes of `entries`, by key and then by their order; empty where all can as well be looked at.
    by_key: Vec<usize>,
}

/// So many entries are looked at one by one.
const FEW: usize = 8;

impl Mapping {
    /// Takes the entries as they stand in the document.
    pub fn new(entries: Vec<Entry>) -> Self {
        let indexed = if entries.len() > FEW { entries.len() } else { 0 };
        let mut by_key: Vec<usize> = (0..indexed).collect();
        by_key.sort_by_key(|index| entries.get(*index).map(|entry| &entry.key));
        Mapping { entries, by_key }
    }

    /// All entries, in the order of the document.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The same with other values, in their order, where there are some.
    pub(super) fn with_values(&self, values: Vec<Option<Node>>) -> Self {
        let with_value = |(entry, value): (&Entry, Option<Node>)| match value {
            Some(value) => Entry { key: entry.key.clone(), key_span: entry.key_span, value },
            None => entry.clone(),
        };
        let entries = self.entries.iter().zip(values).map(with_value).collect();
        Mapping { entries, by_key: self.by_key.clone() }
    }

    /// The entries themselves.
    pub(super) fn into_entries(self) -> Vec<Entry> {
        self.entries
    }

    /// Changes every entry, but for its key.
    pub(super) fn change(&mut self, change: impl FnMut(&mut Entry)) {
        self.entries.iter_mut().for_each(change);
    }

    /// The first entry with a key.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        if self.by_key.is_empty() {
            return self.entries.iter().find(|entry| entry.key == key);
        }
        let key_at = |index: &usize| self.entries.get(*index).map_or("", |entry| entry.key.as_str());
        let at = self.by_key.partition_point(|index| key_at(index) < key);
        self.entries.get(*self.by_key.get(at)?).filter(|entry| entry.key == key)
    }

    /// All entries, to change their values.
    pub(super) fn entries_mut(&mut self) -> impl Iterator<Item = &mut Entry> {
        self.entries.iter_mut()
    }

    /// Adds an entry, or replaces the one with the same key.
    pub(super) fn set(&mut self, entry: Entry) {
        let mut entries = std::mem::take(&mut self.entries);
        match entries.iter_mut().find(|known| known.key == entry.key) {
            Some(known) => *known = entry,
            None => entries.push(entry),
        }
        *self = Mapping::new(entries);
    }

    /// The same without entries whose key stands before them.
    pub(super) fn without_duplicates(self) -> Self {
        let mut seen = BTreeSet::new();
        let entries = self.entries.into_iter().filter(|entry| seen.insert(entry.key.clone()));
        Mapping::new(entries.collect())
    }

    /// Changes every key and every value.
    pub(super) fn rename(&mut self, key: fn(&mut String), value: fn(&mut Node)) {
        let mut entries = std::mem::take(&mut self.entries);
        for entry in &mut entries {
            key(&mut entry.key);
            value(&mut entry.value);
        }
        *self = Mapping::new(entries);
    }

    /// Takes an entry out.
    pub(super) fn remove(&mut self, key: &str) -> Option<Entry> {
        let at = self.entries.iter().position(|entry| entry.key == key)?;
        let mut entries = std::mem::take(&mut self.entries);
        let removed = entries.remove(at);
        *self = Mapping::new(entries);
        Some(removed)
    }

    /// Keeps some of the entries.
    pub(super) fn retain(&mut self, keep: impl FnMut(&Entry) -> bool) {
        let mut entries = std::mem::take(&mut self.entries);
        entries.retain(keep);
        *self = Mapping::new(entries);
    }

    /// Each entry whose key stands before it in the same mapping, with the entry that stands first.
    pub fn duplicates(&self) -> impl Iterator<Item = (&Entry, &Entry)> {
        let pairs = self.entries.iter().filter_map(|entry| Some((self.entry(&entry.key)?, entry)));
        pairs.filter(|(first, entry)| !std::ptr::eq(*first, *entry))
    }
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key's text.
    pub key: String,
    /// Where the key stands.
    pub key_span: Span,
    /// What it holds.
    pub value: Node,
}

impl Node {
    /// The value under a key, when this is a mapping that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// Key and value, when this is a mapping that has the key.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        match &self.kind {
            NodeKind::Mapping(mapping) => mapping.entry(key),
            _ => None,
        }
    }

    /// All entries; none when this is no mapping.
    pub fn entries(&self) -> &[Entry] {
        match &self.kind {
            NodeKind::Mapping(mapping) => mapping.entries(),
            _ => &[],
        }
    }

    /// All items; none when this is no sequence.
    pub fn items(&self) -> &[Node] {
        match &self.kind {
            NodeKind::Sequence(items) => items,
            _ => &[],
        }
    }

    /// All items, to change them.
    pub(super) fn items_mut(&mut self) -> &mut [Node] {
        match &mut self.kind {
            NodeKind::Sequence(items) => items,
            _ => &mut [],
        }
    }

    /// All entries, to change their values.
    pub(super) fn entries_mut(&mut self) -> impl Iterator<Item = &mut Entry> {
        match &mut self.kind {
            NodeKind::Mapping(mapping) => Some(mapping),
            _ => None,
        }
        .into_iter()
        .flat_map(Mapping::entries_mut)
    }

    /// How many values there are: this one and all inside of it.
    pub fn count(&self) -> usize {
        match &self.kind {
            NodeKind::Sequence(items) => 1 + items.iter().map(Node::count).sum::<usize>(),
            NodeKind::Mapping(mapping) => 1 + mapping.entries().iter().map(|entry| entry.value.count()).sum::<usize>(),
            NodeKind::Scalar { .. } => 1,
        }
    }

    /// How many values there are, of which a long text is as many as its length takes.
    pub fn weight(&self) -> usize {
        const PIECE: usize = 64;
        match &self.kind {
            NodeKind::Sequence(items) => 1 + items.iter().map(Node::weight).sum::<usize>(),
            NodeKind::Mapping(mapping) => {
                let entries = mapping.entries().iter();
                1 + entries.map(|entry| entry.key.len() / PIECE + entry.value.weight()).sum::<usize>()
            }
            NodeKind::Scalar { text, .. } => 1 + text.len() / PIECE,
        }
    }

    /// How many levels of values there are: 1 for a scalar.
    pub fn depth(&self) -> usize {
        let deepest = match &self.kind {
            NodeKind::Sequence(items) => items.iter().map(Node::depth).max(),
            NodeKind::Mapping(mapping) => mapping.entries().iter().map(|entry| entry.value.depth()).max(),
            NodeKind::Scalar { .. } => None,
        };
        1 + deepest.unwrap_or(0)
    }

    /// The text of a scalar.
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            NodeKind::Scalar { text, .. } => Some(text),
            _ => None,
        }
    }

    /// What this is in the words of JSON, for messages.
    pub fn shape(&self) -> &'static str {
        match &self.kind {
            NodeKind::Sequence(_) => "an array",
            NodeKind::Mapping(_) => "an object",
            NodeKind::Scalar { plain: false, .. } => "a string",
            NodeKind::Scalar { text, plain: true } => match plain_to_json(text) {
                serde_json::Value::String(_) => "a string",
                serde_json::Value::Number(_) => "a number",
                serde_json::Value::Bool(_) => "a boolean",
                _ => "null",
            },
        }
    }

    /// The value of a scalar; `None` for lists and mappings.
    pub fn scalar(&self) -> Option<serde_json::Value> {
        matches!(self.kind, NodeKind::Scalar { .. }).then(|| self.to_json())
    }

    /// Follows a JSON pointer as far as it goes: the node reached, the span to show for it
    /// (of the key, where there is one) and whether the whole pointer was followed.
    pub fn follow(&self, pointer: &str) -> (&Node, Span, bool) {
        let (mut node, mut span) = (self, self.span);
        for part in pointer.split('/').skip(1) {
            let part = part.replace("~1", "/").replace("~0", "~");
            if let Some(entry) = node.entry(&part) {
                (node, span) = (&entry.value, entry.key_span);
            } else if let Some(item) = part.parse().ok().and_then(|index: usize| node.items().get(index)) {
                (node, span) = (item, item.span);
            } else {
                return (node, span, false);
            }
        }
        (node, span, true)
    }

    /// The node at a JSON pointer, to change it.
    pub(super) fn follow_mut(&mut self, pointer: &str) -> Option<&mut Node> {
        let mut node = self;
        for part in pointer.split('/').skip(1) {
            let part = part.replace("~1", "/").replace("~0", "~");
            node = match &mut node.kind {
                NodeKind::Mapping(mapping) => &mut mapping.entries_mut().find(|entry| entry.key == part)?.value,
                NodeKind::Sequence(items) => items.get_mut(part.parse::<usize>().ok()?)?,
                NodeKind::Scalar { .. } => return None,
            };
        }
        Some(node)
    }

    /// Takes out what is at a JSON pointer, and its key.
    pub(super) fn remove_at(&mut self, pointer: &str) {
        let Some((above, key)) = pointer.rsplit_once('/') else { return };
        let key = key.replace("~1", "/").replace("~0", "~");
        match self.follow_mut(above).map(|node| &mut node.kind) {
            Some(NodeKind::Mapping(mapping)) => drop(mapping.remove(&key)),
            Some(NodeKind::Sequence(items)) => {
                if let Some(index) = key.parse::<usize>().ok().filter(|index| *index < items.len()) {
                    items.remove(index);
                }
            }
            _ => {}
        }
    }

    /// Notes in each span which file it is of.
    pub(super) fn written_in(&mut self, number: usize) {
        self.span.file = number;
        match &mut self.kind {
            NodeKind::Scalar { .. } => {}
            NodeKind::Sequence(items) => items.iter_mut().for_each(|item| item.written_in(number)),
            NodeKind::Mapping(mapping) => mapping.change(|entry| {
                entry.key_span.file = number;
                entry.value.written_in(number);
            }),
        }
    }

    /// The same value as JSON, by the core schema of YAML 1.2.
    pub fn to_json(&self) -> serde_json::Value {
        match &self.kind {
            NodeKind::Sequence(items) => items.iter().map(Node::to_json).collect(),
            NodeKind::Mapping(mapping) => {
                let entries = mapping.entries().iter();
                entries.map(|entry| (entry.key.clone(), entry.value.to_json())).collect()
            }
            NodeKind::Scalar { text, plain: false } => text.as_str().into(),
            NodeKind::Scalar { text, plain: true } => plain_to_json(text),
        }
    }
}

fn plain_to_json(text: &str) -> serde_json::Value {
    let radix =
        |prefix: &str, radix: u32| text.strip_prefix(prefix).and_then(|digits| i64::from_str_radix(digits, radix).ok());
    match text {
        "" | "~" | "null" | "Null" | "NULL" => return serde_json::Value::Null,
        "true" | "True" | "TRUE" => return true.into(),
        "false" | "False" | "FALSE" => return false.into(),
        _ => {}
    }
    if let Ok(number) = text.parse::<i64>() {
        return number.into();
    }
    if let Ok(number) = text.parse::<u64>() {
        return number.into();
    }
    if let Some(number) = radix("0x", 16).or_else(|| radix("0o", 8)) {
        return number.into();
    }
    // Rust also reads `inf` and `nan` as numbers, which here are plain texts.
    let numeric = text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'.' | b'e' | b'E' | b'+' | b'-'));
    match text.parse::<f64>() {
        Ok(number) if numeric && number.is_finite() => number.into(),
        _ => text.into(),
    }
}

/// A key as it stands in a JSON pointer.
pub fn escape(key: &str) -> String {
    key.replace('~', "~0").replace('/', "~1")
}
