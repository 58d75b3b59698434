//! Latest values: of everything, of a device, of a site.

use serde_json::{Map, Value, json};

use super::attributes::number;
use super::devices::{Device, devices};
use super::lifetime::{LIFETIME, lifetime};
use super::now::Now;
use super::quantity::{level, text};
use super::step::STEP_SECONDS;
use openapi_to_crate::mock::Asked;

/// A value that a device sent last.
pub(super) struct Reading {
    pub(super) raw: Value,
    pub(super) number: Option<f64>,
    pub(super) shown: String,
    /// The word for a state.
    pub(super) word: Option<String>,
    pub(super) time: i64,
}

impl Now<'_> {
    /// What the installation last said about a code.
    pub(super) fn reading(&self, code: &str, instance: u64) -> Option<Reading> {
        let step = self.steps.latest()?;
        let time = step.start + STEP_SECONDS;
        if let Some(text) = text(self.plan, code, instance) {
            return Some(Reading { raw: text.clone().into(), number: None, shown: text, word: None, time });
        }
        let value = level(self.seed, self.plan, step, code, instance)?;
        let known = self.attributes.by_code(code);
        let word = known.and_then(|known| self.attributes.word(known, value)).map(str::to_owned);
        let shown = known.map_or_else(|| number(value).to_string(), |known| self.attributes.shown(known, value));
        Some(Reading { raw: number(value), number: Some(value), shown, word, time })
    }

    /// What the battery monitor says of all the time since it was put in.
    fn over_time(&self, code: &str) -> Option<Reading> {
        let value = lifetime(self, code)?;
        let known = self.attributes.by_code(code)?;
        let time = self.steps.latest()?.start + STEP_SECONDS;
        let shown = self.attributes.shown(known, value);
        Some(Reading { raw: number(value), number: Some(value), shown, word: None, time })
    }

    fn values<'b>(&'b self, device: &'b Device) -> impl Iterator<Item = (&'static str, Reading)> + 'b {
        device.codes.iter().filter_map(|code| Some((*code, self.reading(code, device.instance)?)))
    }
}

/// What all that devices say comes to, as `diagnostics` lists it; of some codes only, where some are named.
fn records(now: &Now<'_>, codes: Option<&[&str]>) -> Vec<Value> {
    let mut records = Vec::new();
    for device in devices(now.plan) {
        for (code, reading) in now.values(&device) {
            let Some(known) = now.attributes.by_code(code) else { continue };
            if codes.is_some_and(|codes| !codes.contains(&code)) {
                continue;
            }
            let on_bus = |text: &str| if text.is_empty() { Value::Null } else { text.into() };
            let mut record = json!({
                "idSite": now.plan.id,
                "timestamp": reading.time,
                "Device": device.kind,
                "instance": device.instance,
                "idDataAttribute": known.id,
                "description": known.description,
                "formatWithUnit": known.format,
                "dbusServiceType": on_bus(&known.service),
                "dbusPath": on_bus(&known.path),
                "code": code,
                "bitmask": 0,
                "formattedValue": reading.shown,
                "rawValue": reading.raw,
                "id": records.len() + 1,
            });
            if let (Some(words), Some(keys)) = (now.attributes.enumeration(known), record.as_object_mut()) {
                keys.insert("dataAttributeEnumValues".to_owned(), words);
            }
            records.push(record);
        }
    }
    records
}

/// Answers `diagnostics`.
pub(super) fn diagnostics(now: &Now<'_>, asked: &Asked) -> Value {
    let parameter =
        |name: &str, usual: usize| asked.parameter(name).and_then(|text| text.parse().ok()).unwrap_or(usual);
    let (count, page) = (parameter("count", 100).max(1), parameter("page", 1).max(1));
    let records = records(now, None);
    let all = records.len();
    let records: Vec<Value> = records.into_iter().skip((page - 1).saturating_mul(count)).take(count).collect();
    json!({"success": true, "records": records, "num_records": all})
}

/// Answers the old widget with alarms: what can ring, whether it does or not. Nobody has published its answer; these
/// are what `diagnostics` says of them.
pub(super) fn alarms(now: &Now<'_>) -> Value {
    json!({"success": true, "records": records(now, Some(&["AL", "AH", "ASoc", "eT", "eL", "eO"]))})
}

/// Answers the values of the dashboard. All that is known of it is that they are there, by their codes.
pub(super) fn dashboard(now: &Now<'_>) -> Value {
    let of = |code: &str| devices(now.plan).iter().find(|one| one.codes.contains(&code)).map_or(0, |one| one.instance);
    let values = ["bs", "bv", "bc", "bst", "Pdc", "a1", "g1", "S", "H4ms"].into_iter().filter_map(|code| {
        let reading = now.reading(code, of(code))?;
        Some((code.to_owned(), json!({"rawValue": reading.raw})))
    });
    json!({"success": true, "attributes": values.collect::<Map<_, _>>()})
}

/// The widget with what a battery did since it was put in.
const HISTORY: &str = "getHistoricDataWidget";

/// Kind of device of each widget with latest values.
const SUMMARIES: [(&str, &str); 17] = [
    ("getBatterySummaryWidget", "Battery Monitor"),
    ("getSolarChargerSummaryWidget", "Solar Charger"),
    ("getStatusWidget", "VE.Bus System"),
    ("getEvChargerSummaryWidget", "EV charger"),
    ("getTankSummaryWidget", "Tank"),
    ("getTempSummaryAndGraphWidget", "Temperature sensor"),
    ("getPvInverterStatusWidget", "PV Inverter"),
    ("getLithiumBmsWidget", "BMS"),
    (HISTORY, "Battery Monitor"),
    // No installation has one of these.
    ("getBmsDiagnosticsWidget", "BMS"),
    ("getDcMeterWidget", "DC meter"),
    ("getGlobalLinkSummaryWidget", "GlobalLink"),
    ("getIoExtenderInOutWidget", "IO Extender"),
    ("getMeteorologicalSensorWidget", "Meteorological sensor"),
    ("getMeteorologicalSensorOverviewWidget", "Meteorological sensor"),
    ("getMotorSummaryWidget", "Motor drive"),
    ("getTempAirQualityWidget", "Air quality sensor"),
];

/// Answers a widget with the latest values of a device; nothing for another operation. A device that is not
/// there has no values, which is no failure.
pub(super) fn summary(now: &Now<'_>, operation: &str, asked: &Asked) -> Option<Value> {
    let (_, kind) = SUMMARIES.iter().find(|(known, _)| *known == operation)?;
    let instance: Option<u64> = asked.parameter("instance").and_then(|text| text.parse().ok());
    let all = devices(now.plan);
    let found = all.iter().find(|device| device.kind == *kind && instance.is_none_or(|one| one == device.instance));
    let (mut data, mut meta, mut order) = (Map::new(), Map::new(), Vec::new());
    let values: Vec<(&str, Reading)> = match found {
        Some(_) if operation == HISTORY => {
            LIFETIME.iter().filter_map(|code| Some((*code, now.over_time(code)?))).collect()
        }
        Some(device) => now.values(device).collect(),
        None => Vec::new(),
    };
    for (code, reading) in values {
        let Some(known) = now.attributes.by_code(code) else { continue };
        let id = known.id.to_string();
        let ago = now.time - reading.time;
        let is_word = reading.word.is_some();
        let value = json!({
            "code": code,
            "idDataAttribute": known.id,
            "secondsAgo": ago,
            "secondsToNextLog": STEP_SECONDS,
            "value": reading.word.clone().map_or_else(|| reading.raw.clone(), Value::from),
            "valueFloat": if is_word { None } else { reading.number },
            "valueEnum": if is_word { reading.raw.clone() } else { Value::Null },
            "nameEnum": reading.word,
            "valueString": if reading.number.is_none() { reading.raw.clone() } else { Value::Null },
            "dataType": if is_word { "enum" } else if reading.number.is_some() { "float" } else { "string" },
            "dbusServiceType": known.service,
            "dbusPath": known.path,
            "instance": found.map(|device| device.instance),
            "isValid": 1,
            "isKeyDataAttribute": 0,
            "rawValue": reading.raw,
            "dataAttributeName": known.description,
            "formatWithUnit": known.format,
            "formattedValue": reading.shown,
            "valueFormattedWithUnit": reading.shown,
            "hasOldData": ago > 3 * STEP_SECONDS,
        });
        data.insert(id.clone(), value);
        meta.insert(id, described(code, &known.description, &known.format));
        order.push(known.id);
    }
    let old = data.values().any(|value| value["hasOldData"] == true);
    let ago = data.values().next().map(|value| value["secondsAgo"].clone());
    data.insert("hasOldData".to_owned(), old.into());
    if let Some(ago) = ago {
        data.insert("secondsAgo".to_owned(), json!({"value": ago, "valueFormattedWithUnit": format!("{ago}s")}));
    }
    Some(json!({"success": true, "records": {"data": data, "meta": meta, "attributeOrder": order}}))
}

/// What an answer says about an attribute.
pub(super) fn described(code: &str, description: &str, format: &str) -> Value {
    json!({"code": code, "description": description, "formatWithUnit": format, "axisGroup": null})
}

/// Answers the widget with the position.
pub(super) fn gps(now: &Now<'_>) -> Value {
    let mut attributes = Map::new();
    for code in ["lt", "lg"] {
        if let (Some(known), Some(reading)) = (now.attributes.by_code(code), now.reading(code, 0)) {
            let value = json!({
                "code": code, "idDataAttribute": known.id, "dataAttributeName": known.description, "dataType": "float",
                "instance": 0, "rawValue": reading.raw, "formatWithUnit": known.format, "formattedValue": reading.shown,
            });
            attributes.insert(known.id.to_string(), value);
        }
    }
    json!({"success": true, "records": {"data": {"attributes": attributes, "geofence": null, "geofenceEnabled": false}}})
}
