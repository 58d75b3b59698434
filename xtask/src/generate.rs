//! `cargo xtask gen`: from the document to the files of a crate.

use std::path::PathBuf;

use openapi_to_crate::program::ReadingArguments;
use openapi_to_crate::write::Ownership;
use openapi_to_crate::{CrateName, OwnModule, Products, program};
use xtask::repository;

/// What to generate and where.
#[derive(clap::Args)]
pub struct Request {
    /// Writes nothing; prints what differs and fails if anything does.
    #[arg(long)]
    check: bool,
    /// Any OpenAPI 3.0 or 3.1 document instead of this repository's; `-` is the standard input.
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
    /// Takes warnings for errors, as is always done with this repository's document.
    #[arg(long, requires = "out")]
    strict: bool,
    /// Makes tests of the examples in the documentation. They stand between words of the document.
    #[arg(long, requires = "out")]
    doctest: bool,
    /// Makes clients that take a value that does not fit its type for an error, unless told otherwise.
    #[arg(long, requires = "out")]
    strict_types: bool,
    /// Names operations by their paths only, not also by tag and `operationId`.
    #[arg(long, requires = "out")]
    paths_only: bool,
    /// A module of the crate that is written by hand, in `src/NAME.rs` or `src/NAME/mod.rs`; may be repeated.
    #[arg(long, value_name = "NAME", requires = "out")]
    own_module: Vec<String>,
    #[command(flatten)]
    reading: ReadingArguments,
}

/// Whether all went well; what changed goes to the standard output.
pub fn run(request: &Request) -> Result<bool, String> {
    let input = request.spec.as_deref().map_or_else(repository::input, program::input)?;
    let input = request.reading.apply(input)?;
    let crate_name = request.name.as_deref().map(CrateName::new).transpose()?;
    let (dir, ownership, products) = match &request.out {
        None => (repository::root(), repository::OWNERSHIP, repository::products()?),
        Some(out) => {
            let (doctests, strict, strict_types) = (request.doctest, request.strict, request.strict_types);
            let paths_only = request.paths_only;
            let own_modules = request.own_module.iter().map(|name| OwnModule::new(name)).collect::<Result<_, _>>()?;
            let products =
                Products { crate_name, doctests, strict, strict_types, paths_only, own_modules, ..Products::default() };
            (out.clone(), Ownership::Listed { force: request.force }, products)
        }
    };
    match request.check {
        true => program::check_crate(&input, &products, &dir, &ownership, &command(request)),
        false => program::write_crate(&input, &products, &dir, &ownership),
    }
}

/// The command that generates what this request checks.
fn command(request: &Request) -> String {
    let mut command = "cargo xtask gen".to_owned();
    for (option, value) in [
        ("--spec", request.spec.clone()),
        ("--out", request.out.as_ref().map(|out| out.display().to_string())),
        ("--name", request.name.clone()),
    ] {
        command.extend(value.map(|value| format!(" {option} {value}")));
    }
    command.push_str(if request.doctest { " --doctest" } else { "" });
    command.push_str(if request.strict_types { " --strict-types" } else { "" });
    command.push_str(if request.paths_only { " --paths-only" } else { "" });
    command.push_str(&request.reading.command());
    command.extend(request.own_module.iter().map(|name| format!(" --own-module {name}")));
    command
}
