//! OpenAPI's words to Rust's: the only layer that knows both [`openapiv3`] and [`crate::ir`].
//!
//! A walk over the document carries the JSON pointer of where it stands, so that every
//! problem is reported with its line. Component schemas get their place among the types before
//! anything is looked into; a reference to one therefore never has to wait for its meaning.

mod behaviour;
mod body;
mod combine;
mod document;
mod enumeration;
mod extensions;
mod finish;
mod form;
mod free_names;
mod gather;
mod heirs;
mod json_schema;
mod keys;
mod left_out;
mod link;
mod lowering;
mod object;
mod operation;
mod parameter;
mod part;
mod parts;
mod pointer;
mod readings;
mod recursion;
mod reference;
mod response;
mod schema;
mod security;
mod server;
mod shared;
mod tuple;
mod union;
mod untyped;
mod view;
mod walk;
mod whole;
mod work;

pub use document::{lower, lower_counting};
pub(crate) use server::remove_credentials;
