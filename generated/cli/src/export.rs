//! `vrm export`: values over time for a spreadsheet.

use std::fs;
use std::str::FromStr as _;
use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};
use jiff::ToSpan as _;
use jiff::tz::TimeZone;
use serde_json::json;
use victron_vrm::tasks::{LocalSite, to_csv};
use victron_vrm::{AttributeCode, Interval, Period, StatsResponse, StatsType};

use crate::arguments::Export as Request;
use crate::connection::Connection;
use crate::failure::{Code, Failure};
use crate::output::{self, FAINT, rounded, styled};

const INTERVALS: [&str; 7] = ["15mins", "hours", "2hours", "days", "weeks", "months", "years"];

pub async fn run(connection: &Connection, request: &Request) -> Result<String, Failure> {
    if !INTERVALS.contains(&request.interval.as_str()) {
        let known = INTERVALS.join(", ");
        return Err(Failure::usage(format!("--interval {} is not one of {known}", request.interval)));
    }
    let site = connection.site().await?;
    let period = request.days.period(7, connection.now(), site.zone())?;
    let answer = stats(&site, period, request).await?;
    for code in &request.codes {
        if answer.get(code.trim()).is_none_or(|series| series.is_empty()) {
            let note = format!("VRM has no values of `{code}` at {} in that time", site.name());
            anstream::eprintln!("{}", styled(FAINT, note));
        }
    }
    if connection.json {
        let series = answer.series().map(|series| {
            let points = series.iter().map(|point| {
                let bounds = [point.minimum, point.maximum].map(|bound| bound.map(rounded));
                json!({"time": point.time, "value": rounded(point.value), "lowest": bounds[0], "highest": bounds[1]})
            });
            json!({
                "code": series.code, "description": series.description, "unit": series.unit(),
                "points": points.collect::<Vec<_>>(),
            })
        });
        return written(request, output::json(&series.collect()));
    }
    written(request, to_csv(answer.series(), site.zone()))
}

fn written(request: &Request, text: String) -> Result<String, Failure> {
    let Some(path) = &request.csv else { return Ok(text) };
    fs::write(path, &text).map_err(|error| Failure::new(Code::Other, format!("{}: {error}", path.display())))?;
    Ok(String::new())
}

/// Asks month by month, and shows how far it has come.
async fn stats(site: &LocalSite, period: Period, request: &Request) -> Result<StatsResponse, Failure> {
    let interval = Interval::from_str(&request.interval).unwrap_or(Interval::Hours);
    // What is longer than a day can go over the end of a month.
    let parts = match interval {
        Interval::FifteenMinutes | Interval::Hours | Interval::TwoHours => months(period, site.zone()),
        _ => vec![period],
    };
    let bar = progress(parts.len() as u64);
    let mut all: Option<StatsResponse> = None;
    for part in parts {
        let stats = site.requests().stats().interval(interval.clone()).period(part);
        let stats = match request.codes.is_empty() {
            true => stats.kind(StatsType::Kwh),
            false => {
                let codes = request.codes.iter().map(|code| AttributeCode::from(code.trim()));
                stats.kind(StatsType::Custom).attributes(codes)
            }
        };
        let answer = stats.in_parts(site.zone()).await?;
        match &mut all {
            None => all = Some(answer),
            Some(all) => {
                for (code, points) in answer.records {
                    all.records.entry(code).or_default().extend(points);
                }
                for (code, total) in answer.totals {
                    let sum = all.totals.entry(code).or_default();
                    *sum = match (*sum, total) {
                        (Some(one), Some(other)) => Some(one + other),
                        (one, other) => one.or(other),
                    };
                }
            }
        }
        bar.inc(1);
    }
    bar.finish_and_clear();
    all.ok_or_else(|| Failure::usage("the period is empty"))
}

/// Parts that end with months.
fn months(period: Period, zone: &TimeZone) -> Vec<Period> {
    let mut parts = Vec::new();
    let mut start = period.start;
    while start <= period.end {
        let month = Period::of_month(start.to_zoned_datetime(zone.clone()).date(), zone);
        let end = month.end.min(period.end);
        parts.push(Period::new(start, end));
        start = end + 1.second();
    }
    parts
}

/// How far something has come, on a terminal only.
fn progress(parts: u64) -> ProgressBar {
    let bar = if parts > 1 { ProgressBar::new(parts) } else { ProgressBar::hidden() };
    let style = ProgressStyle::with_template("{bar:40} {pos}/{len} months {elapsed}");
    bar.with_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()))
}

/// That something goes on, on a terminal only.
pub fn spinner(what: &'static str) -> ProgressBar {
    let spinner = ProgressBar::new_spinner().with_message(what);
    spinner.enable_steady_tick(Duration::from_millis(120));
    spinner
}
