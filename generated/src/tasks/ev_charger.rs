//! Charging stations of electric vehicles.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use jiff::civil::Date;

use super::{LocalSite, SiteDevice};
use crate::runtime::{Error, Period};
use crate::{DeviceType, EvChargerAttribute as Charger, Instance, Interval, StatsType, Summary};

/// What a charging station does now. What VRM does not know is `None`.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct EvCharger {
    /// Its name.
    pub name: String,
    /// Its number.
    pub instance: Option<Instance>,
    /// What it does, in words such as `Charging`.
    pub status: Option<String>,
    /// Whether it charges by hand, by itself or by a timetable, in words such as `Auto`.
    pub mode: Option<String>,
    /// How much it charges with, in watts.
    pub power_watts: Option<f64>,
    /// How long the session has been going on. It falls back to 0 with the next one.
    pub session: Option<SignedDuration>,
}

impl EvCharger {
    fn of(device: &SiteDevice, summary: &Summary) -> Self {
        let text = |code| summary.of(code).map(crate::WidgetValue::render).filter(|text| !text.is_empty());
        let number = |code| summary.of(code)?.reading().number();
        EvCharger {
            name: device.name.clone(),
            instance: device.instance,
            status: text(Charger::Status),
            mode: text(Charger::Mode),
            power_watts: number(Charger::Power),
            session: number(Charger::ChargingTime).map(|seconds| SignedDuration::from_secs(seconds as i64)),
        }
    }
}

impl LocalSite {
    /// What each charging station does now.
    ///
    /// # Errors
    /// When VRM can't be asked or refuses.
    pub async fn ev_chargers(&self) -> Result<Vec<EvCharger>, Error> {
        let mut chargers = Vec::new();
        for device in self.devices().await?.of(&DeviceType::EvCharger) {
            if let Some(summary) = self.summary(device).await? {
                chargers.push(EvCharger::of(device, &summary));
            }
        }
        Ok(chargers)
    }

    /// The energy that went into vehicles, in kWh, by the day on the installation's calendar. A day
    /// without data is not there.
    ///
    /// VRM lists no sessions. In hours, a session is what lies between two pauses.
    ///
    /// # Errors
    /// When VRM can't be asked or refuses.
    pub async fn ev_energy_kwh(&self, period: Period) -> Result<BTreeMap<Date, f64>, Error> {
        let stats = self.requests().stats().kind(StatsType::Evcs).interval(Interval::Days);
        let answer = stats.period(period).in_parts(self.zone()).await?;
        let mut days = BTreeMap::new();
        for (time, kwh) in answer.get("evE").iter().flat_map(|series| series.values()) {
            *days.entry(self.day(time)).or_insert(0.0) += kwh;
        }
        Ok(days)
    }
}
