//! How bad a diagnostic is, and what it is about.

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing is generated.
    Error,
    /// Generated all the same.
    Warning,
}

impl Severity {
    /// The word for it in messages.
    pub fn word(self) -> &'static str {
        match self {
            Severity::Error => "error",
            Severity::Warning => "warning",
        }
    }
}

/// The part of an input that a diagnostic is about: a row of README's table.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Area {
    /// The file as a whole.
    Document,
    /// `$ref`.
    References,
    /// Schema objects.
    Schemas,
    /// Paths, operations and their parameters.
    Parameters,
    /// Request bodies and responses.
    Bodies,
    /// Security schemes and requirements.
    Security,
    /// Base URLs.
    Servers,
    /// Extensions (`x-…`) of this generator.
    Extensions,
    /// Code tables.
    Tables,
    /// The generator itself.
    Generator,
}
