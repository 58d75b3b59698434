//! What the caller decides about a crate.

use super::rust_path::RustPath;

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
    /// Whether the operations of each tag are a feature of the crate, so that people compile only what they use.
    pub tag_features: bool,
    /// Modules that somebody wrote by hand; the root declares them.
    pub own_modules: Vec<String>,
    /// Whether the documentation of the crate begins with the `README.md` beside its manifest.
    pub readme: bool,
    /// Whether there are only the types that travel, without a client.
    pub types_only: bool,
    /// What types derive beside what they always do.
    pub derives: Vec<Derives>,
    /// Types of other crates that stand for a format.
    pub own_types: Vec<RustPath>,
    /// Crates that it depends on beside those of the runtime, each with its value in a manifest.
    pub dependencies: Vec<(String, String)>,
}

/// What some types derive beside what they always do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derives {
    /// Names of types in Rust, where `*` stands for any letters.
    pub types: String,
    /// Derive macros.
    pub traits: Vec<RustPath>,
}

impl Derives {
    /// Whether a type is meant.
    pub fn fit(&self, name: &str) -> bool {
        let mut parts = self.types.split('*');
        let Some(mut rest) = parts.next().and_then(|first| name.strip_prefix(first)) else { return false };
        let mut parts = parts.peekable();
        if parts.peek().is_none() {
            return rest.is_empty();
        }
        while let Some(part) = parts.next() {
            if parts.peek().is_none() {
                return rest.ends_with(part);
            }
            let Some(at) = rest.find(part) else { return false };
            rest = rest.get(at + part.len()..).unwrap_or_default();
        }
        true
    }
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
            tag_features: false,
            own_modules: Vec::new(),
            readme: false,
            types_only: false,
            derives: Vec::new(),
            own_types: Vec::new(),
            dependencies: Vec::new(),
        }
    }

    /// A crate that stands alone, whose documentation is not run.
    pub fn standalone(crate_name: impl Into<String>, document: impl Into<String>) -> Self {
        Self { workspace_manifest: true, ..Self::source(crate_name, document) }
    }
}

#[cfg(test)]
mod tests {
    use super::Derives;

    #[test]
    fn a_star_stands_for_any_letters_of_a_name() {
        for (pattern, fits, others) in [
            ("Pet", &["Pet"][..], &["Pets", "APet", ""][..]),
            ("Pet*", &["Pet", "Pets"], &["APet"]),
            ("*Id", &["Id", "PetId"], &["Idle", "IdOf"]),
            ("*", &["", "Pet"], &[]),
            ("A*B*C", &["ABC", "AxBxC", "ABBC"], &["AC", "ACB", "BC"]),
        ] {
            let derives = Derives { types: pattern.to_owned(), traits: Vec::new() };
            assert!(fits.iter().all(|name| derives.fit(name)), "{pattern}");
            assert!(!others.iter().any(|name| derives.fit(name)), "{pattern}");
        }
    }
}
