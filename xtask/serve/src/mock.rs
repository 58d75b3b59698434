//! `cargo xtask mock`: the examples of the document, served.

use vrm_tests::{Clock, Mock};

use crate::generated;

/// How to serve.
#[derive(clap::Args)]
#[command(after_help = vrm_tests::mock::GRAMMAR)]
pub struct Request {
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
    let Some(generated) = generated()? else { return Ok(false) };
    let mut builder = Mock::builder(&generated.model.api).port(request.port);
    if request.no_limit {
        builder = builder.without_limit();
    }
    if let Some(seed) = request.house {
        builder = builder.house(seed, Clock::Running);
    }
    for fault in &request.fault {
        builder = builder.fault(fault)?;
    }
    let mock = builder.start().map_err(|error| error.to_string())?;
    let what = if request.house.is_some() { "simulated installations" } else { "the examples of the specification" };
    println!("{} answers {what}; any token is taken, Ctrl-C stops it", mock.url());
    mock.wait();
    Ok(true)
}
