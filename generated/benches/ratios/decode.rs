//! Reading answers, beside serde's derived code for the smallest structs with the same fields.
//!
//! The peer takes only what is as promised: a number in quotes or `false` for a list would cost it
//! the answer. Its times are bare numbers, its codes texts, and `rawValue` is any JSON on both
//! sides. It skips keys that it doesn't know, which the client keeps; the answers have none.
#![allow(dead_code, reason = "the peer's fields are read by nobody; reading them is what is measured")]

use std::collections::BTreeMap;
use std::hint::black_box;

use serde::Deserialize;
use serde::de::DeserializeOwned;
use victron_vrm::runtime::decode::{FromWire, from_slice};
use victron_vrm::{DiagnosticsResponse, StatsResponse};

use crate::measure::Bench;
use crate::samples;

/// The most of the peer's time that the client may take.
const DIAGNOSTICS: Option<f64> = Some(0.9);
const STATS: Option<f64> = Some(0.55);

#[derive(Deserialize)]
struct Diagnostics {
    success: bool,
    records: Vec<Record>,
    num_records: Option<i64>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Record {
    id_site: i64,
    timestamp: i64,
    #[serde(rename = "Device")]
    device: String,
    instance: i64,
    id_data_attribute: i64,
    code: Option<String>,
    description: Option<String>,
    format_with_unit: Option<String>,
    formatted_value: Option<String>,
    raw_value: Option<serde_json::Value>,
    dbus_service_type: Option<String>,
    dbus_path: Option<String>,
    bitmask: Option<i64>,
    #[serde(default)]
    data_attribute_enum_values: Vec<EnumValue>,
    id: Option<i64>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct EnumValue {
    name_enum: Option<String>,
    value_enum: i64,
}

#[derive(Deserialize)]
struct Stats {
    success: bool,
    records: BTreeMap<String, Vec<Point>>,
    totals: BTreeMap<String, Option<f64>>,
}

#[derive(Deserialize)]
struct Point(i64, f64, #[serde(default)] Option<f64>, #[serde(default)] Option<f64>);

pub fn run(bench: &mut Bench) {
    for (name, count) in [("1,000", 1_000), ("100,000", 100_000)] {
        let row = format!("decode {name} diagnostics records");
        against::<DiagnosticsResponse, Diagnostics>(bench, &row, DIAGNOSTICS, count, samples::diagnostics);
        let row = format!("decode {name} stats points");
        against::<StatsResponse, Stats>(bench, &row, STATS, count, samples::stats);
    }
}

fn against<T: FromWire, P: DeserializeOwned>(
    bench: &mut Bench,
    row: &str,
    aim: Option<f64>,
    count: usize,
    sample: fn(usize) -> String,
) {
    if !bench.wants(row) {
        return;
    }
    let text = sample(count);
    let text = text.as_bytes();
    bench.compare(
        row,
        aim,
        count,
        || drop(black_box(from_slice::<T>(black_box(text)).expect("the client reads it"))),
        || drop(black_box(serde_json::from_slice::<P>(black_box(text)).expect("the peer reads it"))),
    );
}
