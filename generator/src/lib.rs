//! Reads an OpenAPI 3.0 document and writes a Rust client crate.
//!
//! The way through: [`parse`], [`lower`], [`ir`], [`names`], [`emit`], [`mod@write`]; each layer
//! calls only to its right.

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
pub mod tables;
pub mod write;
