//! A walk through an account: its sites, and the devices and the latest readings of the first.
//!
//! `cargo run -p victron-vrm --example tour`

mod shared;

use std::error::Error;

use comfy_table::{Cell, CellAlignment, Table, presets};
use jiff::tz::TimeZone;
use victron_vrm::{Client, Device, DiagnosticRecord, Site, SiteId};

use shared::{local, name, zone};

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let (vrm, service) = shared::connect()?;
    println!("{service}");

    let me = vrm.users().me().await?.user;
    let sites = vrm.user(me.id).installations().extended(true).await?.records;
    println!("\nSites of {}\n{}", me.name.as_deref().unwrap_or("you"), sites_table(&sites));

    let Some(site) = sites.first() else { return Ok(()) };
    let zone = zone(site);
    let overview = vrm.installation(site.id_site).system_overview().await?.records;
    println!("\nDevices of {}\n{}", name(site), devices_table(&overview.devices, &zone));

    let readings = readings(&vrm, site.id_site).await?;
    println!("\nLatest readings of {}\n{}", name(site), readings_table(&readings, &zone));
    Ok(())
}

/// Every latest value of a site, page by page.
async fn readings(vrm: &Client, site: SiteId) -> Result<Vec<DiagnosticRecord>, victron_vrm::Error> {
    let mut readings = Vec::new();
    for page in 1.. {
        let answer = vrm.installation(site).diagnostics().count(1000).page(page).await?;
        let last = answer.records.is_empty();
        readings.extend(answer.records);
        // An empty page ends it as well, should the number of records ever be too high.
        if last || answer.num_records.is_none_or(|all| readings.len() as i64 >= all) {
            break;
        }
    }
    Ok(readings)
}

fn sites_table(sites: &[Site]) -> Table {
    let mut table = table(["Id", "Name", "Time zone", "Solar peak", "Latest data", "Alarms"]);
    for site in sites {
        let latest = site.last_timestamp.map(|time| local(time, &zone(site)));
        table.add_row([
            right(site.id_site),
            Cell::new(name(site)),
            Cell::new(or_dash(site.timezone.as_ref())),
            right(or_dash(site.pv_max.map(|watts| format!("{watts:.0} W")))),
            Cell::new(or_dash(latest)),
            right(or_dash(site.num_alarms)),
        ]);
    }
    table
}

fn devices_table(devices: &[Device], zone: &TimeZone) -> Table {
    let mut table = table(["Device", "Product", "Firmware", "Instance", "Last connection"]);
    for device in devices {
        table.add_row([
            Cell::new(or_dash(device.custom_name.as_ref().filter(|name| !name.is_empty()).or(device.name.as_ref()))),
            Cell::new(or_dash(device.product_name.as_ref())),
            Cell::new(or_dash(device.firmware_version.as_ref())),
            right(or_dash(device.instance)),
            Cell::new(or_dash(device.last_connection.map(|time| local(time, zone)))),
        ]);
    }
    table
}

fn readings_table(readings: &[DiagnosticRecord], zone: &TimeZone) -> Table {
    let mut table = table(["Device", "Instance", "Reading", "Value", "Time"]);
    for reading in readings {
        table.add_row([
            Cell::new(or_dash(reading.device.as_ref())),
            right(reading.instance),
            Cell::new(or_dash(reading.description.as_ref())),
            right(or_dash(reading.formatted_value.as_ref())),
            Cell::new(or_dash(reading.timestamp.map(|time| local(time, zone)))),
        ]);
    }
    table
}

fn table<const N: usize>(header: [&str; N]) -> Table {
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED).set_header(header);
    table
}

fn right(value: impl ToString) -> Cell {
    Cell::new(value).set_alignment(CellAlignment::Right)
}

fn or_dash(value: Option<impl ToString>) -> String {
    value.map_or_else(|| "-".to_owned(), |value| value.to_string())
}
