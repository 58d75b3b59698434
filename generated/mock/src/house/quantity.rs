//! What a code says about a step.

use super::habits;
use super::plan::Plan;
use super::sky;
use super::step::{ALARM_BELOW, FLOWS, Step};

/// Hours of a step.
const HOURS: f64 = 0.25;

/// Something that is added up over time, in kWh.
pub(super) fn amount(plan: &Plan, step: &Step, code: &str) -> Option<f64> {
    if let Some(place) = FLOWS.iter().position(|flow| *flow == code) {
        let has = match code {
            "Pg" | "Bg" | "Gc" | "Gb" => plan.grid,
            "gc" | "gb" => plan.generator_watts.is_some(),
            _ => true,
        };
        return (plan.metered && has).then_some(step.energy[place]);
    }
    match code {
        "kwh" => plan.metered.then(|| step.energy.iter().sum()),
        "total_solar_yield" => plan.metered.then(|| step.solar_kwh()),
        "total_consumption" => plan.metered.then(|| step.consumption_kwh()),
        "total_genset" => plan.generator_watts.map(|_| step.generator_kwh()),
        "grid_history_from" => plan.grid.then(|| step.from_grid_kwh()),
        "grid_history_to" => plan.grid.then(|| step.to_grid_kwh()),
        "evE" => plan.ev_watts.map(|_| step.ev_kwh),
        _ => None,
    }
}

/// Something that has a height at any time.
pub(super) fn level(seed: u64, plan: &Plan, step: &Step, code: &str, instance: u64) -> Option<f64> {
    let watts = |kwh: f64| kwh / HOURS * 1000.0;
    let (into, out) = step.battery_kwh();
    let battery_watts = watts(into - out);
    let (low, high) = plan.volts;
    // A battery that is charged has a higher voltage than one that is discharged.
    let volts = low + (high - low) * step.charge.1 + 0.15 * battery_watts.signum();
    let tank = || plan.tanks.iter().find(|tank| tank.0 == instance || instance == 0);
    let sensor = || plan.temperatures.iter().find(|sensor| sensor.0 == instance || instance == 0);
    let outside = sky::celsius(seed, plan, step.start);
    let metered = |value: f64| plan.metered.then_some(value);
    Some(match code {
        "bs" | "SOC" => step.charge.1 * 100.0,
        "bv" | "V" | "ScV" => volts,
        "bc" | "I" => battery_watts / volts,
        "bp" => battery_watts,
        "CE" => -(1.0 - step.charge.1) * plan.battery_kwh * 1000.0 / low,
        "bst" => f64::from(if battery_watts > 30.0 {
            1
        } else if battery_watts < -30.0 {
            2
        } else {
            0
        }),
        "ASoc" => f64::from(u8::from(step.charge.1 < ALARM_BELOW) * 2),
        // The grid keeps the battery from being emptied further.
        "H4ms" if plan.grid => plan.floor * 100.0,
        "AL" | "AH" | "eT" | "eL" | "eO" => 0.0,
        "Pdc" | "PVP" => metered(watts(step.solar_kwh()))?,
        "solar_yield" => metered(watts(step.solar_kwh()))?,
        "PVV" => metered(if step.solar_kwh() > 0.0 { 118.0 + 20.0 * step.charge.1 } else { 0.0 })?,
        "ScS" => metered(match step.solar_kwh() {
            kwh if kwh <= 0.0 => 0.0,
            _ if step.charge.1 > 0.98 => 5.0,
            _ if step.charge.1 > 0.90 => 4.0,
            _ => 3.0,
        })?,
        "a1" | "o1" | "OP1" | "consumption" => metered(watts(step.consumption_kwh()))?,
        "g1" | "from_to_grid" if plan.grid => watts(step.from_grid_kwh() - step.to_grid_kwh()),
        "IP1" if plan.grid => watts(step.from_grid_kwh() - step.to_grid_kwh()),
        "gs1" | "generator" | "IP1" if plan.generator_watts.is_some() => watts(step.generator_kwh()),
        "AI" => metered(if plan.grid || step.generator { 0.0 } else { 240.0 })?,
        "ScMm" => metered(if step.solar_kwh() > 0.0 { 2.0 } else { 0.0 })?,
        "OV1" => metered(230.4)?,
        "S" => metered(f64::from(state(step)))?,
        "gaRC" => plan.generator_watts.map(|_| if step.generator { 4.0 } else { 0.0 })?,
        "gaS" => plan.generator_watts.map(|_| f64::from(u8::from(step.generator)))?,
        "evp" => plan.ev_watts.map(|_| watts(step.ev_kwh))?,
        "evs" => plan.ev_watts.map(|_| if step.ev_kwh > 0.0 { 2.0 } else { 0.0 })?,
        "evm" => plan.ev_watts.map(|_| 1.0)?,
        "evt" => plan.ev_watts.map(|_| step.ev_seconds as f64)?,
        "evi" => plan.ev_watts.map(|_| watts(step.ev_kwh) / 230.4)?,
        "tl" => tank().map(|tank| habits::tank(seed, tank.0, step.start) * 100.0)?,
        "tr" => tank().map(|tank| habits::tank(seed, tank.0, step.start) * tank.3)?,
        "tc" => tank()?.3,
        "tf" => tank()?.2 as f64,
        "tst" => sensor()?.2 as f64,
        "tsT" => sensor().map(|sensor| if sensor.3 { outside } else { 15.0 + outside * 0.15 })?,
        "tsH" => sensor().map(|sensor| if sensor.3 { 90.0 - outside } else { 62.0 })?,
        "lt" => plan.latitude,
        "lg" => plan.longitude,
        _ => return None,
    })
}

/// State of the inverter/charger: 3 bulk, 8 the grid passes through, 9 inverting.
fn state(step: &Step) -> u8 {
    let (into, out) = step.battery_kwh();
    match () {
        () if out > 0.0 => 9,
        () if step.energy[6] + step.energy[8] > 0.0 => 3,
        () if into > 0.0 || step.from_grid_kwh() <= 0.0 => 9,
        () => 8,
    }
}

/// A text that never changes.
pub(super) fn text(plan: &Plan, code: &str, instance: u64) -> Option<String> {
    let text = match code {
        "v" => "v3.72",
        "mn" => "Cerbo GX",
        "tcn" => plan.tanks.iter().find(|tank| tank.0 == instance || instance == 0)?.1,
        "tscn" => plan.temperatures.iter().find(|sensor| sensor.0 == instance || instance == 0)?.1,
        _ => return None,
    };
    Some(text.to_owned())
}
