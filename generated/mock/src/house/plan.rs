//! The installations that are simulated.

use jiff::tz::TimeZone;

/// What an installation consists of.
#[derive(Debug)]
pub(super) struct Plan {
    pub(super) id: u64,
    pub(super) name: &'static str,
    pub(super) portal: &'static str,
    pub(super) zone_name: &'static str,
    pub(super) latitude: f64,
    pub(super) longitude: f64,
    pub(super) solar_peak_watts: f64,
    pub(super) battery_kwh: f64,
    /// Voltage of the empty and of the full battery.
    pub(super) volts: (f64, f64),
    /// What goes into the battery, and out of it, at most.
    pub(super) battery_watts: (f64, f64),
    /// State of charge below which the battery gives nothing.
    pub(super) floor: f64,
    pub(super) grid: bool,
    pub(super) generator_watts: Option<f64>,
    /// What is always on.
    pub(super) base_watts: f64,
    /// What comes on top at breakfast, at noon and in the evening.
    pub(super) habit_watts: [f64; 3],
    pub(super) ev_watts: Option<f64>,
    pub(super) dynamic_prices: bool,
    /// Instance, name, number of the fluid, cubic metres.
    pub(super) tanks: &'static [(u64, &'static str, i64, f64)],
    /// Instance, name, kind, and whether it is outside.
    pub(super) temperatures: &'static [(u64, &'static str, i64, bool)],
    /// Whether its inverter is known, and with it what is used.
    pub(super) metered: bool,
    /// Whether values come in odd ways.
    pub(super) odd: bool,
    /// Part of the days on which some hours are missing.
    pub(super) gaps: f64,
}

impl Plan {
    pub(super) fn zone(&self) -> TimeZone {
        TimeZone::get(self.zone_name).unwrap_or(TimeZone::UTC)
    }

    /// Kilowatt-hours that a quarter of an hour at so many watts takes.
    pub(super) fn quarter(watts: f64) -> f64 {
        watts / 4000.0
    }
}

/// A house with everything, a hut without a grid, a boat with almost nothing, and a shed whose answers are odd.
pub(super) const PLANS: [Plan; 4] = [
    Plan {
        id: 710_001,
        name: "Terrace House",
        portal: "c0619ab70001",
        zone_name: "Europe/Lisbon",
        latitude: 38.72,
        longitude: -9.14,
        solar_peak_watts: 6200.0,
        battery_kwh: 14.2,
        volts: (48.0, 54.4),
        battery_watts: (3500.0, 4500.0),
        floor: 0.20,
        grid: true,
        generator_watts: None,
        base_watts: 240.0,
        habit_watts: [900.0, 600.0, 1500.0],
        ev_watts: Some(7200.0),
        dynamic_prices: true,
        tanks: &[],
        temperatures: &[(24, "Garden", 4, true), (25, "Cellar", 3, false)],
        metered: true,
        odd: false,
        gaps: 0.02,
    },
    Plan {
        id: 710_002,
        name: "Alpine Hut",
        portal: "c0619ab70002",
        zone_name: "Europe/Zurich",
        latitude: 46.55,
        longitude: 8.03,
        solar_peak_watts: 2400.0,
        battery_kwh: 9.6,
        volts: (23.6, 27.6),
        battery_watts: (2400.0, 2400.0),
        floor: 0.30,
        grid: false,
        generator_watts: Some(3000.0),
        base_watts: 90.0,
        habit_watts: [350.0, 250.0, 600.0],
        ev_watts: None,
        dynamic_prices: false,
        tanks: &[(20, "Diesel", 7, 0.4), (21, "Spring water", 1, 1.0)],
        temperatures: &[(24, "Outside", 4, true)],
        metered: true,
        odd: false,
        gaps: 0.10,
    },
    Plan {
        id: 710_003,
        name: "Sloop Marieke",
        portal: "c0619ab70003",
        zone_name: "Europe/Amsterdam",
        latitude: 52.37,
        longitude: 4.90,
        solar_peak_watts: 180.0,
        battery_kwh: 2.4,
        volts: (12.1, 13.4),
        battery_watts: (180.0, 600.0),
        floor: 0.10,
        grid: false,
        generator_watts: None,
        base_watts: 9.0,
        habit_watts: [10.0, 15.0, 40.0],
        ev_watts: None,
        dynamic_prices: false,
        tanks: &[(21, "Fresh water", 1, 0.15)],
        temperatures: &[],
        metered: false,
        odd: false,
        gaps: 0.15,
    },
    Plan {
        id: 710_004,
        name: "Seed & Grain \u{1f33e}",
        portal: "c0619ab70004",
        zone_name: "Asia/Kolkata",
        latitude: 18.52,
        longitude: 73.86,
        solar_peak_watts: 3300.0,
        battery_kwh: 7.2,
        volts: (48.0, 54.0),
        battery_watts: (2000.0, 2400.0),
        floor: 0.15,
        grid: true,
        generator_watts: None,
        base_watts: 160.0,
        habit_watts: [400.0, 500.0, 700.0],
        ev_watts: None,
        dynamic_prices: false,
        tanks: &[],
        temperatures: &[],
        metered: true,
        odd: true,
        gaps: 0.20,
    },
];
