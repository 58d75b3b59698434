//! OpenAPI 3.1 in the words of 3.0, object by object: what it means stays, and so do the places.
//!
//! Words of 3.1 in a document of 3.0 are read by the same rules, with a warning.

mod document;
mod rewrite;
mod schema;
mod tuple;
mod types;
mod version;

pub(super) use version::Newer;
