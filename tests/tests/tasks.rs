//! Everyday tasks where something is missing, odd, or goes wrong.

use jiff::{SignedDuration, Timestamp};
use serde_json::{Value, json};
use victron_vrm::tasks::{LocalSite, PowerFlow, Tank, TemperatureSensor, for_each_site, to_csv};
use victron_vrm::*;
use vrm_tests::{Answer, Canned};

const ME: &str = r#"{"success": true, "user": {"id": 22}}"#;

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(seconds).expect("a time")
}

fn read<T: serde::de::DeserializeOwned>(value: &Value) -> T {
    serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{value}: {error}"))
}

fn client(server: &Canned) -> Client {
    let builder = Client::builder().base_url(server.url()).access_token("any").retries(0);
    builder.build().expect("a client")
}

/// An account with three installations, of which one fails.
fn account() -> Canned {
    let sites = json!({"success": true, "records": [
        {"idSite": 1, "name": "North shed", "identifier": "C0FFEE000001", "timezone": "Europe/Oslo"},
        {"idSite": 2, "name": "South shed", "identifier": "c0ffee000002", "timezone": "Asia/Kolkata"},
        {"idSite": 3, "name": "1", "identifier": "c0ffee000003"},
    ]});
    let answer = move |path: &str| match path {
        "/users/me" => Answer::new(200, ME),
        "/users/22/installations" => Answer::new(200, sites.to_string()),
        "/installations/2/stats" => {
            Answer::new(403, r#"{"success": false, "errors": "no", "error_code": "forbidden"}"#)
        }
        _ => Answer::new(
            200,
            r#"{"success": true, "records": {"Pc": [[1704067200000, 2.5]], "Gc": false}, "totals": {}}"#,
        ),
    };
    Canned::answering(move |asked| answer(&asked.path).header("content-type", "application/json")).expect("a port")
}

#[tokio::test]
async fn an_installation_is_found_by_number_portal_id_name_and_part_of_a_name() {
    let server = account();
    let vrm = client(&server);
    for (text, id) in [("1", 1), ("c0ffee000001", 1), ("C0FFEE000002", 2), (" south SHED ", 2), ("nor", 1), ("3", 3)] {
        assert_eq!(LocalSite::find(&vrm, text).await.expect(text).id(), SiteId(id), "{text}");
    }
    for (text, says) in
        [("shed", "North shed (1), South shed (2)"), ("east", "North shed, South shed, 1"), ("", "North")]
    {
        let refused = LocalSite::find(&vrm, text).await.expect_err(text);
        assert!(matches!(refused.kind(), ErrorKind::InvalidParameter { name: "site", .. }), "{refused:?}");
        assert!(refused.to_string().contains(says), "{refused}");
    }
}

#[tokio::test]
async fn what_fails_for_one_installation_fails_for_that_one_alone() {
    let server = account();
    let vrm = client(&server);
    let sites = LocalSite::all(&vrm).await.expect("the installations");
    let period = Period::new(at(1_704_067_200), at(1_704_153_599));
    let done = for_each_site(sites, |site| async move { site.energy(period).await }).await;
    let told: Vec<_> = done
        .iter()
        .map(|(site, energy)| (site.id().0, energy.as_ref().map(|one| one.total.solar_kwh()).ok()))
        .collect();
    assert_eq!(told, [(1, Some(2.5)), (2, None), (3, Some(2.5))]);
    let failure = done[1].1.as_ref().expect_err("refused");
    assert!(matches!(failure.kind(), ErrorKind::Api { status: 403, .. }), "{failure}");
}

#[test]
fn what_is_not_known_of_the_flow_of_power_is_not_zero() {
    let site: Site = read(&json!({"idSite": 1, "last_timestamp": 1_704_067_200, "extended": [
        {"code": "solar_yield", "rawValue": null, "formatWithUnit": ""},
        {"code": "from_to_grid", "rawValue": "-120.5", "formatWithUnit": "%.0F W"},
        {"code": "bv", "rawValue": "52.0", "formatWithUnit": "%.2F V"},
        {"code": "bc", "rawValue": -10, "formatWithUnit": "%.2F A"},
    ]}));
    let power = PowerFlow::of(&site);
    assert_eq!((power.solar_watts, power.consumption_watts, power.generator_watts), (None, None, None));
    assert_eq!((power.grid_watts, power.battery_watts), (Some(-120.5), Some(-520.0)));
    assert_eq!(power.time, Some(at(1_704_067_200)));
}

#[test]
fn tanks_and_sensors_come_with_one_value_or_with_several() {
    let instances = json!({
        "20": {"instance": 20, "rawValue": 25, "formattedValue": "25 %", "timestamp": 1_704_067_200},
        "21": {"rawValue": "80.5", "formattedValue": "81 %"},
    });
    let site: Site = read(&json!({"idSite": 1, "extended": [
        {"code": "tl", "instances": instances},
        {"code": "tcn", "instance": 21, "rawValue": "Water"},
        {"code": "tsT", "instance": 24, "rawValue": "-3.5", "timestamp": 1_704_067_200},
    ]}));
    let tanks = Tank::all_of(&site);
    let told: Vec<_> = tanks.iter().map(|tank| (tank.instance.0, tank.name.as_deref(), tank.level_percent)).collect();
    assert_eq!(told, [(20, None, Some(25.0)), (21, Some("Water"), Some(80.5))]);
    assert_eq!((tanks[0].time, tanks[1].time), (Some(at(1_704_067_200)), None));
    let sensors = TemperatureSensor::all_of(&site);
    assert_eq!((sensors.len(), sensors[0].celsius, sensors[0].humidity_percent), (1, Some(-3.5), None));
}

#[test]
fn a_value_is_stale_after_three_times_without_one() {
    let device = |json: Value| -> Device { read(&json) };
    let quick = device(json!({"lastConnection": 1000, "loggingInterval": 60}));
    assert_eq!((quick.is_stale(at(1180)), quick.is_stale(at(1181))), (Some(false), Some(true)));
    let slow = device(json!({"lastConnection": 1000, "loggingInterval": 900}));
    assert_eq!((slow.is_stale(at(3700)), slow.is_stale(at(3701))), (Some(false), Some(true)));
    assert_eq!(slow.age(at(1900)), Some(SignedDuration::from_mins(15)));
    assert_eq!(device(json!({"lastConnection": 1000})).is_stale(at(1181)), Some(true), "a minute is usual");
    assert_eq!(device(json!({"loggingInterval": 60})).is_stale(at(0)), None);

    let value = |json: Value| -> Option<bool> { read::<WidgetValue>(&json).is_stale() };
    assert_eq!(value(json!({"hasOldData": true, "secondsAgo": 1, "secondsToNextLog": 60})), Some(true));
    assert_eq!(value(json!({"secondsAgo": 180, "secondsToNextLog": 60})), Some(false));
    assert_eq!(value(json!({"secondsAgo": "181s", "secondsToNextLog": 60})), Some(true));
    assert_eq!(
        (value(json!({"secondsAgo": 181})), value(json!({"secondsAgo": 1, "secondsToNextLog": 0}))),
        (None, None)
    );
}

#[test]
fn a_table_has_both_times_a_unit_in_each_head_and_nothing_for_nothing() {
    let answer: StatsResponse = read(&json!({"records": {
        "Pc": [[1_711_843_200_000_i64, 0.5], [1_711_846_800_000_i64, 1]],
        "bs": [[1_711_846_800_000_i64, 80.5, 79, 82]],
        "total_consumption": [[1_711_846_800_000_i64, 0.25]],
        "a,b\"c": [[1_711_846_800_000_i64, -1]],
        "Gc": false,
    }, "totals": {}}));
    let zone = time_zone("Europe/Lisbon").expect("a zone");
    let text = to_csv(answer.series(), &zone);
    let lines: Vec<&str> = text.split_terminator("\r\n").collect();
    assert_eq!(
        lines,
        [
            "UTC,Europe/Lisbon,Gc Grid to consumers (kWh),Pc PV to consumers (kWh),\"a,b\"\"c\",bs Battery State of Charge (%),\
         \"bs Battery State of Charge (%), lowest\",\"bs Battery State of Charge (%), highest\",total_consumption (kWh)",
            "2024-03-31T00:00:00Z,2024-03-31 00:00:00+00:00,,0.5,,,,,",
            "2024-03-31T01:00:00Z,2024-03-31 02:00:00+01:00,,1,-1,80.5,79,82,0.25",
        ]
    );
}
