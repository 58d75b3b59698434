//! What the tests share: servers on loopback that imitate VRM, and this repository's own document.
//!
//! The mock serves the examples of a document: for tests, for the examples and for people who
//! write clients in other languages.

pub mod canned;
pub mod house;
pub mod mock;
mod server;
pub mod spec;

pub use canned::{Answer, Canned};
pub use house::{Clock, House};
pub use mock::Mock;
pub use server::Asked;

/// Compiles what the guide shows.
#[cfg(doctest)]
#[doc = include_str!("../../generated/GUIDE.md")]
pub struct Guide;
