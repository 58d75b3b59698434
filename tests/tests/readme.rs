//! README's table of operations is made from the document.

use std::fmt::Write as _;

use openapi_to_crate::ir::{Api, Evidence, Operation};
use vrm_tests::spec;

const BEGIN: &str = "<!-- made from the operations of spec/openapi.yaml -->\n\n";
const END: &str = "\n<!-- end of the operations -->\n";

fn evidence(operation: &Operation) -> &'static str {
    match operation.evidence {
        Some(Evidence::Recorded) => "recorded",
        Some(Evidence::Documented) => "documented",
        Some(Evidence::Client) => "client",
        Some(Evidence::Inferred) => "inferred",
        None => "",
    }
}

/// One row for each operation, in the order of tags and paths.
fn table(api: &Api) -> String {
    let mut table = "| request | what it does | known from |\n|---|---|---|\n".to_owned();
    for (tag, _) in &api.tags {
        let _ = writeln!(table, "| **{tag}** | | |");
        for operation in api.operations.iter().filter(|operation| operation.tag == *tag) {
            let Operation { method, path, summary, .. } = operation;
            let deprecated = if operation.deprecated { " (deprecated)" } else { "" };
            let _ = writeln!(table, "| `{method} {path}` | {summary}{deprecated} | {} |", evidence(operation));
        }
    }
    table
}

/// Written anew with `UPDATE_README=1 cargo test -p vrm-tests --test readme`.
#[test]
fn the_table_of_operations_is_made_from_the_document() {
    let api = spec::api();
    let readme = spec::read("README.md");
    let (before, rest) = readme.split_once(BEGIN).expect("the table begins with a mark");
    let (found, after) = rest.split_once(END).expect("the table ends with a mark");
    if std::env::var_os("UPDATE_README").is_some() {
        let wanted = format!("{before}{BEGIN}{}{END}{after}", table(&api));
        std::fs::write(spec::root().join("README.md"), wanted).expect("the README can be written");
    } else {
        assert_eq!(found, table(&api), "UPDATE_README=1 cargo test -p vrm-tests --test readme");
    }
}

#[test]
fn every_operation_has_a_row_once() {
    let api = spec::api();
    let rows = table(&api);
    for operation in &api.operations {
        let request = format!("| `{} {}` |", operation.method, operation.path);
        assert_eq!(rows.matches(&request).count(), 1, "{request}");
        assert_ne!(evidence(operation), "", "{} does not say how it is known", operation.id);
    }
}
