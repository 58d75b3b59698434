//! `vrm forecast`: what VRM expects, beside what came.

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde_json::json;
use victron_vrm::Period;
use victron_vrm::tasks::{Forecast, ForecastHour, LocalSite};

use crate::arguments::Forecast as Request;
use crate::chart::{self, Hours};
use crate::connection::Connection;
use crate::failure::Failure;
use crate::output::{self, BOLD, kwh, rounded, span, styled};
use crate::table::table;

pub async fn run(connection: &Connection, request: &Request) -> Result<String, Failure> {
    let site = connection.site().await?;
    let Some(forecast) = site.forecast(request.days).await? else {
        return Ok(match connection.json {
            true => output::json(&json!({"site": site.id().0, "name": site.name(), "hours": null})),
            false => {
                format!("VRM has no forecast for {}: it needs about a month of data and a position.\n", site.name())
            }
        });
    };
    let mut note = String::new();
    if let Some(path) = &request.chart.chart {
        let hours = forecast.hours.iter().map(|hour| hour.time);
        let period = hours.clone().min().zip(hours.max()).map(|(first, last)| Period::new(first, last));
        let days = period.map(|period| format!(", {}", span(period, site.zone()))).unwrap_or_default();
        let title = format!("{}: forecast{days}", site.name());
        let drawn = chart::hours(&title, &panels(&forecast), site.zone(), connection.now(), request.chart.dark)?;
        chart::save(path, &drawn)?;
        note = format!("\nThe chart is in {}.\n", path.display());
    }
    if connection.json {
        let hours = forecast.hours.iter().map(|hour| {
            json!({
                "time": hour.time, "solar_expected_kwh": hour.solar_expected_kwh.map(rounded),
                "solar_kwh": hour.solar_kwh.map(rounded),
                "consumption_expected_kwh": hour.consumption_expected_kwh.map(rounded),
                "consumption_kwh": hour.consumption_kwh.map(rounded),
            })
        });
        let hours: Vec<_> = hours.collect();
        return Ok(output::json(&json!({"site": site.id().0, "name": site.name(), "hours": hours})));
    }
    let title = styled(BOLD, format!("{}, in kWh", site.name()));
    Ok(format!("{title}\n{}{note}", days(&site, &forecast)))
}

/// The sum of what is known; nothing when nothing is.
fn sum(hours: &[&ForecastHour], of: fn(&ForecastHour) -> Option<f64>) -> Option<f64> {
    hours.iter().filter_map(|hour| of(hour)).reduce(|sum, value| sum + value)
}

fn days(site: &LocalSite, forecast: &Forecast) -> String {
    let mut days: BTreeMap<Date, Vec<&ForecastHour>> = BTreeMap::new();
    for hour in &forecast.hours {
        days.entry(hour.time.to_zoned_datetime(site.zone().clone()).date()).or_default().push(hour);
    }
    let rows = days.iter().map(|(day, hours)| {
        let cell = |sum: Option<f64>| sum.map_or_else(|| "-".to_owned(), kwh);
        let used = sum(hours, |hour| hour.consumption_kwh);
        // Where nothing came VRM has no hour, but the day has begun.
        let came = sum(hours, |hour| hour.solar_kwh).or(used.map(|_| 0.0));
        vec![
            day.strftime("%a %Y-%m-%d").to_string(),
            cell(sum(hours, |hour| hour.solar_expected_kwh)),
            cell(came),
            cell(sum(hours, |hour| hour.consumption_expected_kwh)),
            cell(used),
        ]
    });
    table(&["Day", "Sun expected", "Sun came", "Use expected", "Used"], 1, rows)
}

fn panels(forecast: &Forecast) -> [Hours; 2] {
    let values = |of: fn(&ForecastHour) -> Option<f64>| {
        let known = forecast.hours.iter().filter_map(|hour| Some((hour.time.as_second(), of(hour)?)));
        known.collect::<Vec<_>>()
    };
    [
        Hours {
            title: "Sun, kWh an hour",
            what_came: "came",
            colour: chart::ORANGE,
            came: values(|hour| hour.solar_kwh),
            expected: values(|hour| hour.solar_expected_kwh),
        },
        Hours {
            title: "Consumption, kWh an hour",
            what_came: "used",
            colour: chart::SKY,
            came: values(|hour| hour.consumption_kwh),
            expected: values(|hour| hour.consumption_expected_kwh),
        },
    ]
}
