//! The files of the runtime, which every crate carries as they are.

use crate::codemodel::Crate;
use crate::output::OutputFile;
use crate::tables::emit::RUNTIME as OF_TABLES;

/// The files of the runtime by their path below `src/`, sorted.
pub const RUNTIME: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/runtime_files.rs"));

/// The files that only a crate needs that reads answers while they come in.
const STREAMING: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/streaming_files.rs"));

/// First line of these files.
const HEADER: &str = "// Part of the runtime of openapi-to-crate, the same in every crate. Do not edit.";

/// `src/runtime/`, and `src/tables/` in a crate with a table.
pub fn files(krate: &Crate) -> impl Iterator<Item = OutputFile> {
    let of_tables = if krate.table.is_some() { OF_TABLES } else { &[] };
    let of_streaming = if krate.root.streaming { STREAMING } else { &[] };
    let files = RUNTIME.iter().chain(of_tables).chain(of_streaming);
    files.map(|(path, contents)| OutputFile::new(format!("src/{path}"), format!("{HEADER}\n{contents}")))
}
