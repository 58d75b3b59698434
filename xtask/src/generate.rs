//! `cargo xtask gen`: from the document to the files of a crate.

use std::path::PathBuf;

use openapi_to_crate::program::{self, CrateArguments, Format, ReadingArguments};
use openapi_to_crate::write::Ownership;
use xtask::repository;

/// What to generate and where.
#[derive(clap::Args)]
pub struct Request {
    /// Writes nothing; prints what differs and fails if anything does.
    #[arg(long)]
    check: bool,
    /// For people, or one JSON object a line for continuous integration.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    /// Any OpenAPI 3.0 or 3.1 document instead of this repository's; `-` is the standard input.
    #[arg(long, requires = "out")]
    spec: Option<String>,
    /// Folder of the crate to write.
    #[arg(long)]
    out: Option<PathBuf>,
    /// Overwrites files of the folder that were not generated. None of them is deleted.
    #[arg(long, requires = "out")]
    force: bool,
    #[command(flatten)]
    products: CrateArguments,
    #[command(flatten)]
    reading: ReadingArguments,
}

/// Whether all went well; what changed goes to the standard output.
pub fn run(request: &Request) -> Result<bool, String> {
    let input = request.spec.as_deref().map_or_else(repository::input, program::input)?;
    let config = request.reading.config()?;
    let input = request.reading.apply(input, &config)?;
    let (dir, ownership, mut products) = match &request.out {
        None => (repository::root(), repository::OWNERSHIP, repository::products()?),
        Some(out) => (out.clone(), Ownership::Listed { force: request.force }, request.products.products(&config)?),
    };
    if let (false, Some(published)) = (request.check, &mut products.published) {
        published.before = std::fs::read_to_string(dir.join(repository::PUBLISHED)).ok();
    }
    match request.check {
        true => program::check_crate(&input, &products, &dir, &ownership, &command(request), request.format),
        false => program::write_crate(&input, &products, &dir, &ownership, request.format),
    }
}

/// The command that generates what this request checks.
fn command(request: &Request) -> String {
    let spec = request.spec.as_ref().map(|spec| format!(" --spec {spec}")).unwrap_or_default();
    let out = request.out.as_ref().map(|out| format!(" --out {}", out.display())).unwrap_or_default();
    format!("cargo xtask gen{spec}{out}{}{}", request.products.command(), request.reading.command())
}
