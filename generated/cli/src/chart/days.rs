//! An axis of time.

use std::ops::Range;

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint};
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::Ranged;

const DAY: i64 = 86_400;

/// An axis of seconds since 1970 with marks at midnight, and between them where there are few days.
pub struct Days {
    seconds: RangedCoordf64,
    marks: Vec<f64>,
}

impl Days {
    pub fn new((start, end): (i64, i64), zone: &TimeZone) -> Self {
        let marks = marks(start, end, zone).into_iter().map(|mark| mark as f64).collect();
        Days { seconds: (start as f64..end as f64).into(), marks }
    }
}

/// Whole steps on the clock of a place, about a dozen.
fn marks(start: i64, end: i64, zone: &TimeZone) -> Vec<i64> {
    let days = (end - start) / DAY;
    let hours = match end - start {
        ..=DAY => 2,
        long if long <= 2 * DAY => 6,
        long if long <= 6 * DAY => 12,
        _ => 24 * (days / 12 + 1),
    };
    let first = Timestamp::from_second(start).unwrap_or_default().to_zoned_datetime(zone.clone()).date();
    let steps = (days + 2) * 24 / hours;
    // Added on the clock of the place, which changes twice a year.
    let second = |step: i64| {
        let clock = first.at(0, 0, 0, 0).checked_add((step * hours).hours()).ok()?;
        Some(clock.to_zoned_datetime(zone.clone()).ok()?.timestamp().as_second())
    };
    (0..=steps).filter_map(second).filter(|mark| (start..=end).contains(mark)).collect()
}

impl Ranged for Days {
    type FormatOption = DefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, limit: (i32, i32)) -> i32 {
        self.seconds.map(value, limit)
    }

    fn key_points<Hint: KeyPointHint>(&self, _: Hint) -> Vec<f64> {
        self.marks.clone()
    }

    fn range(&self) -> Range<f64> {
        self.seconds.range()
    }
}

/// What stands below a mark: the day at midnight, the time else.
pub fn label(second: f64, zone: &TimeZone) -> String {
    let time = Timestamp::from_second(second as i64).unwrap_or_default().to_zoned_datetime(zone.clone());
    let is_midnight = time.hour() == 0 && time.minute() == 0;
    time.strftime(if is_midnight { "%d %b" } else { "%H:%M" }).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn few_days_have_hours_and_many_days_have_no_more_marks_than_fit() {
        let zone = TimeZone::get("Europe/Lisbon").expect("a time zone");
        let labels = |days: i64| {
            let start = "2026-06-01T00:00:00+01:00".parse::<Timestamp>().expect("a time").as_second();
            let marks = marks(start, start + days * DAY - 1, &zone);
            marks.into_iter().map(|mark| label(mark as f64, &zone)).collect::<Vec<_>>()
        };
        assert_eq!(labels(1)[..3], ["01 Jun", "02:00", "04:00"]);
        assert_eq!(labels(2), ["01 Jun", "06:00", "12:00", "18:00", "02 Jun", "06:00", "12:00", "18:00"]);
        assert_eq!(labels(7), ["01 Jun", "02 Jun", "03 Jun", "04 Jun", "05 Jun", "06 Jun", "07 Jun"]);
        for days in 1..400 {
            assert!((2..=14).contains(&labels(days).len()), "{days} days have {:?}", labels(days));
        }
    }

    #[test]
    fn marks_stay_at_midnight_when_clocks_change() {
        let zone = TimeZone::get("Europe/Lisbon").expect("a time zone");
        let start = "2026-03-27T00:00:00Z".parse::<Timestamp>().expect("a time").as_second();
        let labels: Vec<_> =
            marks(start, start + 4 * DAY, &zone).into_iter().map(|mark| label(mark as f64, &zone)).collect();
        assert_eq!(labels[..7], ["27 Mar", "12:00", "28 Mar", "12:00", "29 Mar", "12:00", "30 Mar"]);
    }
}
