//! The commands of this repository: `cargo xtask --help`.

mod compare;
mod corpus;
mod generate;
mod roundtrip;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{Args, Parser, Subcommand};
use openapi_to_crate::program::{self, DiffArguments, Format, ReadingArguments, Side};
use xtask::repository;

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = "The commands of this repository")]
#[command(after_help = program::HELP)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Regenerates the client from the specification: the main job.
    Gen(generate::Request),
    /// Reads a document (this repository's by default) and prints what is wrong with it.
    Lint {
        /// An OpenAPI 3.0 or 3.1 document, YAML or JSON; `-` is the standard input.
        file: Option<String>,
        /// For people, or one JSON object a line for editors and continuous integration.
        #[arg(long, value_enum, default_value_t)]
        format: Format,
        /// Takes warnings for errors, as is always done with this repository's document.
        #[arg(long)]
        strict: bool,
        #[command(flatten)]
        reading: ReadingArguments,
    },
    /// Prints what changes for programs that use the client, and what of that breaks them.
    Diff {
        /// The listing `generated/.openapi-to-crate-surface` of before, a document, or the folder of a crate.
        old: String,
        /// The same of now; what this repository's document makes when it is left out.
        new: Option<String>,
        #[command(flatten)]
        arguments: DiffArguments,
        #[command(flatten)]
        reading: ReadingArguments,
    },
    /// Says what a diagnostic code means and how to mend it.
    Explain {
        /// A code such as W110; all of them are listed without one.
        code: Option<String>,
    },
    /// Makes samples of a document's schemas, and shows which of them the generated types do not
    /// write as they came.
    Roundtrip(roundtrip::Request),
    /// Reads every OpenAPI document below a folder, and prints how they fare.
    Corpus(corpus::Request),
    /// Measures what this generator and its peers cost, and prints tables.
    Compare(compare::Request),
    /// Serves the examples of the specification as a VRM server on loopback.
    #[command(disable_help_flag = true)]
    Mock(Rest),
    /// Lets Schemathesis ask the mock what the document allows and what it does not.
    #[command(disable_help_flag = true)]
    Schemathesis(Rest),
    /// Writes the reference, the attributes and the languages as web pages into target/site.
    #[command(disable_help_flag = true)]
    Site(Rest),
    /// Generates clients in other languages from the published document, and lets them talk to a mock.
    #[command(disable_help_flag = true)]
    Languages(Rest),
}

/// Handed on to the program that serves, which takes longer to build than this one.
#[derive(Args)]
struct Rest {
    #[arg(trailing_var_arg = true, allow_hyphen_values = true, hide = true)]
    arguments: Vec<OsString>,
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Gen(request) => generate::run(&request),
        Command::Lint { file, format, strict, reading } => {
            // This repository's own document has to be without a word.
            let strict = strict || file.is_none();
            let input = file.as_deref().map_or_else(repository::input, program::input);
            let input = input.and_then(|input| reading.apply(input, &reading.config()?));
            input.map(|input| program::lint(&input, format, strict))
        }
        Command::Diff { old, new, arguments, reading } => {
            let new = match new {
                Some(new) => Side::open(&new, &reading, &arguments),
                None => {
                    repository::input().and_then(|input| Ok(Side::Document(Box::new((input, repository::products()?)))))
                }
            };
            Side::open(&old, &reading, &arguments).and_then(|old| Ok(program::diff(old, new?, &arguments)))
        }
        Command::Explain { code } => program::explain(code.as_deref()),
        Command::Roundtrip(request) => roundtrip::run(&request),
        Command::Corpus(request) => corpus::run(&request),
        Command::Compare(request) => compare::run(&request),
        Command::Mock(rest) => serve("mock", &rest),
        Command::Schemathesis(rest) => serve("schemathesis", &rest),
        Command::Site(rest) => serve("site", &rest),
        Command::Languages(rest) => serve("languages", &rest),
    };
    program::exit_code(outcome)
}

/// Builds and runs the program that serves. Whether it went well.
fn serve(command: &str, rest: &Rest) -> Result<bool, String> {
    let mut run = repository::cargo();
    // Not of its package alone, so that it shares what `cargo test` has built.
    run.args(["run", "--quiet", "--bin", "xtask-serve", "--manifest-path"])
        .arg(repository::root().join("Cargo.toml"))
        .args(["--", command])
        .args(&rest.arguments);
    in_our_place(run).map_err(|error| format!("cargo: {error}"))
}

/// Becomes another program, so that whoever stops this one stops that.
#[cfg(unix)]
fn in_our_place(mut program: std::process::Command) -> std::io::Result<bool> {
    Err(std::os::unix::process::CommandExt::exec(&mut program))
}

#[cfg(not(unix))]
fn in_our_place(mut program: std::process::Command) -> std::io::Result<bool> {
    program.status().map(|status| status.success())
}
