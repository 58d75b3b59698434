//! Bytes in, a checked [`Document`] out, with every problem located.
//!
//! The tree with its places comes first, then the version, then the keys; only what passed
//! all of that reaches `openapiv3`, whose own messages know no places.

mod check;
mod combine;
mod document;
pub mod keys;
pub mod node;
mod tree;

pub(crate) use document::utf8;
pub use document::{Document, parse};
pub use node::{Entry, Mapping, Node, NodeKind, escape};
