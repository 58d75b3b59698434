//! `cargo xtask lint`: parse and lower, and print what was found.

use openapi_forge::diagnostic::Report;
use openapi_forge::read;
use openapi_forge::render::render_json;
use xtask::repository;

use crate::generate::input;

/// Whether the document is sound; findings go to the standard output.
pub fn run(file: Option<&str>, json: bool) -> Result<bool, String> {
    let input = file.map_or_else(repository::input, input)?;
    let mut report = Report::default();
    read(&input, &mut report);
    print!("{}", if json { render_json(&report) } else { input.render(&report) });
    Ok(!report.has_errors())
}
