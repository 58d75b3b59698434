//! Periods that are longer than the service answers at once.

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Span, Timestamp};
use openapi_to_crate::ir::{CalendarUnit, Operation};
use openapi_to_crate::mock::Asked;

/// What is wrong with a period; nothing when it is short enough for its interval.
pub(super) fn too_long(operation: &Operation, asked: &Asked) -> Option<String> {
    let rule = operation.behaviour.period.as_ref()?;
    let time = |name: &str| Timestamp::from_second(asked.parameter(name)?.parse().ok()?).ok();
    let (start, end) = (time(&rule.start)?, time(&rule.end)?);
    let interval = asked.parameter(rule.interval.as_deref()?).unwrap_or_else(|| "hours".to_owned());
    let longest = rule.longest.iter().find(|longest| longest.interval == interval)?;
    let count = i64::from(longest.count);
    let (span, unit) = match longest.unit {
        CalendarUnit::Days => (Span::new().try_hours(count * 24), "days"),
        CalendarUnit::Weeks => (Span::new().try_hours(count * 24 * 7), "weeks"),
        CalendarUnit::Months => (Span::new().try_months(count), "months"),
        CalendarUnit::Years => (Span::new().try_years(count), "years"),
    };
    let limit = start.to_zoned_datetime(TimeZone::UTC).checked_add(span.ok()?).ok()?.timestamp();
    // A day on which clocks change has 25 hours; a month begins on another day elsewhere.
    let grace = SignedDuration::from_hours(if matches!(longest.unit, CalendarUnit::Days | CalendarUnit::Weeks) {
        1
    } else {
        25
    });
    let refused = limit.checked_add(grace).is_ok_and(|limit| end > limit);
    refused.then(|| {
        let end = &rule.end;
        format!(
            "query parameter `{end}`: the period is longer than {count} {unit}, which is the most with `{interval}`"
        )
    })
}
