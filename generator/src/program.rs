//! What programs that generate have in common: reading a file, writing the crate, saying what changed.

mod arguments;
mod compare;
mod config;
mod input;
#[cfg(feature = "mock")]
mod mock;
mod outcome;
mod progress;
mod summary;
mod today;

use std::path::Path;

pub use arguments::{CrateArguments, Format, ReadingArguments};
pub use compare::{Deny, DiffArguments, Side, diff};
pub use config::Config;
pub use input::input;
#[cfg(feature = "mock")]
pub use mock::{MockArguments, mock};
pub use outcome::{HELP, exit_code};

use crate::diagnostic::Report;
use crate::explain;
use crate::generate::{Generated, Input, Products, generate, read};
use crate::render::render_json;
use crate::write::{Ownership, plan, write};
use progress::shown;

/// Writes what an input makes into a folder, and prints what changed. Whether the input has no
/// errors; findings go to the standard error, or as JSON to the standard output.
///
/// # Errors
/// When the folder can't be written to, or holds files that were not generated.
pub fn write_crate(
    input: &Input,
    products: &Products,
    dir: &Path,
    ownership: &Ownership<'_>,
    format: Format,
) -> Result<bool, String> {
    let Some(generated) = generated(input, products, format) else { return Ok(false) };
    let what = format!("writing {}", dir.display());
    let plan = shown(&what, || write(dir, &generated.files, ownership)).map_err(|error| error.to_string())?;
    match format {
        Format::Text => println!("{}", summary::summary(dir, &plan, &generated)),
        Format::Json => print!("{}", summary::summary_json(dir, &plan, &generated, true)),
    }
    // The program ends here, and to take apart all that a large document says would take it a while.
    std::mem::forget(generated);
    Ok(true)
}

/// Prints how a folder differs from what an input makes, and the command that mends it. Whether it
/// doesn't; findings go to the standard error, or as JSON to the standard output.
///
/// # Errors
/// When the folder can't be read.
pub fn check_crate(
    input: &Input,
    products: &Products,
    dir: &Path,
    ownership: &Ownership<'_>,
    command: &str,
    format: Format,
) -> Result<bool, String> {
    let Some(generated) = generated(input, products, format) else { return Ok(false) };
    let plan = plan(dir, &generated.files, ownership).map_err(|error| error.to_string())?;
    if format == Format::Json {
        print!("{}", summary::summary_json(dir, &plan, &generated, false));
        return Ok(plan.is_empty());
    }
    for change in &plan.changes {
        print!("{}: {}\n{}", change.kind.would(), summary::shown(dir, &change.path), change.diff());
    }
    if let Some(told) = summary::of_programs(&plan) {
        println!("\n{told}");
    }
    if !plan.is_empty() {
        let files = summary::counted(plan.changes.len(), "file");
        let (are, them) = if plan.changes.len() == 1 { ("is", "it") } else { ("are", "them") };
        println!("\n{files} {are} not what the document makes; `{command}` mends {them}");
    }
    Ok(plan.is_empty())
}

/// Prints what a code means, or all codes.
///
/// # Errors
/// When no diagnostic has the code; the message lists all codes.
pub fn explain(code: Option<&str>) -> Result<bool, String> {
    println!("{}", code.map_or_else(|| Ok(explain::codes()), explain::explain)?);
    Ok(true)
}

/// Prints what is wrong with an input. Whether it has no errors, or (`strict`)
/// nothing at all.
pub fn lint(input: &Input, format: Format, strict: bool) -> bool {
    let mut report = Report::default();
    shown(&format!("reading {}", input.document.name), || read(input, &mut report));
    print!("{}", if format == Format::Json { render_json(&report) } else { input.render(&report) });
    !(report.has_errors() || strict && report.has_findings())
}

fn generated(input: &Input, products: &Products, format: Format) -> Option<Generated> {
    let generation = shown(&format!("making a crate of {}", input.document.name), || generate(input, products));
    match format {
        Format::Text => eprint!("{}", input.render(&generation.report)),
        Format::Json => print!("{}", render_json(&generation.report)),
    }
    generation.generated
}
