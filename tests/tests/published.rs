//! Promises of `spec/published/`, which people use without this repository.

use std::collections::BTreeSet;

use openapi_to_crate::diagnostic::Report;
use openapi_to_crate::lower::lower;
use openapi_to_crate::names::{Case, render};
use openapi_to_crate::parse::parse;
use serde_json::Value;
use vrm_tests::spec;

const YAML: &str = "spec/published/openapi.yaml";

fn document() -> Value {
    serde_json::from_str(&spec::read("spec/published/openapi.json")).expect("JSON")
}

/// Every key with its value, however deep.
fn entries<'v>(value: &'v Value, found: &mut Vec<(&'v str, &'v Value)>) {
    match value {
        Value::Object(map) => {
            for (key, value) in map {
                found.push((key, value));
                entries(value, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| entries(item, found)),
        _ => {}
    }
}

#[test]
fn yaml_and_json_hold_the_same() {
    let mut report = Report::default();
    let yaml = parse(YAML, spec::read(YAML).as_bytes(), &mut report).expect("a document");
    assert_eq!(yaml.tree.to_json(), document());
}

#[test]
fn this_generator_reads_it_without_a_finding_and_finds_every_operation_but_a_path_with_a_query() {
    let mut report = Report::default();
    let parsed = parse(YAML, spec::read(YAML).as_bytes(), &mut report).expect("a document");
    let read = lower(&parsed, None, &mut report).expect("an API");
    assert!(report.sorted().is_empty(), "{report:?}");
    let ids = |api: &openapi_to_crate::ir::Api| -> Vec<String> {
        let published = api.operations.iter().filter(|operation| !operation.path.contains('?'));
        published.map(|operation| operation.id.clone()).collect()
    };
    assert_eq!(ids(&read), ids(&spec::api()));
}

#[test]
fn nothing_in_it_needs_this_repository() {
    let document = document();
    let mut found = Vec::new();
    entries(&document, &mut found);
    let known = [
        "x-attributes",
        "x-codeSamples",
        "x-enum-descriptions",
        "x-enum-varnames",
        "x-evidence",
        "x-known-values",
        "x-tagGroups",
    ];
    for (key, value) in found {
        assert!(!key.starts_with("x-") || known.contains(&key), "{key} means nothing to other people");
        if let Some(text) = value.as_str() {
            assert!(key != "$ref" || text.starts_with("#/"), "{text} leads out of the document");
            for name in [".csv", ".md", "xtask", "spec/"] {
                assert!(!text.contains(name), "`{key}` names a file of this repository: {text}");
            }
        }
    }
}

#[test]
fn each_sample_in_rust_stands_in_the_documentation_where_it_is_compiled() {
    let folder = spec::root().join("generated/src/resources");
    let mut docs = spec::read("generated/src/client.rs");
    for entry in std::fs::read_dir(folder).expect("a folder") {
        docs.push_str(&std::fs::read_to_string(entry.expect("a file").path()).expect("a text"));
    }
    let docs: String =
        docs.lines().filter_map(|line| line.trim().strip_prefix("/// ")).map(|line| format!("{line}\n")).collect();
    let document = document();
    let mut samples = 0;
    for operation in document["paths"]
        .as_object()
        .expect("paths")
        .values()
        .flat_map(|item| item.as_object().expect("an item").values())
    {
        let sample = &operation["x-codeSamples"][0];
        assert_eq!(sample["lang"], "Rust");
        let source = sample["source"].as_str().expect("a text");
        assert!(docs.contains(source), "no documentation holds\n{source}");
        samples += 1;
    }
    // A path with a query of its own is not for other languages.
    assert_eq!(samples, spec::api().operations.iter().filter(|operation| !operation.path.contains('?')).count());
}

#[test]
fn every_attribute_has_a_name_that_no_other_has_in_any_case() {
    let document = document();
    let schema = &document["components"]["schemas"]["AttributeCode"];
    let texts = |key: &str| -> Vec<&str> {
        schema[key].as_array().expect("a list").iter().map(|value| value.as_str().expect("a text")).collect()
    };
    let (codes, names) = (texts("enum"), texts("x-enum-varnames"));
    let rows = document["x-attributes"].as_array().expect("a list");
    let cells = |key: &str| rows.iter().map(|row| row[key].as_str().expect("a text")).collect::<Vec<_>>();
    let table = spec::api().table.expect("a table").attributes;
    let all = cells("code");
    assert_eq!(all, table.iter().map(|attribute| attribute.code.as_str()).collect::<Vec<_>>());
    let known = all.into_iter().zip(cells("name")).filter(|(code, _)| codes.contains(code));
    assert_eq!(known.unzip::<_, _, Vec<_>, Vec<_>>(), (codes.clone(), names.clone()), "constants of the table");
    assert_eq!(texts("x-enum-descriptions").len(), codes.len());
    for case in [Case::Camel, Case::Snake, Case::Shouty] {
        let rendered: BTreeSet<_> = names.iter().map(|name| render(name, case).to_lowercase()).collect();
        assert_eq!(rendered.len(), codes.len(), "{case:?}");
    }
}

/// Words as generators compare them when they make identifiers.
fn alike(words: impl IntoIterator<Item = String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let bare = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
    words.into_iter().filter(|word| !seen.insert(bare(word))).collect()
}

#[test]
fn generators_of_rust_tell_apart_every_value_and_every_key() {
    let document = document();
    let mut found = Vec::new();
    entries(&document["paths"], &mut found);
    entries(&document["components"], &mut found);
    for (key, value) in found {
        match (key, value) {
            ("enum", Value::Array(values)) => {
                let values = values.iter().map(|value| value.as_str().map_or_else(|| value.to_string(), str::to_owned));
                // A variant `Err` or `Error` makes `Self::Err` ambiguous where a text is parsed.
                let words = ["Err", "Error"].map(str::to_owned).into_iter().chain(values);
                assert_eq!(alike(words), [""; 0]);
            }
            ("properties", Value::Object(properties)) => assert_eq!(alike(properties.keys().cloned()), [""; 0]),
            _ => {}
        }
    }
}

#[test]
fn every_operation_has_one_type_for_success_and_one_for_failure() {
    let document = document();
    let operations = document["paths"].as_object().expect("paths").values();
    for operation in operations.flat_map(|item| item.as_object().expect("an item").values()) {
        let id = &operation["operationId"];
        let mut types: [BTreeSet<String>; 2] = Default::default();
        for (status, answer) in operation["responses"].as_object().expect("answers") {
            assert_ne!(status, "default", "{id}: progenitor takes it for a success too");
            let target = answer["$ref"].as_str().map(|target| target.trim_start_matches('#'));
            let answer = target.map_or(answer, |target| document.pointer(target).expect("an answer"));
            let content = answer["content"].as_object().cloned().unwrap_or_default();
            assert!(content.len() <= 1, "{id} {status}: two media types");
            let types = types.get_mut(usize::from(!status.starts_with('2'))).expect("one of two");
            types.extend(content.values().map(|media| media["schema"].to_string()));
        }
        assert!(types.iter().all(|types| types.len() <= 1), "{id}: {types:?}");
    }
}

#[test]
fn every_component_is_referred_to() {
    let document = document();
    let mut found = Vec::new();
    entries(&document, &mut found);
    let used: BTreeSet<_> = found.iter().filter(|(key, _)| *key == "$ref").filter_map(|(_, to)| to.as_str()).collect();
    for kind in ["schemas", "parameters", "responses"] {
        for name in document["components"][kind].as_object().expect("components").keys() {
            let own = format!("#/components/{kind}/{name}");
            assert!(used.contains(own.as_str()), "{own} is forgotten");
        }
    }
}

#[test]
fn answers_take_codes_that_are_not_known_yet() {
    let document = document();
    let mut found = Vec::new();
    entries(&document["components"], &mut found);
    let closed = found.iter().filter(|(key, value)| *key == "$ref" && *value == "#/components/schemas/AttributeCode");
    // The other one is under `x-known-values`, for people.
    assert_eq!(closed.count(), 1, "a typed client would refuse an answer with a newer code");
}
