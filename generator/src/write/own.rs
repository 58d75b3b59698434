//! What this generator itself puts into a folder.

/// Name of the list.
pub const LIST: &str = ".openapi-to-crate-files";

/// Name of the folder.
pub const STAGE: &str = ".openapi-to-crate-stage";
