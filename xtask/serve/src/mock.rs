//! `cargo xtask mock`: the document of VRM or any other, served.

use openapi_to_crate::diagnostic::Report;
use openapi_to_crate::program::{self, MockArguments, ReadingArguments};
use victron_vrm_mock::Builder;

/// What to serve, and how.
#[derive(clap::Args)]
#[command(after_help = victron_vrm_mock::GRAMMAR)]
pub struct Request {
    /// Serves this OpenAPI document in place of the repository's own, as `openapi-to-crate mock` does. What has no
    /// example in it is answered with a sample that is made of its schema.
    #[arg(long, value_name = "FILE", conflicts_with = "house")]
    spec: Option<String>,
    /// Answers of simulated installations in place of the examples: a house, a hut without a grid, a boat, and
    /// one whose answers are odd. The same seed always gives the same ones; 7 when none is given. What is written to
    /// them stays until the server stops.
    #[arg(long, value_name = "SEED", num_args = 0..=1, default_missing_value = "7")]
    house: Option<u64>,
    #[command(flatten)]
    serving: MockArguments,
    #[command(flatten)]
    reading: ReadingArguments,
}

/// Serves until the process ends.
pub fn run(request: &Request) -> Result<bool, String> {
    let Request { spec, house, serving, reading } = request;
    if let Some(file) = spec {
        return program::mock(&reading.apply(program::input(file)?, &reading.config()?)?, serving);
    }
    let (input, mut report) = (xtask::repository::input()?, Report::default());
    let model = openapi_to_crate::read(&input, &mut report);
    eprint!("{}", input.render(&report));
    let Some(model) = model else { return Ok(false) };
    let mut builder = Builder::of(model.api).port(serving.port).address(serving.address);
    if serving.no_limit {
        builder = builder.without_limit();
    }
    if let Some(seed) = house {
        builder = builder.house(*seed);
    }
    for fault in &serving.fault {
        builder = builder.fault(fault)?;
    }
    let mock = builder.start().map_err(|error| error.to_string())?;
    let what = match house {
        Some(_) => "as simulated installations",
        None => "with the examples of the specification",
    };
    println!("{} answers {what}; any token is taken, Ctrl-C stops it", mock.url());
    mock.wait();
    Ok(true)
}
