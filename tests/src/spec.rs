//! This repository's own document and tables, as the generator understands them.

use std::path::{Path, PathBuf};

use openapi_forge::codemodel::{Options, model};
use openapi_forge::diagnostic::Report;
use openapi_forge::emit::{OutputFile, emit, samples};
use openapi_forge::ir::{Api, Operation};
use openapi_forge::lower::lower;
use openapi_forge::parse::{Document, parse};
use openapi_forge::publish::{Material, publish};
use openapi_forge::render::render;
use openapi_forge::tables::parse_table;
use serde_json::Value;

/// The folder of the workspace.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

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
    let [document, codes, values] = ["spec/openapi.yaml", "spec/attributes.csv", "spec/attribute-values.csv"];
    let edit = |text: String| {
        assert_eq!(text.matches(from).count(), 1, "`{from}` does not stand in {path} once");
        text.replacen(from, to, 1)
    };
    let texts = [document, codes, values].map(|name| (name, if name == path { edit(read(name)) } else { read(name) }));
    let [(_, document_text), (_, codes_text), (_, values_text)] = &texts;
    let mut report = Report::default();
    let parsed = parse(document, document_text.as_bytes(), &mut report);
    let table = parse_table(codes, codes_text.as_bytes(), Some((values, values_text.as_bytes())), &mut report);
    let both = parsed.and_then(|parsed| {
        let api = lower(&parsed, table, &mut report)?;
        Some((parsed, api))
    });
    let sources: Vec<_> = texts.iter().map(|(path, text)| (*path, text.as_str())).collect();
    match both.filter(|_| !report.has_errors()) {
        Some(both) => both,
        None => panic!("{}", render(&report, &sources)),
    }
}

/// Folders of the workspace in which every file is machine-made.
pub const OWNED: &[&str] = &["generated/src", "spec/published"];

/// Every file that this repository makes from its document, by its path in the workspace.
///
/// # Panics
/// When the generator has made a mistake.
pub fn products(document: &Document, api: &Api) -> Vec<OutputFile> {
    let options = Options { crate_name: "victron-vrm".to_owned(), workspace_manifest: false };
    let client = model(api, &options).unwrap_or_else(|fault| panic!("{fault}"));
    let published = || {
        let samples = samples(&client);
        // The document is published with the client, so both have one version.
        publish(&document.tree, &Material { api, samples: &samples, version: env!("CARGO_PKG_VERSION") })
    };
    // Neither needs the other, and both together take twice as long.
    let (client, published) = std::thread::scope(|scope| {
        let published = scope.spawn(published);
        (
            emit(&client).unwrap_or_else(|fault| panic!("{fault}")),
            published.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
        )
    });
    let below = |folder: &str, file: OutputFile| OutputFile::new(format!("{folder}/{}", file.path), file.contents);
    let client = client.into_iter().map(|file| below("generated", file));
    client.chain(published.into_iter().map(|file| below("spec/published", file))).collect()
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
