//! The past of a battery.

use std::collections::BTreeMap;

use jiff::{SignedDuration, Timestamp};

use super::LocalSite;
use crate::runtime::{Error, Period};
use crate::{Interval, StatsType, SystemOverviewAttribute as System};

/// State of charge, voltage and current of a battery over time.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct BatteryHistory {
    /// What was asked for.
    pub period: Period,
    /// What one point stands for.
    pub step: SignedDuration,
    /// In the order of time. Where nothing came in there is no point, and none is made up.
    pub points: Vec<BatteryPoint>,
}

/// What a battery did from a time on, for one step.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct BatteryPoint {
    /// When the step begins.
    pub time: Timestamp,
    /// State of charge, in percent.
    pub state_of_charge_percent: Option<Spread>,
    /// Voltage.
    pub volts: Option<Spread>,
    /// Current in amperes, above 0 when the battery is charged.
    pub amperes: Option<Spread>,
}

/// Mean and bounds of a value over a step.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Spread {
    /// The mean.
    pub mean: f64,
    /// The lowest value.
    pub minimum: f64,
    /// The highest value.
    pub maximum: f64,
}

impl BatteryHistory {
    /// The stretches of the period in which nothing came in, each at least one step long. The step that is
    /// running at its end is none: its point is not there before it is over.
    pub fn gaps(&self) -> Vec<Period> {
        let end = self.period.end + SignedDuration::from_secs(1);
        // A day on which the clocks change is a little shorter than a step.
        let half = self.step / 2;
        let mut gaps = Vec::new();
        let mut known = self.period.start;
        for time in self.points.iter().map(|point| point.time).chain([end]) {
            let long = time.duration_since(known);
            if long >= self.step || (long > half && time != end) {
                gaps.push(Period::new(known, time - SignedDuration::from_secs(1)));
            }
            known = known.max(time + self.step);
        }
        gaps
    }

    /// The points in stretches without a gap: a chart draws a line through each of them.
    pub fn runs(&self) -> impl Iterator<Item = &[BatteryPoint]> {
        let longest = self.step + self.step / 2;
        self.points.chunk_by(move |before, after| after.time.duration_since(before.time) <= longest)
    }
}

impl LocalSite {
    /// What the battery did in a period: by quarters of an hour up to 31 days, by hours up to a year, by
    /// days beyond that.
    ///
    /// What the GX device could not send in time it sends later, so a gap at the end may still be filled.
    ///
    /// # Errors
    /// When VRM can't be asked or refuses.
    pub async fn battery(&self, period: Period) -> Result<BatteryHistory, Error> {
        let days = period.end.duration_since(period.start).as_hours() / 24;
        let (interval, step) = match days {
            ..=31 => (Interval::FifteenMinutes, SignedDuration::from_mins(15)),
            32..=366 => (Interval::Hours, SignedDuration::from_hours(1)),
            _ => (Interval::Days, SignedDuration::from_hours(24)),
        };
        let stats = self.requests().stats().kind(StatsType::Custom).interval(interval);
        let codes = [System::BatteryStateOfCharge, System::Voltage, System::Current];
        let answer = stats.attributes(codes).period(period.whole_hours()).in_parts(self.zone()).await?;
        let mut points: BTreeMap<Timestamp, BatteryPoint> = BTreeMap::new();
        let fields: [fn(&mut BatteryPoint) -> &mut Option<Spread>; 3] =
            [|point| &mut point.state_of_charge_percent, |point| &mut point.volts, |point| &mut point.amperes];
        for (code, field) in codes.into_iter().zip(fields) {
            // Whole hours end with the first second of the next one.
            for point in answer.of(code).into_iter().filter(|point| point.time <= period.end) {
                let empty =
                    BatteryPoint { time: point.time, state_of_charge_percent: None, volts: None, amperes: None };
                *field(points.entry(point.time).or_insert(empty)) = Some(Spread {
                    mean: point.value,
                    minimum: point.minimum.unwrap_or(point.value),
                    maximum: point.maximum.unwrap_or(point.value),
                });
            }
        }
        let period = Period { start: period.start, end: period.end.min(self.now()).max(period.start) };
        Ok(BatteryHistory { period, step, points: points.into_values().collect() })
    }
}
