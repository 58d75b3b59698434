//! `vrm energy`: where energy came from and where it went.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::json;
use victron_vrm::tasks::Energy;

use crate::arguments::{By, Energy as Request};
use crate::chart::{self, Bars, Column};
use crate::connection::Connection;
use crate::export::spinner;
use crate::failure::Failure;
use crate::output::{self, BOLD, kwh, percent, rounded, span, styled};
use crate::table::table;

pub async fn run(connection: &Connection, request: &Request) -> Result<String, Failure> {
    let site = connection.site().await?;
    let period = request.days.period(30, connection.now(), site.zone())?;
    let by = request.by.unwrap_or_else(|| By::of(period));
    let spinner = spinner("asking for energy");
    let balance = site.energy(period).await?;
    spinner.finish_and_clear();
    let rows = match by {
        By::Day => balance.days.clone(),
        By::Month => balance.months(),
    };
    let span = span(period, site.zone());
    let mut note = String::new();
    if let Some(path) = request.chart.chart.as_ref().filter(|_| !rows.is_empty()) {
        let title = format!("{}: {span}", site.name());
        chart::save(path, &chart::bars(&title, &panels(&rows, by), request.chart.dark)?)?;
        note = format!("\nThe chart is in {}.\n", path.display());
    }
    if connection.json {
        let rows = rows.iter().map(|(day, energy)| row_as_json(&label(*day, by), energy));
        let all = json!({
            "site": site.id().0, "name": site.name(), "from": period.start, "to": period.end,
            "rows": rows.collect::<Vec<_>>(), "total": row_as_json("total", &balance.total),
        });
        return Ok(output::json(&all));
    }
    if rows.is_empty() {
        let when = if span.contains(" to ") { "from" } else { "on" };
        let no_chart = if request.chart.chart.is_some() { ", so there is no chart" } else { "" };
        return Ok(format!("VRM knows no energy of {} {when} {span}{no_chart}.\n", site.name()));
    }
    let title = styled(BOLD, format!("{}, {span}, in kWh", site.name()));
    let stored = stored(&balance.total);
    Ok(format!("{title}\n{}{stored}{note}", as_table(&rows, &balance.total, by)))
}

/// What the last column does not count, where there is any.
fn stored(total: &Energy) -> String {
    match total.grid_to_battery_kwh {
        less if less < 0.05 => String::new(),
        stored => {
            format!("The battery took {} kWh from the grid; what it gives back counts as without grid.\n", kwh(stored))
        }
    }
}

fn label(day: Date, by: By) -> String {
    match by {
        By::Day => day.to_string(),
        By::Month => day.strftime("%Y-%m").to_string(),
    }
}

fn row_as_json(label: &str, energy: &Energy) -> serde_json::Value {
    json!({
        "label": label,
        "solar_kwh": rounded(energy.solar_kwh()), "consumption_kwh": rounded(energy.consumption_kwh()),
        "from_grid_kwh": rounded(energy.from_grid_kwh()), "to_grid_kwh": rounded(energy.to_grid_kwh()),
        "into_battery_kwh": rounded(energy.into_battery_kwh()),
        "out_of_battery_kwh": rounded(energy.out_of_battery_kwh()),
        "generator_kwh": rounded(energy.generator_kwh()),
        "self_sufficiency": energy.self_sufficiency().map(rounded),
        "self_consumption": energy.self_consumption().map(rounded),
    })
}

/// What a column shows.
type Told = fn(&Energy) -> f64;

fn as_table(rows: &BTreeMap<Date, Energy>, total: &Energy, by: By) -> String {
    let columns: [(&str, Told); 7] = [
        ("Sun", Energy::solar_kwh),
        ("Used", Energy::consumption_kwh),
        ("From grid", Energy::from_grid_kwh),
        ("To grid", Energy::to_grid_kwh),
        ("Generator", Energy::generator_kwh),
        ("To battery", Energy::into_battery_kwh),
        ("From battery", Energy::out_of_battery_kwh),
    ];
    // An installation without a grid has no columns for it.
    let has = |(name, told): &(&str, Told)| matches!(*name, "Sun" | "Used") || told(total) > 0.0;
    let columns: Vec<_> = columns.into_iter().filter(has).collect();
    let row = |label: String, energy: &Energy| {
        let numbers = columns.iter().map(|(_, told)| kwh(told(energy)));
        [label].into_iter().chain(numbers).chain([percent(energy.self_sufficiency())]).collect::<Vec<_>>()
    };
    let mut head = vec![if by == By::Day { "Day" } else { "Month" }];
    head.extend(columns.iter().map(|(name, _)| *name));
    head.push("Without grid");
    let all = rows.iter().map(|(day, energy)| row(label(*day, by), energy));
    table(&head, 1, all.chain([row("Total".to_owned(), total)]))
}

/// What was used and where the sun's energy went, each as a stack that adds up.
fn panels(rows: &BTreeMap<Date, Energy>, by: By) -> [Bars; 2] {
    let unit = if by == By::Day { "kWh a day" } else { "kWh a month" };
    let columns = |told: &[(&'static str, chart::Colour, Told)]| {
        let columns = told.iter().map(|(name, colour, told)| Column {
            name,
            colour: *colour,
            values: rows.values().map(told).collect(),
        });
        columns.filter(|column: &Column| column.values.iter().any(|value| *value > 0.0)).collect()
    };
    let labels: Vec<String> =
        rows.keys().map(|day| day.strftime(if by == By::Day { "%d %b" } else { "%b %Y" }).to_string()).collect();
    [
        Bars {
            title: format!("Where the energy that was used came from, {unit}"),
            nothing: "nothing was used",
            labels: labels.clone(),
            columns: columns(&[
                ("sun", chart::ORANGE, |energy| energy.solar_to_consumers_kwh),
                ("battery", chart::GREEN, |energy| energy.battery_to_consumers_kwh),
                ("grid", chart::SKY, |energy| energy.grid_to_consumers_kwh),
                ("generator", chart::PURPLE, |energy| energy.generator_to_consumers_kwh),
            ]),
        },
        Bars {
            title: format!("Where the energy of the sun went, {unit}"),
            nothing: "nothing came from the sun",
            labels,
            columns: columns(&[
                ("used at once", chart::ORANGE, |energy| energy.solar_to_consumers_kwh),
                ("into the battery", chart::GREEN, |energy| energy.solar_to_battery_kwh),
                ("into the grid", chart::SKY, |energy| energy.solar_to_grid_kwh),
            ]),
        },
    ]
}
