//! The files of the runtime, as far as a crate has a use for them.

use std::collections::BTreeSet;

use super::select::{Language, select};
use crate::codemodel::{Crate, RuntimePart};
use crate::output::OutputFile;

/// All files of the runtime by their path below `src/`, sorted.
pub const RUNTIME: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/runtime_files.rs"));

/// First line of these files.
const HEADER: &str = "// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.";

/// The files that a crate carries: those of the modules that are declared in what is left of the others.
pub fn files(krate: &Crate) -> Vec<OutputFile> {
    let mut files = Vec::new();
    let folders: [(&str, &[RuntimePart]); 3] = [
        ("runtime", &[]),
        ("streaming", &[RuntimePart::Streaming, RuntimePart::Upload]),
        ("tables", &[RuntimePart::Tables]),
    ];
    for (folder, of) in folders {
        if of.is_empty() || of.iter().any(|part| krate.parts.contains(part)) {
            add(folder, &krate.parts, &mut files);
        }
    }
    files
}

/// A module and those that it declares, by its path without the end.
fn add(module: &str, parts: &BTreeSet<RuntimePart>, files: &mut Vec<OutputFile>) {
    let (file, folder) = (format!("{module}.rs"), format!("{module}/mod.rs"));
    let Some((path, text)) = RUNTIME.iter().find(|(path, _)| *path == file || *path == folder) else { return };
    let text = select(text, Language::Rust, parts);
    for name in text.lines().filter_map(declared) {
        add(&format!("{module}/{name}"), parts, files);
    }
    files.push(OutputFile::new(format!("src/{path}"), format!("{HEADER}\n{text}")));
}

/// The module that a line declares which lies in a file of its own.
fn declared(line: &str) -> Option<&str> {
    let line = line.strip_prefix("pub ").or_else(|| line.strip_prefix("pub(crate) ")).unwrap_or(line);
    line.strip_prefix("mod ")?.strip_suffix(';')
}
