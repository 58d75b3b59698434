//! Bytes in, a checked [`Document`] out, with every problem located.
//!
//! The tree with its places comes first, then the version, then the keys; only what passed
//! all of that reaches `openapiv3`, whose own messages know no places.

mod bundle;
mod check;
mod combine;
mod document;
mod files;
mod fragment;
mod json;
mod keep_going;
pub mod keys;
mod mend;
mod newer;
pub mod node;
mod notation;
mod only;
mod operations;
mod overlay;
mod reading;
mod repeated;
mod surrogates;
mod tree;
mod typed;
mod utf8;

pub use document::{Document, Whole, parse, parse_with_files, whole};
pub use files::{Files, Folder, OtherFiles};
pub use fragment::{pointer, unescape};
pub use node::{Entry, Mapping, Node, NodeKind, escape};
pub use only::Only;
pub use operations::Operations;
pub use reading::Reading;
pub(crate) use utf8::utf8;
