//! The data of the attribute explorer.

use openapi_to_crate::codemodel::Crate;
use openapi_to_crate::names::{Case, render};
use serde_json::Value;

/// Where attributes stand of which nobody knows the device.
const UNKNOWN_DEVICE: &str = "Device unknown";

/// What nearly every installation has, before what some have.
const COMMON_DEVICES: [&str; 7] =
    ["System overview", "Battery Monitor", "Solar Charger", "VE.Bus System", "Grid meter", "PV Inverter", "Gateway"];

/// The attributes as they are published, by device, each with its path in Rust and in the address.
pub fn file(published: &Value, client: &Crate) -> Result<String, String> {
    let mut rows = published["x-attributes"].as_array().cloned().ok_or("the published document has no attributes")?;
    let paths = client.attribute_paths();
    for row in &mut rows {
        let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        let (code, device, data_type) = (text("code"), text("device"), text("dataType"));
        let Value::Object(row) = row else { continue };
        let device = if device.is_empty() { UNKNOWN_DEVICE.to_owned() } else { device };
        row.insert("key".to_owned(), render(&device, Case::Camel).into());
        row.insert("device".to_owned(), device.into());
        if data_type.is_empty() {
            row.insert("dataType".to_owned(), "unknown".into());
        }
        // What has no typed name is still found by its code.
        let by_code = || format!("AttributeInfo::from_code({code:?})");
        row.insert("rust".to_owned(), paths.get(&code).cloned().unwrap_or_else(by_code).into());
    }
    if let Some(gone) = COMMON_DEVICES.iter().find(|device| !rows.iter().any(|row| row["device"] == **device)) {
        return Err(format!("no attribute is of the device `{gone}` any longer"));
    }
    rows.sort_by_key(|row| {
        let device = row["device"].as_str().unwrap_or_default();
        let rank = COMMON_DEVICES.iter().position(|common| *common == device).unwrap_or(COMMON_DEVICES.len());
        // What VRM itself lists is what people meet.
        (device == UNKNOWN_DEVICE, rank, device.to_lowercase(), row["evidence"] != "seed")
    });
    let lines: Vec<String> = rows.iter().map(Value::to_string).collect();
    Ok(format!("[\n{}\n]\n", lines.join(",\n")))
}
