//! `vrm alarms`: what rings now.

use serde_json::json;

use crate::connection::Connection;
use crate::failure::{Code, Failure};
use crate::output::{self, clock};
use crate::table::table;

pub async fn run(connection: &Connection, exit_code: bool) -> Result<String, Failure> {
    let site = connection.site().await?;
    let alarms = site.active_alarms().await?;
    let text = if connection.json {
        let alarms = alarms.iter().map(|alarm| {
            json!({
                "level": alarm.level, "description": alarm.description, "device": alarm.device,
                "instance": alarm.instance.0, "code": alarm.code.as_ref().map(|code| code.as_str()),
                "time": alarm.time,
            })
        });
        output::json(&alarms.collect())
    } else if alarms.is_empty() {
        format!("Nothing rings at {}.\n", site.name())
    } else {
        let rows = alarms.iter().map(|alarm| {
            vec![
                alarm.level.clone(),
                alarm.description.clone(),
                format!("{} [{}]", alarm.device.as_deref().unwrap_or("-"), alarm.instance),
                alarm.time.map_or_else(|| "-".to_owned(), |time| clock(time, site.zone())),
            ]
        });
        table(&["Level", "What", "Device", "Last said"], 4, rows)
    };
    match exit_code && !alarms.is_empty() {
        true => Err(Failure::with_output(Code::Rings, text)),
        false => Ok(text),
    }
}
