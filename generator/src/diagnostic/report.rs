//! Everything that a run has found.

use std::collections::BTreeSet;

use super::{Code, Severity, Span, Within, mask_credentials};

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// Name of the input (`spec/openapi.yaml`).
    pub file: String,
    /// Where.
    pub span: Span,
    /// What kind of thing; its code (`W110`) is explained by [`explain`](crate::explain::explain).
    pub code: Code,
    /// What is wrong, one line.
    pub message: String,
    /// What to do about it, one line.
    pub help: String,
    /// The operation that it is within, where there is one.
    pub within: Option<Within>,
}

impl Diagnostic {
    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// Everything that a run has found, each thing once, by file and place.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    diagnostics: BTreeSet<Diagnostic>,
    /// Names and texts of the other files of the document.
    files: Vec<(String, String)>,
}

impl Report {
    /// A report on a document that has other files, as another report knows them.
    pub fn with_files(files: &[(String, String)]) -> Self {
        Report { diagnostics: BTreeSet::new(), files: files.to_vec() }
    }

    /// Adds a file of the document; answers the number by which spans name it.
    pub fn add_file(&mut self, name: &str, text: &str) -> usize {
        self.files.push((name.to_owned(), text.to_owned()));
        self.files.len()
    }

    /// Names and texts of the other files of the document, in the order of their numbers.
    pub fn files(&self) -> &[(String, String)] {
        &self.files
    }

    /// Adds one. `file` is the name of the document itself, which the span may replace.
    pub fn push(&mut self, code: Code, file: &str, span: Span, message: impl Into<String>, help: impl Into<String>) {
        let other = span.file.checked_sub(1).and_then(|index| self.files.get(index));
        let file = other.map_or(file, |(name, _)| name.as_str());
        let (message, help) = (one_line(message.into()), one_line(help.into()));
        self.diagnostics.insert(Diagnostic { file: file.to_owned(), span, code, message, help, within: None });
    }

    /// Adds a mistake of the generator's own: what it found out about itself, and at which part of
    /// the input it was (else [`Span::START`]).
    pub fn internal(&mut self, file: &str, span: Span, message: impl Into<String>) {
        let message = format!("the generator has made a mistake: {}", message.into());
        let help = "nothing was written; please report it, with this part of the document";
        self.push(Code::Internal, file, span, message, help);
    }

    /// Says of all findings in a document and its other files which operation they are within.
    pub fn name_operations<'w>(&mut self, document: &str, operation: impl Fn(Span) -> Option<&'w Within>) {
        let named = std::mem::take(&mut self.diagnostics).into_iter().map(|mut found| {
            if found.span.file > 0 || found.file == document {
                found.within = operation(found.span).map(|within| Within {
                    route: one_line(within.route.clone()),
                    id: within.id.clone().map(one_line),
                });
            }
            found
        });
        self.diagnostics = named.collect();
    }

    /// Whether anything forbids generating.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|found| found.severity() == Severity::Error)
    }

    /// Takes the errors out, as a report of their own.
    pub fn take_errors(&mut self) -> Report {
        let is_error = |found: &Diagnostic| found.severity() == Severity::Error;
        let (errors, others) = std::mem::take(&mut self.diagnostics).into_iter().partition(is_error);
        self.diagnostics = others;
        Report { diagnostics: errors, files: self.files.clone() }
    }

    /// Whether anything was found, a warning included.
    pub fn has_findings(&self) -> bool {
        !self.diagnostics.is_empty()
    }

    /// All findings by file and place.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        self.diagnostics.iter().collect()
    }

    /// Takes over the findings of another run.
    pub fn extend(&mut self, other: Report) {
        self.diagnostics.extend(other.diagnostics);
    }
}

/// Longest message or help, in characters: keys and values of a document stand in them.
const LONGEST: usize = 400;

/// A text without line breaks and other control characters, cut where it gets too long to read.
fn one_line(text: String) -> String {
    let text = mask_credentials(&text).into_owned();
    if text.len() <= LONGEST && !text.contains(char::is_control) {
        return text;
    }
    let shown = text.chars().take(LONGEST).flat_map(|c| {
        let escaped = c.is_control().then(|| c.escape_default());
        let plain = escaped.is_none().then_some(c);
        escaped.into_iter().flatten().chain(plain)
    });
    let mut line: String = shown.collect();
    if text.chars().nth(LONGEST).is_some() {
        line.push('…');
    }
    line
}
