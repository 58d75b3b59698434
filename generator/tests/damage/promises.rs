//! What holds for every document, and is checked for one.

use openapi_to_crate::codemodel::{Options, model};
use openapi_to_crate::diagnostic::Report;
use openapi_to_crate::emit::emit;
use openapi_to_crate::lower::lower_counting;
use openapi_to_crate::parse::{OtherFiles, parse_with_files};
use openapi_to_crate::publish::{Material, publish};
use openapi_to_crate::render::{render, render_json};
use openapi_to_crate::tables::parse_table;

/// Goes the whole way with a document, if it is accepted, and holds the generator to its promises:
/// each message has a place in the document and a remedy, the work is bounded, what is published
/// reads as it was meant, and (with `emits`) what is generated is Rust. Says whether it was accepted.
pub fn hold(bytes: &[u8], emits: bool) -> Result<bool, String> {
    hold_with(bytes, &OtherFiles::None, emits)
}

/// As [`hold`], with other files that the document may refer to.
pub fn hold_with(bytes: &[u8], files: &OtherFiles, emits: bool) -> Result<bool, String> {
    let mut report = Report::default();
    let document = parse_with_files("api.yaml", bytes, files, &mut report);
    if document.is_none() != report.has_errors() {
        return Err(format!("neither read nor refused: {report:?}"));
    }
    let mut api = None;
    if let Some(document) = &document {
        let (lowered, steps) = lower_counting(document, None, &mut report);
        if steps > 600_000 + 40 * document.tree.count() {
            return Err(format!("{steps} steps"));
        }
        api = lowered;
    }
    let text = String::from_utf8_lossy(bytes);
    let shown = render(&report, &[("api.yaml", &text)]);
    each_message_has_a_place(&report, text.strip_prefix('\u{feff}').unwrap_or(&text))?;
    if api.is_some() == report.has_errors() {
        return Err(format!("neither accepted nor refused: {shown}"));
    }
    if render_json(&report).lines().count() != report.sorted().len() {
        return Err("a message takes more than a line".to_owned());
    }
    let (Some(document), Some(api)) = (document, api) else { return Ok(false) };
    publish(&document.tree, &Material { api: &api, samples: &[], version: "1", before: None })
        .map_err(|fault| fault.to_string())?;
    if emits {
        let options = Options::standalone("any", "api.yaml");
        let files = model(&api, &options).and_then(|client| emit(&client)).map_err(|fault| fault.to_string())?;
        for file in files.iter().filter(|file| file.path.ends_with(".rs") && !file.path.starts_with("src/runtime/")) {
            syn::parse_file(&file.contents).map_err(|error| format!("{}: {error}\n{}", file.path, file.contents))?;
        }
    }
    Ok(true)
}

/// The same for a table of codes and, behind a line of `---`, that of their values.
pub fn hold_table(bytes: &[u8]) -> Result<bool, String> {
    let at = bytes.windows(5).position(|window| window == b"\n---\n");
    let (codes, values) = at.map_or((bytes, None), |at| (&bytes[..at + 1], Some(&bytes[at + 5..])));
    let mut report = Report::default();
    let read = parse_table("codes.csv", codes, values.map(|values| ("values.csv", values)), &mut report);
    let texts = [codes, values.unwrap_or_default()].map(String::from_utf8_lossy);
    let shown = render(&report, &[("codes.csv", &texts[0]), ("values.csv", &texts[1])]);
    if read.is_none() != report.has_errors() {
        return Err(format!("neither read nor refused: {shown}"));
    }
    let mut placed = report.sorted().into_iter();
    let placeless = placed.find(|found| found.span.line == 0 || found.span.column == 0 || found.help.is_empty());
    placeless.map_or(Ok(read.is_some()), |found| Err(format!("no place: {found:?}")))
}

fn each_message_has_a_place(report: &Report, text: &str) -> Result<(), String> {
    // YAML also ends a line at a lone carriage return, which before a message about bytes is nothing.
    let lines = |ends: &[char]| -> Vec<usize> {
        text.replace("\r\n", "\n").split(ends).map(|line| line.chars().count()).collect()
    };
    let ways = [lines(&['\n', '\r']), lines(&['\n'])];
    for found in report.sorted() {
        let inside = |lines: &Vec<usize>| {
            let length = found.span.line.checked_sub(1).and_then(|line| lines.get(line));
            length.is_some_and(|length| (1..=length + 1).contains(&found.span.column))
        };
        if !ways.iter().any(inside) {
            return Err(format!("no place: {found:?}"));
        }
        if found.message.is_empty() || found.help.is_empty() {
            return Err(format!("no words: {found:?}"));
        }
    }
    Ok(())
}
