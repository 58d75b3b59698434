//! `cargo xtask lint`: parse and lower, and print what was found.

use openapi_forge::diagnostic::Report;
use openapi_forge::ir::CodeTable;
use openapi_forge::lower::lower;
use openapi_forge::render::{render, render_json};

use crate::input::Input;

/// Whether the document is sound; findings go to the standard output.
pub fn run(file: Option<&str>, json: bool) -> Result<bool, String> {
    let input = file.map_or_else(Input::own, Input::file)?;
    let mut report = Report::default();
    let (document, table) = input.parse(&mut report);
    if let Some(document) = document {
        // An unreadable table has been reported already: an empty one in its place lets the
        // document be judged in the same run, and keeps it from being told that there is none.
        let table = table.or_else(|| file.is_none().then(|| CodeTable { attributes: Vec::new() }));
        lower(&document, table, &mut report);
    }
    if json {
        print!("{}", render_json(&report));
    } else {
        let sources = input.sources();
        let sources: Vec<_> = sources.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        print!("{}", render(&report, &sources));
    }
    Ok(!report.has_errors())
}
