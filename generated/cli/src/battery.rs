//! `vrm battery`: what the battery does, and did.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::json;
use victron_vrm::tasks::{BatteryHistory, BatteryPoint, LocalSite, PowerFlow, Spread};

use crate::arguments::Battery as Request;
use crate::chart::{self, Band};
use crate::connection::Connection;
use crate::export::spinner;
use crate::failure::Failure;
use crate::output::{self, BATTERY, BOLD, clock, rounded, span, styled, watts};
use crate::table::table;

/// Cells of the line of the state of charge, where there is room.
const WIDTH: usize = 72;

pub async fn run(connection: &Connection, request: &Request) -> Result<String, Failure> {
    let site = connection.site().await?;
    let period = request.days.period(7, connection.now(), site.zone())?;
    let now = site.power().await?;
    let spinner = spinner("asking for the battery");
    let history = site.battery(period).await?;
    spinner.finish_and_clear();
    let mut note = String::new();
    if let Some(path) = request.chart.chart.as_ref().filter(|_| !history.points.is_empty()) {
        let title = format!("{}: battery, {}", site.name(), span(history.period, site.zone()));
        let panels = panels(&history);
        chart::save(path, &chart::bands(&title, &panels, site.zone(), request.chart.dark)?)?;
        note = format!("\nThe chart is in {}.\n", path.display());
    }
    if connection.json {
        return Ok(output::json(&as_json(&site, &now, &history)));
    }
    if history.points.is_empty() {
        let no_chart = if request.chart.chart.is_some() { ", so there is no chart" } else { "" };
        let nothing = format!("VRM knows nothing of the battery in that time{no_chart}.");
        return Ok(format!("{}\n{}{nothing}\n", head(&site), state(&now)));
    }
    let (line, days) = (line(&history), days(&site, &history));
    Ok(format!("{}\n{}\n{line}\n{days}{note}", head(&site), state(&now)))
}

fn head(site: &LocalSite) -> String {
    styled(BOLD, format!("Battery of {}", site.name()))
}

/// What it does now, in a line.
fn state(now: &PowerFlow) -> String {
    let number =
        |value: Option<f64>, unit: &str, decimals: usize| value.map(|value| format!("{value:.decimals$} {unit}"));
    let does = now.battery_watts.map(|value| match value {
        value if value > 5.0 => format!("charges with {}", watts(value)),
        value if value < -5.0 => format!("gives {}", watts(-value)),
        _ => "rests".to_owned(),
    });
    let parts = [
        number(now.state_of_charge_percent, "%", 0),
        does,
        number(now.battery_volts, "V", 2),
        number(now.battery_amperes, "A", 1),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    if parts.is_empty() { "nothing known\n".to_owned() } else { format!("{}\n", parts.join(", ")) }
}

/// The state of charge as a line of blocks; a blank where nothing is known.
fn line(history: &BatteryHistory) -> String {
    let (start, end) = (history.period.start, history.period.end);
    let long = end.duration_since(start).as_secs().max(1);
    let width = output::room().map_or(WIDTH, |room| room.min(WIDTH));
    let mut cells: Vec<Option<(f64, f64)>> = vec![None; width];
    for point in &history.points {
        let place = point.time.duration_since(start).as_secs() * width as i64 / long;
        let Some(charge) = point.state_of_charge_percent else { continue };
        let Some(cell) = usize::try_from(place).ok().and_then(|place| cells.get_mut(place)) else { continue };
        let (sum, count) = cell.unwrap_or_default();
        *cell = Some((sum + charge.mean, count + 1.0));
    }
    let block = |cell: Option<(f64, f64)>| {
        cell.map_or(' ', |(sum, count)| {
            let eighth = (sum / count / 100.0 * 7.0).round().clamp(0.0, 7.0) as usize;
            ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'][eighth]
        })
    };
    let blocks: String = cells.into_iter().map(block).collect();
    format!("{}\n", styled(BATTERY, blocks.trim_end()))
}

fn percents(point: &BatteryPoint) -> Option<Spread> {
    point.state_of_charge_percent
}

fn volts(point: &BatteryPoint) -> Option<Spread> {
    point.volts
}

/// A row for each day, and the gaps below.
fn days(site: &LocalSite, history: &BatteryHistory) -> String {
    let day = |time: Timestamp| time.to_zoned_datetime(site.zone().clone()).date();
    let mut days: BTreeMap<Date, Vec<&BatteryPoint>> = BTreeMap::new();
    for point in &history.points {
        days.entry(day(point.time)).or_default().push(point);
    }
    let rows = days.iter().map(|(day, points)| {
        let mut row = vec![day.to_string()];
        for (of, decimals) in [(percents as fn(&BatteryPoint) -> Option<Spread>, 0), (volts, 2)] {
            let all = || points.iter().filter_map(|point| of(point));
            let shown = |value: f64| if value.is_finite() { format!("{value:.decimals$}") } else { "-".to_owned() };
            row.push(shown(all().map(|spread| spread.minimum).fold(f64::INFINITY, f64::min)));
            row.push(shown(all().map(|spread| spread.mean).sum::<f64>() / all().count() as f64));
            row.push(shown(all().map(|spread| spread.maximum).fold(f64::NEG_INFINITY, f64::max)));
        }
        row
    });
    let head = ["Day", "Lowest %", "Mean %", "Highest %", "Lowest V", "Mean V", "Highest V"];
    let mut out = table(&head, 1, rows);
    for gap in history.gaps() {
        let [from, to] = [gap.start, gap.end].map(|time| clock(time, site.zone()));
        out.push_str(&format!("Nothing known from {from} to {to}.\n"));
    }
    out
}

fn panels(history: &BatteryHistory) -> [Band; 2] {
    let runs = |of: fn(&BatteryPoint) -> Option<Spread>| {
        let run = |points: &[BatteryPoint]| {
            points
                .iter()
                .filter_map(|point| Some((point.time, of(point)?)))
                .map(|(time, spread)| (time.as_second(), [spread.minimum, spread.mean, spread.maximum]))
                .collect::<Vec<_>>()
        };
        history.runs().map(run).collect::<Vec<_>>()
    };
    let period = (history.period.start.as_second(), history.period.end.as_second());
    [
        Band {
            title: "State of charge in %",
            colour: chart::GREEN,
            period,
            bounds: Some((0.0, 100.0)),
            runs: runs(percents),
        },
        Band { title: "Voltage in V", colour: chart::BLUE, period, bounds: None, runs: runs(volts) },
    ]
}

fn as_json(site: &LocalSite, now: &PowerFlow, history: &BatteryHistory) -> serde_json::Value {
    let spread = |spread: Option<Spread>| {
        spread.map(|spread| {
            json!({"mean": rounded(spread.mean), "lowest": rounded(spread.minimum), "highest": rounded(spread.maximum)})
        })
    };
    let points = history.points.iter().map(|point| {
        json!({
            "time": point.time, "state_of_charge_percent": spread(point.state_of_charge_percent),
            "volts": spread(point.volts), "amperes": spread(point.amperes),
        })
    });
    let gaps = history.gaps().into_iter().map(|gap| json!({"from": gap.start, "to": gap.end}));
    json!({
        "site": site.id().0, "name": site.name(), "time": now.time,
        "state_of_charge_percent": now.state_of_charge_percent.map(rounded),
        "watts": now.battery_watts.map(rounded), "volts": now.battery_volts.map(rounded),
        "amperes": now.battery_amperes.map(rounded), "step_seconds": history.step.as_secs(),
        "points": points.collect::<Vec<_>>(), "gaps": gaps.collect::<Vec<_>>(),
    })
}
