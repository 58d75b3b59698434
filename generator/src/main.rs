//! The generator for people without a checkout of its repository: `openapi-to-crate --help`.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use openapi_to_crate::program::{CrateArguments, DiffArguments, Format, ReadingArguments, Side};
use openapi_to_crate::write::Ownership;
use openapi_to_crate::{Input, Products, program};

#[cfg(feature = "mimalloc")]
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Writes Rust clients from OpenAPI 3.0 and 3.1 documents.
#[derive(Parser)]
#[command(name = "openapi-to-crate", version, after_help = program::HELP)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Writes a crate that stands on its own.
    Gen {
        #[command(flatten)]
        request: Request,
        /// Overwrites files of the folder that were not generated. None of them is deleted.
        #[arg(long)]
        force: bool,
    },
    /// Writes nothing; prints how the crate differs from what the document makes, and fails if it does.
    Check(Request),
    /// Prints what is wrong with a document.
    Lint {
        /// An OpenAPI 3.0 or 3.1 document, YAML or JSON; `-` is the standard input.
        file: String,
        /// For people, or one JSON object a line for editors and continuous integration.
        #[arg(long, value_enum, default_value_t)]
        format: Format,
        /// Takes warnings for errors.
        #[arg(long)]
        strict: bool,
        #[command(flatten)]
        reading: ReadingArguments,
    },
    /// Prints what changes for programs that use the crate, and what of that breaks them.
    Diff {
        /// The document before; or the folder of a crate that was made, or the listing in it.
        old: String,
        /// The document now, or one of the others.
        new: String,
        #[command(flatten)]
        arguments: DiffArguments,
        #[command(flatten)]
        reading: ReadingArguments,
    },
    /// Serves a document on loopback, with faults on request.
    ///
    /// It answers the examples of the document, or samples of its schemas, and refuses what the document does not
    /// allow with the place and the reason.
    #[cfg(feature = "mock")]
    #[command(after_help = openapi_to_crate::mock::GRAMMAR)]
    Mock {
        /// An OpenAPI 3.0 or 3.1 document, YAML or JSON; `-` is the standard input.
        #[arg(required_unless_present = "spec")]
        file: Option<String>,
        /// The same, as the commands of the repository call it.
        #[arg(long, value_name = "FILE", conflicts_with = "file", hide = true)]
        spec: Option<String>,
        #[command(flatten)]
        arguments: program::MockArguments,
        #[command(flatten)]
        reading: ReadingArguments,
    },
    /// Says what a diagnostic code means and how to mend it.
    Explain {
        /// A code such as W110; all of them are listed without one.
        code: Option<String>,
    },
}

#[derive(Args)]
struct Request {
    /// An OpenAPI 3.0 or 3.1 document, YAML or JSON; `-` is the standard input.
    file: String,
    /// Folder of the crate.
    #[arg(long)]
    out: PathBuf,
    /// For people, or one JSON object a line for continuous integration.
    #[arg(long, value_enum, default_value_t)]
    format: Format,
    #[command(flatten)]
    products: CrateArguments,
    #[command(flatten)]
    reading: ReadingArguments,
}

impl Request {
    fn read(&self) -> Result<(Input, Products), String> {
        let config = self.reading.config()?;
        let input = self.reading.apply(program::input(&self.file)?, &config)?;
        Ok((input, self.products.products(&config)?))
    }

    /// The command that makes what this one checks.
    fn command(&self) -> String {
        let (out, products, reading) = (self.out.display(), self.products.command(), self.reading.command());
        format!("openapi-to-crate gen {} --out {out}{products}{reading}", self.file)
    }
}

fn run(command: &Command) -> Result<bool, String> {
    match command {
        Command::Gen { request, force } => {
            let ownership = Ownership::Listed { force: *force };
            let (input, products) = request.read()?;
            program::write_crate(&input, &products, &request.out, &ownership, request.format)
        }
        Command::Check(request) => {
            let ownership = Ownership::Listed { force: false };
            let (input, products) = request.read()?;
            program::check_crate(&input, &products, &request.out, &ownership, &request.command(), request.format)
        }
        Command::Lint { file, format, strict, reading } => {
            let config = reading.config()?;
            let input = reading.apply(program::input(file)?, &config)?;
            Ok(program::lint(&input, *format, *strict || config.strict))
        }
        Command::Diff { old, new, arguments, reading } => {
            let [old, new] = [old, new].map(|name| Side::open(name, reading, arguments));
            Ok(program::diff(old?, new?, arguments))
        }
        #[cfg(feature = "mock")]
        Command::Mock { file, spec, arguments, reading } => {
            let name = file.as_ref().or(spec.as_ref()).map_or("-", String::as_str);
            program::mock(&reading.apply(program::input(name)?, &reading.config()?)?, arguments)
        }
        Command::Explain { code } => program::explain(code.as_deref()),
    }
}

fn main() -> ExitCode {
    program::exit_code(run(&Arguments::parse().command))
}
