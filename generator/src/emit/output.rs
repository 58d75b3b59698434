//! What becomes of a crate: files.

/// One file of the crate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Path inside the crate, with `/`.
    pub path: String,
    /// All of it.
    pub contents: String,
}

impl OutputFile {
    /// A file.
    pub fn new(path: impl Into<String>, contents: impl Into<String>) -> Self {
        Self { path: path.into(), contents: contents.into() }
    }
}
