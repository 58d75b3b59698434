//! What people use, and when; what energy costs.

use super::plan::Plan;
use super::random::chance;

const DAY: i64 = 86_400;

/// Seconds since midnight and days since 1970 on a clock that is so many seconds ahead of UTC.
pub(super) fn local(time: i64, ahead: i64) -> (i64, i64) {
    ((time + ahead).rem_euclid(DAY), (time + ahead).div_euclid(DAY))
}

/// A hump around an hour.
fn hump(second: i64, hour: f64, width: f64) -> f64 {
    let apart = (second as f64 / 3600.0 - hour) / width;
    (-apart * apart).exp()
}

/// What is usually used, without vehicles, in watts.
pub(super) fn expected_watts(plan: &Plan, time: i64, ahead: i64) -> f64 {
    let (second, _) = local(time, ahead);
    let [breakfast, noon, evening] = plan.habit_watts;
    plan.base_watts
        + breakfast * hump(second, 7.5, 0.9)
        + noon * hump(second, 12.75, 0.8)
        + evening * hump(second, 19.75, 1.8)
}

/// What is used, without vehicles, in watts.
pub(super) fn watts(seed: u64, plan: &Plan, time: i64, ahead: i64) -> f64 {
    let whim = chance(seed ^ plan.id, 3, time.div_euclid(900));
    let (_, day) = local(time, ahead);
    let at_home = 0.7 + 0.6 * chance(seed ^ plan.id, 4, day);
    expected_watts(plan, time, ahead) * at_home * (0.75 + 0.5 * whim)
}

/// What goes into a vehicle, in watts, and how many seconds its session has been going on.
pub(super) fn ev(seed: u64, plan: &Plan, time: i64, ahead: i64) -> (f64, i64) {
    let Some(most) = plan.ev_watts else { return (0.0, 0) };
    let (second, day) = local(time, ahead);
    // Two days of five, from six to nine in the evening, at most three hours, never over midnight.
    let of_day = |stream| chance(seed ^ plan.id, stream, day);
    let start = 18 * 3600 + (of_day(5) * 8.0) as i64 * 900;
    let end = start + 1800 + (of_day(6) * 10.0) as i64 * 900;
    let charges = of_day(7) < 0.4 && (start..end).contains(&second);
    if charges { (most, second - start) } else { (0.0, 0) }
}

/// Price of a kWh from the grid and into it.
pub(super) fn prices(seed: u64, plan: &Plan, time: i64, ahead: i64) -> (f64, f64) {
    let (second, day) = local(time, ahead);
    let sun = chance(seed ^ plan.id, 8, day);
    let market =
        0.09 + 0.11 * hump(second, 19.0, 2.2) + 0.05 * hump(second, 8.0, 1.5) - 0.16 * sun * hump(second, 13.5, 2.4);
    let round = |price: f64| (price * 10_000.0).round() / 10_000.0;
    (round(market + 0.055), round(market - 0.01))
}

/// How full a tank is, from 0 to 1: it empties for some weeks and is filled in an hour.
pub(super) fn tank(seed: u64, instance: u64, time: i64) -> f64 {
    let weeks = 2 + (chance(seed, 9, instance as i64) * 4.0) as i64;
    let round = weeks * 7 * DAY;
    let part = (time + instance as i64 * 100_000).rem_euclid(round) as f64 / round as f64;
    0.95 - 0.85 * part
}
