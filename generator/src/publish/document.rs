//! All changes to the document, one after the other.

use serde_json::Value;

use super::material::Material;
use super::referred::Referred;
use super::{
    calls, failures, info, internal, lists, numbers, properties, queries, ranges, read_back, servers, tuples, yaml,
};
use crate::codemodel::Fault;
use crate::output::OutputFile;
use crate::parse::Node;

/// First lines of the YAML file.
const HEADER: &str = "# Machine-made; edits are lost. `cargo xtask gen` writes it from openapi.yaml, attributes.csv and\n\
                      # attribute-values.csv, and openapi.json beside it holds the same.\n";

/// `openapi.json` and `openapi.yaml`, with the same document in them.
///
/// # Errors
/// When they don't read as what was published, which is a mistake of the generator.
pub fn publish(tree: &Node, material: &Material<'_>) -> Result<Vec<OutputFile>, Fault> {
    let document = document(tree, material);
    let json = serde_json::to_string_pretty(&document);
    let json = json.map_err(|error| Fault::new(format!("the document cannot be printed: {error}")))? + "\n";
    let yaml = HEADER.to_owned() + "\n" + &yaml::print(&document);
    if material.before != Some(yaml.as_str()) {
        read_back::check(&json, &yaml, &document, material.api)?;
    }
    Ok(vec![OutputFile::new("openapi.json", json), OutputFile::new("openapi.yaml", yaml)])
}

fn document(tree: &Node, material: &Material<'_>) -> Value {
    let mut document = tree.to_json();
    queries::remove(&mut document);
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
    ranges::of_numbers(&mut document);
    properties::tell_apart(&mut document, &referred);
    failures::name_ranges(&mut document, &referred);
    servers::hide_credentials(&mut document);
    internal::remove(&mut document, &referred);
    document
}
