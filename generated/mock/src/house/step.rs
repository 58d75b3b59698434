//! A quarter of an hour.

use super::habits;
use super::plan::Plan;
use super::random::chance;
use super::sky;

/// Seconds of a step.
pub const STEP_SECONDS: i64 = 900;

/// The ways of energy, in the order in which a [`Step`] has them.
pub const FLOWS: [&str; 9] = ["Pc", "Pb", "Pg", "Bc", "Bg", "Gc", "Gb", "gc", "gb"];

/// What is left of energy that goes into the battery, and out of it.
pub(super) const KEPT: (f64, f64) = (0.96, 0.95);

/// Below this state of charge the battery monitor rings.
pub(super) const ALARM_BELOW: f64 = 0.25;

/// State of charge at which a generator starts, and at which it stops.
const GENERATOR: (f64, f64) = (0.35, 0.70);

/// What happened in a quarter of an hour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Step {
    /// When it began, in seconds since 1970.
    pub start: i64,
    /// The energy that took each of the [`FLOWS`], in kWh.
    pub energy: [f64; 9],
    /// State of charge before and after, from 0 to 1.
    pub charge: (f64, f64),
    /// What went into a vehicle, in kWh.
    pub ev_kwh: f64,
    /// How many seconds its session had been going on.
    pub ev_seconds: i64,
    /// Whether a generator ran.
    pub generator: bool,
    /// Whether the GX device sent nothing, then or later.
    pub missing: bool,
}

impl Step {
    /// From the sun.
    pub fn solar_kwh(&self) -> f64 {
        self.energy[0] + self.energy[1] + self.energy[2]
    }

    /// What was used.
    pub fn consumption_kwh(&self) -> f64 {
        self.energy[0] + self.energy[3] + self.energy[5] + self.energy[7]
    }

    /// Taken from the grid.
    pub fn from_grid_kwh(&self) -> f64 {
        self.energy[5] + self.energy[6]
    }

    /// Fed into the grid.
    pub fn to_grid_kwh(&self) -> f64 {
        self.energy[2] + self.energy[4]
    }

    /// From a generator.
    pub fn generator_kwh(&self) -> f64 {
        self.energy[7] + self.energy[8]
    }

    /// Put into the battery, and taken out of it.
    pub fn battery_kwh(&self) -> (f64, f64) {
        (self.energy[1] + self.energy[6] + self.energy[8], self.energy[3] + self.energy[4])
    }
}

/// The step after a state of charge. `ahead` is how far the local clock is ahead of UTC.
pub(super) fn step(seed: u64, plan: &Plan, start: i64, ahead: i64, charge: f64, generator_ran: bool) -> Step {
    let sun = Plan::quarter(sky::clear_watts(plan, start) * sky::light(seed, plan, start));
    let (ev_watts, ev_seconds) = habits::ev(seed, plan, start, ahead);
    let wanted = Plan::quarter(habits::watts(seed, plan, start, ahead) + ev_watts);
    let (in_kept, out_kept) = KEPT;
    let (most_in, most_out) = (Plan::quarter(plan.battery_watts.0), Plan::quarter(plan.battery_watts.1));
    let mut room = ((1.0 - charge) * plan.battery_kwh / in_kept).min(most_in);
    let stock = ((charge - plan.floor).max(0.0) * plan.battery_kwh * out_kept).min(most_out);

    let pc = sun.min(wanted);
    let pb = (sun - pc).min(room);
    room -= pb;
    // Without a grid the panels give no more than somebody takes.
    let pg = if plan.grid { sun - pc - pb } else { 0.0 };
    let mut need = wanted - pc;

    let generator = plan.generator_watts.is_some() && (charge < GENERATOR.0 || generator_ran && charge < GENERATOR.1);
    let mut of_generator = if generator { Plan::quarter(plan.generator_watts.unwrap_or_default()) } else { 0.0 };
    let to_consumers = need.min(of_generator);
    need -= to_consumers;
    of_generator -= to_consumers;
    let to_battery = of_generator.min(room);
    room -= to_battery;

    let (buy, sell) = habits::prices(seed, plan, start, ahead);
    let cheap = plan.dynamic_prices && buy < 0.12;
    // What is cheap now is not worth a cycle of the battery; what is dear is.
    let bc = if cheap || generator { 0.0 } else { need.min(stock) };
    need -= bc;
    let bg =
        if plan.dynamic_prices && sell > 0.185 && charge > 0.6 { (stock - bc).min(Plan::quarter(1500.0)) } else { 0.0 };
    let gc = if plan.grid { need } else { 0.0 };
    let gb = if cheap && plan.grid && charge < 0.9 { room.min(Plan::quarter(1200.0)) } else { 0.0 };

    let energy = [pc, pb, pg, bc, bg, gc, gb, to_consumers, to_battery];
    let change = (pb + gb + to_battery) * in_kept - (bc + bg) / out_kept;
    let after = (charge + change / plan.battery_kwh).clamp(0.0, 1.0);
    Step {
        start,
        energy,
        charge: (charge, after),
        ev_kwh: Plan::quarter(ev_watts),
        ev_seconds,
        generator,
        missing: missing(seed, plan, start),
    }
}

/// Whether the GX device could not send: some hours of some days.
fn missing(seed: u64, plan: &Plan, time: i64) -> bool {
    let day = time.div_euclid(86_400);
    let of_day = |stream| chance(seed ^ plan.id, stream, day);
    let first = (of_day(11) * 18.0) as i64 * 3600;
    let long = (1 + (of_day(12) * 5.0) as i64) * 3600;
    of_day(10) < plan.gaps && (first..first + long).contains(&time.rem_euclid(86_400))
}
