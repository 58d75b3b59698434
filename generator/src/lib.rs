//! Reads an OpenAPI 3.0 or 3.1 document and writes a Rust client crate.
//!
//! The way through: [`parse`], [`lower`], [`ir`], [`codemodel`], [`emit`], [`mod@write`]; [`names`] and
//! [`markdown`] are libraries, [`tables`] is a plug-in with a part in each layer. [`generate()`] goes
//! the whole way but for the writing.

pub mod build;
mod bundle;
pub mod codemodel;
mod crate_name;
pub mod diagnostic;
pub mod diff;
pub mod emit;
pub mod explain;
pub mod generate;
pub mod ir;
pub mod lower;
pub mod markdown;
#[cfg(feature = "mock")]
pub mod mock;
pub mod names;
pub mod output;
mod own_module;
pub mod parse;
pub mod program;
pub mod publish;
pub mod render;
mod stack;
pub mod tables;
mod tag_features;
pub mod write;

pub use crate_name::CrateName;
pub use generate::{Generated, Generation, Input, Products, generate, read};
pub use own_module::OwnModule;
pub use tag_features::TagFeatures;
