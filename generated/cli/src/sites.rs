//! `vrm sites`: the installations of the account.

use serde_json::json;
use victron_vrm::tasks::LocalSite;

use crate::connection::Connection;
use crate::failure::Failure;
use crate::output::{self, rounded, watts};
use crate::table::table;

pub async fn run(connection: &Connection) -> Result<String, Failure> {
    let fleet = LocalSite::fleet(&connection.client).await?;
    if connection.json {
        let entries = fleet.iter().map(|entry| {
            json!({
                "site": entry.site.id_site.0, "name": entry.site.name, "portal_id": entry.site.identifier,
                "timezone": entry.site.timezone, "alarms": entry.alarms,
                "solar_watts": entry.power.solar_watts.map(rounded),
                "state_of_charge_percent": entry.power.state_of_charge_percent.map(rounded),
                "time": entry.power.time,
            })
        });
        return Ok(output::json(&entries.collect()));
    }
    let rows = fleet.iter().map(|entry| {
        let or_dash = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
        vec![
            or_dash(entry.site.name.clone()),
            or_dash(entry.site.identifier.clone()),
            entry.site.id_site.to_string(),
            or_dash(entry.power.solar_watts.map(watts)),
            or_dash(entry.power.state_of_charge_percent.map(|percent| format!("{percent:.0} %"))),
            or_dash(entry.alarms.map(|alarms| alarms.to_string())),
        ]
    });
    Ok(table(&["Name", "Portal id", "Number", "Sun", "Battery", "Alarms"], 2, rows))
}
