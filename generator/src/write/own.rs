//! What this generator itself puts into a folder.

/// Name of the list.
pub const LIST: &str = ".openapi-forge-files";

/// Name of the folder.
pub const STAGE: &str = ".openapi-forge-stage";
