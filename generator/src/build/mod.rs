//! For build scripts: a client as a module of the crate that is built.
//!
//! ```no_run
//! // build.rs
//! fn main() -> Result<(), openapi_to_crate::build::Failed> {
//!     openapi_to_crate::build::Build::new("petstore.yaml", "petstore").write()
//! }
//! ```
//!
//! ```ignore
//! // src/main.rs or src/lib.rs
//! include!(concat!(env!("OUT_DIR"), "/petstore.rs"));
//!
//! use petstore::Client;
//! ```
//!
//! The manifest has `openapi-to-crate` under `[build-dependencies]`, without its default features, and under
//! `[dependencies]` what the source of every client needs: the build says what is missing. The module has to
//! stand at the root of the crate, because its files name each other from there.

mod inline;
mod needs;
mod script;

pub use inline::module;
pub use script::{Build, Failed};
