//! Series as a table for spreadsheets.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use crate::{Series, SeriesPoint};

/// Series as CSV: a row for each time, in UTC and on the clock of a time zone, and a column for each
/// series, whose head is its code, its description and its unit. A series of means has three columns, with
/// the bounds. A cell is empty where a series has no point, which is no 0.
///
/// Series of several devices have the same code; give each answer its own table, or a code that tells
/// them apart by changing [`Series::code`].
///
/// ```no_run
/// # async fn example(home: victron_vrm::tasks::LocalSite) -> Result<(), Box<dyn std::error::Error>> {
/// use victron_vrm::{Interval, Period, StatsType, SystemOverviewAttribute, tasks::to_csv};
///
/// let stats = home.requests().stats().kind(StatsType::Custom).interval(Interval::Hours);
/// let stats = stats.attributes([SystemOverviewAttribute::BatteryStateOfCharge]);
/// let year = Period::of_year(jiff::civil::date(2025, 1, 1), home.zone());
/// let answer = stats.period(year).in_parts(home.zone()).await?;
/// std::fs::write("battery.csv", to_csv(answer.series(), home.zone()))?;
/// # Ok(())
/// # }
/// ```
pub fn to_csv<'a, P: SeriesPoint + 'a>(series: impl IntoIterator<Item = Series<'a, P>>, zone: &TimeZone) -> String {
    let series: Vec<_> = series.into_iter().collect();
    let mut times = BTreeSet::new();
    let mut columns: Vec<(String, BTreeMap<Timestamp, f64>)> = Vec::new();
    for one in &series {
        times.extend(one.iter().map(SeriesPoint::time));
        let head = head(one);
        let column = |of: fn(&P) -> Option<f64>| -> BTreeMap<Timestamp, f64> {
            one.iter().filter_map(|point| Some((point.time(), of(point)?))).collect()
        };
        let (mean, lowest, highest) = (column(P::value), column(P::minimum), column(P::maximum));
        let spread = lowest != mean || highest != mean;
        columns.push((head.clone(), mean));
        if spread {
            columns.push((format!("{head}, lowest"), lowest));
            columns.push((format!("{head}, highest"), highest));
        }
    }
    let mut out = row(["UTC".to_owned(), name(zone)].into_iter().chain(columns.iter().map(|(head, _)| head.clone())));
    for time in times {
        let local = time.to_zoned_datetime(zone.clone()).strftime("%Y-%m-%d %H:%M:%S%:z").to_string();
        let utc = time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string();
        let cells = columns.iter().map(|(_, values)| values.get(&time).map(f64::to_string).unwrap_or_default());
        out.push_str(&row([utc, local].into_iter().chain(cells)));
    }
    out
}

/// Code, description and unit of a series.
fn head<P>(series: &Series<'_, P>) -> String {
    let unit = match series.unit() {
        unit if unit.is_empty() => unit_of(series.code).to_owned(),
        unit => unit.into_owned(),
    };
    let name = match series.description {
        description if description == series.code => series.code.to_owned(),
        description => format!("{} {description}", series.code),
    };
    if unit.is_empty() { name } else { format!("{name} ({unit})") }
}

/// Units of values that VRM computes, which are no attributes.
fn unit_of(code: &str) -> &'static str {
    match code {
        "kwh" | "total_solar_yield" | "total_consumption" | "total_genset" => "kWh",
        "grid_history_from" | "grid_history_to" => "kWh",
        "solar_yield_forecast" | "vrm_consumption_fc" | "vrm_to_grid_fc" | "vrm_to_battery_fc" => "Wh",
        "solar_yield" | "consumption" | "from_to_grid" | "generator" => "W",
        "vrm_soc_plan" => "%",
        "vrm_solar_irradiance" | "vrm_solar_irradiance_fc" => "W/m2",
        _ => "",
    }
}

fn name(zone: &TimeZone) -> String {
    zone.iana_name().unwrap_or("local time").to_owned()
}

/// A row of cells; those with a sign that means something to CSV get quotes.
fn row(cells: impl Iterator<Item = String>) -> String {
    let quoted = cells.map(|cell| match cell.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", cell.replace('"', "\"\"")),
        false => cell,
    });
    let mut row = quoted.collect::<Vec<_>>().join(",");
    row.push_str("\r\n");
    row
}
