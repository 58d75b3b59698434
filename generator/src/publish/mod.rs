//! The document for everyone else: what was written by hand, with the attribute table folded in
//! and everything left out that only this generator understands.
//!
//! It starts from the tree and not from the IR, because it has to keep what a Rust client has no
//! use for. Each module makes one change to the document; none of them reads a file.

pub(crate) mod alike;
mod calls;
mod curl;
mod document;
mod failures;
mod info;
mod internal;
mod lists;
mod material;
mod numbers;
mod properties;
mod queries;
mod ranges;
mod read_back;
mod referred;
mod servers;
mod tuples;
pub(crate) mod walk;
mod yaml;

pub use document::publish;
pub use material::Material;
