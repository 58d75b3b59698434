//! What the caller decides about a crate.

/// What a crate is called and whether it stands alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Name of the package (`victron-vrm`).
    pub crate_name: String,
    /// What the document is called, usually its path; each file says that it was made from it.
    pub document: String,
    /// The command that makes the crate; each file names it.
    pub command: String,
    /// Whether to write a `Cargo.toml` with a workspace of its own.
    pub workspace_manifest: bool,
    /// Whether the examples in the documentation of a crate that stands alone are tests.
    pub doctests: bool,
    /// Whether clients are strict about the types of values in answers, unless told otherwise.
    pub strict_types: bool,
    /// Whether each operation is also found by its tag and `operationId`, beside the tree of paths.
    pub by_tag: bool,
    /// Modules that somebody wrote by hand; the root declares them.
    pub own_modules: Vec<String>,
    /// Whether the documentation of the crate begins with the `README.md` beside its manifest.
    pub readme: bool,
}

impl Options {
    /// The source of a crate that has a manifest already.
    pub fn source(crate_name: impl Into<String>, document: impl Into<String>) -> Self {
        Self {
            crate_name: crate_name.into(),
            document: document.into(),
            command: "openapi-to-crate gen".to_owned(),
            workspace_manifest: false,
            doctests: false,
            strict_types: false,
            by_tag: false,
            own_modules: Vec::new(),
            readme: false,
        }
    }

    /// A crate that stands alone, whose documentation is not run.
    pub fn standalone(crate_name: impl Into<String>, document: impl Into<String>) -> Self {
        Self { workspace_manifest: true, ..Self::source(crate_name, document) }
    }
}
