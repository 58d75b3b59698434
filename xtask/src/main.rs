//! The commands of this repository: `cargo xtask --help`.

mod generate;
mod input;
mod languages;
mod lint;
mod mock;
mod schemathesis;
mod site;

use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "The commands of this repository")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Regenerates the client from the specification: the main job.
    Gen {
        /// Writes nothing; prints what differs and fails if anything does.
        #[arg(long)]
        check: bool,
        /// Any OpenAPI 3.0 document instead of this repository's; `-` is the standard input.
        #[arg(long)]
        spec: Option<String>,
        /// Folder of the crate to write.
        #[arg(long)]
        out: Option<std::path::PathBuf>,
        /// Name of the crate to write; from the document's title when not given.
        #[arg(long, requires = "out")]
        name: Option<String>,
    },
    /// Serves the examples of the specification as a VRM server on loopback.
    ///
    /// It answers every operation, refuses what the document does not allow with the place and the
    /// reason, imitates the rate limit, and misbehaves where it is told to.
    Mock(mock::Request),
    /// Lets Schemathesis ask the mock what the document allows and what it does not.
    Schemathesis,
    /// Writes the reference, the attributes and the languages as web pages into target/site.
    Site {
        /// Then uses them in Chromium: searches, follows links, types, on a desk and on a phone.
        #[arg(long)]
        test: bool,
    },
    /// Reads a document (this repository's by default) and prints what is wrong with it.
    Lint {
        /// An OpenAPI 3.0 document, YAML or JSON; `-` is the standard input.
        file: Option<String>,
        /// For people, or one JSON object a line for editors and continuous integration.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
    },
    /// Generates clients in other languages from the published document, and lets them talk to a mock.
    Languages {
        /// Folders of tests/languages/ to run; all when not given.
        names: Vec<String>,
    },
    /// Says what a diagnostic code means and how to mend it.
    Explain {
        /// A code such as E110.
        code: String,
    },
}

#[derive(Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Json,
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Gen { check, spec, out, name } => generate::run(&generate::Request { spec, out, name, check }),
        Command::Mock(request) => mock::run(&request),
        Command::Schemathesis => schemathesis::run(),
        Command::Site { test } => site::run(test),
        Command::Lint { file, format } => lint::run(file.as_deref(), matches!(format, Format::Json)),
        Command::Languages { names } => languages::run(&names),
        Command::Explain { code } => openapi_forge::explain::explain(&code).map(|text| {
            println!("{text}");
            true
        }),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(message) => {
            eprintln!("error: {message}");
            ExitCode::FAILURE
        }
    }
}
