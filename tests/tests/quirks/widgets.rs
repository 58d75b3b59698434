//! Widgets and extended installations: values of several kinds in one object.

use serde_json::{Value, json};
use victron_vrm::{
    AttributeCode, DiagnosticRecord, ExtendedAttribute, GraphResponse, StateResponse, SummaryData, SummaryResponse,
    VeBusState, VeBusSystemAttribute,
};

use super::read;

#[test]
fn a_widget_of_the_wrong_device_has_no_values_but_says_what_it_would_have() {
    let answer: SummaryResponse = read(&json!({"success": true, "records": {
        "data": {"hasOldData": false, "secondsAgo": {"value": 35, "valueFormattedWithUnit": "35s"}},
        "meta": {"47": {"code": "V", "description": "Voltage", "formatValueOnly": "%.2F", "formatWithUnit": "%.2F V",
                        "axisGroup": null}},
    }}));
    let data = answer.records.data.expect("data");
    assert!(data.additional.is_empty() && data.extra.is_empty(), "{data:?}");
    assert_eq!((data.has_old_data, data.seconds_ago.and_then(|age| age.value)), (Some(false), Some(35)));
    assert!(answer.records.attribute_order.is_empty());
    assert_eq!(answer.records.meta.map(|meta| meta.len()), Some(1));
}

#[test]
fn what_a_widget_says_about_its_values_is_keyed_by_their_number() {
    let answer: SummaryResponse = read(&json!({"success": true, "records": {
        "data": {"secondsAgo": {"value": "35"}},
        "meta": {"47": {"code": "V", "formatValueOnly": "%.2F", "axisGroup": "voltage"}},
    }}));
    let meta = answer.records.meta.expect("meta");
    let voltage = meta.get("47").expect("47 is described");
    assert_eq!(voltage.code, Some(AttributeCode::from("V")));
    assert_eq!((voltage.format_value_only.as_deref(), voltage.axis_group.as_deref()), (Some("%.2F"), Some("voltage")));
    assert_eq!(answer.records.data.and_then(|data| data.seconds_ago).and_then(|age| age.value), Some(35));
}

#[test]
fn a_value_of_a_widget_that_is_false_or_null_costs_nothing_else() {
    for nothing in [json!(false), Value::Null, json!([])] {
        let answer: SummaryResponse = read(&json!({"success": true, "records": {"data": {
            "47": {"code": "V", "rawValue": "52.56"}, "49": nothing,
        }}}));
        let data = answer.records.data.expect("data");
        assert_eq!(data.additional.get("47").and_then(|value| value.raw_value.clone()), Some(json!("52.56")));
    }
}

#[test]
fn what_is_no_value_of_a_widget_is_kept_as_it_came_and_costs_nothing_else() {
    let sent = json!({
        "hasOldData": true, "47": {"code": "V", "rawValue": "52.56"}, "note": "maintenance", "48": 7, "49": [1],
        "50": false,
    });
    let data: SummaryData = read(&sent);
    assert_eq!(data.additional.keys().collect::<Vec<_>>(), ["47"]);
    let strays = [("48", json!(7)), ("49", json!([1])), ("50", json!(false)), ("note", json!("maintenance"))];
    assert_eq!(data.extra, strays.map(|(key, value)| (key.to_owned(), value)).into());
    assert_eq!(serde_json::to_value(&data).expect("JSON"), sent);
}

#[test]
fn the_three_kinds_of_extended_values_share_one_list() {
    let values: Vec<ExtendedAttribute> = read(&json!([
        {"idDataAttribute": 143, "code": "bv", "description": "Battery Voltage", "formatWithUnit": "%.2F V",
         "dataType": "float", "rawValue": "54.12", "textValue": null, "formattedValue": "54.12 V", "instance": "0",
         "timestamp": "1472217903", "dbusServiceType": "system", "dbusPath": "/Dc/Battery/Voltage"},
        {"idDataAttribute": null, "code": "consumption", "rawValue": 8, "consistsOfAttributeCodes": ["a1", "a2", "a3"]},
        {"code": "soc", "description": "State of charge", "rawValue": 76, "textValue": null, "formatWithUnit": "%.1F %",
         "formattedValue": "76.0 %"},
    ]));
    let [attribute, computed, charge] = values.as_slice() else { panic!("{values:?}") };
    assert_eq!((attribute.id_data_attribute, attribute.instance), (Some(143), Some(0)));
    assert!(attribute.consists_of_attribute_codes.is_empty());
    assert_eq!(computed.id_data_attribute, None);
    let parts: Vec<_> = computed.consists_of_attribute_codes.iter().map(AttributeCode::as_str).collect();
    assert_eq!(parts, ["a1", "a2", "a3"]);
    assert_eq!((charge.id_data_attribute, charge.timestamp, charge.raw_value.as_ref()), (None, None, Some(&json!(76))));
}

#[test]
fn devices_of_a_widget_are_keyed_by_their_instance_or_come_as_a_list() {
    let graph =
        |instances: Value| -> GraphResponse { read(&json!({"success": true, "records": {"instances": instances}})) };
    let keyed = graph(json!({"288": {"name": "Solar"}, "0": {"name": "Battery"}})).records.instances;
    assert_eq!(keyed.get("288"), Some(&json!({"name": "Solar"})));
    assert_eq!(keyed.get("0"), Some(&json!({"name": "Battery"})));
    let listed = graph(json!([{"instance": 288}])).records.instances;
    assert_eq!(listed.get("0"), Some(&json!({"instance": 288})));
    assert!(graph(json!([])).records.instances.is_empty() && graph(json!(false)).records.instances.is_empty());
}

#[test]
fn the_word_for_a_state_is_found_by_its_number() {
    let answer: StateResponse = read(&json!({"success": true, "records": {"enums": {
        "40": {"3": "Bulk", "5": "Float", "252": "External control"}, "41": ["Off", "On"],
    }}}));
    let word = |attribute: &str, state: &str| answer.records.enums[attribute].get(state).map(String::as_str);
    assert_eq!((word("40", "5"), word("40", "252"), word("40", "0")), (Some("Float"), Some("External control"), None));
    assert_eq!((word("41", "0"), word("41", "1"), word("41", "2")), (Some("Off"), Some("On"), None));
}

#[test]
fn two_states_may_share_a_label_and_stay_two() {
    let info = VeBusSystemAttribute::VeBusState.info();
    assert_eq!(info.label(7), info.label(247));
    assert!(info.label(7).is_some());
    assert_ne!(VeBusState::from(7), VeBusState::from(247));
    let record: DiagnosticRecord = read(&json!({
        "idSite": 1, "timestamp": 2, "Device": "Gateway", "instance": 0, "idDataAttribute": 1,
        "dataAttributeEnumValues": [{"nameEnum": "Venus", "valueEnum": 1}, {"nameEnum": "Venus", "valueEnum": 2}],
    }));
    let known: Vec<_> = record.data_attribute_enum_values.iter().map(|known| known.value_enum).collect();
    assert_eq!(known, [1, 2]);
}

#[test]
fn texts_in_the_language_of_the_account_arrive_as_they_are() {
    let record: DiagnosticRecord = read(&json!({
        "idSite": 1, "timestamp": 2, "Device": "Batteriewächter", "instance": 0, "idDataAttribute": 51,
        "formattedValue": "78,0 %", "description": "État de charge 🔋",
    }));
    assert_eq!(
        (record.device.as_deref(), record.formatted_value.as_deref()),
        (Some("Batteriewächter"), Some("78,0 %"))
    );
    assert_eq!(record.description.as_deref(), Some("État de charge 🔋"));
}

#[test]
fn a_widget_says_whether_it_holds_anything() {
    let graph = |data| read::<GraphResponse>(&json!({"records": {"data": data, "meta": {}}})).records;
    assert!(graph(json!([])).is_empty() && graph(json!({"47": false, "48": []})).is_empty());
    assert!(!graph(json!({"47": [[1_451_606_400, 1.5]]})).is_empty());
    let states = |data| read::<StateResponse>(&json!({"records": {"data": data}})).records;
    assert!(states(json!({})).is_empty());
    assert!(!states(json!({"520": [["2", 1_451_606_400, 1_451_613_600]]})).is_empty());
    let summary = |data| read::<SummaryResponse>(&json!({"records": {"data": data, "attributeOrder": [47]}})).records;
    let age = json!({"value": 0, "valueFormattedWithUnit": "0s"});
    assert!(summary(json!({"hasOldData": false, "secondsAgo": age})).is_empty());
    assert!(
        !summary(json!({"hasOldData": false, "secondsAgo": age, "47": {"code": "V", "rawValue": 52.7}})).is_empty()
    );
}
