//! The hand-written part of every client that openapi-forge writes.
//!
//! The folder `runtime` is copied byte for byte into each generated crate, where it is the
//! private module `crate::runtime`; that is why its files name each other by that path.

pub mod runtime;
