//! `cargo xtask gen`: from the document to the files of a crate.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use openapi_forge::generate::Generated;
use openapi_forge::parse::{Folder, OtherFiles};
use openapi_forge::write::{LIST, Ownership, Plan, plan, write};
use openapi_forge::{CrateName, Input, Products, generate};
use xtask::repository;

/// What to generate and where.
#[derive(clap::Args)]
pub struct Request {
    /// Writes nothing; prints what differs and fails if anything does.
    #[arg(long)]
    check: bool,
    /// Any OpenAPI 3.0 document instead of this repository's; `-` is the standard input.
    #[arg(long, requires = "out")]
    spec: Option<String>,
    /// Folder of the crate to write.
    #[arg(long)]
    out: Option<PathBuf>,
    /// Name of the crate to write; from the document's title when not given.
    #[arg(long, requires = "out")]
    name: Option<String>,
    /// Overwrites files of the folder that were not generated. None of them is deleted.
    #[arg(long, requires = "out")]
    force: bool,
    /// Makes tests of the examples in the documentation. They stand between words of the document.
    #[arg(long, requires = "out")]
    doctest: bool,
}

/// A document somewhere; `-` is the standard input.
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

/// Whether all went well; what changed goes to the standard output.
pub fn run(request: &Request) -> Result<bool, String> {
    let input = request.spec.as_deref().map_or_else(repository::input, input)?;
    let crate_name = request.name.as_deref().map(CrateName::new).transpose()?;
    let (dir, ownership, products) = match &request.out {
        None => (repository::root(), repository::OWNERSHIP, repository::products()?),
        Some(out) => {
            let products = Products { crate_name, doctests: request.doctest, ..Products::default() };
            (out.clone(), Ownership::Listed { force: request.force }, products)
        }
    };
    let generation = generate(&input, &products);
    eprint!("{}", input.render(&generation.report));
    let Some(generated) = generation.generated else { return Ok(false) };
    if request.check {
        let plan = plan(&dir, &generated.files, &ownership).map_err(|error| error.to_string())?;
        return Ok(check(&plan, request));
    }
    let plan = write(&dir, &generated.files, &ownership).map_err(|error| error.to_string())?;
    println!("{}", summary(&plan, &generated));
    Ok(true)
}

fn check(plan: &Plan, request: &Request) -> bool {
    for change in &plan.changes {
        print!("{}: {}\n{}", change.kind.problem(), change.path, change.diff());
    }
    if !plan.is_empty() {
        let mut command = "cargo xtask gen".to_owned();
        for (option, value) in [
            ("--spec", request.spec.clone()),
            ("--out", request.out.as_ref().map(|out| out.display().to_string())),
            ("--name", request.name.clone()),
        ] {
            command.extend(value.map(|value| format!(" {option} {value}")));
        }
        println!("\n{} files are not what the document makes; run `{command}`", plan.changes.len());
    }
    plan.is_empty()
}

fn summary(plan: &Plan, generated: &Generated) -> String {
    /// More would not fit into one screen.
    const SHOWN: usize = 20;
    let line = |change: &openapi_forge::write::Change| format!("{:>9}  {}", change.kind.done(), change.path);
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
