//! The rules of the house: which file may know which, held by reading the sources.
//!
//! Every rule is also broken on purpose, by a file that is added to those that were read.

mod circles;
mod references;
mod sources;

use std::collections::BTreeSet;
use std::path::Path;

use circles::circles;
use references::{References, references};
use sources::{Sources, files};

/// Folders of `generator/src`, and which others each of them may know. A code table's parts in
/// `tables/` belong to the layer whose name they have.
const LAYERS: &[(&str, &[&str])] = &[
    ("diagnostic", &[]),
    ("names", &[]),
    ("markdown", &[]),
    ("output", &[]),
    ("stack", &[]),
    ("parse", &["diagnostic", "stack"]),
    ("ir", &[]),
    ("lower", &["parse", "ir", "diagnostic", "stack"]),
    ("codemodel", &["ir", "names", "markdown"]),
    ("emit", &["codemodel", "markdown", "output"]),
    ("publish", &["diagnostic", "parse", "lower", "ir", "codemodel", "emit", "names", "output"]),
    ("diff", &["codemodel"]),
    ("write", &["names", "output"]),
    // Only programs know it, because it is not always there.
    ("mock", &["diagnostic", "parse", "ir", "generate", "stack"]),
];

/// Most lines of a file.
const MOST_LINES: usize = 400;

fn generator() -> Sources {
    Sources::read("generator/src")
}

/// The layer of a file: its folder, or that of its part of the code tables.
fn layer(path: &str) -> &str {
    // Rows of a CSV file need no tree; reading one gives its meaning.
    if path.starts_with("tables/parse/") {
        return "lower";
    }
    let path = path.strip_prefix("tables/").unwrap_or(path);
    path.split(['/', '.']).next().unwrap_or(path)
}

/// What knows a layer that it must not know.
fn trespasses(references: &References) -> Vec<String> {
    let allowed = |from: &str, to: &str| {
        let known = LAYERS.iter().find(|(layer, _)| *layer == from).map(|(_, known)| *known);
        // Files at the top put the layers together.
        from == to || known.is_none_or(|known| known.contains(&to))
    };
    let pairs = references.iter().flat_map(|(from, known)| known.iter().map(move |to| (from, to)));
    let wrong = pairs.filter(|(from, to)| !allowed(layer(from), layer(to)));
    wrong.map(|(from, to)| format!("{from} knows {to}")).collect()
}

/// Files of the code model that know a crate with which Rust is spelt.
fn spellers(sources: &Sources) -> Vec<String> {
    let model = sources.iter().filter(|(path, _)| layer(path) == "codemodel");
    let spells = |text: &str| {
        let words: BTreeSet<_> = text.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
        ["quote", "proc_macro2", "prettyplease", "TokenStream"].iter().any(|word| words.contains(word))
    };
    model.filter(|(_, text)| spells(text)).map(|(path, _)| path.to_owned()).collect()
}

fn too_long<'f>(files: impl IntoIterator<Item = (&'f str, &'f str)>) -> Vec<String> {
    let long = files.into_iter().filter(|(_, text)| text.lines().count() > MOST_LINES);
    long.map(|(path, text)| format!("{path} has {} lines", text.lines().count())).collect()
}

#[test]
fn each_layer_knows_only_what_it_takes() {
    let known = references(&generator());
    assert_eq!(trespasses(&known), Vec::<String>::new());
    // Otherwise the test would hold of files that it can't read.
    assert!(known["emit/requests.rs"].contains("codemodel/request.rs"), "{:?}", known["emit/requests.rs"]);
    assert!(known["codemodel/build/object.rs"].contains("ir/types.rs"));
    assert!(known["lower/union.rs"].contains("ir/types.rs"));

    for (path, line, wrong) in [
        ("emit/broken.rs", "use crate::ir::Api;", "emit/broken.rs knows ir/"),
        ("emit/broken.rs", "fn name() -> String { crate::names::singular(\"\") }", "emit/broken.rs knows names/"),
        ("emit/broken.rs", "use crate::names; fn f() { names::singular(\"\"); }", "emit/broken.rs knows names/"),
        ("tables/emit/broken.rs", "use super::super::ir::CodeTable;", "tables/emit/broken.rs knows tables/ir"),
        ("parse/broken.rs", "use crate::lower::lower;", "parse/broken.rs knows lower/"),
        ("ir/broken.rs", "use crate::codemodel::*;", "ir/broken.rs knows codemodel/"),
        ("names/broken.rs", "use crate::ir;", "names/broken.rs knows ir/"),
        ("mock/broken.rs", "use crate::emit::emit;", "mock/broken.rs knows emit/"),
        ("codemodel/broken.rs", "use crate::mock::Mock;", "codemodel/broken.rs knows mock/"),
    ] {
        let found = trespasses(&references(&generator().with(path, line)));
        assert!(found.iter().any(|found| found.starts_with(wrong)), "{line} is not found: {found:?}");
    }
}

#[test]
fn no_file_of_the_generator_knows_itself_through_others() {
    let sources = generator();
    assert_eq!(circles(&references(&sources)), Vec::<String>::new());

    let broken = sources
        .with("names/first.rs", "use super::second::Second; pub struct First;")
        .with("names/second.rs", "pub struct Second; fn f(first: crate::names::first::First) {}");
    assert_eq!(circles(&references(&broken)), ["names/first.rs, names/second.rs"]);
}

#[test]
fn no_file_of_the_runtime_knows_itself_through_others() {
    let sources = Sources::read("generator/runtime/src");
    assert_eq!(circles(&references(&sources)), Vec::<String>::new());

    let broken = sources
        .with("runtime/first.rs", "use super::second::Second; pub struct First;")
        .with("runtime/second.rs", "use super::first::First; pub struct Second;");
    assert!(circles(&references(&broken)).contains(&"runtime/first.rs, runtime/second.rs".to_owned()));
}

#[test]
fn no_file_of_what_simulates_vrm_knows_itself_through_others() {
    assert_eq!(circles(&references(&Sources::read("generated/mock/src"))), Vec::<String>::new());
}

#[test]
fn what_regenerates_the_client_is_built_without_what_serves() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../xtask/Cargo.toml");
    let manifest = std::fs::read_to_string(path).expect("the manifest can be read");
    let line = manifest.lines().find(|line| line.starts_with("openapi-to-crate = ")).expect("it depends on it");
    assert!(line.contains("default-features = false") && !line.contains("mock"), "{line}");
    for serves in ["hyper", "tokio", "jsonschema", "victron-vrm"] {
        assert!(!manifest.lines().any(|line| line.starts_with(serves)), "{serves}");
    }
}

#[test]
fn the_code_model_prints_nothing() {
    let sources = generator();
    assert_eq!(spellers(&sources), Vec::<String>::new());

    let broken = sources.with("codemodel/broken.rs", "fn f() { let _ = quote::quote!(fn); }");
    assert_eq!(spellers(&broken), ["codemodel/broken.rs"]);
}

#[test]
fn modules_of_modules_only_declare_and_show() {
    let wrong = |sources: &Sources| -> Vec<String> {
        let files = sources.iter().filter(|(path, _)| path.ends_with("/mod.rs"));
        files.filter(|(path, _)| sources.defines_items(path)).map(|(path, _)| path.to_owned()).collect()
    };
    let sources = generator();
    assert_eq!(wrong(&sources), Vec::<String>::new());
    assert_eq!(wrong(&sources.with("names/more/mod.rs", "pub struct More;")), ["names/more/mod.rs"]);
}

#[test]
fn no_file_is_longer_than_a_person_reads() {
    let folders = ["generator/src", "generator/runtime/src", "generated/mock/src", "xtask", "tests/src"];
    let all = folders.map(files).concat();
    assert!(all.len() > 100, "only {} files were found", all.len());
    let shown = all.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    assert_eq!(too_long(shown.clone()), Vec::<String>::new());

    let broken = "\n".repeat(MOST_LINES + 1);
    assert_eq!(too_long(shown.chain([("long.rs", broken.as_str())])), ["long.rs has 401 lines"]);
}

#[test]
fn what_the_runtime_depends_on_is_the_same_everywhere() {
    let text = |path: &str| {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(path);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    let shared = text("runtime/dependencies.toml");
    let (_, shared) = shared.split_once("\n\n").expect("words, and tables after them");
    for manifest in ["../runtime/Cargo.toml", "../generated/Cargo.toml"] {
        let text = text(manifest);
        // A client that has no use for a part does without what it brings, and would not compile if it had one.
        let of_a_part = |line: &str| {
            let name = line.split(' ').next().unwrap_or_default();
            let comments = shared.lines().zip(shared.lines().skip(1));
            let stands = comments.filter(|(_, next)| *next == line).any(|(before, _)| before.starts_with("# part: "));
            stands && !text.lines().any(|known| known.starts_with(&format!("{name} ")))
        };
        let missing: Vec<&str> = shared
            .lines()
            .filter(|line| !line.contains("part: ") && !text.lines().any(|known| known == *line) && !of_a_part(line))
            .collect();
        assert_eq!(missing, [""; 0], "{manifest}");
    }
}

#[test]
fn every_test_of_the_runtime_is_run() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let manifest = std::fs::read_to_string(root.join("../runtime/Cargo.toml")).expect("the manifest can be read");
    for entry in std::fs::read_dir(root.join("runtime/tests")).expect("the folder can be read") {
        let path = entry.expect("an entry").path();
        let file = if path.is_dir() { path.join("main.rs") } else { path };
        let file = file.strip_prefix(root).expect("it is below").display().to_string();
        assert!(
            manifest.contains(&format!("path = \"../generator/{file}\"")),
            "runtime/Cargo.toml has no [[test]] {file}"
        );
    }
}
