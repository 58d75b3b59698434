//! A VRM server on loopback that answers the examples of a document: for tests, for the
//! examples and for people who write clients in other languages.

pub mod mock;

pub use mock::{Asked, Mock};
