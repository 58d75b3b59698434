//! What a person sees of a report, whatever the document: little, at the right place.

use openapi_to_crate::diagnostic::{Code, Report, Span};
use openapi_to_crate::parse::parse;
use openapi_to_crate::render::{render, render_json};

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: {}\n";

fn findings(bytes: &[u8]) -> (Report, String) {
    let mut report = Report::default();
    parse("api.yaml", bytes, &mut report);
    let shown = render(&report, &[("api.yaml", &String::from_utf8_lossy(bytes))]);
    (report, shown)
}

#[test]
fn what_a_document_does_everywhere_is_shown_a_few_times_and_counted() {
    let schemas: String = (0..1000).map(|n| format!("    A{n}: {{$ref: '#/components/schemas/B{n}x'}}\n")).collect();
    let (report, shown) = findings(format!("{HEAD}components:\n  schemas:\n{schemas}").as_bytes());
    assert_eq!(report.sorted().len(), 1000);
    assert_eq!(shown.matches("leads nowhere\n").count(), 50, "{shown}");
    assert!(shown.contains("error[E112]: 950 more in api.yaml: targets that don't exist\n"), "{shown}");
    assert_eq!(render_json(&report).lines().count(), 1000, "programs get all");
}

#[test]
fn of_a_line_of_megabytes_only_the_piece_is_shown_and_the_column_is_true() {
    let long = "é".repeat(2_000_000);
    let head = format!("{{\"openapi\":\"3.0.3\",\"info\":{{\"title\":\"{long}\",\"version\":\"1\"}},\"paths\":");
    let (_, shown) = findings(format!("{head}[],\"x-more\":\"{long}\"}}").as_bytes());
    assert!(shown.len() < 2000, "{}", shown.len());
    let column = head.chars().count() + 1;
    assert!(shown.contains(&format!(" --> api.yaml:1:{column}\n")), "{shown}");
    let lines: Vec<&str> = shown.lines().collect();
    let (Some(text), Some(mark)) = (lines.get(3), lines.get(4)) else { panic!("{shown}") };
    let at = mark.chars().position(|c| c == '^').expect("a mark");
    assert_eq!(text.chars().nth(at), Some('['), "{shown}");
}

#[test]
fn a_byte_order_mark_moves_nothing() {
    let (_, shown) = findings(format!("\u{feff}{HEAD}infos: 1\n").as_bytes());
    assert!(shown.contains(" --> api.yaml:4:1\n") && shown.contains("4 | infos: 1\n  | ^^^^^\n"), "{shown}");
}

#[test]
fn what_is_missing_at_the_end_of_a_file_is_shown_at_its_last_line() {
    let (_, shown) = findings(format!("{HEAD}x-a: [1,\n\n\n").as_bytes());
    assert!(shown.contains(" --> api.yaml:4:9\n"), "{shown}");
    let (_, shown) = findings(format!("{HEAD}components:").as_bytes());
    assert!(shown.contains(" --> api.yaml:4:1\n"), "{shown}");
}

#[test]
fn texts_of_a_document_neither_break_a_message_nor_fill_the_screen() {
    let mut report = Report::default();
    report.push(Code::UnknownKey, "a", Span::START, format!("a\n\u{1b}[31m{}", "x".repeat(100_000)), "h\u{7}");
    let [found] = report.sorted()[..] else { panic!("{report:?}") };
    assert!(found.message.starts_with("a\\n\\u{1b}[31mxxx") && found.message.ends_with("x…"), "{}", found.message);
    assert_eq!(found.message.chars().count(), 407);
    assert_eq!(found.help, "h\\u{7}");
}

/// A password in the URL of a server, on a line with other mistakes.
const SECRET: &str =
    "servers: [{url: 'https://admin:hunter2@example.com/v1'}], info: {title: T, version: '1'}, x-rate-limit: 1";

#[test]
fn a_password_in_a_url_is_in_no_message_no_code_and_no_published_document() {
    let document = |more: &str| {
        format!(
            "{{openapi: 3.0.3, {SECRET}, paths: {{/a: {{get: {{responses: {{'200': {{description: D}}}}}}}}}}{more}}}"
        )
    };
    let wrong = document(", security: 3");
    let (report, shown) = findings(wrong.as_bytes());
    assert!(report.has_errors());
    let right = document("").replace(", x-rate-limit: 1", "");
    let published =
        openapi_to_crate::generate::Published { folder: "published".to_owned(), version: "1".to_owned(), before: None };
    let published = Some(published);
    let products = openapi_to_crate::Products { published, ..openapi_to_crate::Products::default() };
    let input = openapi_to_crate::Input::document("api.yaml", right);
    let generation = openapi_to_crate::generate(&input, &products);
    let generated = generation.generated.expect("a crate");
    assert!(input.render(&generation.report).contains("W231"));
    for text in generated.files.iter().map(|file| &file.contents).chain([&shown, &input.render(&generation.report)]) {
        assert!(!text.contains("hunter2") && !text.contains("admin"), "{text}");
    }
    let with_host = generated.files.iter().filter(|file| file.contents.contains("https://example.com/v1"));
    assert!(with_host.count() >= 3, "the crate, the YAML and the JSON");
}

#[test]
fn a_part_of_a_password_is_not_shown_where_a_line_is_cut() {
    for padding in 0..160 {
        let text = format!("{HEAD}x: 'https://{}:{}@a.b{}', infos: 1\n", "u", "secret".repeat(40), "-".repeat(padding));
        let mut report = Report::default();
        let at = text.len() - 9;
        report.push(Code::UnknownKey, "a", Span { start: at, end: at + 5, line: 4, column: at, file: 0 }, "m", "h");
        let shown = render(&report, &[("a", &text)]);
        assert!(!shown.contains("cret") && shown.contains("^^^^^"), "{shown}");
    }
}

#[test]
fn a_warning_keeps_everything_from_being_made_only_where_that_is_asked_for() {
    let input = openapi_to_crate::Input::document("api.yaml", format!("{HEAD}produces: [a]\n"));
    for strict in [false, true] {
        let products = openapi_to_crate::Products { strict, ..openapi_to_crate::Products::default() };
        let generation = openapi_to_crate::generate(&input, &products);
        assert!(!generation.report.has_errors() && generation.report.has_findings());
        assert_eq!(generation.generated.is_none(), strict);
    }
}

/// A document whose operations are in several places: in itself, in another file, and by an alias.
const OPERATIONS: &str = "\
openapi: 3.0.3
info: {title: T, version: '1'}
servers: [{url: 'https://example.com'}]
x-rate-limits: 1
paths:
  /pets:
    get:
      operationId: listPets
      prameters: []
      responses: &answers {'200': {description: D, x-odd: 1, unknown: 1}}
    post: {responses: *answers, unknown: 1}
  /others: {$ref: 'others.yaml'}
  /more:
    get: {operationId: more, responses: {'200': {$ref: 'others.yaml#/get/responses/200'}}}
components:
  schemas:
    Pet: {type: object, unknown: 1}
";

const OTHERS: &str = "get: {operationId: others, responses: {'200': {description: D}}, unknown: 1}\n";

#[test]
fn a_finding_names_the_operation_that_it_is_within() {
    use openapi_to_crate::parse::OtherFiles;
    let others = [("others.yaml".to_owned(), OTHERS.as_bytes().to_vec())].into();
    let files = OtherFiles::Memory(others);
    let input = openapi_to_crate::Input { files, ..openapi_to_crate::Input::document("api.yaml", OPERATIONS) };
    let mut report = Report::default();
    openapi_to_crate::read(&input, &mut report);
    let json = render_json(&report);
    let findings: Vec<serde_json::Value> =
        json.lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
    let of = |file: &str, line: u64, code: &str| {
        let is = |found: &&serde_json::Value| found["file"] == file && found["line"] == line && found["code"] == code;
        let found = findings.iter().find(is).unwrap_or_else(|| panic!("{file}:{line} {code} in {json}"));
        (found["operation"].as_str(), found["operationId"].as_str())
    };
    assert_eq!(of("api.yaml", 9, "W110"), (Some("GET /pets"), Some("listPets")));
    assert_eq!(of("api.yaml", 10, "W104"), (Some("GET /pets"), Some("listPets")), "though another repeats it");
    assert_eq!(of("api.yaml", 11, "W104"), (Some("POST /pets"), None));
    assert_eq!(of("others.yaml", 1, "W104"), (Some("GET /others"), Some("others")));
    assert_eq!(of("api.yaml", 17, "W104"), (None, None), "a schema belongs to nobody");
    assert!(input.render(&report).contains("= note: in `GET /pets` (listPets)\n"), "{}", input.render(&report));
}
