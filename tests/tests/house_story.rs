//! The simulated installations tell the same whichever operation is asked.

use jiff::{SignedDuration, Timestamp};
use victron_vrm::tasks::LocalSite;
use victron_vrm::*;
use victron_vrm_mock::{FLOWS, Mock, STEP_SECONDS};

/// A winter evening.
fn now() -> Timestamp {
    "2026-01-13T20:05:00Z".parse().expect("a time")
}

fn house() -> (Mock, Client) {
    let mock = Mock::builder().without_limit().house(7).at(now()).start().expect("a port");
    let client = Client::builder().base_url(mock.url()).access_token("any").rate_limit(None);
    let client = client.build().expect("a client");
    (mock, client)
}

async fn sites(client: &Client) -> Vec<LocalSite> {
    let sites = LocalSite::all(client).await.expect("the installations");
    sites.into_iter().map(|site| site.at(now())).collect()
}

fn close(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-3 * one.abs().max(other.abs()) + 1e-4
}

/// Two weeks until now.
fn weeks() -> Period {
    Period::new(now() - SignedDuration::from_hours(14 * 24), now())
}

#[tokio::test]
async fn the_export_adds_up_to_the_totals_of_stats() {
    let (_mock, client) = house();
    for site in sites(&client).await {
        #[expect(deprecated, reason = "exports are, and still work")]
        let export = site.requests().data_download().period(weeks()).await.expect("an export");
        let text = String::from_utf8(export.into_bytes()).expect("a text");
        let mut reader = csv::Reader::from_reader(text.as_bytes());
        let mut sums = [0.0; 9];
        for row in reader.records().map(|row| row.expect("a row")) {
            for (sum, cell) in sums.iter_mut().zip(row.iter().skip(1)) {
                *sum += cell.parse::<f64>().unwrap_or_default();
            }
        }
        let stats = site.requests().stats().kind(StatsType::Kwh).interval(Interval::Hours).period(weeks());
        let stats = stats.await.expect("an answer");
        for (code, sum) in FLOWS.iter().zip(sums) {
            let total = stats.get(code).and_then(|series| series.total).unwrap_or_default();
            assert!(close(total, sum), "{} {code}: {total} {sum}", site.name());
        }
    }
}

#[tokio::test]
async fn a_graph_and_the_quarters_of_stats_have_the_same_values() {
    let (_mock, client) = house();
    let codes = [SystemOverviewAttribute::BatteryStateOfCharge, SystemOverviewAttribute::Voltage];
    for site in sites(&client).await {
        let graph = site.requests().widgets().graph().attributes(codes).period(weeks()).await.expect("a graph").records;
        let stats = site.requests().stats().kind(StatsType::Custom).interval(Interval::FifteenMinutes);
        let stats = stats.attributes(codes).period(weeks()).await.expect("an answer");
        for code in codes {
            let drawn: Vec<f64> = graph.of(code).values().map(|(_, value)| value).collect();
            let told: Vec<f64> = stats.of(code).values().map(|(_, value)| value).collect();
            assert!(drawn.len() > 1000, "{} has {} points", site.name(), drawn.len());
            assert!(drawn.iter().zip(&told).all(|(one, other)| close(*one, *other)), "{}", site.name());
            assert_eq!(drawn.len(), told.len(), "{}", site.name());
        }
    }
}

#[tokio::test]
async fn a_generator_runs_as_long_by_its_states_as_by_its_time() {
    let (_mock, client) = house();
    let hut = LocalSite::find(&client, "hut").await.expect("the installation").at(now());
    let runs = hut.generator_runs(weeks(), None).await.expect("runs").running_time(now()).as_secs();
    let stats = hut.requests().stats().kind(StatsType::GeneratorRuntime).interval(Interval::Days).period(weeks());
    let seconds = stats.await.expect("an answer").get("gRT").and_then(|series| series.total).expect("a total");
    assert!(runs > 0);
    // The last state goes on until what was asked for ends, within a quarter of an hour.
    assert!((runs - seconds as i64).abs() <= STEP_SECONDS, "{runs} {seconds}");

    let energy = hut.energy(weeks()).await.expect("energy").total.generator_kwh();
    assert!(energy > 0.0 && energy <= 3.0 * seconds / 3600.0 + 1e-6, "{energy} kWh in {seconds} s");
}

#[tokio::test]
async fn the_last_state_of_each_device_is_its_reading() {
    let (_mock, client) = house();
    for site in sites(&client).await {
        let readings = site.requests().diagnostics().all().await.expect("readings");
        let reading = |code: &str| {
            let found = readings.iter().find(|one| one.code.as_ref().is_some_and(|known| known.as_str() == code));
            found.and_then(|one| one.reading().number())
        };
        let widgets = site.requests().widgets();
        let day = Period::new(now() - SignedDuration::from_hours(24), now());
        let states = widgets.ve_bus_state().period(day).await.expect("changes").records;
        let last = |states: &StateChanges, attribute: Attribute| {
            states.of(attribute).points.last().and_then(|change| change.state.parse::<f64>().ok())
        };
        assert_eq!(last(&states, VeBusSystemAttribute::VeBusState.into()), reading("S"), "{}", site.name());
        let solar = widgets.mppt_state().period(day).await.expect("changes").records;
        assert_eq!(last(&solar, SolarChargerAttribute::ChargeState.into()), reading("ScS"), "{}", site.name());
        let none = widgets.fuel_cell_state().period(day).await.expect("changes").records;
        assert!(none.is_empty(), "{}", site.name());
    }
}

#[tokio::test]
async fn what_went_into_vehicles_is_their_power_over_time() {
    let (_mock, client) = house();
    let house = LocalSite::find(&client, "terrace").await.expect("the installation").at(now());
    let kwh: f64 = house.ev_energy_kwh(weeks()).await.expect("energy").values().sum();
    let power = house.requests().stats().kind(StatsType::Custom).interval(Interval::FifteenMinutes);
    let power = power.attributes([EvChargerAttribute::Power]).period(weeks()).await.expect("an answer");
    let watts: f64 = power.of(EvChargerAttribute::Power).values().map(|(_, watts)| watts).sum();
    assert!(kwh > 1.0 && close(kwh, watts * 0.25 / 1000.0), "{kwh} {watts}");
    let consumption = house.energy(weeks()).await.expect("energy").total.consumption_kwh();
    assert!(kwh < consumption, "{kwh} of {consumption}");
}

#[tokio::test]
async fn the_history_of_a_battery_is_that_of_all_its_days() {
    let (_mock, client) = house();
    for site in sites(&client).await {
        let widget = site.requests().widgets().historic_data().await.expect("a widget").records;
        let told = |code| widget.of(code).and_then(|value| value.reading().number()).expect("a number");
        let all = Period::new("2024-01-01T00:00:00Z".parse().expect("a time"), now());
        let history = site.battery(all).await.expect("a history");
        let volts = || history.points.iter().filter_map(|point| point.volts);
        let lowest = volts().map(|volts| volts.minimum).fold(f64::MAX, f64::min);
        let highest = volts().map(|volts| volts.maximum).fold(f64::MIN, f64::max);
        // What was not sent is in the history of the battery monitor all the same.
        assert!(told(BatteryMonitorAttribute::MinimumVoltage) <= lowest + 1e-6, "{}", site.name());
        assert!(told(BatteryMonitorAttribute::MaximumVoltage) >= highest - 1e-6, "{}", site.name());
        assert!(told(BatteryMonitorAttribute::ChargeCycles) > 10.0, "{}", site.name());
        let [charged, discharged] =
            [BatteryMonitorAttribute::ChargedEnergy, BatteryMonitorAttribute::DischargedEnergy].map(told);
        assert!(discharged < charged && discharged > 0.8 * charged, "{}: {charged} {discharged}", site.name());
    }
}

#[tokio::test]
async fn the_dashboard_and_the_old_alarms_say_what_diagnostics_says() {
    let (_mock, client) = house();
    for site in sites(&client).await {
        let diagnostics = site.requests().diagnostics().count(500).await.expect("an answer").records;
        let said = |code: &str| {
            let record = diagnostics.iter().find(|one| one.code.as_ref().is_some_and(|known| known.as_str() == code));
            record.and_then(|record| serde_json::to_value(record).ok()).map(|record| record["rawValue"].clone())
        };
        let dashboard = site.requests().dashboard().await.expect("an answer").attributes;
        assert!(dashboard.contains_key("bs"), "{dashboard:?}");
        for (code, value) in dashboard.iter().filter(|(code, _)| *code != "H4ms") {
            let value = serde_json::to_value(value).expect("JSON");
            assert_eq!(Some(&value["rawValue"]), said(code).as_ref(), "{} {code}", site.name());
        }
        #[expect(deprecated, reason = "it still answers")]
        let alarms = site.requests().widgets().alarm().await.expect("an answer");
        let alarms = serde_json::to_value(&alarms).expect("JSON");
        let alarms = alarms["records"].as_array().expect("a list");
        assert!(alarms.iter().any(|one| one["code"] == "ASoc" && Some(&one["rawValue"]) == said("ASoc").as_ref()));
    }
}
