//! Periods that are longer than the service answers at once.

use jiff::Timestamp;
use jiff::civil::date;
use jiff::tz::TimeZone;
use victron_vrm::{Error, ErrorKind, Interval, Period, StatsPoint, StatsResponse, time_zone};
use vrm_tests::{Answer, Canned};

use super::meter::{self, HOUR, Manner, reading};
use super::{SITE, client};

fn amsterdam() -> TimeZone {
    time_zone("Europe/Amsterdam").expect("every machine that tests knows it")
}

fn seconds(points: &[StatsPoint]) -> Vec<i64> {
    points.iter().map(|point| point.time.as_second()).collect()
}

/// The hours from a moment to another, both in seconds.
fn hours(from: Timestamp, to: Timestamp) -> Vec<i64> {
    (from.as_second()..=to.as_second()).step_by(HOUR as usize).collect()
}

async fn by_hours_in_parts(server: &Canned, period: Period) -> Result<StatsResponse, Error> {
    client(server).installation(SITE).stats().interval(Interval::Hours).period(period).in_parts(&amsterdam()).await
}

#[tokio::test]
async fn a_year_of_hours_comes_in_parts_with_every_hour_once_and_in_order() {
    for manner in [Manner::Plain, Manner::OneMore, Manner::OneBefore] {
        let server = meter::start(manner);
        let year = Period::of_year(date(2025, 7, 1), &amsterdam());
        let answer = by_hours_in_parts(&server, year).await.expect("all parts are answered");

        let mut expected = hours(year.start, year.end);
        match manner {
            Manner::Plain => {}
            // What the service says beyond the ends of the whole period stays.
            Manner::OneMore => expected.push(expected[0] + 8760 * HOUR),
            Manner::OneBefore => expected.insert(0, expected[0] - HOUR),
        }
        assert_eq!(seconds(&answer.records["Pc"]), expected, "{manner:?}");
        assert!(answer.records["Pc"].iter().all(|point| point.value == reading(point.time.as_second())));
        let total: f64 = hours(year.start, year.end).into_iter().map(reading).sum();
        assert_eq!(answer.totals["Pc"], Some(total), "{manner:?}");
        assert_eq!(answer.totals["kwh"], Some(total), "{manner:?}");
    }
}

#[tokio::test]
async fn parts_touch_at_midnight_of_the_site_and_none_is_too_long() {
    let server = meter::start(Manner::Plain);
    let year = Period::of_year(date(2025, 7, 1), &amsterdam());
    by_hours_in_parts(&server, year).await.expect("all parts are answered");

    let asked = meter::periods(&server);
    assert_eq!(asked.len(), 12);
    assert_eq!((asked[0].0, asked[11].1), (year.start.as_second(), year.end.as_second()));
    for pair in asked.windows(2) {
        assert_eq!(pair[0].1 + 1, pair[1].0, "a part begins a second after the one before it ends");
        let start = Timestamp::from_second(pair[1].0).expect("a moment").to_zoned_datetime(amsterdam());
        assert_eq!(start.time(), jiff::civil::time(0, 0, 0, 0), "{start}");
    }
    assert!(asked.iter().all(|(start, end)| end - start <= 31 * 24 * HOUR));
}

#[tokio::test]
async fn days_over_two_years_add_up_to_what_was_measured() {
    let server = meter::start(Manner::Plain);
    let period = Period::of_days(date(2024, 1, 1), date(2025, 12, 31), &amsterdam());
    let stats = client(&server).installation(SITE).stats().interval(Interval::Days);
    let answer = stats.period(period).in_parts(&amsterdam()).await.expect("all parts are answered");

    let total: f64 = hours(period.start, period.end).into_iter().map(reading).sum();
    assert_eq!(answer.totals["Pc"], Some(total));
    let times = seconds(&answer.records["Pc"]);
    assert!(times.windows(2).all(|pair| pair[0] < pair[1]), "in order, none twice");
    assert_eq!(meter::periods(&server).len(), 5);
}

#[tokio::test]
async fn a_period_that_is_short_enough_is_asked_for_at_once_and_left_as_it_came() {
    let server = meter::start(Manner::Plain);
    let period = Period::of_days(date(2025, 3, 1), date(2025, 3, 20), &amsterdam());
    let parts = by_hours_in_parts(&server, period).await.expect("an answer");
    let whole = client(&server).installation(SITE).stats().interval(Interval::Hours).period(period);
    assert_eq!(parts, whole.await.expect("an answer"));
    assert_eq!(parts.totals["bv"], Some(52.5 * 480.0), "what the service says of a mean stays");
    assert_eq!(meter::periods(&server).len(), 2);
}

#[tokio::test]
async fn what_cannot_be_summed_and_what_is_absent_has_no_sum() {
    let server = meter::start(Manner::Plain);
    let year = Period::of_year(date(2025, 1, 1), &amsterdam());
    let answer = by_hours_in_parts(&server, year).await.expect("all parts are answered");
    assert_eq!(answer.records["bv"].len(), 8760);
    assert_eq!(answer.totals.get("bv"), None, "a voltage has no sum");
    assert_eq!(answer.totals["Gc"], None);
    assert_eq!(answer.records["Gc"], []);
}

#[tokio::test]
async fn sums_that_some_parts_lack_are_those_of_the_others() {
    let part = |records: &str, totals: &str| {
        Answer::new(200, format!(r#"{{"success":true,"records":{records},"totals":{totals},"seen":true}}"#))
    };
    let server = Canned::start([
        part("[]", "[]"),
        part(r#"{"Pc":[[1740000000000,2]]}"#, r#"{"Pc":2,"Gb":false}"#),
        part(r#"{"Pc":false,"Gb":[[1750000000000,3]]}"#, r#"{"Pc":false,"Gb":3}"#),
    ])
    .expect("a port is free");
    let period = Period::of_days(date(2025, 1, 1), date(2025, 3, 31), &amsterdam());
    let answer = by_hours_in_parts(&server, period).await.expect("all parts are answered");
    assert_eq!(server.asked().len(), 3);
    assert_eq!((answer.totals["Pc"], answer.totals["Gb"]), (Some(2.0), Some(3.0)));
    assert_eq!((answer.records["Pc"].len(), answer.records["Gb"].len()), (1, 1));
    assert_eq!(answer.extra["seen"], true);
}

#[tokio::test]
async fn one_part_that_fails_fails_all() {
    let good = r#"{"success":true,"records":{"Pc":[[1740000000000,2]]},"totals":{"Pc":2}}"#;
    let server = Canned::start([Answer::new(200, good), Answer::new(403, r#"{"success":false,"errors":"no"}"#)]);
    let server = server.expect("a port is free");
    let year = Period::of_year(date(2025, 1, 1), &amsterdam());
    let error = by_hours_in_parts(&server, year).await.expect_err("the second part is refused");
    assert_eq!(error.status(), Some(403));
    assert_eq!(server.asked().len(), 2, "nothing is asked for after a failure");
}

/// How a period fares that is sent as one.
async fn whole(server: &Canned, interval: Interval, period: Period) -> Result<StatsResponse, Error> {
    client(server).installation(SITE).stats().interval(interval).period(period).await
}

fn invalid(error: &Error) -> (&'static str, &str) {
    match error.kind() {
        ErrorKind::InvalidParameter { name, reason, .. } => (name, reason),
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_period_that_is_too_long_is_not_sent_and_the_error_names_the_limit() {
    let server = meter::start(Manner::Plain);
    let start = date(2020, 1, 1);
    let cases = [
        (Interval::FifteenMinutes, date(2020, 2, 1), "31 days"),
        (Interval::Hours, date(2020, 2, 1), "31 days"),
        (Interval::Days, date(2020, 6, 29), "180 days"),
        (Interval::Weeks, date(2022, 9, 7), "140 weeks"),
        (Interval::Months, date(2022, 1, 3), "24 months"),
        (Interval::Years, date(2025, 1, 3), "5 years"),
    ];
    for (interval, last, limit) in cases {
        let error = whole(&server, interval.clone(), Period::of_days(start, last, &TimeZone::UTC)).await.unwrap_err();
        let (name, reason) = invalid(&error);
        assert_eq!(name, "end");
        assert!(reason.contains(limit) && reason.contains(&interval.to_string()), "{reason}");
        assert!(reason.contains("any_length"), "{reason}");
    }
    assert_eq!(server.asked(), []);
}

#[tokio::test]
async fn a_period_that_is_too_long_is_sent_on_request_and_the_service_decides() {
    let server = meter::start(Manner::Plain);
    let period = Period::of_days(date(2025, 1, 1), date(2025, 12, 26), &amsterdam());
    let stats = client(&server).installation(SITE).stats().interval(Interval::Days).period(period).any_length();
    let error = stats.await.expect_err("this service refuses");
    assert!(matches!(error.kind(), ErrorKind::Api { code: Some(code), .. } if code == "too_long"), "{error:?}");
    assert_eq!(meter::periods(&server), [(period.start.as_second(), period.end.as_second())]);
}

#[tokio::test]
async fn a_month_in_which_clocks_change_is_no_longer_than_another() {
    let answer = r#"{"success":true,"records":[],"totals":[]}"#;
    let server = Canned::start([Answer::new(200, answer)]).expect("a port is free");
    // 745 hours, where 31 days have 744.
    let october = Period::of_month(date(2025, 10, 1), &amsterdam());
    whole(&server, Interval::Hours, october).await.expect("it is sent");
    assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn an_interval_without_a_known_limit_is_sent_as_it_is() {
    let answer = r#"{"success":true,"records":[],"totals":[]}"#;
    let server = Canned::start([Answer::new(200, answer)]).expect("a port is free");
    let period = Period::of_days(date(2000, 1, 1), date(2025, 1, 1), &amsterdam());
    whole(&server, Interval::from("decades"), period).await.expect("it is sent");
    let stats = client(&server).installation(SITE).stats().interval(Interval::from("decades")).period(period);
    stats.in_parts(&amsterdam()).await.expect("it is sent");
    assert_eq!(server.asked().len(), 2);
}

#[tokio::test]
async fn a_period_that_ends_before_it_starts_is_not_sent() {
    let server = meter::start(Manner::Plain);
    let period =
        Period::new(Timestamp::from_second(2).expect("a moment"), Timestamp::from_second(1).expect("a moment"));
    let site = client(&server).installation(SITE);
    let errors = [
        site.stats().period(period).await.map(drop),
        site.stats().interval(Interval::Days).period(period).in_parts(&TimeZone::UTC).await.map(drop),
        site.widgets().graph().period(period).await.map(drop),
        site.widgets().mppt_state().period(period).await.map(drop),
    ];
    for error in errors {
        let error = error.expect_err("the ends are the wrong way round");
        assert_eq!(invalid(&error).0, "end");
    }
    assert_eq!(server.asked(), []);
}

#[tokio::test]
async fn what_is_to_be_cut_needs_both_ends_and_an_interval() {
    let server = meter::start(Manner::Plain);
    let period = Period::of_year(date(2025, 1, 1), &TimeZone::UTC);
    let stats = || client(&server).installation(SITE).stats().in_parts(&TimeZone::UTC);
    for (request, missing) in [
        (stats().interval(Interval::Days).end(period.end), "start"),
        (stats().interval(Interval::Days).start(period.start), "end"),
        (stats().period(period), "interval"),
    ] {
        let error = request.await.expect_err("something is missing");
        assert_eq!(invalid(&error).0, missing);
    }
    assert_eq!(server.asked(), []);
}

#[test]
fn a_time_zone_is_found_by_the_name_that_a_site_has() {
    let noon = date(2025, 7, 1).in_tz("UTC").expect("a day").timestamp();
    let there = noon.to_zoned_datetime(time_zone(" Australia/Sydney\n").expect("a time zone"));
    assert_eq!(there.to_string(), "2025-07-01T10:00:00+10:00[Australia/Sydney]");
    let error = time_zone("Mars/Olympus").expect_err("there is none");
    assert!(error.to_string().contains("`Mars/Olympus`"), "{error}");
}
