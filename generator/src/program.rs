//! What programs that generate have in common: reading a file, writing the crate, saying what changed.

use std::io::Read as _;
use std::path::Path;

use crate::diagnostic::Report;
use crate::generate::{Generated, Input, Products, generate, read};
use crate::parse::{Folder, OtherFiles, Reading};
use crate::render::render_json;
use crate::write::{Change, LIST, Ownership, Plan, plan, write};

/// The document in a file; `-` is the standard input.
///
/// # Errors
/// When it can't be read, with its path.
pub fn input(name: &str) -> Result<Input, String> {
    let mut bytes = Vec::new();
    let read = match name {
        "-" => std::io::stdin().read_to_end(&mut bytes).map(|_| bytes),
        _ => std::fs::read(name),
    };
    let bytes = read.map_err(|error| format!("{name}: {error}"))?;
    if name == "-" {
        return Ok(Input::document("<stdin>", bytes));
    }
    let files = OtherFiles::Folder(Folder::of(Path::new(name)));
    Ok(Input { files, ..Input::document(name, bytes) })
}

/// What is to be read of a document, as programs are told.
#[derive(Debug, Clone, Default)]
#[cfg_attr(feature = "program", derive(clap::Args))]
pub struct ReadingArguments {
    /// Changes the document by an overlay (Overlay Specification 1.0) first; may be repeated.
    #[cfg_attr(feature = "program", arg(long, value_name = "FILE"))]
    pub overlay: Vec<String>,
    /// Reads only what fits `tag:NAME`, `path:/a/**` or `operation:ID`, and what that needs; may be repeated.
    #[cfg_attr(feature = "program", arg(long, value_name = "WHAT"))]
    pub only: Vec<String>,
    /// Leaves out an operation or a component that can't be read, with a warning, rather than nothing being made.
    #[cfg_attr(feature = "program", arg(long))]
    pub keep_going: bool,
}

impl ReadingArguments {
    /// Adds to an input how it is to be read.
    ///
    /// # Errors
    /// When an overlay can't be read, or a choice is none.
    pub fn apply(&self, input: Input) -> Result<Input, String> {
        let overlay = |name: &String| {
            let bytes = std::fs::read(name).map_err(|error| format!("{name}: {error}"))?;
            Ok::<_, String>((name.clone(), bytes))
        };
        let reading = Reading {
            overlays: self.overlay.iter().map(overlay).collect::<Result<_, _>>()?,
            only: self.only.iter().map(|only| only.parse()).collect::<Result<_, _>>()?,
            keep_going: self.keep_going,
        };
        Ok(Input { reading, ..input })
    }

    /// The same, as it is written on a command line; with a space before it, or nothing.
    pub fn command(&self) -> String {
        let overlays = self.overlay.iter().map(|name| format!(" --overlay {name}"));
        let only = self.only.iter().map(|only| format!(" --only '{only}'"));
        let keep_going = self.keep_going.then(|| " --keep-going".to_owned());
        overlays.chain(only).chain(keep_going).collect()
    }
}

/// Writes what an input makes into a folder, and prints what changed. Whether the input has no
/// errors; findings go to the standard error.
///
/// # Errors
/// When the folder can't be written to, or holds files that were not generated.
pub fn write_crate(input: &Input, products: &Products, dir: &Path, ownership: &Ownership<'_>) -> Result<bool, String> {
    let Some(generated) = generated(input, products) else { return Ok(false) };
    let plan = write(dir, &generated.files, ownership).map_err(|error| error.to_string())?;
    println!("{}", summary(&plan, &generated));
    Ok(true)
}

/// Prints how a folder differs from what an input makes, and the command that mends it. Whether it
/// doesn't; findings go to the standard error.
///
/// # Errors
/// When the folder can't be read.
pub fn check_crate(
    input: &Input,
    products: &Products,
    dir: &Path,
    ownership: &Ownership<'_>,
    command: &str,
) -> Result<bool, String> {
    let Some(generated) = generated(input, products) else { return Ok(false) };
    let plan = plan(dir, &generated.files, ownership).map_err(|error| error.to_string())?;
    for change in &plan.changes {
        print!("{}: {}\n{}", change.kind.problem(), change.path, change.diff());
    }
    if !plan.is_empty() {
        println!("\n{} files are not what the document makes; run `{command}`", plan.changes.len());
    }
    Ok(plan.is_empty())
}

/// Prints what is wrong with an input, as text or as JSON. Whether it has no errors, or (`strict`)
/// nothing at all.
pub fn lint(input: &Input, json: bool, strict: bool) -> bool {
    let mut report = Report::default();
    read(input, &mut report);
    print!("{}", if json { render_json(&report) } else { input.render(&report) });
    !(report.has_errors() || strict && report.has_findings())
}

fn generated(input: &Input, products: &Products) -> Option<Generated> {
    let generation = generate(input, products);
    eprint!("{}", input.render(&generation.report));
    generation.generated
}

fn summary(plan: &Plan, generated: &Generated) -> String {
    /// More would not fit into one screen.
    const SHOWN: usize = 20;
    let line = |change: &Change| format!("{:>9}  {}", change.kind.done(), change.path);
    let mut lines: Vec<String> = plan.changes.iter().take(SHOWN).map(line).collect();
    if plan.changes.len() > SHOWN {
        lines.push(format!("{:>9}  {} more", "", plan.changes.len() - SHOWN));
    }
    let api = &generated.model.api;
    let changed = plan.changes.iter().filter(|change| change.path != LIST).count();
    let codes = api.table.as_ref().map_or(0, |table| table.attributes.len());
    let (operations, types, files) = (api.operations.len(), api.types.len(), generated.files.len());
    lines.push(format!("{operations} operations, {types} types, {codes} attributes: {files} files, {changed} changed"));
    lines.join("\n")
}
