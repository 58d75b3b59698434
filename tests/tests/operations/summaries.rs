//! Widgets that answer the latest values of one device.

use serde_json::Value;
use victron_vrm::Summary;

use super::{DEVICE, SITE, Vrm};

/// Holds every value, what is said about it and the order against the example.
fn compare(summary: &Summary, example: &Value) {
    let expected = &example["records"];
    let data = summary.data.as_ref().expect("data");
    assert_eq!(data.has_old_data, expected["data"]["hasOldData"].as_bool());
    let age = data.seconds_ago.as_ref().expect("an age");
    assert_eq!(age.value, expected["data"]["secondsAgo"]["value"].as_i64());

    let order = expected["attributeOrder"].as_array().expect("a list");
    assert!(!order.is_empty());
    assert_eq!(summary.attribute_order.len(), order.len());
    assert_eq!(data.additional.len(), order.len());
    for (number, ordered) in summary.attribute_order.iter().zip(order) {
        assert_eq!(number, ordered);
        let number = number.to_string();
        let (value, expected_value) = (data.additional.get(&number).expect("a value"), &expected["data"][&number]);
        assert_eq!(value.code.as_ref().expect("a code").as_str(), expected_value["code"]);
        assert_eq!(value.id_data_attribute.expect("a number"), expected_value["idDataAttribute"]);
        assert_eq!(value.instance.expect("a device"), expected_value["instance"]);
        assert_eq!(value.raw_value.as_ref(), Some(&expected_value["rawValue"]));
        assert_eq!(value.formatted_value.clone().expect("a text"), expected_value["formattedValue"]);
        let meta = summary.meta.as_ref().and_then(|meta| meta.get(&number)).expect("meta");
        let expected_meta = &expected["meta"][&number];
        assert_eq!(meta.code, value.code);
        assert_eq!(meta.format_with_unit.clone().expect("a pattern"), expected_meta["formatWithUnit"]);
    }
}

#[tokio::test]
async fn a_battery_monitor_answers_its_latest_values() {
    let vrm = Vrm::start();
    let widgets = vrm.client().installation(SITE).widgets();
    let answer = widgets.battery_summary().instance(DEVICE).await.expect("an answer");

    vrm.only_with_token("getBatterySummaryWidget", "GET /installations/1039/widgets/BatterySummary?instance=288");
    compare(&answer.records, &vrm.example("getBatterySummaryWidget"));
}

#[tokio::test]
async fn a_battery_management_system_answers_its_diagnostics() {
    let vrm = Vrm::start();
    let widgets = vrm.client().installation(SITE).widgets();
    let answer = widgets.bms_diagnostics().instance(DEVICE).await.expect("an answer");

    vrm.only_with_token("getBmsDiagnosticsWidget", "GET /installations/1039/widgets/BMSDiagnostics?instance=288");
    compare(&answer.records, &vrm.example("getBmsDiagnosticsWidget"));
}

#[tokio::test]
async fn a_battery_monitor_answers_its_history() {
    let vrm = Vrm::start();
    let widgets = vrm.client().installation(SITE).widgets();
    let answer = widgets.historic_data().instance(DEVICE).await.expect("an answer");

    vrm.only_with_token("getHistoricDataWidget", "GET /installations/1039/widgets/HistoricData?instance=288");
    compare(&answer.records, &vrm.example("getHistoricDataWidget"));
}

#[tokio::test]
async fn an_io_extender_answers_its_inputs_and_outputs() {
    let vrm = Vrm::start();
    let widgets = vrm.client().installation(SITE).widgets();
    let answer = widgets.io_extender_in_out().instance(DEVICE).await.expect("an answer");

    vrm.only_with_token("getIoExtenderInOutWidget", "GET /installations/1039/widgets/IOExtenderInOut?instance=288");
    compare(&answer.records, &vrm.example("getIoExtenderInOutWidget"));
}

#[tokio::test]
async fn a_lithium_battery_answers_its_latest_values() {
    let vrm = Vrm::start();
    let widgets = vrm.client().installation(SITE).widgets();
    let answer = widgets.lithium_bms().instance(DEVICE).await.expect("an answer");

    vrm.only_with_token("getLithiumBmsWidget", "GET /installations/1039/widgets/LithiumBMS?instance=288");
    compare(&answer.records, &vrm.example("getLithiumBmsWidget"));
}

#[tokio::test]
async fn a_motor_drive_answers_its_latest_values() {
    let vrm = Vrm::start();
    let widgets = vrm.client().installation(SITE).widgets();
    let answer = widgets.motor_summary().instance(DEVICE).await.expect("an answer");

    vrm.only_with_token("getMotorSummaryWidget", "GET /installations/1039/widgets/MotorSummary?instance=288");
    compare(&answer.records, &vrm.example("getMotorSummaryWidget"));
}

#[tokio::test]
async fn a_pv_inverter_answers_its_latest_values() {
    let vrm = Vrm::start();
    let widgets = vrm.client().installation(SITE).widgets();
    let answer = widgets.pv_inverter_status().instance(DEVICE).await.expect("an answer");

    vrm.only_with_token("getPvInverterStatusWidget", "GET /installations/1039/widgets/PVInverterStatus?instance=288");
    compare(&answer.records, &vrm.example("getPvInverterStatusWidget"));
}

#[tokio::test]
async fn a_solar_charger_answers_its_latest_values() {
    let vrm = Vrm::start();
    let widgets = vrm.client().installation(SITE).widgets();
    let answer = widgets.solar_charger_summary().instance(DEVICE).await.expect("an answer");

    vrm.only_with_token(
        "getSolarChargerSummaryWidget",
        "GET /installations/1039/widgets/SolarChargerSummary?instance=288",
    );
    compare(&answer.records, &vrm.example("getSolarChargerSummaryWidget"));
}

#[tokio::test]
async fn a_ve_bus_system_answers_its_latest_values() {
    let vrm = Vrm::start();
    let widgets = vrm.client().installation(SITE).widgets();
    let answer = widgets.status().instance(DEVICE).await.expect("an answer");

    vrm.only_with_token("getStatusWidget", "GET /installations/1039/widgets/Status?instance=288");
    compare(&answer.records, &vrm.example("getStatusWidget"));
}

#[tokio::test]
async fn the_latest_values_of_the_default_device_need_no_parameter() {
    let vrm = Vrm::start();
    vrm.client().installation(SITE).widgets().battery_summary().await.expect("an answer");
    vrm.only_with_token("getBatterySummaryWidget", "GET /installations/1039/widgets/BatterySummary");
}
