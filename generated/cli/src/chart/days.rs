//! An axis of time.

use std::ops::Range;

use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan as _};
use plotters::coord::ranged1d::{DefaultFormatting, KeyPointHint};
use plotters::coord::types::RangedCoordf64;
use plotters::prelude::Ranged;

/// An axis of seconds since 1970 with marks at midnight, at most a dozen.
pub struct Days {
    seconds: RangedCoordf64,
    marks: Vec<f64>,
}

impl Days {
    pub fn new((start, end): (i64, i64), zone: &TimeZone) -> Self {
        let first = Timestamp::from_second(start).unwrap_or_default().to_zoned_datetime(zone.clone()).date();
        let days = (end - start) / 86_400;
        let each = usize::try_from(days / 11).unwrap_or_default().max(1);
        let midnights = (0..=days + 1).step_by(each).filter_map(|place| {
            let midnight = first.saturating_add(place.days()).to_zoned_datetime(zone.clone()).ok()?;
            Some(midnight.timestamp().as_second())
        });
        let marks = midnights.filter(|mark| (start..=end).contains(mark)).map(|mark| mark as f64).collect();
        Days { seconds: (start as f64..end as f64).into(), marks }
    }
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

/// The day of a second.
pub fn day(second: f64, zone: &TimeZone) -> String {
    let time = Timestamp::from_second(second as i64).unwrap_or_default();
    time.to_zoned_datetime(zone.clone()).strftime("%d %b").to_string()
}
