//! The command `mock`.

use std::net::IpAddr;

use super::progress::shown;
use crate::diagnostic::Report;
use crate::generate::{Input, read};
use crate::mock::{Builder, Mock};

/// How a document is served, as programs are told.
#[derive(Debug, Clone)]
#[cfg_attr(feature = "program", derive(clap::Args))]
pub struct MockArguments {
    /// Port to listen on; a free one when not given, which is printed.
    #[cfg_attr(feature = "program", arg(long, default_value_t = 0))]
    pub port: u16,
    /// Address of this machine to listen at. Only the machine itself can reach the usual one; 0.0.0.0 is all of them.
    #[cfg_attr(feature = "program", arg(long, default_value_t = IpAddr::V4(std::net::Ipv4Addr::LOCALHOST)))]
    pub address: IpAddr,
    /// Answers everybody at any rate; the rate limit of the document (`x-rate-limit`) is imitated otherwise.
    #[cfg_attr(feature = "program", arg(long))]
    pub no_limit: bool,
    /// A way to misbehave, such as `listPets=500 x2`; may be repeated. See below.
    #[cfg_attr(feature = "program", arg(long, value_name = "FAULT"))]
    pub fault: Vec<String>,
}

impl MockArguments {
    /// Starts a server.
    ///
    /// # Errors
    /// When a fault is none, or the port can't be opened; the message names it.
    pub fn start(&self, mut builder: Builder) -> Result<Mock, String> {
        builder = builder.port(self.port).address(self.address);
        if self.no_limit {
            builder = builder.without_limit();
        }
        for fault in &self.fault {
            builder = builder.fault(fault)?;
        }
        builder.start().map_err(|error| error.to_string())
    }
}

/// Serves what a document promises until the process ends, and prints where. Not when the document has errors;
/// findings go to the standard error.
///
/// # Errors
/// When a fault is none, or the port can't be opened.
pub fn mock(input: &Input, arguments: &MockArguments) -> Result<bool, String> {
    let mut report = Report::default();
    let name = &input.document.name;
    let model = shown(&format!("reading {name}"), || read(input, &mut report));
    eprint!("{}", input.render(&report));
    let Some(model) = model else { return Ok(false) };
    let mock = arguments.start(Mock::of_model(model))?;
    for line in mock.unchecked() {
        eprintln!("not checked: {line}");
    }
    let what = format!("the examples of {name}, and samples where there are none");
    println!("{} answers {what}; any token is taken, Ctrl-C stops it", mock.url());
    mock.wait();
    Ok(true)
}
