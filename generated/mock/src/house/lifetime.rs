//! What a battery did since it was put in.

use super::now::Now;
use super::quantity::level;

/// The codes of what is told.
pub(super) const LIFETIME: [&str; 7] = ["H1", "H4", "H6", "H7", "H8", "H21", "H22"];

/// One of them; nothing before anything happened.
pub(super) fn lifetime(now: &Now<'_>, code: &str) -> Option<f64> {
    let steps = now.steps.all();
    let out: f64 = steps.iter().map(|step| step.battery_kwh().1).sum();
    let into: f64 = steps.iter().map(|step| step.battery_kwh().0).sum();
    let volts = || steps.iter().filter_map(|step| level(now.seed, now.plan, step, "V", 0));
    let per_kwh = 1000.0 / now.plan.volts.0;
    let lowest = steps.iter().map(|step| step.charge.1).reduce(f64::min)?;
    Some(match code {
        "H1" => -(1.0 - lowest) * now.plan.battery_kwh * per_kwh,
        "H4" => out / now.plan.battery_kwh,
        "H6" => -out * per_kwh,
        "H7" => volts().reduce(f64::min)?,
        "H8" => volts().reduce(f64::max)?,
        "H21" => out,
        "H22" => into,
        _ => return None,
    })
}
