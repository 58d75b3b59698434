//! Sun and weather.

use super::plan::Plan;
use super::random::chance;

const DAY: i64 = 86_400;

/// What the panels would give under a sky without clouds, in watts.
pub(super) fn clear_watts(plan: &Plan, time: i64) -> f64 {
    let day = time as f64 / DAY as f64;
    // The year of 1970 begins ten days after the winter solstice of the north.
    let tilt = (-23.44_f64).to_radians() * ((day + 10.0) / 365.2425 * std::f64::consts::TAU).cos();
    let hour = (day.fract() * 24.0 + plan.longitude / 15.0 - 12.0) * 15.0_f64.to_radians();
    let latitude = plan.latitude.to_radians();
    let height = latitude.sin() * tilt.sin() + latitude.cos() * tilt.cos() * hour.cos();
    // Low light has a long way through the air, and misses the panels.
    plan.solar_peak_watts * height.max(0.0).powf(1.25)
}

/// What clouds leave of the light, from 0 to 1, as somebody can know in advance.
pub(super) fn expected_light(seed: u64, plan: &Plan, time: i64) -> f64 {
    let of_day = |day: i64| chance(seed ^ plan.id, 1, day);
    let (day, part) = (time.div_euclid(DAY), time.rem_euclid(DAY) as f64 / DAY as f64);
    // Weather passes over; it does not change at midnight.
    let clouds = of_day(day) * (1.0 - part) + of_day(day + 1) * part;
    1.0 - 0.85 * clouds.powf(1.6)
}

/// What clouds leave of the light, with those that nobody foresaw.
pub(super) fn light(seed: u64, plan: &Plan, time: i64) -> f64 {
    let passing = chance(seed ^ plan.id, 2, time.div_euclid(900));
    let expected = expected_light(seed, plan, time);
    // A clear sky has no passing clouds, and a grey one no gaps.
    (expected + (passing - 0.5) * 1.2 * expected * (1.0 - expected)).clamp(0.05, 1.0)
}

/// Temperature outside, in degrees Celsius.
pub(super) fn celsius(seed: u64, plan: &Plan, time: i64) -> f64 {
    let day = time as f64 / DAY as f64;
    let warm = 27.0 - plan.latitude.abs() * 0.32;
    let season = -plan.latitude.abs() * 0.2 * ((day - 20.0) / 365.2425 * std::f64::consts::TAU).cos();
    let hour = (day.fract() * 24.0 + plan.longitude / 15.0 - 15.0) / 24.0 * std::f64::consts::TAU;
    warm + season + 4.0 * hour.cos() + 4.0 * (expected_light(seed, plan, time) - 0.5)
}
