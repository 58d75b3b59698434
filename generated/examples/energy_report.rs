//! The energy of a month, day by day: a table and a chart.
//!
//! `cargo run -p victron-vrm --example energy_report [FILE.svg]`

mod shared;

use std::collections::{BTreeMap, BTreeSet};
use std::error::Error;
use std::path::{Path, PathBuf};

use comfy_table::{Cell, CellAlignment, Table, presets};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use plotters::prelude::*;
use victron_vrm::{AttributeCode, Interval, Period, StatsResponse, StatsType, SystemOverviewAttribute as Flow};

/// The ways that energy can take; together they are all of it, and none counts twice.
const FLOWS: [Flow; 9] = [
    Flow::PvToConsumers,
    Flow::PvToBattery,
    Flow::PvToGrid,
    Flow::BatteryToConsumers,
    Flow::BatteryToGrid,
    Flow::GridToConsumers,
    Flow::GridToBattery,
    Flow::GensetToConsumers,
    Flow::GensetToBattery,
];

/// Kilowatt-hours of a day, by code.
type Days = BTreeMap<Date, BTreeMap<String, f64>>;

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let (vrm, service) = shared::connect_to_house()?;
    println!("{service}");

    let me = vrm.users().me().await?.user;
    let sites = vrm.user(me.id).installations().await?.records;
    let site = sites.first().ok_or("the account has no site")?;
    let zone = shared::zone(site);

    let stats = vrm
        .installation(site.id_site)
        .stats()
        .kind(StatsType::Custom)
        .attributes(FLOWS)
        .interval(Interval::Days)
        .period(Period::last_days(31, &zone))
        .await?;

    let days = days(&stats, &zone);
    println!("\nEnergy of {} in kWh\n{}", shared::name(site), table(&days, &stats));
    if days.is_empty() {
        return Ok(());
    }
    let path = std::env::args_os().nth(1).map_or_else(|| PathBuf::from("target/energy_report.svg"), PathBuf::from);
    draw(&path, &format!("Energy of {} in kWh", shared::name(site)), &days)?;
    println!("The chart is in {}", path.display());
    Ok(())
}

/// Turns the answer around: from days by code to codes by day.
fn days(stats: &StatsResponse, zone: &TimeZone) -> Days {
    let mut days = Days::new();
    for series in stats.series() {
        for (time, value) in series.values() {
            let day = time.to_zoned_datetime(zone.clone()).date();
            *days.entry(day).or_default().entry(series.code.to_owned()).or_default() += value;
        }
    }
    days
}

fn table(days: &Days, stats: &StatsResponse) -> Table {
    // `kwh` is the sum of the others and has a column of its own.
    let all: Vec<_> = stats.series().filter(|series| series.code != "kwh").collect();
    let mut table = Table::new();
    table.load_style(presets::UTF8_FULL_CONDENSED);
    let names = all.iter().map(|series| series.description.replacen(' ', "\n", 1));
    table.set_header(["Day".to_owned()].into_iter().chain(names).chain(["All".to_owned()]));
    for (day, values) in days {
        let cells = all.iter().map(|series| kwh(values.get(series.code).copied()));
        let sum = kwh(Some(values.values().sum()));
        table.add_row([Cell::new(day)].into_iter().chain(cells).chain([sum]));
    }
    let totals = all.iter().map(|series| kwh(series.total));
    let sum = kwh(stats.get("kwh").and_then(|series| series.total));
    table.add_row([Cell::new("Total")].into_iter().chain(totals).chain([sum]));
    table
}

fn kwh(value: Option<f64>) -> Cell {
    Cell::new(value.map_or_else(|| "-".to_owned(), |kwh| format!("{kwh:.1}"))).set_alignment(CellAlignment::Right)
}

/// What an attribute says; the code itself when the table does not have it.
fn name(code: &str) -> String {
    AttributeCode::from(code).info().map_or_else(|| code.to_owned(), |info| info.description.to_owned())
}

/// A bar for each day, in which the readings lie on top of each other.
fn draw(path: &Path, title: &str, days: &Days) -> Result<(), Box<dyn Error>> {
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let codes: BTreeSet<&String> = days.values().flat_map(BTreeMap::keys).collect();
    let highest = days.values().map(|values| values.values().sum()).fold(1.0, f64::max);
    let labels: Vec<String> = days.keys().map(|day| day.strftime("%d %b").to_string()).collect();

    let area = SVGBackend::new(path, (960, 480)).into_drawing_area();
    area.fill(&WHITE)?;
    let mut chart = ChartBuilder::on(&area)
        .caption(title, ("sans-serif", 22))
        .margin(16)
        .x_label_area_size(32)
        .y_label_area_size(48)
        // Both ends of the range get a segment.
        .build_cartesian_2d((0..days.len().saturating_sub(1)).into_segmented(), 0.0..highest * 1.1)?;
    let label = |place: &SegmentValue<usize>| match place {
        SegmentValue::CenterOf(day) => labels.get(*day).cloned().unwrap_or_default(),
        SegmentValue::Exact(_) | SegmentValue::Last => String::new(),
    };
    chart
        .configure_mesh()
        .disable_x_mesh()
        .max_light_lines(1)
        .x_labels(days.len().min(16))
        .x_label_formatter(&label)
        .y_desc("kWh")
        .draw()?;

    let mut floor = vec![0.0; days.len()];
    for (number, code) in codes.into_iter().enumerate() {
        let color = Palette99::pick(number).filled();
        let bars = days.values().enumerate().map(|(day, values)| {
            let from = floor[day];
            floor[day] += values.get(code).copied().unwrap_or_default();
            let (left, right) = (SegmentValue::Exact(day), SegmentValue::Exact(day + 1));
            let mut bar = Rectangle::new([(left, from), (right, floor[day])], color);
            bar.set_margin(0, 0, 3, 3);
            bar
        });
        let swatch = move |(x, y)| Rectangle::new([(x, y - 5), (x + 10, y + 5)], color);
        chart.draw_series(bars)?.label(name(code)).legend(swatch);
    }
    chart
        .configure_series_labels()
        .position(SeriesLabelPosition::UpperRight)
        .background_style(WHITE.mix(0.8))
        .border_style(BLACK.mix(0.3))
        .draw()?;
    area.present()?;
    Ok(())
}
