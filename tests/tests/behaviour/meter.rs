//! A service that has one reading for every hour, and answers at most 31 days of them at once.

use serde_json::{Value, json};
use vrm_tests::{Answer, Asked, Canned};

/// Seconds.
pub const HOUR: i64 = 3600;
const DAY: i64 = 24 * HOUR;

/// The reading of an hour, which begins at `start` in seconds since 1970.
pub fn reading(start: i64) -> f64 {
    (start / HOUR % 11 + 1) as f64
}

/// How a service answers about hours.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Manner {
    /// The points whose hour begins in the period.
    Plain,
    /// Also the point after the last one.
    OneMore,
    /// Also the point before the first one.
    OneBefore,
}

/// A moment of the request, in seconds.
fn moment(asked: &Asked, name: &str) -> i64 {
    asked.parameter(name).and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("no {name} in {}", asked.query))
}

/// From when to when each request went.
pub fn periods(server: &Canned) -> Vec<(i64, i64)> {
    server.asked().iter().map(|asked| (moment(asked, "start"), moment(asked, "end"))).collect()
}

/// The answer of the service.
fn answer(asked: &Asked, manner: Manner) -> Answer {
    let (start, end) = (moment(asked, "start"), moment(asked, "end"));
    let interval = asked.parameter("interval").unwrap_or_default();
    let (step, longest) = match interval.as_str() {
        "hours" => (HOUR, 31 * DAY),
        "days" => (DAY, 180 * DAY),
        other => panic!("`{other}` is not measured here"),
    };
    if end - start > longest {
        return Answer::new(200, r#"{"success":false,"errors":"too long","error_code":"too_long"}"#);
    }
    let first = if interval == "hours" { (start + HOUR - 1) / HOUR * HOUR } else { start };
    let mut times: Vec<i64> = (0..).map(|step_of| first + step_of * step).take_while(|time| *time <= end).collect();
    match manner {
        Manner::Plain => {}
        Manner::OneMore => times.push(times.last().map_or(first, |last| last + step)),
        Manner::OneBefore => times.insert(0, first - step),
    }
    let sum = |time: i64| -> f64 {
        let hours = (0..step / HOUR).map(|hour| time + hour * HOUR).filter(|hour| interval == "hours" || *hour <= end);
        hours.map(reading).sum()
    };
    let energy: Vec<Value> = times.iter().map(|time| json!([time * 1000, sum(*time)])).collect();
    let voltage: Vec<Value> = times.iter().map(|time| json!([time * 1000, 52.5, 50.0, 54.0])).collect();
    let inside = times.iter().filter(|time| (start..=end).contains(*time));
    let total: f64 = inside.map(|time| sum(*time)).sum();
    let records = json!({"Pc": energy, "bv": voltage, "Gc": false});
    let totals = json!({"Pc": total, "bv": 52.5 * times.len() as f64, "Gc": false, "kwh": total});
    Answer::new(200, json!({"success": true, "records": records, "totals": totals}).to_string())
}

/// A running service.
pub fn start(manner: Manner) -> Canned {
    Canned::answering(move |asked| answer(asked, manner)).expect("a port is free")
}
