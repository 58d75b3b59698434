//! What this generator itself puts into a folder.

/// Name of the list.
pub const LIST: &str = ".openapi-to-crate-files";

/// Name of the manifest, in which people write as well.
pub const MANIFEST: &str = "Cargo.toml";

/// Name of the manifest as it was written last, by which it is known what people have changed.
pub const LAST_MANIFEST: &str = ".openapi-to-crate-manifest";

/// Name of the folder.
pub const STAGE: &str = ".openapi-to-crate-stage";
