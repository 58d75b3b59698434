//! This repository's own document and tables, as the generator understands them.

use std::collections::BTreeMap;

use openapi_to_crate::diagnostic::Report;
use openapi_to_crate::generate::Generated;
use openapi_to_crate::ir::{Api, Operation};
use openapi_to_crate::parse::{Document, OtherFiles};
use openapi_to_crate::{Input, generate};
use serde_json::Value;
use xtask::repository;

pub use xtask::repository::root;

/// A file of the workspace.
///
/// # Panics
/// When it can't be read.
pub fn read(path: &str) -> String {
    match std::fs::read_to_string(root().join(path)) {
        Ok(text) => text,
        Err(error) => panic!("{path}: {error}"),
    }
}

/// The files of a folder of the workspace: names and texts, by name.
///
/// # Panics
/// When they can't be read.
pub fn files(folder: &str) -> Vec<(String, String)> {
    let entries = std::fs::read_dir(root().join(folder)).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let names = entries.flatten().filter_map(|entry| entry.file_name().into_string().ok());
    let mut files: Vec<_> = names.map(|name| (name.clone(), read(&format!("{folder}/{name}")))).collect();
    files.sort();
    files
}

/// The document with the attribute table.
///
/// # Panics
/// When one of the files has an error; the findings are in the message.
pub fn api() -> Api {
    both().1
}

/// The document as it stands, and what it means together with the attribute table.
///
/// # Panics
/// When one of the files has an error; the findings are in the message.
pub fn both() -> (Document, Api) {
    edited("", "", "")
}

/// As [`both`], after the text `from`, which stands in the file `path` once, was replaced.
///
/// # Panics
/// When the text does not stand there once, or the files then have an error.
pub fn edited(path: &str, from: &str, to: &str) -> (Document, Api) {
    let input = input(path, from, to);
    let mut report = Report::default();
    match openapi_to_crate::read(&input, &mut report) {
        Some(model) => (model.document, model.api),
        None => panic!("{}", input.render(&report)),
    }
}

/// Everything that this repository makes, after such an edit.
///
/// # Panics
/// When the text does not stand there once, or the files then have an error.
pub fn generated(path: &str, from: &str, to: &str) -> Generated {
    let input = input(path, from, to);
    let products = repository::products().unwrap_or_else(|error| panic!("{error}"));
    let generation = generate(&input, &products);
    match generation.generated {
        Some(generated) => generated,
        None => panic!("{}", input.render(&generation.report)),
    }
}

fn input(path: &str, from: &str, to: &str) -> Input {
    let mut input = repository::input().unwrap_or_else(|error| panic!("{error}"));
    if let Some(path) = path.strip_prefix("spec/") {
        let read = |name: &str| (name.to_owned(), self::read(&format!("spec/{name}")).into_bytes());
        let topics = ["paths", "schemas"].into_iter().flat_map(|folder| {
            let names = files(&format!("spec/{folder}"));
            names.into_iter().map(move |(name, text)| (format!("{folder}/{name}"), text.into_bytes()))
        });
        let mut others: BTreeMap<_, _> = topics.chain(["parameters.yaml", "responses.yaml"].map(read)).collect();
        if let Some(bytes) = others.get_mut(path) {
            let text = String::from_utf8_lossy(bytes).into_owned();
            assert_eq!(text.matches(from).count(), 1, "`{from}` does not stand in {path} once");
            *bytes = text.replacen(from, to, 1).into_bytes();
        }
        input.files = OtherFiles::Memory(others);
    }
    let tables = input.tables.iter_mut().flat_map(|(codes, values)| [codes, values]);
    for source in std::iter::once(&mut input.document).chain(tables).filter(|source| source.name == path) {
        let text = String::from_utf8_lossy(&source.bytes).into_owned();
        assert_eq!(text.matches(from).count(), 1, "`{from}` does not stand in {path} once");
        source.bytes = text.replacen(from, to, 1).into_bytes();
    }
    input
}

/// An operation by its `operationId`.
///
/// # Panics
/// When the document has none of that name.
pub fn operation<'a>(api: &'a Api, id: &str) -> &'a Operation {
    match api.operations.iter().find(|operation| operation.id == id) {
        Some(operation) => operation,
        None => panic!("the document has no operation `{id}`"),
    }
}

/// The example of an operation's answer, which the mock sends.
///
/// # Panics
/// When the document has no such operation, or it has no example.
pub fn example(api: &Api, id: &str) -> Value {
    match &operation(api, id).response.example {
        Some(example) => example.clone(),
        None => panic!("`{id}` has no example of its answer"),
    }
}
