//! From an API to a crate: the names first, then what is made of them.

mod answers;
mod behaviour;
mod by_status;
mod call;
mod client;
mod default;
mod entries;
mod example;
mod group;
mod krate;
mod model;
mod naming;
mod newtype;
mod object;
mod operation;
mod outline;
mod parameter;
mod reading;
mod request;
mod required;
mod resource;
mod root;
mod segment;
mod series;
mod shape;
mod streaming;
mod tree;
mod tuple;
mod types;
mod union;
mod value;
mod variants;

pub use krate::model;
pub(crate) use naming::identifiers;
pub(crate) use variants::{open_enum, variant_names};
