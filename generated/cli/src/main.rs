//! `vrm`: installations of Victron Energy in the terminal.

mod alarms;
mod arguments;
mod battery;
mod canvas;
mod chart;
mod connection;
mod devices;
mod energy;
mod export;
mod failure;
mod forecast;
mod get;
mod now;
mod operation;
#[rustfmt::skip]
mod operations;
mod output;
mod sites;
mod table;
mod token;

use std::process::ExitCode;

use clap::{CommandFactory as _, Parser as _};

use arguments::{Arguments, Command};
use connection::Connection;
use failure::{Code, Failure};

fn main() -> ExitCode {
    let arguments = Arguments::parse();
    output::choose_color(arguments.general.color);
    let (text, code) = match run(&arguments) {
        Ok(text) => (text, ExitCode::SUCCESS),
        Err(Failure { code, output: Some(text), .. }) => (text, code.into()),
        Err(failure) => {
            anstream::eprintln!("{} {failure}", output::styled(output::BAD, "error:"));
            return failure.code.into();
        }
    };
    match output::print(&text) {
        Ok(()) => code,
        Err(error) => {
            anstream::eprintln!("{} the output can't be written: {error}", output::styled(output::BAD, "error:"));
            Code::Other.into()
        }
    }
}

/// What is printed.
fn run(arguments: &Arguments) -> Result<String, Failure> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
    let runtime = runtime.map_err(|error| Failure::new(Code::Other, error.to_string()))?;
    runtime.block_on(answer(arguments))
}

async fn answer(arguments: &Arguments) -> Result<String, Failure> {
    let Arguments { general, command } = arguments;
    let connect = || Connection::open(general);
    match command {
        Command::Now => now::run(&connect()?).await,
        Command::Energy(request) => energy::run(&connect()?, request).await,
        Command::Battery(request) => battery::run(&connect()?, request).await,
        Command::Forecast(request) => forecast::run(&connect()?, request).await,
        Command::Devices => devices::run(&connect()?).await,
        Command::Alarms { exit_code } => alarms::run(&connect()?, *exit_code).await,
        Command::Sites => sites::run(&connect()?).await,
        Command::Export(request) => export::run(&connect()?, request).await,
        Command::Get(request) => get::run(general, request).await,
        Command::Operations { name } => get::list(name.as_deref(), general.json),
        Command::Login => token::login(general).await,
        Command::Logout => token::logout(general),
        Command::Completions { shell } => {
            let mut script = Vec::new();
            clap_complete::generate(*shell, &mut Arguments::command(), "vrm", &mut script);
            Ok(String::from_utf8_lossy(&script).into_owned())
        }
    }
}
