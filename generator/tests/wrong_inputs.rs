//! Wrong inputs get a code, a place and a remedy; none panics.

use openapi_to_crate::{diagnostic::Report, parse::parse, render::render};

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\n";

/// The findings as `CODE line:column message`.
fn findings(bytes: &[u8]) -> Vec<String> {
    let mut report = Report::default();
    let document = parse("api.yaml", bytes, &mut report);
    assert_eq!(document.is_none(), report.has_errors(), "a document comes back exactly when there is no error");
    for found in report.sorted() {
        assert!(!found.help.is_empty(), "{} has a remedy", found.code);
    }
    let text = String::from_utf8_lossy(bytes);
    assert!(report.sorted().is_empty() || render(&report, &[("api.yaml", &text)]).contains("help"));
    let line = |d: &&openapi_to_crate::diagnostic::Diagnostic| {
        format!("{} {}:{} {}", d.code, d.span.line, d.span.column, d.message)
    };
    report.sorted().iter().map(line).collect()
}

fn with(rest: &str) -> Vec<String> {
    findings(format!("{HEAD}{rest}").as_bytes())
}

#[test]
fn a_sound_document_has_no_findings() {
    assert_eq!(with("paths: {}\n"), [""; 0]);
    assert_eq!(findings(br#"{"openapi": "3.0.0", "info": {"title": "T", "version": "1"}, "paths": {}}"#), [""; 0]);
}

#[test]
fn an_unknown_key_is_found_with_what_was_meant() {
    let found = with("paths:\n  /a:\n    get:\n      paramaters: []\n      responses: {'200': {description: d}}\n");
    assert_eq!(found, ["W110 6:7 OpenAPI 3.0 knows no key `paramaters` in this object; it is ignored"]);
}

#[test]
fn a_duplicate_key_is_refused_at_the_second_place() {
    assert_eq!(
        with("paths: {}\npaths: {/a: {}}\n"),
        ["E107 4:1 `paths` stands twice in this mapping, first at line 3"]
    );
    assert_eq!(
        with("paths: {}\npaths: {}\n"),
        ["W106 4:1 `paths` stands twice in this mapping, first at line 3, with the same value"]
    );
}

#[test]
fn a_missing_reference_is_found_where_it_stands() {
    let found = with(
        "paths: {}\ncomponents:\n  schemas:\n    A: {$ref: '#/components/schemas/B'}\n    C: {$ref: other.yaml}\n",
    );
    assert_eq!(
        found,
        [
            "E112 6:15 `#/components/schemas/B` leads nowhere",
            "E111 7:15 `other.yaml` can't be read: only a document that lies in a folder has other files"
        ]
    );
}

#[test]
fn a_wrong_type_is_found_where_it_stands() {
    let found = with("paths: 3\ncomponents:\n  schemas:\n    A: {properties: 1}\n    B: [1]\n");
    assert_eq!(
        found,
        [
            "E116 3:8 an object belongs here, not a number",
            "E116 6:21 an object belongs here, not a number",
            "E116 7:8 an object belongs here, not an array",
        ]
    );
}

#[test]
fn a_value_whose_meaning_is_clear_is_read_as_that() {
    let found = with("paths: []\ncomponents:\n  schemas:\n    A: {minLength: -1, required: yes, nullable: 'true'}\n");
    assert_eq!(
        found,
        [
            "W113 3:8 an empty list is taken for an empty object",
            "W114 6:9 `minLength` is no count; it is left out",
            "W113 6:34 a string is taken for a list of it",
            "W113 6:49 a string is taken for `true`",
        ]
    );
}

#[test]
fn other_versions_are_named_and_refused() {
    assert_eq!(findings(b"openapi: 4.0.0\n"), ["E109 1:10 this is OpenAPI 4.0.0, and only 3.0 and 3.1 are read"]);
    assert_eq!(findings(b"swagger: '2.0'\n"), ["E109 1:1 this is Swagger 2.0, and only OpenAPI 3.0 and 3.1 are read"]);
    assert_eq!(findings(b"- 1\n"), ["E109 1:1 an OpenAPI document is an object, not an array"]);
}

#[test]
fn broken_yaml_is_located() {
    let found = with("paths: {\n");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].starts_with("E103 "), "{found:?}");
}

#[test]
fn bytes_that_are_not_utf8_are_located() {
    assert_eq!(findings(b"openapi: 3.0.3\n# caf\xe9\n"), ["E101 2:6 this byte is not UTF-8"]);
}

#[test]
fn an_empty_file_says_so() {
    assert_eq!(findings(b""), ["E102 1:1 the document is empty"]);
    assert_eq!(findings(b"# nothing\n"), ["E102 1:1 the document is empty"]);
}

#[test]
fn twenty_thousand_levels_are_refused_without_a_crash() {
    for (level, column) in [("[", 256), ("{a: ", 1021), ("- ", 257)] {
        let found = findings(level.repeat(20_000).as_bytes());
        assert_eq!(found, [format!("E104 1:{column} nested more than 128 levels deep")]);
    }
}

#[test]
fn all_problems_of_a_run_are_reported() {
    let found = with("pathes: {}\nservers: 3\n");
    assert_eq!(found.len(), 3, "{found:?}");
}

#[test]
fn aliases_are_read_and_second_documents_refused() {
    assert_eq!(with("x-a: &a 1\npaths: {}\n"), [""; 0]);
    assert_eq!(
        with("x-a: &a {b: 1}\nx-c: *a\npaths: {}\n"),
        ["W105 4:6 what this alias stands for is read in its place"]
    );
    assert!(with("paths: {}\n---\na: 1\n")[0].starts_with("E106 "));
}

#[test]
fn characters_that_json_writes_as_two_escapes_are_read_and_the_places_after_them_are_right() {
    let text = r#"{"openapi": "3.0.0", "info": {"title": "\ud83d\ude00 \\ud83d", "version": "1"}, "paths": 3}"#;
    assert_eq!(findings(text.as_bytes()), ["E116 1:90 an object belongs here, not a number"]);
    let mut report = Report::default();
    let document = parse("api.json", text.replace(" 3}", " {}}").as_bytes(), &mut report).expect("it is sound");
    assert_eq!(document.openapi.info.title, "😀 \\ud83d");
}
