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

/// The modules of the runtime that types need which travel.
const OF_TYPES: [&str; 14] = [
    "decode",
    "encode",
    "extra",
    "format",
    "json",
    "macros",
    "misfit",
    "notation",
    "number",
    "open_enum",
    "param",
    "secret",
    "tree",
    "wiped",
];

/// `src/runtime/` of a crate that has only types.
fn files_of_types() -> impl Iterator<Item = (String, String)> {
    let is_kept = |path: &str| OF_TYPES.contains(&path.split(['/', '.']).next().unwrap_or_default());
    RUNTIME.iter().filter_map(move |(path, contents)| match path.strip_prefix("runtime/")? {
        "mod.rs" => Some(((*path).to_owned(), declared(contents))),
        below => is_kept(below).then(|| ((*path).to_owned(), (*contents).to_owned())),
    })
}

/// What is left of the declarations of the runtime's modules.
fn declared(root: &str) -> String {
    let mut kept = String::from("//! Reading and writing of values.\n\n");
    let mut attributes = String::new();
    for line in root.lines().filter(|line| !line.is_empty() && !line.starts_with("//!")) {
        if line.starts_with('#') {
            attributes.push_str(&format!("{line}\n"));
            continue;
        }
        let words = line.trim_start_matches("pub ").trim_start_matches("mod ").trim_start_matches("use ");
        let name = words.split([';', ':']).next().unwrap_or_default();
        if OF_TYPES.contains(&name) {
            kept.push_str(&format!("{attributes}{line}\n"));
        }
        attributes.clear();
    }
    kept
}

/// `src/runtime/`, and `src/tables/` in a crate with a table.
pub fn files(krate: &Crate) -> Vec<OutputFile> {
    if krate.options.types_only {
        let file = |(path, contents)| OutputFile::new(format!("src/{path}"), format!("{HEADER}\n{contents}"));
        return files_of_types().map(file).collect();
    }
    let of_tables = if krate.table.is_some() { OF_TABLES } else { &[] };
    let of_streaming = if krate.root.streaming { STREAMING } else { &[] };
    let files = RUNTIME.iter().chain(of_tables).chain(of_streaming);
    files.map(|(path, contents)| OutputFile::new(format!("src/{path}"), format!("{HEADER}\n{contents}"))).collect()
}
