//! `Cargo.toml` of a crate that stands alone.

use std::sync::LazyLock;

use toml_edit::{DocumentMut, Item, Table, Value, value};

use crate::codemodel::{Crate, Options};
use crate::output::OutputFile;

/// What the runtime depends on, and with it a generated crate.
const SHARED: &str = include_str!("../../runtime/dependencies.toml");

/// What `examples/first.rs` needs.
const FOR_EXAMPLES: &str =
    "[dev-dependencies]\ntokio = { version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }\n";

/// What the types alone depend on that travel.
const OF_TYPES: [&str; 5] = ["base64", "jiff", "serde", "serde_json", "zeroize"];

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

/// What a crate with the source of a client depends on, but for optional ones and those of WebAssembly: names,
/// and lines of a manifest. `types_only` is a client that is none.
pub fn dependency_lines(types_only: bool) -> impl Iterator<Item = (&'static str, String)> {
    let tables = TABLES.iter().filter_map(|(name, table)| match name {
        "dependencies" => Some(vec![table]),
        "target" => {
            let targets = table.as_table_like()?.iter().filter(|(target, _)| target.starts_with("cfg(not("));
            Some(targets.filter_map(|(_, target)| target.get("dependencies")).collect())
        }
        _ => None,
    });
    let entries = tables.flatten().filter_map(Item::as_table_like).flat_map(|table| table.iter());
    let always = entries.filter(move |(name, item)| match types_only {
        true => OF_TYPES.contains(name),
        false => item.get("optional").is_none(),
    });
    always.map(|(name, item)| (name, format!("{name} = {}", item.to_string().trim())))
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
    let text = format!("{document}\n{}\n\n{for_examples}\n[workspace]\n", shared(&krate.options).trim());
    OutputFile::new("Cargo.toml", text)
}

/// What the runtime of a crate depends on, and what somebody adds to it.
fn shared(options: &Options) -> String {
    let mut tables = TABLES.clone();
    if options.types_only {
        tables.retain(|name, _| name == "dependencies");
    }
    if let Some(dependencies) = tables.get_mut("dependencies").and_then(Item::as_table_mut) {
        if options.types_only {
            dependencies.retain(|name, _| OF_TYPES.contains(&name));
        }
        for (name, text) in &options.dependencies {
            // What is no value of TOML is a version.
            dependencies.insert(name, text.parse::<Value>().map_or_else(|_| value(text), Item::Value));
        }
    }
    let text = tables.to_string();
    // Without the words about where they come from.
    text.find("\n[").and_then(|at| text.get(at..)).unwrap_or(&text).to_owned()
}
