//! What becomes of a document: files.

/// First line of a README that is written anew each time. Without it, a README is somebody's own.
pub const README_MARK: &str =
    "<!-- Made by openapi-to-crate. What you write here is lost, unless you take away this line. -->";

/// One file, to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OutputFile {
    /// Path inside the folder that is made, with `/`.
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
