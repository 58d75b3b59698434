//! What was expected, and what came.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use super::LocalSite;
use crate::runtime::{Error, Period};
use crate::{AttributeCode, Interval, StatsResponse, StatsType};

/// VRM's forecast, hour by hour, beside what came.
#[derive(Debug, Clone, PartialEq, Default)]
#[non_exhaustive]
pub struct Forecast {
    /// In the order of time; an hour of which nothing is known is not there.
    pub hours: Vec<ForecastHour>,
}

/// An hour of a [`Forecast`]. `None` is what VRM does not know: an expectation of long ago, or what has
/// not happened yet.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct ForecastHour {
    /// When it begins.
    pub time: Timestamp,
    /// Expected from the sun, in kWh.
    pub solar_expected_kwh: Option<f64>,
    /// What came from the sun, in kWh.
    pub solar_kwh: Option<f64>,
    /// Expected consumption, in kWh.
    pub consumption_expected_kwh: Option<f64>,
    /// What was used, in kWh.
    pub consumption_kwh: Option<f64>,
}

impl ForecastHour {
    fn at(time: Timestamp) -> Self {
        let nothing = None;
        ForecastHour {
            time,
            solar_expected_kwh: nothing,
            solar_kwh: nothing,
            consumption_expected_kwh: nothing,
            consumption_kwh: nothing,
        }
    }
}

impl LocalSite {
    /// The forecast from the beginning of yesterday until the end of so many days after today, beside
    /// what came. `None` when VRM has no forecast for the installation: it needs about a month of data
    /// and a position.
    ///
    /// Two requests. The hour that is running has what came so far.
    ///
    /// # Errors
    /// When VRM can't be asked or refuses.
    pub async fn forecast(&self, days_ahead: u32) -> Result<Option<Forecast>, Error> {
        let (now, zone) = (self.now(), self.zone());
        let start = Period::last_days_at(now, 2, zone).start;
        let last = self.day(now).saturating_add(jiff::Span::new().days(i64::from(days_ahead.min(30))));
        let period = Period::new(start, Period::of_day(last, zone).end).whole_hours();
        let stats = || self.requests().stats().interval(Interval::Hours);
        let expected = stats().kind(StatsType::Forecast).period(period).in_parts(zone).await?;
        if expected.series().all(|series| series.is_empty()) {
            return Ok(None);
        }
        let came = stats()
            .kind(StatsType::Custom)
            .attributes(["total_solar_yield", "total_consumption"].map(AttributeCode::from))
            .period(Period::new(start, now).whole_hours())
            .in_parts(zone)
            .await?;
        let mut hours: BTreeMap<Timestamp, ForecastHour> = BTreeMap::new();
        let mut put = |answer: &StatsResponse, code, per_kwh: f64, set: fn(&mut ForecastHour) -> &mut Option<f64>| {
            let series = answer.get(code);
            let values = series.iter().flat_map(|series| series.values());
            // Whole hours end with the first second of the next one.
            for (time, value) in values.filter(|(time, _)| *time < period.end) {
                *set(hours.entry(time).or_insert_with(|| ForecastHour::at(time))) = Some(value / per_kwh);
            }
        };
        // Forecasts are in Wh, and totals in kWh.
        put(&expected, "solar_yield_forecast", 1000.0, |hour| &mut hour.solar_expected_kwh);
        put(&expected, "vrm_consumption_fc", 1000.0, |hour| &mut hour.consumption_expected_kwh);
        put(&came, "total_solar_yield", 1.0, |hour| &mut hour.solar_kwh);
        put(&came, "total_consumption", 1.0, |hour| &mut hour.consumption_kwh);
        Ok(Some(Forecast { hours: hours.into_values().collect() }))
    }
}

impl Forecast {
    /// Expected from the sun and what came, in kWh, over the hours that are over at `now` and of which
    /// both are known; `None` when there is no such hour.
    pub fn solar_so_far_kwh(&self, now: Timestamp) -> Option<(f64, f64)> {
        let over = self.hours.iter().filter(|hour| hour.time + SignedDuration::from_hours(1) <= now);
        let both = over.filter_map(|hour| hour.solar_expected_kwh.zip(hour.solar_kwh));
        both.reduce(|sum, hour| (sum.0 + hour.0, sum.1 + hour.1))
    }

    /// Expected from the sun in a period, in kWh; `None` when it has no hour with a forecast.
    pub fn solar_expected_kwh(&self, period: Period) -> Option<f64> {
        let inside = self.hours.iter().filter(|hour| period.start <= hour.time && hour.time <= period.end);
        inside.filter_map(|hour| hour.solar_expected_kwh).reduce(|sum, kwh| sum + kwh)
    }
}
