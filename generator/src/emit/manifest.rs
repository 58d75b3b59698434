//! `Cargo.toml` of a crate that stands alone.

use std::sync::LazyLock;

use toml_edit::{DocumentMut, Item, Table, value};

use crate::codemodel::Crate;
use crate::output::OutputFile;

/// What the runtime depends on, and with it a generated crate.
const SHARED: &str = include_str!("../../runtime/dependencies.toml");

/// What `examples/first.rs` needs.
const FOR_EXAMPLES: &str =
    "[dev-dependencies]\ntokio = { version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }\n";

static TABLES: LazyLock<DocumentMut> = LazyLock::new(|| {
    SHARED.parse().unwrap_or_else(|error| panic!("the runtime's own dependencies can't be read: {error}"))
});

/// The crates that a generated crate depends on.
pub fn dependencies() -> impl Iterator<Item = &'static str> {
    let tables = ["dependencies", "target"].map(|name| TABLES.get(name).and_then(Item::as_table_like));
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
    // Without the words about where they come from.
    let shared = SHARED.find("\n[").and_then(|at| SHARED.get(at..)).unwrap_or(SHARED);
    let text = format!("{document}\n{}\n\n{FOR_EXAMPLES}\n[workspace]\n", shared.trim());
    OutputFile::new("Cargo.toml", text)
}
