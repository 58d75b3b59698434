//! `cargo xtask mock`: the examples of the document, served.

use openapi_to_crate::diagnostic::Report;
use openapi_to_crate::generate::Model;
use openapi_to_crate::program::{self, ReadingArguments};
use vrm_tests::mock::add_samples;
use vrm_tests::{Clock, Mock};

use crate::generated;

/// What to serve, and how.
#[derive(clap::Args)]
#[command(after_help = vrm_tests::mock::GRAMMAR)]
pub struct Request {
    /// Serves this OpenAPI document in place of the repository's own. What has no example in it is answered with a
    /// sample that is made of its schema.
    #[arg(long, value_name = "FILE", conflicts_with = "house")]
    spec: Option<String>,
    #[command(flatten)]
    reading: ReadingArguments,
    /// Port to listen on; a free one when not given.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Answers everybody at any rate; the rate limit of VRM is imitated otherwise.
    #[arg(long)]
    no_limit: bool,
    /// Answers of simulated installations in place of the examples: a house, a hut without a grid, a boat, and
    /// one whose answers are odd. The same seed always gives the same ones; 7 when none is given.
    #[arg(long, value_name = "SEED", num_args = 0..=1, default_missing_value = "7")]
    house: Option<u64>,
    /// A way to misbehave, such as `getStats=500 x2`; may be repeated. See below.
    #[arg(long, value_name = "FAULT")]
    fault: Vec<String>,
}

/// Serves until the process ends.
pub fn run(request: &Request) -> Result<bool, String> {
    let model = match &request.spec {
        None => generated()?.map(|generated| generated.model),
        Some(file) => read(file, &request.reading)?,
    };
    let Some(Model { document, mut api }) = model else { return Ok(false) };
    add_samples(&mut api, &document);
    let mut builder = Mock::builder(&api).port(request.port);
    if request.no_limit {
        builder = builder.without_limit();
    }
    if let Some(seed) = request.house {
        builder = builder.house(seed, Clock::Running);
    }
    for fault in &request.fault {
        builder = builder.fault(fault)?;
    }
    let mock = builder.start().map_err(|error| format!("port {}: {error}", request.port))?;
    let what = match (&request.spec, request.house) {
        (Some(file), _) => &format!("the examples of {file}, and samples where there are none"),
        (None, Some(_)) => "simulated installations",
        (None, None) => "the examples of the specification",
    };
    println!("{} answers {what}; any token is taken, Ctrl-C stops it", mock.url());
    mock.wait();
    Ok(true)
}

/// What somebody's document says; nothing when it has errors, which are shown.
fn read(file: &str, reading: &ReadingArguments) -> Result<Option<Model>, String> {
    let input = reading.apply(program::input(file)?, &reading.config()?)?;
    let mut report = Report::default();
    let model = openapi_to_crate::read(&input, &mut report);
    eprint!("{}", input.render(&report));
    Ok(model)
}
