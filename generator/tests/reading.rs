//! YAML is read as another reader reads it: places are our own, values are not.

use std::path::{Path, PathBuf};

use openapi_to_crate::diagnostic::Report;
use openapi_to_crate::parse::parse;
use openapi_to_crate::render::render;

/// Every sound document of this repository.
fn documents() -> Vec<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    // Not `tests/odd`: its `01` is a number in YAML 1.2, as here, and a text to serde_yaml.
    // What refers to other files is no longer what it says by itself; what is made of it is.
    let folders = ["tests/specs", "../spec/published"];
    let files = folders.iter().flat_map(|folder| std::fs::read_dir(here.join(folder)).expect("a folder"));
    let mut paths: Vec<_> = files.map(|entry| entry.expect("an entry").path()).collect();
    paths.retain(|path| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        // These are put into words of 3.0, and what they refer to becomes a component.
        let rewritten = name.starts_with("newer-") || name == "references-anywhere.yaml";
        name.ends_with(".yaml") && !name.starts_with('.') && !rewritten
    });
    paths.sort();
    paths
}

#[test]
fn every_value_is_what_serde_yaml_reads() {
    let documents = documents();
    assert!(documents.len() > 50, "{}", documents.len());
    for path in documents {
        let text = std::fs::read_to_string(&path).expect("a file");
        let name = path.display().to_string();
        let mut report = Report::default();
        let Some(document) = parse(&name, text.as_bytes(), &mut report) else {
            panic!("{}", render(&report, &[(&name, &text)]));
        };
        let theirs: serde_json::Value = serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{name}: {error}"));
        assert_eq!(document.tree.to_json(), theirs, "{name} is read differently");
    }
}

#[test]
fn scalars_of_every_kind_are_what_serde_yaml_reads() {
    let scalars = "[1, -1, 0, 1.5, 1e3, -0.0, 18446744073709551615, true, false, null, ~, '', \"a\\tb\", 'it''s', yes, no, \
                   on, 2026-11-24, +1, .5, '1', '#', a b, \"\\u00fc\"]";
    let text = format!("openapi: 3.0.3\ninfo: {{title: T, version: '1'}}\npaths: {{}}\nx-scalars: {scalars}\n");
    let mut report = Report::default();
    let document = parse("scalars.yaml", text.as_bytes(), &mut report);
    let ours = document.unwrap_or_else(|| panic!("{}", render(&report, &[("scalars.yaml", &text)]))).tree.to_json();
    let theirs: serde_json::Value = serde_yaml::from_str(&text).expect("YAML");
    let pairs =
        ours["x-scalars"].as_array().into_iter().flatten().zip(theirs["x-scalars"].as_array().into_iter().flatten());
    let differing: Vec<_> = pairs.filter(|(ours, theirs)| ours != theirs).collect();
    assert!(differing.is_empty(), "{differing:?}");
}
