//! Where the examples get their answers from.
#![allow(dead_code, reason = "each example is a crate and uses its part of this")]

use std::error::Error;
use std::fmt;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use victron_vrm::Client;
use vrm_tests::Mock;

/// The service that an example talks to; a mock stops when this is dropped.
pub struct Service {
    mock: Option<Mock>,
}

/// A client for VRM if `VRM_TOKEN` is set, otherwise for the mock.
pub fn connect() -> Result<(Client, Service), Box<dyn Error>> {
    if let Ok(token) = std::env::var("VRM_TOKEN") {
        let vrm = Client::builder().access_token(token).build()?;
        return Ok((vrm, Service { mock: None }));
    }
    let mock = Mock::start(&vrm_tests::spec::api())?;
    let vrm = Client::builder().base_url(mock.url()).access_token("any").build()?;
    Ok((vrm, Service { mock: Some(mock) }))
}

impl Service {
    /// Whether the answers are examples: the same ones whatever site and period are asked for.
    pub fn is_mock(&self) -> bool {
        self.mock.is_some()
    }
}

impl fmt::Display for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.mock {
            None => "Answers of VRM.",
            Some(_) => "Examples from spec/openapi.yaml, not real data. Set VRM_TOKEN to ask VRM itself.",
        })
    }
}

/// The time zone that an installation names; UTC when the name says nothing.
pub fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap_or(TimeZone::UTC)
}

/// A time on the clock of an installation.
pub fn local(time: Timestamp, zone: &TimeZone) -> String {
    time.to_zoned_datetime(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string()
}
