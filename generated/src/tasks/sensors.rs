//! Tanks and temperatures.

use std::collections::BTreeMap;

use jiff::Timestamp;

use super::LocalSite;
use super::power::value;
use crate::runtime::Error;
use crate::{Instance, Site, tables::reading::Reading};

/// A tank. What VRM does not know is `None`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Tank {
    /// Its number.
    pub instance: Instance,
    /// The name that the owner gave it.
    pub name: Option<String>,
    /// What is in it, in words such as `Fresh water`.
    pub fluid: Option<String>,
    /// How full it is, in percent.
    pub level_percent: Option<f64>,
    /// What is left, in cubic metres.
    pub remaining_cubic_metres: Option<f64>,
    /// When the newest of these values came in.
    pub time: Option<Timestamp>,
}

/// A temperature sensor. What VRM does not know is `None`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct TemperatureSensor {
    /// Its number.
    pub instance: Instance,
    /// The name that the owner gave it.
    pub name: Option<String>,
    /// Temperature in degrees Celsius.
    pub celsius: Option<f64>,
    /// Relative humidity of the air, in percent.
    pub humidity_percent: Option<f64>,
    /// When the newest of these values came in.
    pub time: Option<Timestamp>,
}

/// A number, the text as the portal shows it, and when they came in.
#[derive(Debug, Clone, Default)]
struct Value {
    number: Option<f64>,
    text: Option<String>,
    time: Option<Timestamp>,
}

/// The value of each device by its number: that of `instances` where there are several, else the only
/// one.
fn by_instance(site: &Site, code: &str) -> BTreeMap<u64, Value> {
    let Some(found) = value(site, code) else { return BTreeMap::new() };
    let text = |text: &Option<String>, formatted: &Option<String>, raw: &Option<serde_json::Value>| {
        let raw = raw.as_ref().and_then(serde_json::Value::as_str).map(str::to_owned);
        text.clone().or_else(|| formatted.clone()).or(raw).filter(|text| !text.is_empty())
    };
    let number = |raw: &Option<serde_json::Value>| match Reading::from(raw.as_ref()) {
        Reading::Text(text) => text.trim().parse().ok(),
        reading => reading.number(),
    };
    let mut values = BTreeMap::new();
    for (key, one) in &found.instances {
        let instance = one.instance.or_else(|| key.parse().ok());
        let Some(instance) = instance.and_then(|instance| u64::try_from(instance).ok()) else { continue };
        let text = text(&one.text_value, &one.formatted_value, &one.raw_value);
        values.insert(instance, Value { number: number(&one.raw_value), text, time: one.timestamp });
    }
    if let Some(instance) = found.instance.and_then(|instance| u64::try_from(instance).ok())
        && found.instances.is_empty()
    {
        let text = text(&found.text_value, &found.formatted_value, &found.raw_value);
        values.insert(instance, Value { number: number(&found.raw_value), text, time: found.timestamp });
    }
    values
}

/// All devices of which one of the codes is known, each with a value for each code.
fn rows<const N: usize>(site: &Site, codes: [&str; N]) -> BTreeMap<u64, [Value; N]> {
    let mut rows: BTreeMap<u64, [Value; N]> = BTreeMap::new();
    for (place, code) in codes.into_iter().enumerate() {
        for (instance, value) in by_instance(site, code) {
            rows.entry(instance).or_insert_with(|| std::array::from_fn(|_| Value::default()))[place] = value;
        }
    }
    rows
}

impl Tank {
    /// The tanks of a site that was asked for with its latest values.
    pub fn all_of(site: &Site) -> Vec<Self> {
        let rows = rows(site, ["tcn", "tf", "tl", "tr"]).into_iter();
        let tanks = rows.map(|(instance, [name, fluid, level, left])| Tank {
            instance: Instance(instance),
            time: [name.time, fluid.time, level.time, left.time].into_iter().flatten().max(),
            name: name.text,
            fluid: fluid.text,
            level_percent: level.number,
            remaining_cubic_metres: left.number,
        });
        tanks.collect()
    }
}

impl TemperatureSensor {
    /// The temperature sensors of a site that was asked for with its latest values.
    pub fn all_of(site: &Site) -> Vec<Self> {
        let rows = rows(site, ["tscn", "tsT", "tsH"]).into_iter();
        let sensors = rows.map(|(instance, [name, temperature, humidity])| TemperatureSensor {
            instance: Instance(instance),
            time: [name.time, temperature.time, humidity.time].into_iter().flatten().max(),
            name: name.text,
            celsius: temperature.number,
            humidity_percent: humidity.number,
        });
        sensors.collect()
    }
}

impl LocalSite {
    /// All tanks, by their number. One request.
    ///
    /// # Errors
    /// As [`LocalSite::latest`].
    pub async fn tanks(&self) -> Result<Vec<Tank>, Error> {
        Ok(Tank::all_of(&self.latest().await?))
    }

    /// All temperature sensors, by their number. One request.
    ///
    /// # Errors
    /// As [`LocalSite::latest`].
    pub async fn temperatures(&self) -> Result<Vec<TemperatureSensor>, Error> {
        Ok(TemperatureSensor::all_of(&self.latest().await?))
    }
}
