//! Touching one line of the specification changes only the files that it concerns.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use vrm_tests::spec;

const DOCUMENT: &str = "spec/openapi.yaml";
const SITES: &str = "spec/schemas/sites.yaml";
/// What programs see, a line each.
const SURFACE: &str = "generated/.openapi-to-crate-surface";
/// All operations of the command, a line each.
const OPERATIONS: &str = "generated/cli/src/operations/mod.rs";
const PUBLISHED: [&str; 2] = ["spec/published/openapi.json", "spec/published/openapi.yaml"];

/// Every machine-made file with its text.
fn made(path: &str, from: &str, to: &str) -> BTreeMap<String, String> {
    spec::generated(path, from, to).files.into_iter().map(|file| (file.path, file.contents)).collect()
}

/// What the mock carries of a file of the specification.
fn carried(path: &str) -> String {
    let table = path.strip_prefix("spec/").filter(|name| name.ends_with(".csv"));
    format!("generated/mock/document/{}", table.unwrap_or("openapi.json"))
}

/// Holds which files differ, come or go after an edit; the published document always differs, and so does what the
/// mock carries. So do `lists` of whole crates, where it shows in them.
fn concerns(path: &str, from: &str, to: &str, lists: &[&str], expected: &[&str]) {
    static BEFORE: OnceLock<BTreeMap<String, String>> = OnceLock::new();
    let before = BEFORE.get_or_init(|| made("", "", ""));
    let after = made(path, from, to);
    let changed = after.iter().filter(|(path, text)| before.get(*path) != Some(text)).map(|(path, _)| path.as_str());
    let gone = before.keys().filter(|path| !after.contains_key(*path)).map(String::as_str);
    let mut found: Vec<_> = changed.chain(gone).collect();
    found.sort_unstable();
    let files = expected.iter().map(|path| format!("generated/src/{path}"));
    let published = PUBLISHED.map(str::to_owned);
    let expected: Vec<String> =
        lists.iter().copied().map(str::to_owned).chain([carried(path)]).chain(files).chain(published).collect();
    assert_eq!(found, expected, "after `{from}` became `{to}`");
}

#[test]
fn the_description_of_a_key_concerns_its_model() {
    let (from, to) = ("description: Whether the account gets reports by mail.", "description: Reports by mail.");
    concerns(SITES, from, to, &[], &["models/site.rs"]);
}

#[test]
fn a_new_key_concerns_its_model() {
    let from = "    reports_enabled:\n      description: Whether";
    let to = "    new_key: {type: string}\n    reports_enabled:\n      description: Whether";
    concerns(SITES, from, to, &[SURFACE], &["models/site.rs"]);
}

#[test]
fn a_new_model_concerns_itself_and_the_list_of_models() {
    let to = "components:\n  schemas:\n    Boat: {type: object, properties: {name: {type: string}}}\n";
    concerns(DOCUMENT, "components:\n", to, &[SURFACE], &["models/boat.rs", "models/mod.rs"]);
}

#[test]
fn the_summary_of_an_operation_concerns_its_method() {
    let (from, to) = ("summary: Installations of a user", "summary: All installations of a user");
    concerns("spec/paths/users.yaml", from, to, &[OPERATIONS], &["resources/users.rs"]);
}

#[test]
fn a_new_operation_concerns_the_files_of_its_first_segment() {
    let to = "paths:\n  /users/{idUser}/boats:\n    get:\n      tags: [Users]\n      operationId: listBoats\n      \
              parameters: [{$ref: 'parameters.yaml#/UserIdInPath'}]\n      \
              responses: {'204': {description: Nothing.}}\n";
    concerns(DOCUMENT, "paths:\n", to, &[SURFACE, OPERATIONS], &["requests/users.rs", "resources/users.rs"]);
}

#[test]
fn the_format_of_an_attribute_concerns_its_device() {
    let (from, to) = ("V,47,Battery Monitor,float,Voltage,%.2F V", "V,47,Battery Monitor,float,Voltage,%.3F V");
    concerns("spec/attributes.csv", from, to, &[], &["attributes/battery_monitor.rs"]);
}

#[test]
fn the_word_for_a_known_value_concerns_its_enum() {
    let (from, to) = ("BatteryState,2,Discharging,", "BatteryState,2,Draining,");
    concerns("spec/attribute-values.csv", from, to, &[SURFACE], &["values/battery_state.rs"]);
}
