// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! What of an answer did not fit its type.

use std::fmt;
use std::ops::Deref;

use serde_json::Value;

/// Longest key that is shown in a path, in bytes.
const LONGEST_KEY: usize = 100;

/// A value of an answer that did not fit its type, so that it is missing there.
#[derive(Clone, PartialEq)]
pub struct Misfit {
    path: String,
    expected: &'static str,
    found: Option<Value>,
    left_out: Option<Box<(String, Value)>>,
    /// What was expected and found, where it holds what must not be shown.
    masked: Option<Box<str>>,
}

impl Misfit {
    pub(crate) fn new(
        path: String,
        expected: &'static str,
        found: Option<Value>,
        left_out: Option<(String, Value)>,
    ) -> Self {
        Misfit { path, expected, found, left_out: left_out.map(Box::new), masked: None }
    }

    /// Rewrites every text that may hold words of the service.
    fn map_texts(&mut self, rewrite: &dyn Fn(&str) -> String) {
        let reason = self.reason();
        let rewritten = rewrite(&reason);
        self.masked = (rewritten != reason).then(|| rewritten.into());
        self.path = rewrite(&self.path);
        if let Some(left_out) = &mut self.left_out {
            left_out.0 = rewrite(&left_out.0);
        }
    }

    /// Where it stands in the answer, as `records[3].timestamp`; `.` for the answer itself.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What was expected there, in words.
    pub fn expected(&self) -> &'static str {
        self.expected
    }

    /// What stands there, as it came; `None` for a key or place that is absent.
    pub fn found(&self) -> Option<&Value> {
        self.found.as_ref()
    }

    /// What is missing because of it, when that is more than the value itself: the path and the
    /// content of a list member, a map entry or an object that can't be without the value.
    pub fn left_out(&self) -> Option<(&str, &Value)> {
        self.left_out.as_deref().map(|(path, value)| (path.as_str(), value))
    }

    /// What was expected and found.
    pub(crate) fn reason(&self) -> String {
        if let Some(masked) = &self.masked {
            return masked.to_string();
        }
        format!("expected {}, found {}", self.expected, Found(self.found.as_ref()))
    }

    /// The kind of what stands there, such as `a text`, which a log may show whatever it is.
    pub fn found_kind(&self) -> &'static str {
        kind(self.found.as_ref())
    }
}

// What was found stays out of it: it can be what a log must not show.
impl fmt::Debug for Misfit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("Misfit");
        shown.field("path", &self.path).field("expected", &self.expected).field("found", &self.found_kind());
        shown.finish_non_exhaustive()
    }
}

impl fmt::Display for Misfit {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}: {}", self.path, self.reason())?;
        match &self.left_out {
            Some(left_out) => write!(formatter, "; {} is left out", left_out.0),
            None => Ok(()),
        }
    }
}

/// What of an answer did not fit its type: a slice of [`Misfit`]s in the order of the answer.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Misfits {
    kept: Vec<Misfit>,
    total: usize,
}

impl Misfits {
    pub(crate) fn new(kept: Vec<Misfit>, total: usize) -> Self {
        Misfits { kept, total }
    }

    /// How many there are. Of more than ten thousand, only the first are kept.
    pub fn total(&self) -> usize {
        self.total
    }

    #[doc(hidden)]
    pub fn map_texts(&mut self, rewrite: &dyn Fn(&str) -> String) {
        self.kept.iter_mut().for_each(|misfit| misfit.map_texts(rewrite));
    }

    /// Takes over those of another answer.
    pub(crate) fn append(&mut self, other: Misfits) {
        self.kept.extend(other.kept);
        self.total += other.total;
    }
}

impl Deref for Misfits {
    type Target = [Misfit];

    fn deref(&self) -> &[Misfit] {
        &self.kept
    }
}

impl<'a> IntoIterator for &'a Misfits {
    type Item = &'a Misfit;
    type IntoIter = std::slice::Iter<'a, Misfit>;

    fn into_iter(self) -> Self::IntoIter {
        self.kept.iter()
    }
}

/// A step on the way to a value.
#[derive(Debug, Clone)]
pub enum Segment {
    /// A key that the document knows.
    Key(&'static str),
    /// A key of the answer.
    Entry(Box<str>),
    /// A place in a list, from 0.
    Index(usize),
}

impl Segment {
    /// A key of the answer.
    pub(crate) fn entry(key: &str) -> Self {
        Segment::Entry(key.into())
    }

    /// For a path that is shown, which no key makes longer than it can be read.
    pub(crate) fn shortened(&self) -> Self {
        match self {
            Segment::Entry(key) => match key.char_indices().find(|(at, _)| *at >= LONGEST_KEY) {
                None => self.clone(),
                Some((at, _)) => Segment::Entry(format!("{}…", key.get(..at).unwrap_or_default()).into()),
            },
            other => other.clone(),
        }
    }

    /// Steps as one path; the innermost comes first.
    pub(crate) fn join(steps: &[Segment]) -> String {
        let mut path = String::new();
        for step in steps.iter().rev() {
            let key = match step {
                Segment::Index(index) => {
                    path.push_str(&format!("[{index}]"));
                    continue;
                }
                Segment::Key(key) => key,
                Segment::Entry(key) => &**key,
            };
            if !path.is_empty() {
                path.push('.');
            }
            path.push_str(key);
        }
        if path.is_empty() { ".".to_owned() } else { path }
    }
}

/// Words for a value that stands where another was expected.
pub(crate) struct Found<'a>(pub(crate) Option<&'a Value>);

impl fmt::Display for Found<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Some(Value::Bool(value)) => write!(formatter, "`{value}`"),
            Some(Value::Number(number)) => write!(formatter, "the number {number}"),
            Some(Value::String(text)) if text.chars().nth(60).is_none() => write!(formatter, "the text {text:?}"),
            other => formatter.write_str(kind(other)),
        }
    }
}

/// The kind of a value, in words.
pub(crate) fn kind(value: Option<&Value>) -> &'static str {
    match value {
        None => "nothing",
        Some(Value::Null) => "null",
        Some(Value::Bool(_)) => "a boolean",
        Some(Value::Number(_)) => "a number",
        Some(Value::String(text)) if text.is_empty() => "an empty text",
        Some(Value::String(_)) => "a text",
        Some(Value::Array(items)) if items.is_empty() => "an empty array",
        Some(Value::Array(_)) => "an array",
        Some(Value::Object(entries)) if entries.is_empty() => "an empty object",
        Some(Value::Object(_)) => "an object",
    }
}
