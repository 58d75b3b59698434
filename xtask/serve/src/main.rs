//! The commands of this repository that serve: `cargo xtask --help` lists them.

mod languages;
mod mock;
mod schemathesis;
mod site;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", about = "The commands of this repository that serve")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serves the examples of the specification as a VRM server on loopback.
    ///
    /// With `--spec` it serves any other document. It answers every operation, refuses what the document does not allow with the place and the
    /// reason, imitates the rate limit, and misbehaves where it is told to.
    Mock(mock::Request),
    /// Lets Schemathesis ask the mock what the document allows and what it does not.
    Schemathesis,
    /// Writes the reference, the attributes and the languages as web pages into target/site.
    Site {
        /// Then uses them in Chromium: searches, follows links, types, on a desk and on a phone.
        #[arg(long)]
        test: bool,
        /// Then serves them beside simulated installations, which the reference can be tried on.
        #[arg(long, conflicts_with = "test")]
        serve: bool,
        /// Port to serve on; a free one when not given.
        #[arg(long, default_value_t = 0, requires = "serve")]
        port: u16,
    },
    /// Generates clients in other languages from the published document, and lets them talk to a mock.
    Languages {
        /// Folders of tests/languages/ to run; all when not given.
        names: Vec<String>,
    },
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Mock(request) => mock::run(&request),
        Command::Schemathesis => schemathesis::run(),
        Command::Site { serve: true, port, .. } => site::serve(port),
        Command::Site { test, .. } => site::run(test),
        Command::Languages { names } => languages::run(&names),
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

/// What the repository makes of its document; nothing when that has errors, which are shown.
fn generated() -> Result<Option<openapi_to_crate::generate::Generated>, String> {
    let input = xtask::repository::input()?;
    let generation = openapi_to_crate::generate(&input, &xtask::repository::products()?);
    eprint!("{}", input.render(&generation.report));
    Ok(generation.generated)
}
