//! The runtime of tables.

/// The files of the runtime that only a crate with a table needs, by their path below `src/`.
pub const RUNTIME: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/tables_files.rs"));
