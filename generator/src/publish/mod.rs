//! The document for everyone else: what was written by hand, with the attribute table folded in
//! and everything left out that only this generator understands.
//!
//! It starts from the tree and not from the IR, because it has to keep what a Rust client has no
//! use for. Each module makes one change to the document; none of them reads a file.

mod calls;
mod curl;
mod info;
mod internal;
mod lists;
mod numbers;
mod read_back;
mod referred;
mod servers;
mod tuples;
pub(crate) mod walk;
mod yaml;

use serde_json::Value;

use referred::Referred;

use crate::codemodel::Fault;
use crate::emit::Sample;
use crate::ir::Api;
use crate::output::OutputFile;
use crate::parse::Node;

/// First lines of the YAML file.
const HEADER: &str = "# Machine-made; edits are lost. `cargo xtask gen` writes it from openapi.yaml, attributes.csv and\n\
                      # attribute-values.csv, and openapi.json beside it holds the same.\n";

/// What the published document says beyond what was written by hand.
#[derive(Debug, Clone, Copy)]
pub struct Material<'a> {
    /// The API that the document describes, with its attribute table.
    pub api: &'a Api,
    /// Rust for each operation.
    pub samples: &'a [Sample],
    /// Version of the published document.
    pub version: &'a str,
}

/// `openapi.json` and `openapi.yaml`, with the same document in them.
///
/// # Errors
/// When they don't read as what was published, which is a mistake of the generator.
pub fn publish(tree: &Node, material: &Material<'_>) -> Result<Vec<OutputFile>, Fault> {
    let document = document(tree, material);
    let json = serde_json::to_string_pretty(&document);
    let json = json.map_err(|error| Fault::new(format!("the document cannot be printed: {error}")))? + "\n";
    let yaml = HEADER.to_owned() + "\n" + &yaml::print(&document);
    read_back::check(&json, &yaml, &document, material.api)?;
    Ok(vec![OutputFile::new("openapi.json", json), OutputFile::new("openapi.yaml", yaml)])
}

fn document(tree: &Node, material: &Material<'_>) -> Value {
    let mut document = tree.to_json();
    if let Value::Object(root) = &mut document {
        info::tell(root, material);
        calls::add(root, material);
    }
    if let Some(table) = &material.api.table {
        crate::tables::publish::fold(&mut document, table);
    }
    // Before the extensions go, because the names of a short array are one of them.
    tuples::describe_items(&mut document);
    let referred = Referred::collect(&mut document);
    lists::name_branches(&mut document, &referred);
    numbers::widen(&mut document);
    servers::hide_credentials(&mut document);
    internal::remove(&mut document, &referred);
    document
}
