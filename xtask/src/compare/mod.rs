//! `cargo xtask compare DOCUMENT...`: what this generator and its peers cost, in one run on one machine.

mod client;
mod cost;
pub mod peer;
mod program;
mod run;
mod table;

pub use run::{Request, run};
