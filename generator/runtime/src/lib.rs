//! The hand-written part of every client that openapi-to-crate writes.
//!
//! The folders are copied byte for byte into generated crates, where they are the modules
//! `crate::runtime` and `crate::tables`; that is why their files name each other by these paths.
//! `tables` goes only into a crate that has a code table, and `streaming` into one whose answers are
//! read while they come in, so nothing in `runtime` may need them.

#[macro_use]
pub mod runtime;
pub mod streaming;
pub mod tables;

/// Whether values are read as PHP writes them, which a generated crate knows of its document.
const LENIENT: bool = true;

// Generated crates show these at their root, where the macros of `runtime` expect them.
pub use runtime::{Misfits, Opaque};

#[cfg(test)]
mod tests;
