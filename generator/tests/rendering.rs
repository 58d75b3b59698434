//! What a person sees of a report, whatever the document: little, at the right place.

use openapi_forge::diagnostic::{Code, Report, Span};
use openapi_forge::parse::parse;
use openapi_forge::render::{render, render_json};

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
    let (_, shown) = findings(format!("\u{feff}{HEAD}pathz: 1\n").as_bytes());
    assert!(shown.contains(" --> api.yaml:4:1\n") && shown.contains("4 | pathz: 1\n  | ^^^^^\n"), "{shown}");
}

#[test]
fn what_is_missing_at_the_end_of_a_file_is_shown_at_its_last_line() {
    let (_, shown) = findings(format!("{HEAD}x-a: [1,\n\n\n").as_bytes());
    assert!(shown.contains(" --> api.yaml:4:9\n"), "{shown}");
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
