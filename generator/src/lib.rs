//! Reads an OpenAPI 3.0 document and writes a Rust client crate.
//!
//! The way through: [`parse`], [`lower`], [`ir`], [`codemodel`], [`emit`], [`mod@write`]; [`names`] and
//! [`markdown`] are libraries, [`tables`] is a plug-in with a part in each layer.

pub mod codemodel;
pub mod diagnostic;
pub mod emit;
pub mod explain;
pub mod ir;
pub mod lower;
pub mod markdown;
pub mod names;
pub mod parse;
pub mod publish;
pub mod render;
mod stack;
pub mod tables;
pub mod write;
