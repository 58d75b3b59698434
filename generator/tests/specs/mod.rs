//! The tiny documents in this folder, parsed and lowered.

use std::path::Path;

use openapi_to_crate::diagnostic::Report;
use openapi_to_crate::ir::Api;
use openapi_to_crate::lower::lower;
use openapi_to_crate::parse::parse;
use openapi_to_crate::render::render;

/// One document.
pub struct Spec {
    /// The construct that it is about.
    pub name: String,
    /// What it says.
    pub json: serde_json::Value,
    /// What was found, rendered.
    pub findings: String,
    /// What it means, unless it was refused.
    pub api: Option<Api>,
}

/// Every document, sorted by name.
pub fn specs() -> Vec<Spec> {
    folder("specs")
}

/// Every document of a folder of tests, sorted by name.
pub fn folder(name: &str) -> Vec<Spec> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(name);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let paths = entries.map(|entry| entry.expect("the folder can be read").path());
    let mut paths: Vec<_> = paths.filter(|path| path.extension().is_some_and(|end| end == "yaml")).collect();
    paths.sort();
    paths.iter().map(|path| read(path)).collect()
}

fn read(path: &Path) -> Spec {
    let bytes = std::fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let file = path.file_name().unwrap_or_default().to_string_lossy();
    let mut report = Report::default();
    let document = parse(&file, &bytes, &mut report);
    let json = document.as_ref().map(|document| document.tree.to_json()).unwrap_or_default();
    let api = document.and_then(|document| lower(&document, None, &mut report));
    let findings = render(&report, &[(&file, &String::from_utf8_lossy(&bytes))]);
    Spec { name: path.file_stem().unwrap_or_default().to_string_lossy().into_owned(), json, findings, api }
}
