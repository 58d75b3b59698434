//! `Cargo.toml` of a crate that stands alone.

use std::sync::LazyLock;

use toml_edit::{DocumentMut, Item, Table, value};

use crate::codemodel::Crate;
use crate::output::OutputFile;

/// The runtime's own manifest: what it depends on, a generated crate depends on.
static RUNTIME_MANIFEST: LazyLock<DocumentMut> = LazyLock::new(|| {
    let text = include_str!("../../runtime/Cargo.toml");
    text.parse().unwrap_or_else(|error| panic!("the runtime's own manifest can't be read: {error}"))
});

/// Tables of that manifest that a generated crate needs as well.
const SHARED: &[&str] = &["features", "dependencies", "target"];

/// The crates that a generated crate depends on.
pub fn dependencies() -> impl Iterator<Item = &'static str> {
    let tables = ["dependencies", "target"].map(|name| RUNTIME_MANIFEST.get(name).and_then(Item::as_table_like));
    let [always, by_target] = tables;
    let by_target = by_target.into_iter().flat_map(|targets| targets.iter());
    let by_target = by_target.filter_map(|(_, target)| target.get("dependencies").and_then(Item::as_table_like));
    always.into_iter().chain(by_target).flat_map(|table| table.iter().map(|(name, _)| name))
}

/// A manifest with a workspace of its own, so that it can lie inside another one.
pub fn file(krate: &Crate) -> OutputFile {
    let mut document = DocumentMut::new();
    let mut package = Table::new();
    package.insert("name", value(&krate.options.crate_name));
    package.insert("version", value("0.1.0"));
    package.insert("edition", value("2024"));
    package.insert("rust-version", value("1.88"));
    package.insert("publish", value(false));
    package.insert("description", value(format!("Client for {}", krate.title)));
    document.insert("package", Item::Table(package));
    if !krate.options.doctests {
        let mut library = Table::new();
        // The documentation has words of a document that may be anybody's.
        library.insert("doctest", value(false));
        document.insert("lib", Item::Table(library));
    }
    let mut shared = RUNTIME_MANIFEST.clone();
    let others: Vec<String> =
        shared.iter().map(|(name, _)| name.to_owned()).filter(|name| !SHARED.contains(&name.as_str())).collect();
    others.iter().for_each(|name| drop(shared.remove(name)));
    let shared = shared.to_string();
    OutputFile::new("Cargo.toml", format!("{document}\n{}\n\n[workspace]\n", shared.trim()))
}
