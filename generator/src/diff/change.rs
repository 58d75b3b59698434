//! One thing that is different for a program.

use super::entry::Entry;
use super::kind::Kind;

/// How it is different.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// It was not there.
    Added,
    /// It is not there any more.
    Removed,
    /// It has another name in Rust.
    Renamed,
    /// It has another type.
    Changed,
    /// It can't be left out any more, or is never missing any more.
    Required,
    /// It can be left out now, or can be missing.
    Optional,
    /// Arguments have another order.
    Reordered,
    /// It is the same call of another path.
    Moved,
}

impl How {
    /// The word for it in JSON.
    pub fn word(self) -> &'static str {
        match self {
            How::Added => "added",
            How::Removed => "removed",
            How::Renamed => "renamed",
            How::Changed => "changed",
            How::Required => "required",
            How::Optional => "optional",
            How::Reordered => "reordered",
            How::Moved => "moved",
        }
    }
}

/// One thing that is different for a program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// How it is different.
    pub how: How,
    /// What kind of thing it is.
    pub kind: Kind,
    /// What it belongs to: the operation (`GET /pets`), or the type.
    pub of: Option<String>,
    /// What it is called: in Rust, or an operation by its method and path.
    pub name: String,
    /// Its name or type before.
    pub before: Option<String>,
    /// Its name or type now.
    pub after: Option<String>,
    /// Whether programs can stop compiling, or do something else.
    pub breaks: bool,
}

impl Change {
    /// A change of an entry, which belongs to another one.
    pub(super) fn new(how: How, of: Option<&Entry>, entry: &Entry) -> Self {
        let label = |entry: &Entry| match entry.kind {
            Kind::Operation => entry.identity.clone(),
            _ if entry.name.is_empty() => entry.kind.word().to_owned(),
            _ => entry.name.clone(),
        };
        Self { how, kind: entry.kind, of: of.map(label), name: label(entry), before: None, after: None, breaks: true }
    }

    /// The same, with what was there and what is.
    pub(super) fn between(self, before: &str, after: &str) -> Self {
        Self { before: Some(before.to_owned()), after: Some(after.to_owned()), ..self }
    }

    /// The same, which breaks or does not.
    pub(super) fn breaking(self, breaks: bool) -> Self {
        Self { breaks, ..self }
    }

    /// What is different, in a sentence.
    pub fn message(&self) -> String {
        let subject = self.subject();
        let (before, after) = (self.before.as_deref().unwrap_or_default(), self.after.as_deref().unwrap_or_default());
        let call = |chain: &str| format!("`client.{chain}`");
        match (self.how, self.kind) {
            (How::Added, Kind::Operation) => format!("{subject} is new: {}", call(after)),
            (How::Added, Kind::Deprecated) => format!("{subject} is deprecated"),
            (How::Removed, Kind::Deprecated) => format!("{subject} is not deprecated any more"),
            (How::Added, Kind::Argument) => format!("{subject} is new, and required: `{after}`"),
            (How::Added, Kind::Refusal) => format!("{subject} is new: `Error::refusal::<{after}>`"),
            (How::Added, _) if after.is_empty() => format!("{subject} is new"),
            (How::Added, _) => format!("{subject} is new: `{after}`"),
            (How::Removed, _) => format!("{subject} is gone"),
            (How::Renamed, Kind::Operation) => format!("{subject} is {} now, no longer {}", call(after), call(before)),
            (How::Renamed, _) => format!("{subject} is called `{after}` now"),
            (How::Changed, Kind::Operation) => format!("{subject} answers `{after}` now, no longer `{before}`"),
            (How::Changed, _) => format!("{subject} is `{after}` now, no longer `{before}`"),
            (How::Required, Kind::Argument) => format!("{subject} is required now: `{after}`"),
            (How::Required, _) => format!("{subject} is never missing now: `{after}`"),
            (How::Optional, Kind::Setter) => format!("{subject} is optional now, and no argument any more"),
            (How::Optional, _) => format!("{subject} can be missing now: `{after}`"),
            (How::Reordered, _) => format!("{subject} takes its arguments in another order: {after}"),
            (How::Moved, _) => format!("{} is `{after}` now, no longer `{before}`", call(&self.name)),
        }
    }

    fn subject(&self) -> String {
        let name = &self.name;
        match (&self.of, self.kind) {
            (Some(of), Kind::Argument) => format!("parameter `{name}` of `{of}`"),
            (Some(of), Kind::Setter) if of.contains(' ') => format!("parameter `{name}` of `{of}`"),
            (Some(of), Kind::Field) => format!("field `{of}.{name}`"),
            (Some(of), Kind::Variant) => format!("variant `{of}::{name}`"),
            (Some(of), Kind::Constructor) => format!("`{of}::{name}`"),
            (Some(of), Kind::Setter) => format!("setter `{of}::{name}`"),
            (Some(of), Kind::Method) => format!("method `{name}` of `{of}`"),
            (Some(of), Kind::Conversion) => format!("`From<{name}>` of `{of}`"),
            (Some(of), Kind::Trait) => format!("`{name}` of `{of}`"),
            (Some(of), Kind::Call) => format!("`client.{name}` of `{of}`"),
            (Some(of), Kind::Refusal) => format!("what is read from refusals of `{of}`"),
            (Some(of), Kind::Request) => format!("the request `{name}` of `{of}`"),
            (Some(of), Kind::Deprecated) => format!("operation `{of}`"),
            (None, Kind::BaseUrl) => "the base URL".to_owned(),
            (None, Kind::Crate) => format!("the library `{name}`"),
            (_, kind) => format!("{} `{name}`", kind.word()),
        }
    }
}
