//! `cargo xtask roundtrip FILE`: what is read from JSON must be written as it came.
//!
//! Samples are made from the schemas of a document by themselves, without the generator, so that a
//! misunderstanding of the generator shows. A program inside of the generated crate reads and
//! writes them.

mod difference;
mod json;
mod program;
mod run;
mod samples;

pub use run::{Request, run};
