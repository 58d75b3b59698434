//! No circle of files: each can be read after those that it names.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// Both directions of the same formats, which count as one module.
const FORMATS: [&str; 2] = ["decode", "encode"];

/// The modules of the runtime, each with those that it names. A folder is one module.
fn modules() -> BTreeMap<String, BTreeSet<String>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/runtime");
    let mut modules: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for entry in fs::read_dir(&root).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
        if name == "mod" {
            continue;
        }
        let files: Vec<_> = match path.is_dir() {
            true => fs::read_dir(&path).unwrap().map(|entry| entry.unwrap().path()).collect(),
            false => vec![path],
        };
        let named = files.iter().flat_map(|file| names(&fs::read_to_string(file).unwrap())).collect();
        modules.insert(name, named);
    }
    for (name, named) in &mut modules.clone() {
        named.retain(|other| other != name && modules.contains_key(other));
        modules.insert(name.clone(), named.clone());
    }
    modules
}

/// The modules that a text names by their path, in code and not in comments.
fn names(text: &str) -> BTreeSet<String> {
    let code: String = text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
    let after = code.split("crate::runtime::").skip(1);
    after.map(|rest| rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect()).collect()
}

#[test]
fn no_circle_of_files() {
    let mut left = modules();
    let formats: Vec<_> = FORMATS.iter().filter_map(|name| left.remove(*name)).flatten().collect();
    left.insert("decode".to_owned(), formats.into_iter().filter(|name| !FORMATS.contains(&name.as_str())).collect());
    left.values_mut().for_each(|named| named.retain(|name| name != "encode"));
    assert!(left.len() > 20 && left["send"].contains("request"), "{left:?}");
    while let Some(free) = left.iter().find(|(_, named)| named.is_empty()).map(|(name, _)| name.clone()) {
        left.remove(&free);
        left.values_mut().for_each(|named| named.retain(|name| *name != free));
    }
    assert!(left.is_empty(), "these name each other in a circle, or what does: {left:#?}");
}
