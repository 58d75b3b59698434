//! When states changed.

use serde_json::{Map, Value, json};

use super::devices::devices;
use super::now::Now;
use super::quantity::level;
use super::readings::described;
use super::series::period;
use super::step::STEP_SECONDS;
use openapi_to_crate::mock::Asked;

/// The attributes of each widget with changes of states.
const WIDGETS: [(&str, &str, &[&str]); 18] = [
    ("getVeBusStateWidget", "VE.Bus System", &["S"]),
    ("getVeBusWarningsAndAlarmsWidget", "VE.Bus System", &["eT", "eL", "eO"]),
    ("getMpptStateWidget", "Solar Charger", &["ScMm", "ScS"]),
    ("getInputStateWidget", "VE.Bus System", &["AI"]),
    // No installation has what these are about.
    ("getInverterStateWidget", "Inverter", &[]),
    ("getChargerStateWidget", "Charger", &[]),
    ("getEssBatteryLifeStateWidget", "Hub-4", &[]),
    ("getFuelCellStateWidget", "Fuel cell", &[]),
    ("getBatteryExternalRelayStateWidget", "BMS", &[]),
    ("getBatteryRelayStateWidget", "Battery Monitor", &[]),
    ("getGatewayRelayStateWidget", "Gateway", &[]),
    ("getGatewayRelayTwoStateWidget", "Gateway", &[]),
    ("getChargerRelayStateWidget", "Charger", &[]),
    ("getSolarChargerRelayStateWidget", "Solar Charger", &[]),
    ("getInverterChargerStateWidget", "Multi RS", &[]),
    ("getInverterChargerWarningsAndAlarmsWidget", "Multi RS", &[]),
    ("getBatteryMonitorWarningsAndAlarmsWidget", "Battery Monitor", &["AL", "AH", "ASoc"]),
    ("getGeneratorStateWidget", "Generator start/stop", &["gaRC"]),
];

/// Answers a widget with changes of states; nothing for another operation. A gap ends a state.
pub(super) fn changes(now: &Now<'_>, operation: &str, asked: &Asked) -> Option<Value> {
    let (_, kind, codes) = WIDGETS.iter().find(|(known, _, _)| *known == operation)?;
    let instance: Option<u64> = asked.parameter("instance").and_then(|text| text.parse().ok());
    let all = devices(now.plan);
    let device = all.iter().find(|device| device.kind == *kind && instance.is_none_or(|one| one == device.instance));
    let (start, end) = period(now, asked);
    let parts: [Map<String, Value>; 5] = Default::default();
    let [mut data, mut meta, mut enums, mut sort, mut buckets] = parts;
    for code in device.iter().flat_map(|_| codes.iter()) {
        let Some(known) = now.attributes.by_code(code) else { continue };
        let mut runs: Vec<(i64, i64, i64)> = Vec::new();
        for step in now.steps.within(start, end) {
            let Some(state) = level(now.seed, now.plan, step, code, 0) else { continue };
            let after = step.start + STEP_SECONDS;
            match runs.last_mut() {
                Some(last) if last.0 == state as i64 && last.2 == step.start => last.2 = after,
                _ => runs.push((state as i64, step.start, after)),
            }
        }
        let id = known.id.to_string();
        let runs: Vec<Value> = runs.into_iter().map(|(state, from, to)| json!([state.to_string(), from, to])).collect();
        let words = now.attributes.words(known);
        data.insert(id.clone(), runs.into());
        meta.insert(id.clone(), described(code, &known.description, &known.format));
        enums.insert(
            id.clone(),
            words
                .iter()
                .map(|word| (word.value.to_string(), Value::from(word.label.as_str())))
                .collect::<Map<_, _>>()
                .into(),
        );
        sort.insert(
            id.clone(),
            words.iter().map(|word| (word.value.to_string(), Value::from(word.value))).collect::<Map<_, _>>().into(),
        );
        buckets.insert(id, json!({"resampled": false}));
    }
    // An installation without the device has lists where there would be objects.
    let part = |keys: Map<String, Value>| if keys.is_empty() { json!([]) } else { keys.into() };
    let records = json!({
        "data": part(data), "meta": part(meta), "enums": part(enums), "sort": part(sort), "buckets": part(buckets),
    });
    Some(json!({"success": true, "records": records}))
}
