//! Stretches of time across clock changes, and where long ones are cut.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::TimeZone;
use openapi_to_crate_runtime::runtime::parts::{Longest, PeriodRule, Series, Unit, join_points};
use openapi_to_crate_runtime::runtime::{Period, time_zone};

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

fn zone(name: &str) -> TimeZone {
    time_zone(name).unwrap()
}

fn shown(period: Period) -> String {
    format!("{} {}", period.start, period.end)
}

fn hours(period: Period) -> i64 {
    (period.end.as_second() - period.start.as_second() + 1) / 3600
}

#[test]
fn the_last_days_are_whole_days_of_the_site_and_today_so_far() {
    let amsterdam = zone("Europe/Amsterdam");
    // 30 March 2025 has 23 hours there, and 26 October 25.
    let spring = Period::last_days_at(at("2025-03-31T10:20:30Z"), 3, &amsterdam);
    assert_eq!(shown(spring), "2025-03-28T23:00:00Z 2025-03-31T11:00:00Z");
    let autumn = Period::last_days_at(at("2025-10-27T10:20:30Z"), 3, &amsterdam);
    assert_eq!(shown(autumn), "2025-10-24T22:00:00Z 2025-10-27T11:00:00Z");
    // Already tomorrow there.
    let today = Period::today_at(at("2025-06-30T22:15:00Z"), &amsterdam);
    assert_eq!(shown(today), "2025-06-30T22:00:00Z 2025-06-30T23:00:00Z");
    assert_eq!(Period::last_days_at(at("2025-06-30T22:15:00Z"), 0, &amsterdam), today, "at least today");
    let yesterday = Period::yesterday_at(at("2025-03-30T22:15:00Z"), &amsterdam);
    assert_eq!((yesterday, hours(yesterday)), (Period::of_day(date(2025, 3, 30), &amsterdam), 23));
}

#[test]
fn days_of_the_calendar_are_as_long_as_the_clocks_make_them() {
    let amsterdam = zone("Europe/Amsterdam");
    let day = |month, day| hours(Period::of_day(date(2025, month, day), &amsterdam));
    assert_eq!((day(3, 29), day(3, 30), day(10, 26)), (24, 23, 25));
    assert_eq!(hours(Period::of_month(date(2025, 10, 9), &amsterdam)), 745);
    assert_eq!(hours(Period::of_year(date(2024, 2, 29), &amsterdam)), 366 * 24);
    // Clocks there skip midnight, so that the day begins at 1.
    let beirut = Period::of_day(date(2025, 3, 30), &zone("Asia/Beirut"));
    assert_eq!((shown(beirut).as_str(), hours(beirut)), ("2025-03-29T22:00:00Z 2025-03-30T20:59:59Z", 23));
}

#[test]
fn a_day_that_a_zone_skipped_is_empty_and_can_be_asked_for() {
    let apia = zone("Pacific/Apia");
    let skipped = Period::of_day(date(2011, 12, 30), &apia);
    assert_eq!((shown(skipped).as_str(), skipped.is_empty()), ("2011-12-30T10:00:00Z 2011-12-30T10:00:00Z", true));
    let around = Period::of_days(date(2011, 12, 29), date(2011, 12, 31), &apia);
    assert_eq!((hours(around), around.is_empty()), (48, false));
    RULE.parts((Some(skipped.start), Some(skipped.end)), Some(&"hours"), &apia).unwrap();
}

#[test]
fn neighbours_share_no_moment_and_leave_none_out() {
    for name in ["Europe/Amsterdam", "America/Sao_Paulo", "Asia/Kolkata", "Pacific/Apia", "Asia/Beirut"] {
        let zone = zone(name);
        let days = date(2011, 12, 25).series(jiff::Span::new().days(1)).take(500);
        let days: Vec<_> = days.map(|day| Period::of_day(day, &zone)).filter(|day| !day.is_empty()).collect();
        for pair in days.windows(2) {
            assert_eq!(pair[0].end.as_second() + 1, pair[1].start.as_second(), "{name}");
        }
    }
}

#[test]
fn weeks_begin_on_monday_and_months_and_years_on_their_first() {
    let zone = zone("America/New_York");
    let now = at("2026-01-01T03:30:00Z");
    assert_eq!(shown(Period::this_week_at(now, &zone)), "2025-12-29T05:00:00Z 2026-01-01T04:00:00Z");
    assert_eq!(shown(Period::this_month_at(now, &zone)), "2025-12-01T05:00:00Z 2026-01-01T04:00:00Z");
    assert_eq!(shown(Period::this_year_at(now, &zone)), "2025-01-01T05:00:00Z 2026-01-01T04:00:00Z");
    assert_eq!(shown(Period::of_week(date(2025, 11, 2), &zone)), "2025-10-27T04:00:00Z 2025-11-03T04:59:59Z");
    let monday = Period::of_week(date(2025, 10, 27), &zone);
    assert_eq!(monday, Period::of_week(date(2025, 11, 2), &zone));
}

#[test]
fn hours_end_with_the_one_that_is_running() {
    assert_eq!(
        shown(Period::last_hours_at(at("2025-01-01T10:59:59.5Z"), 2)),
        "2025-01-01T09:00:00Z 2025-01-01T11:00:00Z"
    );
    assert_eq!(
        shown(Period::last_hours_at(at("2025-01-01T11:00:00Z"), 1)),
        "2025-01-01T11:00:00Z 2025-01-01T12:00:00Z"
    );
}

#[test]
fn whole_hours_lose_nothing() {
    let wide = |start, end| shown(Period::new(at(start), at(end)).whole_hours());
    assert_eq!(wide("2025-01-01T10:20:00Z", "2025-01-01T10:40:00Z"), "2025-01-01T10:00:00Z 2025-01-01T11:00:00Z");
    assert_eq!(wide("2025-01-01T10:00:00Z", "2025-01-01T11:00:00Z"), "2025-01-01T10:00:00Z 2025-01-01T11:00:00Z");
    assert_eq!(wide("1969-12-31T22:30:00Z", "1969-12-31T23:00:00.1Z"), "1969-12-31T22:00:00Z 1970-01-01T00:00:00Z");
    // Midnight in India is at half past.
    let day = Period::of_day(date(2025, 1, 1), &zone("Asia/Kolkata")).whole_hours();
    assert_eq!(shown(day), "2024-12-31T18:00:00Z 2025-01-01T19:00:00Z");
}

#[test]
fn the_ends_of_time_are_no_panic() {
    for zone in [TimeZone::UTC, zone("Pacific/Kiritimati"), zone("Pacific/Pago_Pago")] {
        for now in [Timestamp::MIN, Timestamp::MAX] {
            for period in [
                Period::last_days_at(now, u32::MAX, &zone),
                Period::last_hours_at(now, u32::MAX),
                Period::this_week_at(now, &zone),
                Period::this_month_at(now, &zone),
                Period::this_year_at(now, &zone),
                Period::new(Timestamp::MIN, Timestamp::MAX),
                Period::of_year(date(9999, 12, 31), &zone),
                Period::of_week(date(-9999, 1, 1), &zone),
            ] {
                assert!(period.whole_hours().start <= period.whole_hours().end);
                for interval in ["months", "years"] {
                    RULE.parts((Some(period.start), Some(period.end)), Some(&interval), &zone).unwrap();
                }
            }
        }
    }
}

static RULE: PeriodRule = PeriodRule {
    start: "start",
    end: "end",
    interval: Some("interval"),
    longest: &[
        Longest { interval: "minutes", count: 1, unit: Unit::Days },
        Longest { interval: "hours", count: 31, unit: Unit::Days },
        Longest { interval: "weeks", count: 140, unit: Unit::Weeks },
        Longest { interval: "months", count: 24, unit: Unit::Months },
        Longest { interval: "years", count: 5, unit: Unit::Years },
    ],
};

/// Checks what holds for all parts, and answers the first days of those after the first.
fn cut(period: Period, interval: &str, zone: &TimeZone) -> Vec<String> {
    let (first, rest) = RULE.parts((Some(period.start), Some(period.end)), Some(&interval), zone).unwrap();
    let all: Vec<_> = std::iter::once(first).chain(rest).collect();
    assert_eq!((all[0].start, all[all.len() - 1].end), (period.start, period.end));
    for pair in all.windows(2) {
        assert_eq!(pair[0].end.as_second() + 1, pair[1].start.as_second());
        assert!(pair[0].start < pair[0].end);
    }
    all[1..].iter().map(|part| part.start.to_zoned_datetime(zone.clone()).datetime().to_string()).collect()
}

#[test]
fn long_periods_are_cut_between_weeks_months_and_years_of_the_site() {
    for name in ["UTC", "Europe/Amsterdam", "Pacific/Auckland", "America/St_Johns"] {
        let zone = zone(name);
        let period = |from: i16, to: i16| Period::of_days(date(from, 6, 18), date(to, 6, 17), &zone);
        // 140 weeks from a Wednesday on, less the days since Monday.
        assert_eq!(cut(period(2014, 2020), "weeks", &zone), ["2017-02-20T00:00:00", "2019-10-28T00:00:00"], "{name}");
        assert_eq!(cut(period(2014, 2018), "months", &zone), ["2016-06-01T00:00:00", "2018-06-01T00:00:00"], "{name}");
        assert_eq!(cut(period(2014, 2024), "years", &zone), ["2019-01-01T00:00:00", "2024-01-01T00:00:00"], "{name}");
        let whole_months = Period::new(period(2014, 2014).start, Period::of_month(date(2014, 7, 1), &zone).end);
        assert!(cut(whole_months, "months", &zone).is_empty());
    }
}

#[test]
fn a_limit_of_one_day_cuts_days_of_25_hours_too() {
    let zone = zone("Europe/Amsterdam");
    let days = Period::of_days(date(2025, 10, 25), date(2025, 10, 27), &zone);
    let expected = ["2025-10-26T00:00:00", "2025-10-26T23:00:00", "2025-10-27T00:00:00"];
    assert_eq!(cut(days, "minutes", &zone), expected);
}

#[test]
fn of_points_at_a_seam_the_one_stays_whose_part_it_lies_in() {
    let joined = |earlier: &[(i64, char)], later: &[(i64, char)]| {
        let mut all: Series<(i64, char)> = BTreeMap::from([("a".to_owned(), earlier.to_vec())]);
        let later = BTreeMap::from([("a".to_owned(), later.to_vec())]);
        let time = |point: &(i64, char)| Timestamp::from_second(point.0).unwrap();
        join_points(&mut all, later, Timestamp::from_second(10).unwrap(), time);
        all.remove("a").unwrap()
    };
    assert_eq!(joined(&[(8, 'e'), (9, 'e')], &[(10, 'l'), (11, 'l')]), [(8, 'e'), (9, 'e'), (10, 'l'), (11, 'l')]);
    // The earlier part goes too far: its point at the seam is of the later one.
    assert_eq!(joined(&[(9, 'e'), (10, 'e')], &[(10, 'l')]), [(9, 'e'), (10, 'l')]);
    assert_eq!(joined(&[(9, 'e'), (10, 'e')], &[(11, 'l')]), [(9, 'e'), (10, 'e'), (11, 'l')]);
    // The later part begins too early: its point before the seam is of the earlier one.
    assert_eq!(joined(&[(8, 'e'), (9, 'e')], &[(9, 'l'), (10, 'l')]), [(8, 'e'), (9, 'e'), (10, 'l')]);
    assert_eq!(joined(&[(8, 'e'), (9, 'e')], &[(7, 'l'), (10, 'l')]), [(7, 'l'), (8, 'e'), (9, 'e'), (10, 'l')]);
    assert_eq!(joined(&[], &[(10, 'l')]), [(10, 'l')]);
    assert_eq!(joined(&[(9, 'e')], &[]), [(9, 'e')]);
}
