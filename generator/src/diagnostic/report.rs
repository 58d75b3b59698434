//! Everything that a run has found.

use super::{Code, Severity, Span};

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of thing; its code (`E110`) is explained by `cargo xtask explain CODE`.
    pub code: Code,
    /// Name of the input (`spec/openapi.yaml`).
    pub file: String,
    /// Where.
    pub span: Span,
    /// What is wrong, one line.
    pub message: String,
    /// What to do about it, one line.
    pub help: String,
}

impl Diagnostic {
    /// How bad it is.
    pub fn severity(&self) -> Severity {
        self.code.severity()
    }
}

/// Everything that a run has found, in order of discovery until [`Report::sorted`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Adds one.
    pub fn push(&mut self, code: Code, file: &str, span: Span, message: impl Into<String>, help: impl Into<String>) {
        let found = Diagnostic { code, file: file.to_owned(), span, message: message.into(), help: help.into() };
        if !self.diagnostics.contains(&found) {
            self.diagnostics.push(found);
        }
    }

    /// Adds a mistake of the generator's own: what it found out about itself, and at which part of
    /// the input it was (else [`Span::START`]).
    pub fn internal(&mut self, file: &str, span: Span, message: impl Into<String>) {
        let message = format!("the generator has made a mistake: {}", message.into());
        let help = "nothing was written; please report it, with this part of the document";
        self.push(Code::Internal, file, span, message, help);
    }

    /// Whether anything forbids generating.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|found| found.severity() == Severity::Error)
    }

    /// All findings by file and place.
    pub fn sorted(&self) -> Vec<&Diagnostic> {
        let mut all: Vec<_> = self.diagnostics.iter().collect();
        all.sort_by(|a, b| (&a.file, a.span, a.code).cmp(&(&b.file, b.span, b.code)));
        all
    }

    /// Takes over the findings of another run.
    pub fn extend(&mut self, other: Report) {
        self.diagnostics.extend(other.diagnostics);
    }
}
