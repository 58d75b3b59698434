//! A crate, spelt in Rust: an item of the code model in, tokens out. Nothing is decided here.
//!
//! Pure: the same [`Crate`](crate::codemodel::Crate) always gives the same bytes.

mod answers;
mod behaviour;
mod call;
mod client;
mod comment;
mod example;
mod first;
mod gate;
pub(crate) mod ident;
mod krate;
mod manifest;
pub(crate) mod models;
mod operation_table;
mod operations;
mod own_types;
mod parallel;
mod parameter;
mod requests;
mod resources;
mod root;
mod runtime;
mod sample;
mod select;
pub(crate) mod source;
mod spelt;
mod streaming;
mod text;
mod types;

pub use krate::emit;
pub use manifest::{dependencies, dependencies_of_all, dependency_lines};
pub use operation_table::operation_table;
pub use runtime::RUNTIME;
pub use sample::{Sample, samples};

pub(crate) use comment::module_docs;

pub use crate::output::OutputFile;
