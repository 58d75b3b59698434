//! Installations, their devices, and what is known about them at a glance.

use serde_json::{Map, Value, json};

use super::devices::devices;
use super::history::SET_UP;
use super::now::Now;
use super::readings::Reading;
use super::step::STEP_SECONDS;
use openapi_to_crate::mock::Asked;

/// Codes of the latest values that come with a site.
const EXTENDED: [&str; 13] = ["v", "bs", "bv", "bc", "bst", "S", "lt", "lg", "Pdc", "a1", "g1", "evs", "evp"];

/// Values that VRM computes, with the format of each.
const COMPUTED: [(&str, &str, &str); 4] = [
    ("consumption", "Consumption", "%.0F W"),
    ("solar_yield", "Solar_yield", "%.0F W"),
    ("from_to_grid", "From_to_grid", "%.0F W"),
    ("generator", "Generator", "%.0F W"),
];

/// Answers the list of installations.
pub(super) fn list<'a>(all: impl Iterator<Item = Now<'a>>, asked: &Asked) -> Value {
    let extended = asked.parameter("extended").is_some_and(|text| text == "1" || text == "true");
    let wanted: Option<u64> = asked.parameter("idSite").and_then(|text| text.parse().ok());
    let chosen = all.filter(|now| wanted.is_none_or(|id| id == now.plan.id));
    let records: Vec<Value> = chosen
        .map(|now| if now.plan.odd { super::odd::odd(site(&now, extended)) } else { site(&now, extended) })
        .collect();
    json!({"success": true, "records": records})
}

fn site(now: &Now<'_>, extended: bool) -> Value {
    let plan = now.plan;
    let mut site = json!({
        "idSite": plan.id,
        "accessLevel": 1,
        "owner": true,
        "is_admin": true,
        "name": now.written.name(),
        "identifier": plan.portal,
        "idUser": 22,
        "pvMax": plan.solar_peak_watts,
        "timezone": plan.zone_name,
        "hasMains": i64::from(plan.grid),
        "hasGenerator": i64::from(plan.generator_watts.is_some()),
        "alarmMonitoring": i64::from(now.written.settings.get("alarmMonitoring") != Some(&Value::Bool(false))),
        "syscreated": SET_UP,
        "favorite": i64::from(now.written.favorite),
        "isSystem": 0,
        "device_icon": "solar",
        "currency": {"idCurrency": 1, "code": "EUR", "name": "Euro", "sign": "\u{20ac}"},
    });
    if extended && let Some(keys) = site.as_object_mut() {
        keys.append(&mut latest(now));
    }
    site
}

/// What only the extended form of a site has.
fn latest(now: &Now<'_>) -> Map<String, Value> {
    let clock = jiff::Timestamp::from_second(now.time).unwrap_or_default().to_zoned_datetime(now.plan.zone());
    let ringing: Vec<&str> = alarm(now).then_some("Low state-of-charge alarm").into_iter().collect();
    let mut extended: Vec<Value> = EXTENDED
        .iter()
        .filter_map(|code| Some(told(now, code, instance_of(now, code), now.reading(code, instance_of(now, code))?)))
        .collect();
    for (codes, devices) in [
        (["tl", "tr", "tf", "tcn"].as_slice(), now.plan.tanks.iter().map(|tank| tank.0).collect::<Vec<_>>()),
        (&["tsT", "tsH", "tscn"], now.plan.temperatures.iter().map(|sensor| sensor.0).collect()),
    ] {
        let Some(first) = devices.first() else { continue };
        for code in codes {
            let Some(reading) = now.reading(code, *first) else { continue };
            let mut value = told(now, code, *first, reading);
            let each = devices.iter().filter_map(|instance| {
                let reading = now.reading(code, *instance)?;
                let one = json!({
                    "instance": instance, "rawValue": reading.raw, "formattedValue": reading.shown,
                    "textValue": reading.word, "timestamp": reading.time,
                });
                Some((instance.to_string(), one))
            });
            let each: Map<String, Value> = each.collect();
            if let Some(keys) = value.as_object_mut().filter(|_| devices.len() > 1) {
                keys.insert("instances".to_owned(), each.into());
            }
            extended.push(value);
        }
    }
    for (code, description, format) in COMPUTED {
        let reading = now.reading(code, 0);
        extended.push(json!({
            "idDataAttribute": null,
            "code": code,
            "description": description,
            "formatWithUnit": if reading.is_some() { format } else { "" },
            "dataType": "float",
            "rawValue": reading.as_ref().map(|reading| reading.raw.clone()),
            "formattedValue": reading.as_ref().and_then(|reading| reading.number).map_or_else(String::new, |watts| format!("{watts:.0} W")),
            // The document knows no value of these without a time.
            "timestamp": now.steps.latest().map(|step| step.start + STEP_SECONDS),
        }));
    }
    let entries = json!({
        "alarm": !ringing.is_empty(),
        "num_alarms": ringing.len(),
        "current_alarms": ringing,
        "last_timestamp": now.steps.latest().map(|step| step.start + STEP_SECONDS),
        "timezone_offset": clock.offset().seconds(),
        "current_time": clock.strftime("%H:%M").to_string(),
        "tags": now.written.tags.iter().map(|(tag, source)| {
            json!({"name": tag, "automatic": false, "source": source})
        }).collect::<Vec<_>>(),
        "images": false,
        "view_permissions": {"diagnostics": true, "settings": true},
        "extended": extended,
    });
    match entries {
        Value::Object(keys) => keys,
        _ => Map::new(),
    }
}

/// Whether the battery monitor rings.
fn alarm(now: &Now<'_>) -> bool {
    now.reading("ASoc", 288).and_then(|reading| reading.number).is_some_and(|level| level > 0.0)
}

/// The device that a code comes from.
fn instance_of(now: &Now<'_>, code: &str) -> u64 {
    devices(now.plan).iter().find(|device| device.codes.contains(&code)).map_or(0, |device| device.instance)
}

fn told(now: &Now<'_>, code: &str, instance: u64, reading: Reading) -> Value {
    let known = now.attributes.by_code(code);
    json!({
        "idDataAttribute": known.map(|known| known.id),
        "code": code,
        "description": known.map(|known| known.description.clone()),
        "formatWithUnit": known.map(|known| known.format.clone()),
        "dataType": if reading.word.is_some() { "enum" } else if reading.number.is_some() { "float" } else { "string" },
        "textValue": reading.word,
        "instance": instance,
        "timestamp": reading.time,
        "dbusServiceType": known.map(|known| known.service.clone()).filter(|text| !text.is_empty()),
        "dbusPath": known.map(|known| known.path.clone()).filter(|text| !text.is_empty()),
        "rawValue": reading.raw,
        "formattedValue": reading.shown,
    })
}

/// Answers the connected devices.
pub(super) fn overview(now: &Now<'_>) -> Value {
    let last = now.steps.latest().map(|step| step.start + STEP_SECONDS);
    let listed = devices(now.plan).into_iter().filter(|device| device.listed).map(|device| {
        let mut told = json!({
            "name": device.kind,
            "customName": device.name,
            "productName": device.product,
            "productCode": "",
            "idSite": now.plan.id,
            "firmwareVersion": "v3.72",
            "lastConnection": last,
            "class": device.class,
            "loggingInterval": STEP_SECONDS,
            "settings": [],
        });
        if let Some(keys) = told.as_object_mut() {
            if device.kind == "Gateway" {
                keys.insert("identifier".to_owned(), now.plan.portal.into());
                keys.insert("lastPowerUpOrRestart".to_owned(), SET_UP.into());
            } else {
                keys.insert("instance".to_owned(), device.instance.into());
                keys.insert("idDeviceType".to_owned(), device.type_id.into());
            }
        }
        told
    });
    json!({"success": true, "records": {"devices": listed.collect::<Vec<_>>(), "unconfigured_devices": false}})
}

/// Answers a search by name or portal id.
pub(super) fn search<'a>(all: impl Iterator<Item = Now<'a>>, asked: &Asked) -> Value {
    let text = asked.parameter("query").unwrap_or_default().to_lowercase();
    let fits = |now: &Now<'_>| now.written.name().to_lowercase().contains(&text) || now.plan.portal == text;
    let found: Vec<Value> = all
        .filter(fits)
        .map(|now| json!({"site_id": now.plan.id, "site_identifier": now.plan.portal, "site_name": now.written.name(), "avatar_url": null, "highlight": {}}))
        .collect();
    json!({"success": true, "count": found.len(), "results": found})
}

/// Answers the number of the installation with a portal id, which stands in the body.
pub(super) fn find<'a>(mut all: impl Iterator<Item = Now<'a>>, asked: &Asked) -> Value {
    let body: Value = serde_json::from_str(&asked.body).unwrap_or_default();
    let portal = body["installation_identifier"].as_str().unwrap_or_default().to_lowercase();
    match all.find(|now| now.plan.portal == portal) {
        Some(now) => json!({"success": true, "records": {"site_id": now.plan.id.to_string()}}),
        None => {
            json!({"success": false, "errors": {"installation_identifier": ["There is no such installation."]}, "error_code": null})
        }
    }
}

/// Answers the tags, by who gave them.
pub(super) fn tags(now: &Now<'_>) -> Value {
    let of = |source| now.written.tags_of(source);
    let known = if alarm(now) { "Alarm" } else { "No alarm" };
    let predefined: Vec<&str> = [known].into_iter().chain(of("predefined")).collect();
    json!({"success": true, "tags": {
        "predefined": predefined, "group": of("group"), "team": of("team"), "user": of("user"),
    }})
}

/// Answers the alarm rules.
pub(super) fn alarms(now: &Now<'_>) -> Value {
    let last = now.steps.latest().map(|step| step.start + STEP_SECONDS);
    json!({
        "success": true,
        "rateLimited": false,
        "alarms": now.written.rules,
        "devices": [{
            "idSite": now.plan.id, "instance": 288, "lastConnection": last, "isValid": 1, "idDeviceType": 2,
            "deviceName": "Battery Monitor", "productName": "SmartShunt 500A/50mV", "customName": "House bank",
        }],
        "users": now.written.users.iter().map(|(id, name, _, level)| {
            json!({
                "idUser": id, "idSite": now.plan.id, "accessLevel": level, "receivesAlarmNotifications": 1, "name": name,
            })
        }).collect::<Vec<_>>(),
        "attributes": [],
    })
}
