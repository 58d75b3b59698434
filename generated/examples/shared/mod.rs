//! Where the examples get their answers from.
#![allow(dead_code, reason = "each example is a crate and uses its part of this")]

use std::error::Error;
use std::fmt;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use victron_vrm::{Client, Site};
use victron_vrm_mock::Mock;

/// The service that an example talks to; simulated installations stop when this is dropped.
pub struct Service(Option<Mock>);

/// A client for VRM if `VRM_TOKEN` is set, otherwise for simulated installations.
pub fn connect() -> Result<(Client, Service), Box<dyn Error>> {
    if std::env::var_os("VRM_TOKEN").is_some() {
        let token = std::env::var("VRM_TOKEN").map_err(|_| "VRM_TOKEN is not set")?;
        let vrm = Client::builder().access_token(token).build()?;
        return Ok((vrm, Service(None)));
    }
    let mock = Mock::builder().house(7).start()?;
    let vrm = Client::builder().base_url(mock.url()).access_token("any").build()?;
    Ok((vrm, Service(Some(mock))))
}

impl Service {
    /// Whether the answers are those of simulated installations.
    pub fn is_house(&self) -> bool {
        self.0.is_some()
    }
}

impl fmt::Display for Service {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.is_house() {
            true => "Simulated installations, not real ones. Set VRM_TOKEN to ask VRM itself.",
            false => "Answers of VRM.",
        })
    }
}

/// The time zone of an installation; UTC when it names none.
pub fn zone(site: &Site) -> TimeZone {
    site.timezone.as_deref().and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC)
}

/// The name of an installation, else its number.
pub fn name(site: &Site) -> String {
    site.name.clone().unwrap_or_else(|| site.id_site.to_string())
}

/// A time on the clock of an installation.
pub fn local(time: Timestamp, zone: &TimeZone) -> String {
    time.to_zoned_datetime(zone.clone()).strftime("%Y-%m-%d %H:%M").to_string()
}
