//! `cargo xtask corpus DIR`: how documents of other people fare.

mod compile;
mod documents;
mod lost;
mod outcome;
mod parallel;
mod peers;
mod run;
mod table;

pub use run::{Request, run};
