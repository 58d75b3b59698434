//! The hand-written part of every client that openapi-forge writes.
//!
//! The folder `runtime` is copied byte for byte into each generated crate, where it is the
//! private module `crate::runtime`; that is why its files name each other by that path.

#[macro_use]
pub mod runtime;

// Generated crates show these at their root, where the macros of `runtime` expect them.
pub use runtime::{Misfits, Opaque};

#[cfg(test)]
mod tests;
