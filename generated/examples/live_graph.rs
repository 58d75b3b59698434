//! The battery voltage of the last day, drawn in the terminal.
//!
//! `cargo run -p victron-vrm --example live_graph [INSTANCE]`

mod shared;

use std::error::Error;

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp, ToSpan};
use textplots::{Chart, LabelBuilder, LabelFormat, Plot, Shape};
use victron_vrm::{BatteryMonitorAttribute, Device, GraphPoint, Instance, Series};

use shared::{local, name, zone};

/// Dots of the chart across and down; a letter is two wide and four high.
const SIZE: (u32, u32) = (140, 48);

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let instance = std::env::args().nth(1).map(|text| text.parse().map(Instance)).transpose()?;
    let (vrm, service) = shared::connect_to_house()?;
    println!("{service}");

    let me = vrm.users().me().await?.user;
    let sites = vrm.user(me.id).installations().await?.records;
    let site = sites.first().ok_or("the account has no site")?;
    let devices = vrm.installation(site.id_site).system_overview().await?.records.devices;

    let end = Timestamp::now();
    let mut request = vrm
        .installation(site.id_site)
        .widgets()
        .graph()
        .attributes([BatteryMonitorAttribute::Voltage])
        .start(end - 24.hours())
        .end(end)
        .width(SIZE.0);
    if let Some(instance) = instance.or_else(|| battery_monitor(&devices)) {
        request = request.instance(instance);
    }
    let graph = request.await?.records;

    let zone = zone(site);
    let mut drawn = 0;
    // All that came: VRM may answer another attribute than was asked for.
    for series in graph.series().filter(|series| series.len() > 1) {
        println!("\n{}\n{}", title(&name(site), &series), chart(series.points, &zone));
        drawn += 1;
    }
    if drawn == 0 {
        println!("{} has no battery voltage of the last day; name the monitor's INSTANCE if there is one", name(site));
    }
    Ok(())
}

/// The first battery monitor of a site.
fn battery_monitor(devices: &[Device]) -> Option<Instance> {
    devices.iter().find(|device| device.name.as_deref() == Some("Battery Monitor"))?.instance
}

/// What is drawn, in the words of the answer.
fn title(site: &str, series: &Series<'_, GraphPoint>) -> String {
    match &*series.unit() {
        "" => format!("{site}: {}", series.description),
        unit => format!("{site}: {} in {unit}", series.description),
    }
}

/// A chart with time to the right, on the clock of the installation.
fn chart(points: &[GraphPoint], zone: &TimeZone) -> String {
    let Some(start) = points.first().map(|point| point.time) else { return String::new() };
    // Seconds since the first point: since 1970 they would be too many for the digits of an f32.
    let seconds = |point: &GraphPoint| point.time.duration_since(start).as_secs_f32();
    let line: Vec<(f32, f32)> = points.iter().map(|point| (seconds(point), point.value as f32)).collect();
    let zone = zone.clone();
    let clock = move |seconds: f32| local(start + SignedDuration::from_secs(seconds as i64), &zone);
    let mut chart = Chart::new(SIZE.0, SIZE.1, 0.0, points.last().map_or(1.0, seconds));
    let shape = Shape::Lines(&line);
    let chart = chart
        .lineplot(&shape)
        .x_label_format(LabelFormat::Custom(Box::new(clock)))
        .y_label_format(LabelFormat::Custom(Box::new(|value| format!("{value:.2}"))));
    chart.axis();
    chart.figures();
    chart.to_string()
}
