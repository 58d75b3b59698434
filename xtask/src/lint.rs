//! `cargo xtask lint`: parse, and print what was found.

use openapi_forge::diagnostic::Report;
use openapi_forge::render::{render, render_json};

use crate::input::Input;

/// Whether the document is sound; findings go to the standard output.
pub fn run(file: Option<&str>, json: bool) -> Result<bool, String> {
    let input = file.map_or_else(Input::own, Input::file)?;
    let mut report = Report::default();
    input.parse(&mut report);
    if json {
        print!("{}", render_json(&report));
    } else {
        let sources = input.sources();
        let sources: Vec<_> = sources.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        print!("{}", render(&report, &sources));
    }
    Ok(!report.has_errors())
}
