//! The commands of this repository: `cargo xtask --help`.

mod input;
mod lint;

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
    /// Reads a document (this repository's by default) and prints what is wrong with it.
    Lint {
        /// An OpenAPI 3.0 document, YAML or JSON; `-` is the standard input.
        file: Option<String>,
        /// For people, or one JSON object a line for editors and continuous integration.
        #[arg(long, value_enum, default_value_t = Format::Text)]
        format: Format,
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
        Command::Lint { file, format } => lint::run(file.as_deref(), matches!(format, Format::Json)),
        Command::Explain { code } => match openapi_forge::explain::explain(&code) {
            Some(text) => {
                println!("{text}");
                Ok(true)
            }
            None => Err(format!("no diagnostic has the code {code}")),
        },
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
