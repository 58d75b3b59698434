//! The sample answers of Victron Energy's document, value for value.
//!
//! `tests/data/` holds them as printed, mended where the page was cut (see spec/README.md).

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use victron_vrm::*;
use vrm_tests::spec;

fn text(name: &str) -> String {
    spec::read(&format!("tests/data/{name}.json"))
}

fn sample<T: DeserializeOwned>(name: &str) -> T {
    serde_json::from_str(&text(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn seconds(seconds: i64) -> jiff::Timestamp {
    jiff::Timestamp::from_second(seconds).expect("a moment of our time")
}

#[test]
fn the_samples_are_the_examples_of_the_document() {
    let api = spec::api();
    let samples = [
        ("installations", "listInstallations"),
        ("system-overview", "getSystemOverview"),
        ("diagnostics", "getDiagnostics"),
        ("stats", "getStats"),
        ("overallstats", "getOverallStats"),
        ("access-token-created", "createAccessToken"),
        ("access-tokens", "listAccessTokens"),
        ("access-token-revoked", "revokeAccessToken"),
    ];
    for (name, id) in samples {
        assert_eq!(sample::<Value>(name), spec::example(&api, id), "{name}");
    }
}

#[test]
fn installations() {
    let answer: InstallationsResponse = sample("installations");
    assert_eq!(answer.success, Some(true));
    let [site] = answer.records.as_slice() else { panic!("{:?}", answer.records) };
    assert_eq!((site.id_site, site.id_user), (SiteId(100), Some(UserId(1001))));
    assert_eq!((site.name.as_deref(), site.timezone.as_deref()), (Some("Test installation"), Some("UTC")));
    assert_eq!((site.pv_max, site.access_level.as_ref()), (Some(12258.0), Some(&AccessLevel::FullControl)));
    assert_eq!((site.owner, site.reports_enabled), (Some(true), Some(false)));
    assert_eq!((site.geofence.as_deref(), site.geofence_enabled), (None, Some(false)));
    assert_eq!(site.device_icon.as_deref(), Some("solar"));
    assert_eq!((site.last_timestamp, site.alarm, site.timezone_offset), (None, None, None));
    assert!(site.tags.is_empty() && site.extended.is_empty() && site.images.is_empty());
    assert!(site.extra.is_empty());
}

#[test]
fn extended_installations() {
    let answer: InstallationsResponse = sample("installations-extended");
    let [site] = answer.records.as_slice() else { panic!("{:?}", answer.records) };
    assert_eq!((site.id_site, site.id_user, site.pv_max), (SiteId(100), Some(UserId(1001)), Some(12258.0)));
    assert_eq!((site.alarm, site.last_timestamp), (Some(false), Some(seconds(1_472_217_903))));
    let [tag] = site.tags.as_slice() else { panic!("{:?}", site.tags) };
    assert_eq!((tag.id_tag, tag.name.as_str()), (Some(41), "ok"));
    assert_eq!((site.timezone_offset, site.current_time.as_deref()), (Some(7200), Some("11:25")));
    assert_eq!(site.extended.len(), 14);
    assert!(site.extra.is_empty());
}

/// Number, code, description, pattern, value, words and text of an extended attribute.
type Row = (Option<i64>, &'static str, &'static str, &'static str, Value, Option<&'static str>, &'static str);

#[test]
fn the_values_of_an_extended_installation() {
    let expected: [Row; 14] = [
        (Some(4), "lt", "Latitude", "%.5F LAT", json!("52.7237"), None, "52.72370 LAT"),
        (Some(5), "lg", "Longitude", "%.5F LNG", json!("7.0896"), None, "7.08960 LNG"),
        (Some(135), "g2", "Grid L2", "%.0F W", json!("0"), None, "0 W"),
        (Some(136), "g3", "Grid L3", "%.0F W", json!("0"), None, "0 W"),
        (Some(143), "bv", "Battery Voltage (System)", "%.2F V", json!("54.12"), None, "54.12 V"),
        (Some(144), "bs", "Battery State of Charge (System)", "%.1F %", json!("76"), None, "76.0 %"),
        (Some(147), "bc", "Battery Current (System)", "%.2F A", json!("17.9"), None, "17.90 A"),
        (Some(215), "bst", "Battery state", "%s", Value::Null, Some("charging"), "charging"),
        (None, "consumption", "Consumption", "%.0F W", json!(8), None, "8 W"),
        (None, "solar_yield", "Solar_yield", "%.0F W", json!(0), None, "0 W"),
        (None, "from_to_grid", "From_to_grid", "%.0F W", json!(49.0818), None, "49 W"),
        (None, "generator", "Generator", "", json!(0), None, ""),
        (None, "ac_in", "Ac_in", "", json!(0), None, ""),
        (None, "ac_out", "Ac_out", "", json!(0), None, ""),
    ];
    let answer: InstallationsResponse = sample("installations-extended");
    let found = answer.records.into_iter().flat_map(|site| site.extended);
    let mut rows = 0;
    for (attribute, (id, code, description, format, raw, words, shown)) in found.zip(expected) {
        assert_eq!(attribute.id_data_attribute, id);
        assert_eq!(attribute.code.as_ref().map(AttributeCode::as_str), Some(code));
        assert_eq!(attribute.description.as_deref(), Some(description));
        assert_eq!(attribute.format_with_unit.as_deref(), Some(format));
        assert_eq!(attribute.raw_value.unwrap_or_default(), raw);
        assert_eq!(attribute.text_value.as_deref(), words);
        assert_eq!(attribute.formatted_value.as_deref(), Some(shown));
        assert!(attribute.extra.is_empty());
        rows += 1;
    }
    assert_eq!(rows, 14);
}

#[test]
fn devices() {
    let answer: SystemOverviewResponse = sample("system-overview");
    assert!(answer.success == Some(true) && answer.records.unconfigured_devices.is_empty());
    let [gateway, sensor] = answer.records.devices.as_slice() else { panic!("{:?}", answer.records.devices) };

    assert_eq!((gateway.name.as_deref(), gateway.product_name.as_deref()), (Some("Gateway"), Some("Venus GX")));
    assert_eq!((gateway.product_code.as_deref(), gateway.firmware_version.as_deref()), (Some(""), Some("v2.09")));
    assert_eq!(gateway.last_connection, Some(seconds(1_505_459_195)));
    assert_eq!(gateway.last_power_up_or_restart, Some(seconds(1_504_551_552)));
    assert_eq!((gateway.class.as_deref(), gateway.logging_interval), (Some("device-gateway"), Some(60)));
    assert_eq!(gateway.instance, None);

    assert_eq!((sensor.name.as_deref(), sensor.product_name.as_deref()), (Some("Temperature sensor"), Some("a162")));
    assert_eq!((sensor.product_code.as_deref(), sensor.firmware_version.as_deref()), (Some(""), None));
    assert_eq!((sensor.last_connection, sensor.class.as_deref()), (Some(seconds(1_505_459_195)), None));
    assert_eq!(sensor.instance, Some(Instance(23)));
    assert!(gateway.extra.is_empty() && sensor.extra.is_empty());
}

#[test]
fn diagnostics() {
    let answer: DiagnosticsResponse = sample("diagnostics");
    assert_eq!((answer.success, answer.num_records), (Some(true), Some(1)));
    let [record] = answer.records.as_slice() else { panic!("{:?}", answer.records) };
    assert_eq!((record.id_site, record.timestamp), (Some(SiteId(1495)), Some(seconds(1_497_056_046))));
    assert_eq!((record.device.as_deref(), record.instance), (Some("Gateway"), Instance(0)));
    assert_eq!((record.id_data_attribute, record.description.as_deref()), (1, Some("gatewayID")));
    assert_eq!((record.format_with_unit.as_deref(), record.formatted_value.as_deref()), (Some("%s"), Some("Venus")));
    assert_eq!((record.dbus_service_type.as_deref(), record.dbus_path.as_deref()), (None, None));
    assert_eq!((record.id, record.code.as_ref(), record.raw_value.as_ref()), (Some(1), None, None));
    let values: Vec<_> =
        record.data_attribute_enum_values.iter().map(|known| (known.value_enum, known.name_enum.as_deref())).collect();
    assert_eq!(values, [(0, Some("VGR, VGR2 or VER")), (1, Some("Venus")), (2, Some("Venus"))]);
    assert!(record.extra.is_empty());
}

#[test]
fn stats() {
    let answer: StatsResponse = sample("stats");
    assert_eq!(answer.success, Some(true));
    let points: Vec<_> = answer.records["Pc"].iter().map(|point| (point.time.as_millisecond(), point.value)).collect();
    let expected = [
        (1_441_066_216_000, 12.927161),
        (1_441_152_616_000, 28.52883),
        (1_441_239_016_000, 17.722068),
        (1_441_325_416_000, 9.1537885),
        (1_441_411_816_000, 4.453626),
        (1_441_498_216_000, 4.5079915),
        (1_441_584_616_000, 16.8285763),
        (1_441_671_016_000, 12.1123506),
        (1_441_757_416_000, 29.2207336),
        (1_441_843_816_000, 29.7107766),
        (1_441_930_216_000, 13.5401983),
        (1_442_016_616_000, 5.872294),
    ];
    assert_eq!(points, expected);
    assert!(answer.records["Pc"].iter().all(|point| point.minimum.is_none() && point.maximum.is_none()));
    let totals: Vec<_> = answer.totals.iter().map(|(code, total)| (code.as_str(), *total)).collect();
    let expected = [
        ("Bc", Some(0.0182044)),
        ("Gb", Some(9.3752899)),
        ("Gc", Some(252.0008088)),
        ("Pb", Some(2.5122129)),
        ("Pc", Some(184.5783944)),
        ("Pg", Some(64.7871119)),
        ("kwh", Some(513.2720223)),
    ];
    assert_eq!(totals, expected);
    let points: f64 = answer.records["Pc"].iter().map(|point| point.value).sum();
    assert!((points - 184.5783944).abs() < 1e-6, "the mended points add up to the printed total, not to {points}");
}

#[test]
fn overall_stats() {
    let answer: OverallStatsResponse = sample("overallstats");
    let records = answer.records;
    let expected = [
        (records.year, [2890.3096331091, 444.43205584318, 285.16498499073], [80.0, 12.0, 8.0]),
        (records.month, [181.18626743555, 109.40366000833, 46.909044223721], [54.0, 32.0, 14.0]),
        (records.week, [52.626889668405, 20.215319919633, 7.2363689020276], [66.0, 25.0, 9.0]),
        (records.today, [5.9271823316813, 2.7864799629897, 2.0481022689492], [55.0, 26.0, 19.0]),
    ];
    for (period, totals, percentages) in expected {
        let period = period.expect("all four periods");
        for (at, code) in ["Gc", "Pc", "Bc"].into_iter().enumerate() {
            assert_eq!((period.totals[code], period.percentages[code]), (Some(totals[at]), Some(percentages[at])));
        }
        // No generator: the sum is false, its share 0.
        assert_eq!((period.totals["gc"], period.percentages["gc"]), (None, Some(0.0)));
        assert_eq!((period.totals.len(), period.percentages.len()), (4, 4));
    }
}

#[test]
fn a_created_access_token() {
    let answer: CreateAccessTokenResponse = sample("access-token-created");
    assert_eq!(answer.success, Some(true));
    assert_eq!(answer.token.as_ref().expect("a token").expose(), "abcd1234efab1234");
    assert_eq!(answer.id_access_token, Some(AccessTokenId("123".to_owned())));
    assert!(!format!("{answer:?}").contains("abcd1234"), "the token must not be shown by accident");
}

#[test]
fn access_tokens() {
    let answer: AccessTokensResponse = sample("access-tokens");
    let found: Vec<_> = answer
        .tokens
        .iter()
        .map(|token| {
            let id = token.id_access_token.0.as_str();
            (token.name.as_deref(), id, token.created_on, token.scope.as_deref(), token.expires)
        })
        .collect();
    let scope = Some("FULL_ACCESS");
    let expected = [
        (Some("Token #1"), "50", Some(seconds(1_508_415_114)), scope, None),
        (Some("Token #2"), "51", Some(seconds(1_508_415_116)), scope, None),
        (Some("Token #3"), "52", Some(seconds(1_508_415_119)), scope, None),
    ];
    assert_eq!(found, expected);
}

#[test]
fn revoked_access_tokens() {
    let answer: RevokeAccessTokenResponse = sample("access-token-revoked");
    assert_eq!((answer.success, answer.data.removed), (Some(true), Some(3)));
}

/// Reads a sample, writes it, and reads it again.
fn there_and_back<T: DeserializeOwned + serde::Serialize + PartialEq + std::fmt::Debug>(name: &str) {
    let first: T = sample(name);
    let written = serde_json::to_string(&first).expect("it can be written");
    let again: T = serde_json::from_str(&written).unwrap_or_else(|error| panic!("{name}: {error}: {written}"));
    assert_eq!(again, first, "{name}");
}

#[test]
fn what_was_read_can_be_written_and_read_again() {
    there_and_back::<InstallationsResponse>("installations");
    there_and_back::<InstallationsResponse>("installations-extended");
    there_and_back::<SystemOverviewResponse>("system-overview");
    there_and_back::<DiagnosticsResponse>("diagnostics");
    there_and_back::<StatsResponse>("stats");
    there_and_back::<OverallStatsResponse>("overallstats");
    there_and_back::<CreateAccessTokenResponse>("access-token-created");
    there_and_back::<AccessTokensResponse>("access-tokens");
    there_and_back::<RevokeAccessTokenResponse>("access-token-revoked");
}
