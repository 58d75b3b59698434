//! One line of a surface.

use std::collections::BTreeMap;

use super::kind::Kind;

/// Something with a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// What it is.
    pub kind: Kind,
    /// Its name in Rust.
    pub name: String,
    /// Its type in Rust, in short.
    pub ty: String,
    /// What it is to the document, by which it is known again under another name.
    pub identity: String,
}

impl Entry {
    /// An entry; control characters of its texts are escaped, so that each stays on its line.
    pub(super) fn new(kind: Kind, name: impl AsRef<str>, ty: impl AsRef<str>, identity: impl AsRef<str>) -> Self {
        let [name, ty, identity] = [name.as_ref(), ty.as_ref(), identity.as_ref()].map(on_one_line);
        Self { kind, name, ty, identity }
    }

    /// What makes it the same thing in two surfaces.
    pub(super) fn key(&self) -> (Kind, String) {
        match self.kind {
            Kind::Operation => (self.kind, without_names(&self.identity)),
            kind => (kind, self.identity.clone()),
        }
    }
}

/// A path whose placeholders have no names, which nobody sees who calls it.
fn without_names(template: &str) -> String {
    let mut out = String::new();
    for (place, piece) in template.split('{').enumerate() {
        match piece.split_once('}') {
            Some((_, rest)) if place > 0 => out.push_str(&format!("{{}}{rest}")),
            _ => out.push_str(piece),
        }
    }
    out
}

fn on_one_line(text: &str) -> String {
    if !text.contains(char::is_control) {
        return text.to_owned();
    }
    let escaped = |c: char| match c.is_control() {
        true => c.escape_default().to_string(),
        false => c.to_string(),
    };
    text.chars().map(escaped).collect()
}

/// An entry with those that belong to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The entry.
    pub entry: Entry,
    /// In their order.
    pub members: Vec<Entry>,
}

impl Item {
    /// An item without members.
    pub(super) fn alone(entry: Entry) -> Self {
        Self { entry, members: Vec::new() }
    }

    /// An item, whose members of the same kind and identity are numbered.
    pub(super) fn new(entry: Entry, mut members: Vec<Entry>) -> Self {
        number(members.iter_mut());
        Self { entry, members }
    }
}

/// Makes identities of entries of one kind different.
pub(super) fn number<'e>(entries: impl Iterator<Item = &'e mut Entry>) {
    let mut seen: BTreeMap<(Kind, String), usize> = BTreeMap::new();
    for entry in entries {
        let count = seen.entry((entry.kind, entry.identity.clone())).or_default();
        *count += 1;
        if *count > 1 {
            entry.identity = format!("{} ({count})", entry.identity);
        }
    }
}
