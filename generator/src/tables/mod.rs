//! Code tables: everything about attributes, from CSV files to Rust, in one plug-in.
//!
//! Its parts have the layers of the house: [`parse_table`] reads the files into the [`ir`],
//! [`codemodel`] decides names, order and documentation, `emit` spells them in Rust, and `publish`
//! folds the table into the published document. A document without a table meets none of it.

pub mod codemodel;
pub(crate) mod emit;
pub mod ir;
mod parse;
pub(crate) mod publish;

// The runtime's own reader of patterns: what the table says about a unit and what a program shows
// can't differ.
#[path = "../../runtime/src/tables/printf.rs"]
pub mod printf;

pub use parse::parse_table;
