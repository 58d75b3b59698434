//! The simulated installations tell one story, whatever they are asked.

use jiff::civil::date;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use proptest::prelude::*;
use victron_vrm::tasks::LocalSite;
use victron_vrm::*;
use victron_vrm_mock::{Clock, FLOWS, House, Mock, STEP_SECONDS};

fn at(year: i16, month: i8, day: i8, hour: i8) -> Timestamp {
    let time = date(year, month, day).at(hour, 7, 0, 0).to_zoned_datetime(TimeZone::UTC);
    time.expect("a time").timestamp()
}

/// A client of the installations at a time.
fn house(seed: u64, now: Timestamp) -> (Mock, Client) {
    let mock = Mock::builder().without_limit().house(seed).at(now).start().expect("a port");
    let client = Client::builder().base_url(mock.url()).access_token("any").rate_limit(None);
    let client = client.build().expect("a client");
    (mock, client)
}

async fn sites(client: &Client, now: Timestamp) -> Vec<LocalSite> {
    let sites = LocalSite::all(client).await.expect("the installations");
    sites.into_iter().map(|site| site.at(now)).collect()
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-3 * one.abs().max(other.abs()) + 1e-4
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_energy_comes_from_nowhere_or_goes_nowhere(seed in any::<u64>()) {
        let house = House::new(seed, Clock::Running);
        for id in house.ids() {
            let (steps, kwh) = (house.steps(id, at(2024, 5, 1, 0)), house.battery_kwh(id).expect("a battery"));
            prop_assert_eq!(steps.len(), 121 * 96);
            for (step, next) in steps.iter().zip(&steps[1..]) {
                prop_assert_eq!((step.charge.1, step.start + STEP_SECONDS), (next.charge.0, next.start));
            }
            for step in &steps {
                prop_assert!(step.energy.iter().all(|kwh| (0.0..5.0).contains(kwh)), "{:?}", step);
                prop_assert!((0.0..=1.0).contains(&step.charge.1));
            }
            // Losses of 4 % on the way in and of 5 % on the way out.
            let (into, out) = steps.iter().map(|step| step.battery_kwh()).fold((0.0, 0.0), |sum, step| {
                (sum.0 + step.0, sum.1 + step.1)
            });
            let kept = (steps[steps.len() - 1].charge.1 - steps[0].charge.0) * kwh;
            prop_assert!(close(into * 0.96, out / 0.95 + kept), "{} {} {} {}", id, into, out, kept);
        }
    }

    #[test]
    fn chance_is_the_same_in_every_run_and_with_every_seed_another(seed in any::<u64>(), other in any::<u64>()) {
        let now = at(2024, 1, 15, 0);
        let steps = |seed| House::new(seed, Clock::Running).steps(710_001, now);
        prop_assert_eq!(steps(seed), steps(seed));
        prop_assert!(seed == other || steps(seed) != steps(other));
    }
}

#[test]
fn asking_step_by_step_and_all_at_once_gives_the_same() {
    let (house, once) = (|| House::new(3, Clock::Running), at(2024, 3, 1, 0));
    let in_turns = house();
    for day in 1..=60 {
        in_turns.steps(710_002, at(2024, 1, 1, 0) + SignedDuration::from_hours(day * 24));
    }
    assert_eq!(in_turns.steps(710_002, once), house().steps(710_002, once));
}

#[tokio::test]
async fn totals_are_the_sum_of_the_points_at_every_interval_and_over_changing_clocks() {
    let now = at(2024, 4, 20, 11);
    let (_mock, client) = house(5, now);
    for site in sites(&client, now).await {
        // The clocks of Europe changed on 31 March.
        let period = Period::of_days(date(2024, 3, 25), date(2024, 4, 7), site.zone());
        let mut totals = Vec::new();
        for interval in [Interval::FifteenMinutes, Interval::Hours, Interval::Days, Interval::Weeks, Interval::Months] {
            let stats = site.requests().stats().kind(StatsType::Kwh).interval(interval.clone()).period(period);
            let answer = stats.in_parts(site.zone()).await.expect("an answer");
            assert!(answer.misfits().is_empty(), "{:?}", answer.misfits());
            let sums: Vec<f64> = FLOWS
                .iter()
                .chain(&["kwh"])
                .map(|code| {
                    let Some(series) = answer.get(code) else { return 0.0 };
                    let sum: f64 = series.values().map(|(_, kwh)| kwh).sum();
                    assert!(close(sum, series.total.unwrap_or_default()), "{} {code} {interval}", site.name());
                    sum
                })
                .collect();
            let (all, flows) = (sums[FLOWS.len()], sums[..FLOWS.len()].iter().sum());
            assert!(close(all, flows), "{} {interval}: {all} {flows}", site.name());
            totals.push(all);
        }
        assert!(totals.iter().all(|total| close(*total, totals[0])), "{}: {totals:?}", site.name());
        assert_eq!(totals[0] > 0.0, site.name() != "Sloop Marieke");
    }
}

#[tokio::test]
async fn days_begin_at_midnight_where_the_installation_is() {
    let now = at(2024, 4, 20, 11);
    let (_mock, client) = house(5, now);
    for site in sites(&client, now).await.into_iter().filter(|site| site.name() != "Sloop Marieke") {
        let balance =
            site.energy(Period::of_days(date(2024, 3, 29), date(2024, 4, 2), site.zone())).await.expect("energy");
        let days: Vec<String> = balance.days.keys().map(ToString::to_string).collect();
        assert_eq!(days, ["2024-03-29", "2024-03-30", "2024-03-31", "2024-04-01", "2024-04-02"], "{}", site.name());
    }
}

#[tokio::test]
async fn power_now_readings_graph_and_summaries_agree() {
    let now = at(2024, 4, 20, 11);
    let (_mock, client) = house(5, now);
    for site in sites(&client, now).await {
        let power = site.power().await.expect("the flow of power");
        let (soc, volts) = (power.state_of_charge_percent.expect("known"), power.battery_volts.expect("known"));
        let readings = site.requests().diagnostics().all().await.expect("readings");
        let reading = |code: &str| {
            let found = readings.iter().find(|one| one.code.as_ref().is_some_and(|known| known.as_str() == code));
            found.and_then(|one| one.reading().number())
        };
        assert_eq!(
            (reading("SOC"), reading("V"), reading("bs")),
            (Some(soc), Some(volts), Some(soc)),
            "{}",
            site.name()
        );
        assert_eq!(reading("Pdc"), power.solar_watts, "{}", site.name());

        let graph = site.requests().widgets().graph().attributes([SystemOverviewAttribute::BatteryStateOfCharge]);
        let graph = graph.start(now - SignedDuration::from_hours(12)).end(now).await.expect("a graph").records;
        let last = graph.of(SystemOverviewAttribute::BatteryStateOfCharge).points.last().expect("a point").value;
        assert_eq!(last, soc, "{}", site.name());

        let devices = site.devices().await.expect("the devices");
        let monitor = devices.of(&DeviceType::BatteryMonitor).next().expect("a monitor");
        let summary = site.summary(monitor).await.expect("an answer").expect("a widget");
        let told = summary.of(BatteryMonitorAttribute::StateOfCharge).and_then(|value| value.reading().number());
        assert_eq!((told, summary.is_stale()), (Some(soc), Some(false)), "{}", site.name());

        if let (Some(solar), Some(used), Some(battery)) =
            (power.solar_watts, power.consumption_watts, power.battery_watts)
        {
            let came =
                solar + power.grid_watts.unwrap_or_default() + power.generator_watts.unwrap_or_default() - battery;
            assert!(close(came, used), "{}: {came} {used}", site.name());
        }
    }
}

#[tokio::test]
async fn the_totals_of_today_are_those_of_its_hours() {
    let now = at(2024, 4, 20, 11);
    let (_mock, client) = house(5, now);
    for site in sites(&client, now).await {
        let today = site.energy_today().await.expect("energy").total;
        let overall = site.requests().overall_stats().kind(OverallStatsType::Kwh).await.expect("an answer").records;
        let told = |code: &str| {
            overall.today.as_ref().and_then(|one| one.totals.get(code).copied().flatten()).unwrap_or_default()
        };
        assert!(close(told("Pc") + told("Pb") + told("Pg"), today.solar_kwh()), "{}", site.name());
        let feed = site.requests().stats().interval(Interval::Hours).period(Period::today_at(now, site.zone()));
        let total = feed.await.expect("an answer").get("total_consumption").and_then(|series| series.total);
        assert!(close(total.unwrap_or_default(), today.consumption_kwh()), "{}", site.name());
    }
}

#[tokio::test]
async fn alarms_are_told_alike_by_readings_sites_and_changes_of_state() {
    // A winter morning, before the sun comes.
    let now = at(2026, 1, 14, 6);
    let (_mock, client) = house(7, now);
    let mut rang = 0;
    for site in sites(&client, now).await {
        let alarms = site.active_alarms().await.expect("alarms");
        let latest = site.latest().await.expect("the site");
        assert_eq!(latest.num_alarms, Some(alarms.len() as i64), "{}", site.name());
        assert_eq!(latest.current_alarms.len(), alarms.len());
        let widget = site.requests().widgets().battery_monitor_warnings_and_alarms().await.expect("changes").records;
        let low = widget.of(BatteryMonitorAttribute::LowStateOfChargeAlarm);
        assert_eq!(low.points.last().is_some_and(|change| change.state != "0"), !alarms.is_empty(), "{}", site.name());
        rang += alarms.len();
    }
    assert!(rang > 0, "nothing rang, so nothing was compared");
}

#[tokio::test]
async fn an_odd_installation_is_read_as_well_as_an_even_one() {
    let now = at(2024, 4, 20, 11);
    let (mock, client) = house(5, now);
    let odd = LocalSite::find(&client, "c0619ab70004").await.expect("the installation").at(now);
    let readings = odd.requests().diagnostics().await.expect("readings");
    assert!(readings.misfits().is_empty(), "{:?}", readings.misfits());
    assert!(odd.power().await.expect("the flow of power").solar_watts.is_some());
    let overview = odd.requests().system_overview().await.expect("devices");
    assert!(overview.misfits().is_empty() && overview.records.devices.len() > 3, "{:?}", overview.misfits());
    let wrong = client.installation(SiteId(1)).stats().await.expect_err("not seen");
    assert!(matches!(wrong.kind(), ErrorKind::Api { status: 403, .. }), "{wrong}");
    assert!(!mock.asked().is_empty());
}

#[tokio::test]
async fn the_step_that_is_running_is_no_gap() {
    for minute in [0, 1, 8, 14] {
        let now = at(2024, 6, 1, 10) + jiff::SignedDuration::from_mins(minute);
        let (_mock, client) = house(5, now);
        let home = LocalSite::find(&client, "terrace").await.expect("the installation").at(now);
        let today = home.battery(Period::of_day(date(2024, 6, 1), home.zone())).await.expect("a history");
        assert!(!today.points.is_empty());
        assert_eq!(today.gaps(), [], "at minute {minute}");
    }
}

#[tokio::test]
async fn a_gap_is_no_point_and_never_a_zero() {
    let now = at(2024, 6, 1, 0);
    let (_mock, client) = house(5, now);
    let hut = LocalSite::find(&client, "hut").await.expect("the installation").at(now);
    let history =
        hut.battery(Period::of_days(date(2024, 5, 1), date(2024, 5, 31), hut.zone())).await.expect("a history");
    let gaps = history.gaps();
    assert!(!gaps.is_empty());
    let missing: i64 = gaps.iter().map(|gap| (gap.end.duration_since(gap.start).as_secs() + 1) / STEP_SECONDS).sum();
    assert_eq!(history.points.len() as i64 + missing, 31 * 96);
    assert_eq!(history.runs().map(<[_]>::len).sum::<usize>(), history.points.len());
    assert!(
        history.points.iter().all(|point| point.state_of_charge_percent.is_some_and(|percent| percent.minimum > 1.0))
    );
}
