//! `vrm devices`: the devices of an installation.

use serde_json::json;

use crate::connection::Connection;
use crate::failure::Failure;
use crate::output::{self, ago};
use crate::table::table;

pub async fn run(connection: &Connection) -> Result<String, Failure> {
    let site = connection.site().await?;
    let (devices, now) = (site.devices().await?.devices, connection.now());
    if connection.json {
        let devices = devices.iter().map(|device| {
            let told = device.device.as_ref();
            json!({
                "kind": device.kind.to_string(), "name": device.name,
                "instance": device.instance.map(|instance| instance.0),
                "product": told.and_then(|device| device.product_name.as_deref()),
                "firmware": told.and_then(|device| device.firmware_version.as_deref()),
                "last_connection": told.and_then(|device| device.last_connection),
                "stale": told.and_then(|device| device.is_stale(now)),
            })
        });
        return Ok(output::json(&devices.collect()));
    }
    let rows = devices.iter().map(|device| {
        let told = device.device.as_ref();
        let or_dash = |text: Option<String>| text.filter(|text| !text.is_empty()).unwrap_or_else(|| "-".to_owned());
        let seen = told.and_then(|device| device.last_connection).map(|time| ago(time, now));
        let is_stale = told.and_then(|device| device.is_stale(now)) == Some(true);
        vec![
            device.kind.to_string(),
            device.name.clone(),
            or_dash(told.and_then(|device| device.product_name.clone())),
            or_dash(told.and_then(|device| device.firmware_version.clone())),
            or_dash(device.instance.map(|instance| instance.to_string())),
            if is_stale { format!("{}, stale", or_dash(seen)) } else { or_dash(seen) },
        ]
    });
    Ok(table(&["Device", "Name", "Product", "Firmware", "Instance", "Last data"], 4, rows))
}
