//! `Cargo.toml` of a crate that stands alone.

use std::collections::BTreeSet;

use toml_edit::{Array, DocumentMut, Item, Table, TableLike, Value, value};

use super::select::{Language, select};
use crate::codemodel::{Crate, Feature, RuntimePart};
use crate::output::OutputFile;

/// What the runtime depends on, and with it a generated crate.
const SHARED: &str = include_str!("../../runtime/dependencies.toml");

/// What `examples/first.rs` needs.
const FOR_EXAMPLES: &str =
    "[dev-dependencies]\ntokio = { version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }\n";

/// The tables of a crate with some parts of the runtime.
fn tables(parts: &BTreeSet<RuntimePart>) -> DocumentMut {
    let text = select(SHARED, Language::Toml, parts);
    text.parse().unwrap_or_else(|error| panic!("the runtime's own dependencies can't be read: {error}"))
}

/// The tables of dependencies, and for which targets each of them is.
fn tables_of_dependencies(tables: &DocumentMut) -> impl Iterator<Item = (Option<&str>, &dyn TableLike)> {
    let always = tables.get("dependencies").map(|table| (None, table));
    let targets = tables.get("target").and_then(Item::as_table_like).into_iter().flat_map(|targets| targets.iter());
    let by_target = targets.filter_map(|(target, table)| Some((Some(target), table.get("dependencies")?)));
    always.into_iter().chain(by_target).filter_map(|(target, table)| Some((target, table.as_table_like()?)))
}

/// The crates that generated crates with these parts depend on.
fn names(parts: &BTreeSet<RuntimePart>) -> BTreeSet<String> {
    let tables = tables(parts);
    let all = tables_of_dependencies(&tables).flat_map(|(_, table)| table.iter());
    all.map(|(name, _)| name.to_owned()).collect()
}

/// The crates that some generated crate depends on.
pub fn dependencies() -> BTreeSet<String> {
    names(&RuntimePart::ALL.into())
}

/// The crates that every client depends on.
pub fn dependencies_of_all() -> BTreeSet<String> {
    names(&BTreeSet::from([RuntimePart::Client]))
}

/// What a crate with these parts in it depends on, but for optional crates and those of WebAssembly: names, and lines
/// of a manifest.
pub fn dependency_lines(parts: &BTreeSet<RuntimePart>) -> Vec<(String, String)> {
    let tables = tables(parts);
    let here = tables_of_dependencies(&tables).filter(|(target, _)| target.is_none_or(|it| it.starts_with("cfg(not(")));
    let items = here.flat_map(|(_, table)| table.iter()).filter(|(_, item)| item.get("optional").is_none());
    items.map(|(name, item)| (name.to_owned(), format!("{name} = {}", item.to_string().trim()))).collect()
}

/// A manifest with a workspace of its own, so that it can lie inside another one.
pub fn file(krate: &Crate) -> OutputFile {
    let mut document = DocumentMut::new();
    let what = if krate.options.types_only { "Types of" } else { "Client for" };
    let mut package = Table::new();
    package.insert("name", value(&krate.options.crate_name));
    package.insert("version", value("0.1.0"));
    package.insert("edition", value("2024"));
    package.insert("rust-version", value("1.88"));
    package.insert("publish", value(false));
    package.insert("description", value(format!("{what} {}", krate.title)));
    document.insert("package", Item::Table(package));
    if !krate.options.doctests {
        let mut library = Table::new();
        // The documentation has words of a document that may be anybody's.
        library.insert("doctest", value(false));
        document.insert("lib", Item::Table(library));
    }
    let for_examples = if krate.options.types_only { "" } else { FOR_EXAMPLES };
    let first = example(krate).map(|example| example.to_string()).unwrap_or_default();
    let text = format!("{document}\n{first}\n{}\n\n{for_examples}\n[workspace]\n", shared(krate).trim());
    OutputFile::new("Cargo.toml", text)
}

/// The features that its first program needs, where there are features for operations.
fn example(krate: &Crate) -> Option<DocumentMut> {
    let features = &krate.first.call.as_ref()?.gate.features;
    if features.is_empty() {
        return None;
    }
    let mut example = Table::new();
    example.insert("name", value("first"));
    example.insert("required-features", value(features.iter().collect::<Array>()));
    let mut document = DocumentMut::new();
    document.insert("example", Item::ArrayOfTables(std::iter::once(example).collect()));
    Some(document)
}

fn add_features(table: &mut Table, features: &[Feature]) {
    if let Some(default) = table.get_mut("default").and_then(Item::as_array_mut) {
        default.extend(features.iter().filter(|feature| feature.default).map(|feature| &feature.name));
    }
    for Feature { name, docs, brings, .. } in features {
        table.insert(name, value(brings.iter().collect::<Array>()));
        if let Some(mut key) = table.key_mut(name) {
            key.leaf_decor_mut().set_prefix(format!("# {docs}\n"));
        }
    }
}

/// What the runtime of a crate depends on, and what somebody adds to it.
fn shared(krate: &Crate) -> String {
    let mut tables = tables(&krate.parts);
    if let Some(table) = tables.get_mut("features").and_then(Item::as_table_mut) {
        add_features(table, &krate.features);
    }
    if let Some(dependencies) = tables.get_mut("dependencies").and_then(Item::as_table_mut) {
        for (name, text) in &krate.options.dependencies {
            if !dependencies.contains_key(name) {
                // What is no value of TOML is a version.
                dependencies.insert(name, text.parse::<Value>().map_or_else(|_| value(text), Item::Value));
            }
        }
    }
    let text = tables.to_string();
    // Without the words about where they come from.
    text.find("\n[").and_then(|at| text.get(at..)).unwrap_or(&text).to_owned()
}
