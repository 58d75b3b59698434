//! What the caller decides about a crate.

/// What a crate is called and whether it stands alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Options {
    /// Name of the package (`victron-vrm`).
    pub crate_name: String,
    /// Whether to write a `Cargo.toml` with a workspace of its own.
    pub workspace_manifest: bool,
}
