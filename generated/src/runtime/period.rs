// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Stretches of time: so many hours or days back from now, or the days of a calendar.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp};

use crate::runtime::error::{Error, ErrorKind};

/// More days than any calendar has.
const MANY_DAYS: u32 = 7_000_000;

/// A stretch of time, from its first second to its last; both belong to it.
///
/// Days of the calendar (`of_…`) end with their last second, so that two neighbours never share
/// a timestamp. Stretches that end now (`last_…`, `today`, `this_…`) end with the hour that is
/// running: services keep readings by the hour, and nothing lies behind it yet. Those whose name
/// ends in `_at` take the timestamp that counts as now.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    /// The first second.
    pub start: Timestamp,
    /// The last second.
    pub end: Timestamp,
}

impl Period {
    /// From one timestamp to another. One that ends before it starts is refused when it is sent.
    pub fn new(start: Timestamp, end: Timestamp) -> Self {
        Period { start, end }
    }

    /// So many whole hours, of which the running one is the last.
    pub fn last_hours(count: u32) -> Self {
        Self::last_hours_at(Timestamp::now(), count)
    }

    /// As [`Period::last_hours`], at another timestamp than now.
    pub fn last_hours_at(now: Timestamp, count: u32) -> Self {
        let end = hour_after(now);
        Period { start: minus(end, SignedDuration::from_hours(count.into())), end }
    }

    /// So many days, of which today is the last, so far as it went.
    pub fn last_days(count: u32, zone: &TimeZone) -> Self {
        Self::last_days_at(Timestamp::now(), count, zone)
    }

    /// As [`Period::last_days`], at another timestamp than now.
    pub fn last_days_at(now: Timestamp, count: u32, zone: &TimeZone) -> Self {
        let before = i64::from(count.clamp(1, MANY_DAYS) - 1);
        let first = date(now, zone).saturating_sub(Span::new().days(before));
        Period { start: midnight(first, zone), end: hour_after(now) }
    }

    /// Today, so far as it went.
    pub fn today(zone: &TimeZone) -> Self {
        Self::today_at(Timestamp::now(), zone)
    }

    /// As [`Period::today`], at another timestamp than now.
    pub fn today_at(now: Timestamp, zone: &TimeZone) -> Self {
        Self::last_days_at(now, 1, zone)
    }

    /// All of yesterday.
    pub fn yesterday(zone: &TimeZone) -> Self {
        Self::yesterday_at(Timestamp::now(), zone)
    }

    /// As [`Period::yesterday`], at another timestamp than now.
    pub fn yesterday_at(now: Timestamp, zone: &TimeZone) -> Self {
        Self::of_day(date(now, zone).saturating_sub(Span::new().days(1)), zone)
    }

    /// This week from Monday on, so far as it went.
    pub fn this_week(zone: &TimeZone) -> Self {
        Self::this_week_at(Timestamp::now(), zone)
    }

    /// As [`Period::this_week`], at another timestamp than now.
    pub fn this_week_at(now: Timestamp, zone: &TimeZone) -> Self {
        Period { start: midnight(monday(date(now, zone)), zone), end: hour_after(now) }
    }

    /// This month, so far as it went.
    pub fn this_month(zone: &TimeZone) -> Self {
        Self::this_month_at(Timestamp::now(), zone)
    }

    /// As [`Period::this_month`], at another timestamp than now.
    pub fn this_month_at(now: Timestamp, zone: &TimeZone) -> Self {
        Period { start: midnight(date(now, zone).first_of_month(), zone), end: hour_after(now) }
    }

    /// This year, so far as it went.
    pub fn this_year(zone: &TimeZone) -> Self {
        Self::this_year_at(Timestamp::now(), zone)
    }

    /// As [`Period::this_year`], at another timestamp than now.
    pub fn this_year_at(now: Timestamp, zone: &TimeZone) -> Self {
        Period { start: midnight(date(now, zone).first_of_year(), zone), end: hour_after(now) }
    }

    /// All of one day, which has 23 or 25 hours when the clocks change. A day that a zone skipped
    /// (30 December 2011 in `Pacific/Apia`) is an empty period.
    pub fn of_day(day: Date, zone: &TimeZone) -> Self {
        Self::of_days(day, day, zone)
    }

    /// All of the days from one to another.
    pub fn of_days(first: Date, last: Date, zone: &TimeZone) -> Self {
        let next = last.saturating_add(Span::new().days(1));
        let start = midnight(first, zone);
        Period { start, end: minus(midnight(next, zone), SignedDuration::from_secs(1)).max(start) }
    }

    /// Whether no time lies between its start and its end.
    pub fn is_empty(&self) -> bool {
        self.end <= self.start
    }

    /// All of the week, Monday to Sunday, in which a day lies.
    pub fn of_week(day: Date, zone: &TimeZone) -> Self {
        let first = monday(day);
        Self::of_days(first, first.saturating_add(Span::new().days(6)), zone)
    }

    /// All of the month in which a day lies.
    pub fn of_month(day: Date, zone: &TimeZone) -> Self {
        Self::of_days(day.first_of_month(), day.last_of_month(), zone)
    }

    /// All of the year in which a day lies.
    pub fn of_year(day: Date, zone: &TimeZone) -> Self {
        Self::of_days(day.first_of_year(), day.last_of_year(), zone)
    }

    /// The same, widened to whole hours of UTC: nothing that was in it falls out.
    ///
    /// A service that keeps readings by the hour may read the running hour as 0 when an end lies
    /// within an hour. In a zone that is off by half an hour, midnight does.
    #[must_use]
    pub fn whole_hours(self) -> Self {
        Period { start: hour_before(self.start), end: hour_after_or_at(self.end) }
    }
}

/// The time zone of a name such as `Europe/Amsterdam`, by the tables of this machine.
///
/// # Errors
/// [`ErrorKind::InvalidParameter`] when no table has it. A machine without any tables is helped by
/// the feature `tzdb-bundle-always` of `jiff`.
pub fn time_zone(name: &str) -> Result<TimeZone, Error> {
    TimeZone::get(name.trim()).map_err(|error| {
        let reason = format!("`{}` is none that this machine knows: {error}", name.trim());
        Error::new(ErrorKind::InvalidParameter { name: "time zone", reason })
    })
}

fn date(timestamp: Timestamp, zone: &TimeZone) -> Date {
    timestamp.to_zoned_datetime(zone.clone()).date()
}

fn monday(day: Date) -> Date {
    day.saturating_sub(Span::new().days(day.weekday().to_monday_zero_offset()))
}

/// The first timestamp of a day, which is later than midnight where the clocks skip it.
pub(crate) fn midnight(day: Date, zone: &TimeZone) -> Timestamp {
    let edge = if day.year() < 0 { Timestamp::MIN } else { Timestamp::MAX };
    day.to_zoned_datetime(zone.clone()).map_or(edge, |zoned| zoned.timestamp())
}

pub(crate) fn minus(timestamp: Timestamp, duration: SignedDuration) -> Timestamp {
    timestamp.checked_sub(duration).unwrap_or(Timestamp::MIN)
}

fn hour_before(timestamp: Timestamp) -> Timestamp {
    let second = timestamp.as_nanosecond().div_euclid(3_600_000_000_000).saturating_mul(3600);
    i64::try_from(second).ok().and_then(|second| Timestamp::from_second(second).ok()).unwrap_or(Timestamp::MIN)
}

fn hour_after(timestamp: Timestamp) -> Timestamp {
    hour_before(timestamp).checked_add(SignedDuration::from_hours(1)).unwrap_or(Timestamp::MAX)
}

fn hour_after_or_at(timestamp: Timestamp) -> Timestamp {
    let before = hour_before(timestamp);
    if before == timestamp { timestamp } else { hour_after(timestamp) }
}
