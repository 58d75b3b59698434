// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Periods that are longer than a service answers at once: refused, or cut and joined again.

use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp};

use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::param::ToParam;
use crate::runtime::period::{Period, midnight, minus};
use crate::runtime::request::Request;

/// What a document says about the period of an operation: a constant in generated code.
#[derive(Debug)]
pub struct PeriodRule {
    /// Name of the parameter for the first timestamp.
    pub start: &'static str,
    /// Name of the parameter for the last timestamp.
    pub end: &'static str,
    /// Name of the parameter for the interval that one point stands for.
    pub interval: Option<&'static str>,
    /// The longest period for each interval; none for the others.
    pub longest: &'static [Longest],
}

/// The longest period that is answered at once.
#[derive(Debug)]
pub struct Longest {
    /// The interval for which it holds.
    pub interval: &'static str,
    /// How many units.
    pub count: u32,
    /// What is counted, and where a longer period is cut.
    pub unit: Unit,
}

/// A unit of the calendar.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// 24 hours; cut at midnight.
    Days,
    /// Seven days; cut between Sunday and Monday.
    Weeks,
    /// Cut before the first of a month.
    Months,
    /// Cut before the first of January.
    Years,
}

impl Longest {
    /// The latest timestamp to which a period may go on.
    fn limit(&self, start: Timestamp, zone: &TimeZone) -> Timestamp {
        let count = i64::from(self.count);
        let span = match self.unit {
            Unit::Days => Span::new().try_hours(count * 24),
            Unit::Weeks => Span::new().try_hours(count * 24 * 7),
            Unit::Months => Span::new().try_months(count),
            Unit::Years => Span::new().try_years(count),
        };
        let limit = |span| start.to_zoned_datetime(zone.clone()).checked_add(span).ok();
        span.ok().and_then(limit).map_or(Timestamp::MAX, |zoned| zoned.timestamp())
    }

    /// Whether a period is too long in every time zone and under every reading of a day.
    fn refuses(&self, start: Timestamp, end: Timestamp) -> bool {
        // Clocks that change make a day longer; a month begins on another day elsewhere.
        let grace = match self.unit {
            Unit::Days | Unit::Weeks => SignedDuration::from_hours(1),
            Unit::Months | Unit::Years => SignedDuration::from_hours(25),
        };
        self.limit(start, &TimeZone::UTC).checked_add(grace).is_ok_and(|limit| end > limit)
    }

    /// Where the next part begins, after one that begins at `start`; `None` when all the rest is
    /// short enough.
    fn seam(&self, start: Timestamp, end: Timestamp, zone: &TimeZone) -> Option<Timestamp> {
        // The stricter reading: a part must be taken, whatever the service's own clock says.
        let limit = self.limit(start, &TimeZone::UTC).min(self.limit(start, zone));
        if end <= limit {
            return None;
        }
        let day = limit.to_zoned_datetime(zone.clone()).date();
        let first = match self.unit {
            Unit::Days => day,
            Unit::Weeks => day.saturating_sub(Span::new().days(day.weekday().to_monday_zero_offset())),
            Unit::Months => day.first_of_month(),
            Unit::Years => day.first_of_year(),
        };
        let seam = midnight(first, zone);
        // A limit of one unit need not reach from the middle of one to the next border.
        Some(if seam > start { seam } else { limit })
    }

    fn text(&self) -> String {
        let unit = match self.unit {
            Unit::Days => "day",
            Unit::Weeks => "week",
            Unit::Months => "month",
            Unit::Years => "year",
        };
        format!("{} {unit}{}", self.count, if self.count == 1 { "" } else { "s" })
    }
}

impl PeriodRule {
    fn longest(&self, interval: Option<&str>) -> Option<&Longest> {
        self.longest.iter().find(|longest| Some(longest.interval) == interval)
    }

    /// Refuses a period that ends before it starts or, unless `any_length`, is too long.
    pub fn check<I: ToParam>(
        &self,
        request: &mut Request,
        (start, end): (Option<Timestamp>, Option<Timestamp>),
        interval: Option<&I>,
        any_length: bool,
    ) {
        let (Some(start), Some(end)) = (start, end) else { return };
        if end < start {
            return request.invalid(self.end, format!("{end} is before the start, {start}"));
        }
        let interval = interval.map(ToParam::to_param);
        let longest = self.longest(interval.as_deref()).filter(|longest| longest.refuses(start, end));
        if let Some(longest) = longest.filter(|_| !any_length) {
            let text = longest.text();
            let reason = format!(
                "the period is longer than {text}, which is the most with `{}`; `any_length` sends it all the same",
                longest.interval
            );
            request.invalid(self.end, reason);
        }
    }

    /// Cuts a period into parts that are answered: the first, and those after it. Part by part
    /// they cover every second of it once: each ends a second before the next begins.
    ///
    /// # Errors
    /// When an end or the interval is not given, or the period ends before it starts.
    pub fn parts<I: ToParam>(
        &self,
        (start, end): (Option<Timestamp>, Option<Timestamp>),
        interval: Option<&I>,
        zone: &TimeZone,
    ) -> Result<(Period, Vec<Period>), Error> {
        let missing = |name| invalid(name, "it has to be given, or the period can't be cut".to_owned());
        let start = whole_second(start.ok_or_else(|| missing(self.start))?);
        let end = whole_second(end.ok_or_else(|| missing(self.end))?);
        if end < start {
            return Err(invalid(self.end, format!("{end} is before the start, {start}")));
        }
        let interval = interval.map(ToParam::to_param);
        if let (Some(name), None) = (self.interval, &interval) {
            return Err(missing(name));
        }
        let mut first = None;
        let mut rest = Vec::new();
        let mut from = start;
        while let Some(seam) = self.longest(interval.as_deref()).and_then(|longest| longest.seam(from, end, zone)) {
            let part = Period { start: from, end: minus(seam, SignedDuration::from_secs(1)) };
            match first {
                None => first = Some(part),
                Some(_) => rest.push(part),
            }
            from = seam;
        }
        let last = Period { start: from, end };
        match first {
            None => Ok((last, rest)),
            Some(first) => {
                rest.push(last);
                Ok((first, rest))
            }
        }
    }

    /// A rule that only names the two ends.
    pub const fn ends(start: &'static str, end: &'static str) -> Self {
        PeriodRule { start, end, interval: None, longest: &[] }
    }
}

fn invalid(name: &'static str, reason: String) -> Error {
    Error::new(ErrorKind::InvalidParameter { name, reason })
}

fn whole_second(timestamp: Timestamp) -> Timestamp {
    Timestamp::from_second(timestamp.as_second()).unwrap_or(timestamp)
}

/// Points under names, joined from parts.
pub type Series<P> = BTreeMap<String, Vec<P>>;

/// Appends the points of a part that begins at `seam` to those of the parts before it.
///
/// Where both have a point of the same time, the one stays whose part the time lies in.
pub fn join_points<P>(
    earlier: &mut Series<P>,
    later: Series<P>,
    seam: Timestamp,
    time: impl Fn(&P) -> Timestamp + Copy,
) {
    for (name, mut later) in later {
        let earlier = earlier.entry(name).or_default();
        let times = |points: &[P]| points.iter().map(time).collect::<BTreeSet<_>>();
        // Nearly always they don't overlap, which two comparisons show.
        let overlap = match (earlier.iter().map(time).max(), later.iter().map(time).min()) {
            (Some(last), Some(first)) => last >= first,
            _ => false,
        };
        if overlap {
            let theirs = times(&later);
            earlier.retain(|point| time(point) < seam || !theirs.contains(&time(point)));
            let ours = times(earlier);
            later.retain(|point| !ours.contains(&time(point)));
        }
        earlier.append(&mut later);
        if overlap {
            earlier.sort_by_key(time);
        }
    }
}

/// A sum that may be unknown.
pub trait Sum {
    /// Adds another.
    fn add(&mut self, other: Self);
}

impl Sum for f64 {
    fn add(&mut self, other: Self) {
        *self += other;
    }
}

impl Sum for Option<f64> {
    fn add(&mut self, other: Self) {
        *self = match (*self, other) {
            (Some(one), Some(other)) => Some(one + other),
            (one, other) => one.or(other),
        };
    }
}

/// Adds the sums of a part to those of the parts before it.
pub fn join_sums<S: Sum>(earlier: &mut BTreeMap<String, S>, later: BTreeMap<String, S>) {
    for (name, sum) in later {
        match earlier.get_mut(&name) {
            Some(earlier) => earlier.add(sum),
            None => drop(earlier.insert(name, sum)),
        }
    }
}

/// Takes out the sums of what can't be summed: where a point is a mean.
pub fn drop_means<P, S>(points: &Series<P>, sums: &mut BTreeMap<String, S>, is_mean: impl Fn(&P) -> bool) {
    sums.retain(|name, _| !points.get(name).is_some_and(|points| points.iter().any(&is_mean)));
}
