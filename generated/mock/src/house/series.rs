//! Values over time.

use std::collections::BTreeMap;

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use serde_json::{Map, Value, json};

use super::attributes::{number, rounded};
use super::now::Now;
use super::quantity::{amount, level};
use super::readings::described;
use super::step::{FLOWS, STEP_SECONDS, Step};
use super::{habits, sky};
use openapi_to_crate::mock::Asked;

const HOUR: i64 = 3600;

/// Start and end of what is asked for; a day until now when nothing is said.
pub(super) fn period(now: &Now<'_>, asked: &Asked) -> (i64, i64) {
    let given = |name: &str| asked.parameter(name).and_then(|text| text.parse().ok());
    let end = given("end").unwrap_or(now.time);
    (given("start").unwrap_or(end - 24 * HOUR), end)
}

/// The codes that are asked for, in order.
fn codes(asked: &Asked) -> Vec<String> {
    let all = form_urlencoded::parse(asked.query.as_bytes());
    all.filter(|(name, _)| name.starts_with("attribute")).map(|(_, value)| value.into_owned()).collect()
}

/// The codes of a type of `stats`.
fn of_type(kind: &str, asked: &Asked) -> Vec<String> {
    let of = |codes: &[&str]| codes.iter().map(|code| (*code).to_owned()).collect();
    match kind {
        "kwh" => of(&[&FLOWS[..], &["kwh"]].concat()),
        "custom" => codes(asked),
        "consumption" => of(&["Pc", "Bc", "Gc", "gc"]),
        "solar_yield" => of(&["Pc", "Pb", "Pg"]),
        "generator" => of(&["gc", "gb"]),
        "generator-runtime" => of(&["gRT"]),
        "forecast" => of(&["solar_yield_forecast", "vrm_consumption_fc"]),
        "evcs" => of(&["evE"]),
        "live_feed_kwh" => of(&["total_consumption", "evE"]),
        "dynamic_ess" | "dynamic_ess_prices" => of(&["deGb", "deGs"]),
        "live_feed_other" => of(&["bs", "bv"]),
        "venus" => of(&["bs", "bv", "bc", "Pdc", "a1", "g1"]),
        _ => of(&[
            "total_solar_yield",
            "total_consumption",
            "total_genset",
            "grid_history_from",
            "grid_history_to",
            "bs",
            "bv",
            "Pdc",
        ]),
    }
}

impl Now<'_> {
    fn date(&self, time: i64) -> Date {
        Timestamp::from_second(time).unwrap_or_default().to_zoned_datetime(self.plan.zone()).date()
    }

    fn midnight(&self, day: Date) -> i64 {
        day.to_zoned_datetime(self.plan.zone()).map_or(0, |zoned| zoned.timestamp().as_second())
    }

    /// When the interval of a time begins.
    fn bucket(&self, time: i64, interval: &str) -> i64 {
        let day = || self.date(time);
        match interval {
            "15mins" => time.div_euclid(STEP_SECONDS) * STEP_SECONDS,
            "days" => self.midnight(day()),
            "weeks" => self.midnight(day().saturating_sub(i64::from(day().weekday().to_monday_zero_offset()).days())),
            "months" => self.midnight(day().first_of_month()),
            "years" => self.midnight(day().first_of_year()),
            "2hours" => time.div_euclid(2 * HOUR) * 2 * HOUR,
            _ => time.div_euclid(HOUR) * HOUR,
        }
    }

    fn ahead(&self, time: i64) -> i64 {
        let time = Timestamp::from_second(time).unwrap_or_default();
        i64::from(self.plan.zone().to_offset(time).seconds())
    }

    /// What VRM expects of a quarter of an hour, in Wh, until a week from now.
    fn expected(&self, time: i64, code: &str) -> Option<f64> {
        if !self.plan.metered || time >= self.time + 7 * 24 * HOUR {
            return None;
        }
        match code {
            "solar_yield_forecast" => {
                Some(sky::clear_watts(self.plan, time) * sky::expected_light(self.seed, self.plan, time) / 4.0)
            }
            "vrm_consumption_fc" => Some(habits::expected_watts(self.plan, time, self.ahead(time)) / 4.0),
            _ => None,
        }
    }

    /// Prices of a quarter of an hour; tomorrow's are known from one o'clock on.
    fn price(&self, time: i64, code: &str) -> Option<f64> {
        let known = self.midnight(self.date(self.time).saturating_add(
            if (self.time + self.ahead(self.time)).rem_euclid(24 * HOUR) >= 13 * HOUR { 2.days() } else { 1.days() },
        ));
        if !self.plan.dynamic_prices || time >= known {
            return None;
        }
        let (buy, sell) = habits::prices(self.seed, self.plan, time, self.ahead(time));
        match code {
            "deGb" => Some(buy),
            "deGs" => Some(sell),
            _ => None,
        }
    }

    /// The points of a code, each as VRM writes it, and the sum of those that can be added up.
    fn points(&self, code: &str, (start, end): (i64, i64), interval: &str) -> (Vec<Value>, Option<f64>) {
        let mut amounts: BTreeMap<i64, f64> = BTreeMap::new();
        let mut levels: BTreeMap<i64, Vec<f64>> = BTreeMap::new();
        let milliseconds = |time: i64| time * 1000;
        // Finding a midnight takes longer than all the rest.
        let mut day = (0, 0, 0);
        let mut bucket_of = |time: i64| {
            if matches!(interval, "days" | "weeks" | "months" | "years") && !(day.0..day.1).contains(&time) {
                let date = self.date(time);
                let next = self.midnight(date.saturating_add(1.days()));
                day = (self.midnight(date), next, self.bucket(time, interval));
            }
            if (day.0..day.1).contains(&time) { day.2 } else { self.bucket(time, interval) }
        };
        for step in self.steps.within(start, end) {
            if let Some(kwh) = amount(self.plan, step, code) {
                // VRM has no point where nothing flowed.
                if kwh > 0.0 {
                    *amounts.entry(bucket_of(step.start)).or_default() += kwh;
                }
            } else if code == "gRT" && self.plan.generator_watts.is_some() {
                *amounts.entry(bucket_of(step.start)).or_default() +=
                    if step.generator { STEP_SECONDS as f64 } else { 0.0 };
            } else if let Some(value) = level(self.seed, self.plan, step, code, 0) {
                levels.entry(bucket_of(step.start)).or_default().push(value);
            }
        }
        if matches!(code, "solar_yield_forecast" | "vrm_consumption_fc" | "deGb" | "deGs") {
            let first = start.div_euclid(STEP_SECONDS) * STEP_SECONDS;
            let last = end.min(self.time + 8 * 24 * HOUR);
            let quarters = (0..).map(|place| first + place * STEP_SECONDS).take_while(|time| *time <= last);
            for time in quarters.filter(|time| *time >= start) {
                if let Some(wh) = self.expected(time, code) {
                    *amounts.entry(bucket_of(time)).or_default() += wh;
                }
                if let Some(price) = self.price(time, code) {
                    levels.entry(bucket_of(time)).or_default().push(price);
                }
            }
        }
        for (hour, wh) in
            self.written.announced.get(code).into_iter().flatten().filter(|(hour, _)| (start..=end).contains(hour))
        {
            *amounts.entry(bucket_of(*hour)).or_default() += wh;
        }
        if !amounts.is_empty() {
            let sum = amounts.values().map(|value| rounded(*value)).sum();
            let points = amounts.into_iter().map(|(time, value)| json!([milliseconds(time), rounded(value)]));
            return (points.collect(), Some(sum));
        }
        let is_price = code.starts_with("de");
        let points = levels.into_iter().map(|(time, values)| {
            let mean = values.iter().sum::<f64>() / values.len() as f64;
            let lowest = values.iter().copied().fold(f64::INFINITY, f64::min);
            let highest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            match is_price {
                true => json!([milliseconds(time), rounded(mean)]),
                false => json!([milliseconds(time), rounded(mean), rounded(lowest), rounded(highest)]),
            }
        });
        (points.collect(), None)
    }
}

/// Answers `stats`.
pub(super) fn stats(now: &Now<'_>, asked: &Asked) -> Value {
    let kind = asked.parameter("type").unwrap_or_else(|| "live_feed".to_owned());
    let interval = asked.parameter("interval").unwrap_or_else(|| "hours".to_owned());
    let (mut records, mut totals) = (Map::new(), Map::new());
    for code in of_type(&kind, asked) {
        let (points, sum) = now.points(&code, period(now, asked), &interval);
        totals.insert(code.clone(), sum.map_or(Value::Bool(false), |sum| rounded(sum).into()));
        records.insert(code, if points.is_empty() { Value::Bool(false) } else { points.into() });
    }
    json!({"success": true, "records": records, "totals": totals})
}

/// Answers `stats` with `show_instance`: all is of the GX device itself.
pub(super) fn stats_by_instance(now: &Now<'_>, asked: &Asked) -> Value {
    let all = stats(now, asked);
    let records = json!([{"instance": 0, "stats": all["records"]}]);
    json!({"success": true, "records": records, "totals": [{"instance": 0, "totals": all["totals"]}]})
}

/// Answers the totals of the running year, month, week and day.
pub(super) fn overall(now: &Now<'_>, asked: &Asked) -> Value {
    let kind = asked.parameter("type").unwrap_or_else(|| "live_feed".to_owned());
    let mut records = Map::new();
    for (name, interval) in [("today", "days"), ("week", "weeks"), ("month", "months"), ("year", "years")] {
        let (start, mut sums) = (now.bucket(now.time, interval), BTreeMap::new());
        for code in of_type(&kind, asked) {
            let sum: f64 = now.steps.within(start, now.time).filter_map(|step| amount(now.plan, step, &code)).sum();
            sums.insert(code, sum);
        }
        let whole: f64 = sums.iter().filter(|(code, _)| code.as_str() != "kwh").map(|(_, sum)| sum).sum();
        let share = |sum: f64| if whole > 0.0 { (sum / whole * 100.0).round() as i64 } else { 0 };
        let percentages: Map<String, Value> =
            sums.iter().map(|(code, sum)| (code.clone(), share(*sum).into())).collect();
        let told = |sum: f64| if sum > 0.0 { rounded(sum).into() } else { Value::Bool(false) };
        let totals: Map<String, Value> = sums.into_iter().map(|(code, sum)| (code, told(sum))).collect();
        records.insert(name.to_owned(), json!({"totals": totals, "percentages": percentages}));
    }
    json!({"success": true, "records": records})
}

/// Answers the graph widget: a point for each quarter of an hour, in seconds.
pub(super) fn graph(now: &Now<'_>, asked: &Asked) -> Value {
    let instance = asked.parameter("instance").and_then(|text| text.parse().ok()).unwrap_or(0);
    let with_bounds = asked.parameter("useMinMax").is_some_and(|text| text == "1" || text == "true");
    let (start, end) = period(now, asked);
    let (mut data, mut meta) = (Map::new(), Map::new());
    for name in codes(asked) {
        let Some(known) = now.attributes.by_name(&name) else { continue };
        let value = |step: &Step| {
            amount(now.plan, step, &known.code).or_else(|| level(now.seed, now.plan, step, &known.code, instance))
        };
        let points = now.steps.within(start, end).filter_map(|step| {
            let (time, value) = (step.start + STEP_SECONDS, number(value(step)?));
            Some(if with_bounds { json!([time, value, value, value]) } else { json!([time, value]) })
        });
        let points: Vec<Value> = points.collect();
        if !points.is_empty() {
            data.insert(known.id.to_string(), points.into());
            meta.insert(known.id.to_string(), described(&known.code, &known.description, &known.format));
        }
    }
    let part = |keys: Map<String, Value>| if keys.is_empty() { json!([]) } else { keys.into() };
    json!({"success": true, "records": {"data": part(data), "meta": part(meta), "instance": instance}})
}

/// Answers the export: the energy of each quarter of an hour.
pub(super) fn download(now: &Now<'_>, asked: &Asked) -> String {
    let (start, end) = period(now, asked);
    let mut text = format!("timestamp,{}\n", FLOWS.join(","));
    for step in now.steps.within(start, end) {
        let cells = FLOWS
            .iter()
            .map(|flow| amount(now.plan, step, flow).map(|kwh| rounded(kwh).to_string()).unwrap_or_default());
        text.push_str(&format!("{},{}\n", step.start, cells.collect::<Vec<_>>().join(",")));
    }
    text
}

/// Answers the plan of Dynamic ESS: hours until prices end.
pub(super) fn schedule(now: &Now<'_>) -> Value {
    if !now.plan.dynamic_prices {
        return json!({"success": false, "errors": "Dynamic ESS is not set up for this installation.", "error_code": null});
    }
    let first = now.time.div_euclid(HOUR) * HOUR;
    let hours: Vec<i64> =
        (0..48).map(|place| first + place * HOUR).take_while(|time| now.price(*time, "deGb").is_some()).collect();
    let cheap = |time: &i64| now.price(*time, "deGb").is_some_and(|price| price < 0.12);
    json!({"success": true, "schedule": {
        "Start": hours,
        "Duration": hours.iter().map(|_| HOUR).collect::<Vec<_>>(),
        "Soc": hours.iter().map(|time| if cheap(time) { 90 } else { 20 }).collect::<Vec<_>>(),
        "AllowGridFeedin": hours.iter().map(|_| 1).collect::<Vec<_>>(),
        "Restrictions": hours.iter().map(|_| 0).collect::<Vec<_>>(),
        "Flags": hours.iter().map(|_| 0).collect::<Vec<_>>(),
        "Strategy": hours.iter().map(|time| i64::from(cheap(time))).collect::<Vec<_>>(),
    }})
}

/// Answers the hours with AC power from outside in the last day.
pub(super) fn hours_of_ac(now: &Now<'_>) -> Value {
    let steps = now.steps.within(now.time - 24 * HOUR, now.time);
    let powered = steps.filter(|step| now.plan.grid || step.generator).count();
    json!({"success": true, "records": {"data": format!("{:.1}", powered as f64 / 4.0)}})
}
