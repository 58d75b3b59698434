//! The modules `attributes` and `values` of the generated crate, spelt in Rust.

mod attributes;
mod code;
mod device;
mod device_type;
mod lookup;
mod values;

/// The files of the runtime that only a crate with a table needs, by their path below `src/`.
pub const RUNTIME: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/tables_files.rs"));

pub use attributes::files as attribute_files;
pub use values::files as value_files;
