//! Where energy came from and where it went.

use std::collections::BTreeMap;
use std::ops::AddAssign;

use jiff::civil::Date;

use super::LocalSite;
use crate::runtime::{Error, Period};
use crate::{Interval, StatsType};

/// The energy that took each way, in kWh. A way that the installation does not have is 0.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
#[non_exhaustive]
pub struct Energy {
    /// From the sun, used at once (`Pc`).
    pub solar_to_consumers_kwh: f64,
    /// From the sun into the battery (`Pb`).
    pub solar_to_battery_kwh: f64,
    /// From the sun into the grid (`Pg`).
    pub solar_to_grid_kwh: f64,
    /// From the battery, used (`Bc`).
    pub battery_to_consumers_kwh: f64,
    /// From the battery into the grid (`Bg`).
    pub battery_to_grid_kwh: f64,
    /// From the grid, used (`Gc`).
    pub grid_to_consumers_kwh: f64,
    /// From the grid into the battery (`Gb`).
    pub grid_to_battery_kwh: f64,
    /// From a generator, used (`gc`).
    pub generator_to_consumers_kwh: f64,
    /// From a generator into the battery (`gb`).
    pub generator_to_battery_kwh: f64,
}

impl Energy {
    /// From the sun. VRM's `solar_yield` can differ from it.
    pub fn solar_kwh(&self) -> f64 {
        self.solar_to_consumers_kwh + self.solar_to_battery_kwh + self.solar_to_grid_kwh
    }

    /// What was used, wherever it came from.
    pub fn consumption_kwh(&self) -> f64 {
        self.solar_to_consumers_kwh
            + self.battery_to_consumers_kwh
            + self.grid_to_consumers_kwh
            + self.generator_to_consumers_kwh
    }

    /// Taken from the grid.
    pub fn from_grid_kwh(&self) -> f64 {
        self.grid_to_consumers_kwh + self.grid_to_battery_kwh
    }

    /// Fed into the grid.
    pub fn to_grid_kwh(&self) -> f64 {
        self.solar_to_grid_kwh + self.battery_to_grid_kwh
    }

    /// Put into the battery.
    pub fn into_battery_kwh(&self) -> f64 {
        self.solar_to_battery_kwh + self.grid_to_battery_kwh + self.generator_to_battery_kwh
    }

    /// Taken out of the battery.
    pub fn out_of_battery_kwh(&self) -> f64 {
        self.battery_to_consumers_kwh + self.battery_to_grid_kwh
    }

    /// From a generator.
    pub fn generator_kwh(&self) -> f64 {
        self.generator_to_consumers_kwh + self.generator_to_battery_kwh
    }

    /// The part of the consumption that did not come from the grid at once, from 0 to 1; `None` when
    /// nothing was used.
    pub fn self_sufficiency(&self) -> Option<f64> {
        let used = self.consumption_kwh();
        (used > 0.0).then(|| 1.0 - self.grid_to_consumers_kwh / used)
    }

    /// The part of the solar energy that did not go into the grid at once, from 0 to 1; `None` when the
    /// sun gave nothing.
    pub fn self_consumption(&self) -> Option<f64> {
        let solar = self.solar_kwh();
        (solar > 0.0).then(|| 1.0 - self.solar_to_grid_kwh / solar)
    }

    /// The field that a code stands for.
    fn of(&mut self, code: &str) -> Option<&mut f64> {
        Some(match code {
            "Pc" => &mut self.solar_to_consumers_kwh,
            "Pb" => &mut self.solar_to_battery_kwh,
            "Pg" => &mut self.solar_to_grid_kwh,
            "Bc" => &mut self.battery_to_consumers_kwh,
            "Bg" => &mut self.battery_to_grid_kwh,
            "Gc" => &mut self.grid_to_consumers_kwh,
            "Gb" => &mut self.grid_to_battery_kwh,
            "gc" => &mut self.generator_to_consumers_kwh,
            "gb" => &mut self.generator_to_battery_kwh,
            _ => return None,
        })
    }
}

impl AddAssign for Energy {
    fn add_assign(&mut self, other: Self) {
        self.solar_to_consumers_kwh += other.solar_to_consumers_kwh;
        self.solar_to_battery_kwh += other.solar_to_battery_kwh;
        self.solar_to_grid_kwh += other.solar_to_grid_kwh;
        self.battery_to_consumers_kwh += other.battery_to_consumers_kwh;
        self.battery_to_grid_kwh += other.battery_to_grid_kwh;
        self.grid_to_consumers_kwh += other.grid_to_consumers_kwh;
        self.grid_to_battery_kwh += other.grid_to_battery_kwh;
        self.generator_to_consumers_kwh += other.generator_to_consumers_kwh;
        self.generator_to_battery_kwh += other.generator_to_battery_kwh;
    }
}

/// The energy of each day of a period, and of all of them.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct EnergyBalance {
    /// By the day on the installation's calendar. A day without data is not there.
    pub days: BTreeMap<Date, Energy>,
    /// The sum of the days.
    pub total: Energy,
}

impl EnergyBalance {
    /// The energy of each month, under its first day.
    pub fn months(&self) -> BTreeMap<Date, Energy> {
        let mut months: BTreeMap<Date, Energy> = BTreeMap::new();
        for (day, energy) in &self.days {
            *months.entry(day.first_of_month()).or_default() += *energy;
        }
        months
    }
}

impl LocalSite {
    /// The energy of today, so far as it went, from midnight on the installation's clock.
    ///
    /// # Errors
    /// When VRM can't be asked or refuses.
    pub async fn energy_today(&self) -> Result<EnergyBalance, Error> {
        self.energy(Period::today_at(self.now(), self.zone())).await
    }

    /// The energy of a day, which has 23 or 25 hours when the clocks change.
    ///
    /// # Errors
    /// When VRM can't be asked or refuses.
    pub async fn energy_of_day(&self, day: Date) -> Result<EnergyBalance, Error> {
        self.energy(Period::of_day(day, self.zone())).await
    }

    /// The energy of the month in which a day lies, day by day.
    ///
    /// # Errors
    /// When VRM can't be asked or refuses.
    pub async fn energy_of_month(&self, day: Date) -> Result<EnergyBalance, Error> {
        self.energy(Period::of_month(day, self.zone())).await
    }

    /// The energy of the year in which a day lies, day by day: VRM answers 180 days at once, so this
    /// asks three times.
    ///
    /// ```no_run
    /// # async fn example(home: victron_vrm::tasks::LocalSite) -> Result<(), victron_vrm::Error> {
    /// let year = home.energy_of_year(jiff::civil::date(2025, 1, 1)).await?;
    /// for (month, energy) in year.months() {
    ///     println!("{}: {:.0} kWh from the sun", month.strftime("%B"), energy.solar_kwh());
    /// }
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    /// When VRM can't be asked or refuses.
    pub async fn energy_of_year(&self, day: Date) -> Result<EnergyBalance, Error> {
        self.energy(Period::of_year(day, self.zone())).await
    }

    /// The energy of any days. A period that begins or ends within a day has a part of that day.
    ///
    /// # Errors
    /// When VRM can't be asked or refuses.
    pub async fn energy(&self, period: Period) -> Result<EnergyBalance, Error> {
        let stats = self.requests().stats().kind(StatsType::Kwh).interval(Interval::Days);
        let answer = stats.period(period).in_parts(self.zone()).await?;
        let mut balance = EnergyBalance::default();
        // `kwh` is the sum of the others.
        for series in answer.series().filter(|series| series.code != "kwh") {
            for (time, kwh) in series.values() {
                if let Some(field) = balance.days.entry(self.day(time)).or_default().of(series.code) {
                    *field += kwh;
                }
            }
        }
        for energy in balance.days.values() {
            balance.total += *energy;
        }
        Ok(balance)
    }
}
