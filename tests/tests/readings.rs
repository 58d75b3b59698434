//! Values of attributes, whatever VRM sends them as, and their points over time.

use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use victron_vrm::*;
use vrm_tests::spec;

fn read<T: DeserializeOwned>(value: Value) -> T {
    serde_json::from_value(value.clone()).unwrap_or_else(|error| panic!("{value}: {error}"))
}

fn example<T: DeserializeOwned>(operation: &str) -> T {
    read(spec::example(&spec::api(), operation))
}

/// A record of `diagnostics` with some keys of one's own.
fn record(own: Value) -> DiagnosticRecord {
    let mut record =
        json!({"idSite": 1, "timestamp": 1_700_000_000, "Device": "D", "instance": 0, "idDataAttribute": 0});
    let (all, own) = (record.as_object_mut().expect("an object"), own.as_object().expect("an object").clone());
    all.extend(own);
    read(record)
}

#[test]
fn a_number_is_a_number_with_and_without_quotes() {
    for raw in [json!(52.7), json!("52.7"), json!(" 52.70 ")] {
        let record = record(json!({"code": "V", "rawValue": raw}));
        assert_eq!(record.attribute(), Some(BatteryMonitorAttribute::Voltage.into()));
        assert_eq!(record.reading(), Reading::Number(52.7));
        assert_eq!((record.reading().number(), record.render()), (Some(52.7), "52.70 V".to_owned()));
    }
}

#[test]
fn every_spelling_of_nothing_is_nothing() {
    for raw in [json!(null), json!(false), json!(""), json!([]), json!({})] {
        let record = record(json!({"code": "V", "rawValue": raw}));
        assert!(record.reading().is_nothing(), "{raw}");
        assert_eq!(record.render(), "");
    }
    assert!(record(json!({"code": "V"})).reading().is_nothing());
}

#[test]
fn a_text_stays_a_text_and_a_number_in_a_text_attribute_becomes_one() {
    let version = record(json!({"code": "vvv", "rawValue": "v3.72"}));
    assert_eq!(version.info().map(|info| info.data_type), Some(DataType::String));
    assert_eq!((version.reading().text(), version.render().as_str()), (Some("v3.72"), "v3.72"));
    assert_eq!(record(json!({"code": "vvv", "rawValue": 9})).reading().text(), Some("9"));
    assert_eq!(record(json!({"code": "V", "rawValue": "--"})).reading().text(), Some("--"));
}

#[test]
fn a_state_has_a_number_a_word_and_an_enum_of_its_own() {
    for raw in [json!(3), json!("3"), json!(3.0), json!("3.0")] {
        let record = record(json!({"code": "S", "rawValue": raw}));
        assert_eq!(record.reading(), Reading::State { value: 3, label: Some("Bulk".into()) }, "{raw}");
        assert_eq!(record.state::<VeBusState>(), Some(VeBusState::Bulk));
        assert_eq!((record.render(), record.reading().number()), ("Bulk".to_owned(), Some(3.0)));
    }
    let unknown = record(json!({"code": "S", "rawValue": 1234}));
    assert_eq!((unknown.render(), unknown.reading().integer()), ("1234".to_owned(), Some(1234)));
    assert!(matches!(unknown.state::<VeBusState>(), Some(VeBusState::Unknown(_))));
}

#[test]
fn a_state_of_another_attribute_is_none() {
    let voltage = record(json!({"code": "V", "rawValue": 3}));
    assert_eq!(voltage.state::<VeBusState>(), None);
    assert_eq!(record(json!({"rawValue": 3})).state::<VeBusState>(), None);
}

#[test]
fn the_words_of_the_answer_go_before_those_of_the_table() {
    let words = json!([{"nameEnum": "Gros", "valueEnum": 3}, {"nameEnum": null, "valueEnum": 4}]);
    let record = |raw: i64| record(json!({"code": "S", "rawValue": raw, "dataAttributeEnumValues": words}));
    assert_eq!((record(3).render(), record(4).render()), ("Gros".to_owned(), "Absorption".to_owned()));
}

#[test]
fn a_sum_of_values_is_shown_as_its_parts() {
    let words = json!([{"nameEnum": "A", "valueEnum": 1}, {"nameEnum": "B", "valueEnum": 2}, {"nameEnum": "C", "valueEnum": 8}]);
    let shown = |raw: i64, sum: i64| {
        record(json!({"code": "cp", "rawValue": raw, "bitmask": sum, "dataAttributeEnumValues": words})).render()
    };
    assert_eq!((shown(9, 1), shown(2, 1)), ("A, C".to_owned(), "B".to_owned()));
    assert_eq!((shown(9, 0), shown(1 << 40, 1)), ("9".to_owned(), "1099511627776".to_owned()));
}

#[test]
fn an_attribute_that_the_table_lacks_is_read_by_what_the_answer_says() {
    let record = |own: Value| record(own);
    let level = record(json!({"code": "brandNew", "rawValue": "78", "formatWithUnit": "%.1F %"}));
    assert_eq!((level.attribute(), level.reading()), (None, Reading::Number(78.0)));
    assert_eq!(level.render(), "78.0 %");
    let text = record(json!({"code": "brandNew", "rawValue": "78", "formatWithUnit": "%s"}));
    assert_eq!((text.reading().text(), text.render().as_str()), (Some("78"), "78"));
    let words = json!([{"nameEnum": "On", "valueEnum": 1}]);
    let state = record(json!({"code": "brandNew", "rawValue": "1", "dataAttributeEnumValues": words}));
    assert_eq!(state.render(), "On");
}

#[test]
fn the_number_names_the_attribute_where_the_code_is_absent() {
    let info = BatteryMonitorAttribute::Voltage.info();
    let record = record(json!({"idDataAttribute": info.id, "rawValue": 12.345}));
    assert_eq!((record.info().map(|info| info.code), record.render()), (Some("V"), "12.35 V".to_owned()));
    assert_eq!(self::record(json!({"idDataAttribute": -1})).attribute(), None);
}

#[test]
fn the_pattern_of_the_answer_goes_before_the_one_of_the_table() {
    let record = record(json!({"code": "V", "rawValue": 12.345, "formatWithUnit": "%.1F Volt"}));
    assert_eq!(record.render(), "12.3 Volt");
}

#[test]
fn a_value_of_a_widget_is_found_under_any_of_its_keys() {
    let shown = |value: Value| read::<WidgetValue>(value).render();
    assert_eq!(shown(json!({"code": "V", "value": "52.7"})), "52.70 V");
    assert_eq!(shown(json!({"code": "V", "rawValue": null, "valueFloat": 52.7})), "52.70 V");
    assert_eq!(shown(json!({"code": "S", "valueEnum": "4", "nameEnum": "Absorption!"})), "Absorption!");
    assert_eq!(shown(json!({"code": "vvv", "valueString": "v3"})), "v3");
    assert_eq!(shown(json!({})), "");
}

#[test]
fn the_state_of_a_widget_is_its_number_also_where_the_value_is_a_word() {
    let state = |value: Value| read::<WidgetValue>(value).state::<VeBusState>();
    assert_eq!(state(json!({"code": "S", "value": "Absorption", "valueEnum": 4})), Some(VeBusState::Absorption));
    assert_eq!(state(json!({"code": "S", "value": "3", "valueEnum": "4"})), Some(VeBusState::Absorption));
    let words = json!([{"nameEnum": "Absorptie", "valueEnum": 4}, {"nameEnum": "Bulk", "valueEnum": 3}]);
    let only_word = json!({"code": "S", "value": "Absorptie", "dataAttributeEnumValues": words});
    assert_eq!(state(only_word), Some(VeBusState::Absorption));
    assert_eq!(state(json!({"code": "S", "value": "Float"})), Some(VeBusState::Float));
    // Two states have this word.
    assert_eq!(state(json!({"code": "S", "value": "Equalize"})), None);
}

#[test]
fn a_value_that_is_not_valid_is_none() {
    for invalid in [json!("0"), json!(0), json!(false)] {
        let value: WidgetValue = read(json!({"code": "V", "rawValue": "0", "value": 0, "isValid": invalid}));
        assert_eq!((value.reading(), value.render()), (Reading::Nothing, String::new()), "{invalid}");
    }
    let value: WidgetValue = read(json!({"code": "V", "rawValue": 0, "isValid": "1"}));
    assert_eq!(value.render(), "0.00 V");
}

#[test]
fn words_go_before_a_number_of_which_nobody_knows_what_it_counts() {
    let status = json!({"code": "soc_status", "description": "SOC Status", "rawValue": 75, "textValue": "Discharging",
        "formattedValue": "Discharging", "idDataAttribute": null});
    let status: ExtendedAttribute = read(status);
    assert_eq!((status.render(), status.reading().number()), ("Discharging".to_owned(), Some(75.0)));
    let level: ExtendedAttribute = read(json!({"code": "brandNew", "rawValue": 75, "formatWithUnit": "%.0F %%"}));
    assert_eq!(level.render(), "75 %");
}

#[test]
fn the_values_of_an_extended_installation_are_read() {
    let sites: InstallationsResponse =
        serde_json::from_str(&spec::read("tests/data/installations-extended.json")).expect("the sample");
    let values = &sites.records[0].extended;
    let find = |code: &str| values.iter().find(|value| value.code.as_ref().is_some_and(|known| known.as_str() == code));
    let shown = |code: &str| find(code).expect(code).render();
    assert_eq!((shown("bv"), shown("bs"), shown("from_to_grid")), ("54.12 V".into(), "76.0 %".into(), "49 W".into()));
    assert_eq!((shown("bst"), shown("generator")), ("charging".to_owned(), "0".to_owned()));
}

#[test]
fn the_points_of_stats_are_found_by_attribute() {
    let stats: StatsResponse = example("getStats");
    let series = stats.of(SystemOverviewAttribute::PvToConsumers);
    assert_eq!((series.code, series.description, &*series.unit()), ("Pc", "PV to consumers", "kWh"));
    assert_eq!((series.len(), series.iter().count(), series.into_iter().count()), (12, 12, 12));
    assert_eq!(
        series.values().next().map(|(time, value)| (time.as_millisecond(), value)),
        Some((1_441_066_216_000, 12.927161))
    );
    assert_eq!(series.total(), Some(184.5783944));
    assert_eq!((series.minimum(), series.maximum()), (Some(4.453626), Some(29.7107766)));
    assert_eq!(series.total().map(|total| series.render(total)).as_deref(), Some("184.58 kWh"));
}

#[test]
fn an_attribute_with_only_a_total_and_one_with_neither_have_no_points() {
    let stats: StatsResponse = example("getStats");
    let only_total = stats.of(SystemOverviewAttribute::GridToConsumers);
    assert!(only_total.is_empty());
    assert_eq!((only_total.total(), only_total.mean(), only_total.maximum()), (Some(252.0008088), None, None));
    let neither = stats.of(BatteryMonitorAttribute::Voltage);
    assert_eq!((neither.code, neither.is_empty(), neither.total()), ("V", true, None));
    assert_eq!(neither.info, Some(BatteryMonitorAttribute::Voltage.info()));
}

#[test]
fn every_key_of_stats_is_a_series_once_also_what_the_table_lacks() {
    let stats: StatsResponse = read(json!({
        "success": true,
        "records": {"Pc": [[1_441_066_216_000_i64, 1.5], [1_441_069_816_000_i64, 2.5]], "solar_yield": [[1_441_066_216_000_i64, 4]]},
        "totals": {"Pc": false, "Gc": 3, "kwh": 7},
    }));
    let found: Vec<_> = stats.series().map(|series| (series.code, series.len(), series.total)).collect();
    assert_eq!(found, [("Gc", 0, Some(3.0)), ("Pc", 2, None), ("kwh", 0, Some(7.0)), ("solar_yield", 1, None)]);
    let unknown = stats.get("solar_yield").expect("it is there");
    assert_eq!((unknown.info, unknown.description, &*unknown.unit()), (None, "solar_yield", ""));
    assert_eq!((unknown.render(4.25), stats.get("Gb")), ("4.25".to_owned(), None));
    // Without a total in the answer, it is the sum of the points.
    assert_eq!(stats.of(SystemOverviewAttribute::PvToConsumers).total(), Some(4.0));
}

#[test]
fn false_an_empty_list_and_an_absent_key_are_stats_without_points() {
    for nothing in [
        json!({"success": true}),
        json!({"success": true, "records": [], "totals": []}),
        json!({"success": true, "records": false, "totals": false}),
        json!({"success": true, "records": {"Pc": false}, "totals": {"Pc": false}}),
    ] {
        let stats: StatsResponse = read(nothing.clone());
        let series = stats.of(SystemOverviewAttribute::PvToConsumers);
        assert_eq!((series.len(), series.total(), series.mean()), (0, None, None), "{nothing}");
    }
}

#[test]
fn points_with_a_minimum_and_a_maximum_count_with_them() {
    let stats: StatsResponse = read(json!({
        "success": true,
        "records": {"V": [[1_441_066_216_000_i64, 52, 51.5, 53], [1_441_069_816_000_i64, 54]]},
    }));
    let series = stats.of(BatteryMonitorAttribute::Voltage);
    assert_eq!((series.minimum(), series.maximum(), series.mean()), (Some(51.5), Some(54.0), Some(53.0)));
    let point = series.points[0];
    assert_eq!((SeriesPoint::minimum(&point), SeriesPoint::maximum(&point)), (Some(51.5), Some(53.0)));
}

#[test]
fn the_points_of_a_graph_are_found_by_attribute_with_the_words_of_the_answer() {
    let graph: Graph = read(json!({
        "data": {"143": [[1_700_000_000, 52.1], [1_700_000_060, "52.3"]], "999999": [[1_700_000_000, 1]], "144": false},
        "meta": {
            "143": {"code": "bv", "description": "Spannung", "formatWithUnit": "%.1F V"},
            "999999": {"code": "new", "description": null, "formatWithUnit": null},
        },
    }));
    let series = graph.of(Attribute::from_code("bv").expect("in the table"));
    assert_eq!((series.code, series.description, &*series.unit(), series.len()), ("bv", "Spannung", "V", 2));
    assert_eq!((series.render(52.06), series.maximum()), ("52.1 V".to_owned(), Some(52.3)));
    let found: Vec<_> = graph.series().map(|series| (series.code, series.description, series.len())).collect();
    assert_eq!(found, [("bv", "Spannung", 2), ("bs", "Battery State of Charge", 0), ("new", "new", 1)]);
    assert!(graph.of(SystemOverviewAttribute::PvToBattery).is_empty());
}

#[test]
fn false_an_empty_list_and_an_absent_key_are_a_graph_without_points() {
    for nothing in [json!({}), json!({"records": []}), json!({"records": false}), json!({"records": {"data": []}})] {
        let mut answer = nothing.clone();
        answer["success"] = true.into();
        let graph = read::<GraphResponse>(answer).records;
        assert_eq!((graph.series().count(), graph.of(SystemOverviewAttribute::PvToBattery).len()), (0, 0), "{nothing}");
    }
}

#[test]
fn the_changes_of_a_state_are_a_series_too() {
    let changes: StateChanges = read(json!({
        "data": {"40": [[1_700_000_000, 3], [1_700_000_060, "4"]]},
        "meta": {"40": {"code": "S"}},
    }));
    let series = changes.of(VeBusSystemAttribute::VeBusState);
    assert_eq!((series.len(), series.render(3.0)), (2, "Bulk".to_owned()));
}
