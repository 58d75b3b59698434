//! What is wrong with an input, and where: every layer reports into one [`Report`].

/// A place in a text. Lines and columns count from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Span {
    /// Byte offset of the first byte.
    pub start: usize,
    /// Byte offset after the last byte.
    pub end: usize,
    /// Line of `start`.
    pub line: usize,
    /// Column of `start`.
    pub column: usize,
}

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is generated.
    Error,
    /// Generated all the same.
    Warning,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable code (`E012`, `W003`), explained by `cargo xtask explain CODE`.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Name of the input (`spec/openapi.yaml`).
    pub file: String,
    /// Where.
    pub span: Span,
    /// What is wrong, one line.
    pub message: String,
    /// What to do about it, one line.
    pub help: String,
}

/// Everything that a run has found, in order of discovery until [`Report::sorted`].
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Report {
    diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Adds one; its severity follows from the first letter of the code.
    pub fn push(
        &mut self,
        code: &'static str,
        file: &str,
        span: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) {
        let severity = if code.starts_with('W') { Severity::Warning } else { Severity::Error };
        let found =
            Diagnostic { code, severity, file: file.to_owned(), span, message: message.into(), help: help.into() };
        if !self.diagnostics.contains(&found) {
            self.diagnostics.push(found);
        }
    }

    /// Whether anything forbids generating.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|found| found.severity == Severity::Error)
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
