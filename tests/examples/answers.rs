//! What the Rust client reads from a server, as JSON: what clients in other languages have to read
//! from the same server. `cargo xtask languages` compares them.
//!
//! `cargo run -p vrm-tests --example answers -- URL`

use std::collections::BTreeMap;

use serde_json::{Value, json};
use victron_vrm::{
    AttributeCode, Client, GraphPoint, Interval, OverallStatsType, SiteId, StatsPoint, StatsType,
    SystemOverviewAttribute,
};

const SITE: SiteId = SiteId(710_001);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let url = std::env::args().nth(1).ok_or("the base URL of the server is missing")?;
    let vrm = Client::builder().base_url(url).access_token("any").build()?;
    println!("{:#}", answers(&vrm).await?);
    Ok(())
}

async fn answers(vrm: &Client) -> Result<Value, victron_vrm::Error> {
    let user = vrm.users().me().await?.user;
    let sites = vrm.user(user.id).installations().extended(true).await?.records;
    let overview = vrm.installation(SITE).system_overview().await?.records;
    let codes = [SystemOverviewAttribute::PvToBattery, SystemOverviewAttribute::GridToConsumers];
    let stats = vrm.installation(SITE).stats().kind(StatsType::Custom).interval(Interval::Days).attributes(codes);
    let stats = stats.await?;
    let overall = vrm.installation(SITE).overall_stats().kind(OverallStatsType::Custom).attributes(codes).await?;
    let today = overall.records.today.map(|today| today.totals);
    let graph = vrm.installation(SITE).widgets().graph().attribute_ids([8, 9]).await?.records.data;
    let sites: Vec<_> = sites
        .iter()
        .map(|site| {
            let values: Vec<_> = site
                .extended
                .iter()
                .map(|value| {
                    json!([value.code.as_ref().map(AttributeCode::as_str), value.raw_value, value.formatted_value])
                })
                .collect();
            let tags: Vec<_> = site.tags.iter().map(|tag| &tag.name).collect();
            json!({
                "id": site.id_site.0, "name": site.name, "timezone": site.timezone, "geofence": site.geofence,
                "seen": site.last_timestamp.map(|time| time.as_second()), "tags": tags, "values": values,
            })
        })
        .collect();
    let devices: Vec<_> = overview
        .devices
        .iter()
        .map(|device| {
            let instance = device.instance.map(|instance| instance.0);
            json!([device.name, device.last_connection.map(|time| time.as_second()), instance])
        })
        .collect();
    let attributes: BTreeMap<_, _> = stats
        .totals
        .keys()
        .filter_map(|code| {
            let info = AttributeCode::from(code.as_str()).info()?;
            Some((code, json!([info.description, info.unit, info.id, info.device])))
        })
        .collect();
    Ok(json!({
        "user": [user.id.0, user.name],
        "sites": sites,
        "devices": devices,
        "unconfigured": overview.unconfigured_devices.len(),
        "stats": stats.records.iter().map(|(code, points)| (code, points.iter().map(energy).collect())).collect::<BTreeMap<_, Vec<_>>>(),
        "totals": stats.totals,
        "today": today,
        "graph": graph.iter().map(|(id, points)| (id, points.iter().map(measured).collect())).collect::<BTreeMap<_, Vec<_>>>(),
        "codes": codes.map(SystemOverviewAttribute::code),
        "attributes": attributes,
    }))
}

fn energy(point: &StatsPoint) -> Value {
    json!([point.time.as_millisecond(), point.value])
}

fn measured(point: &GraphPoint) -> Value {
    json!([point.time.as_second(), point.value])
}
