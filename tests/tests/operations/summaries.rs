//! Widgets that answer the latest values of one device.

#![allow(deprecated, reason = "older paths still work")]

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

/// Asks each widget for a device, and holds its answer against the example.
macro_rules! widgets {
    ($($test:ident: $method:ident, $id:literal, $path:literal)*) => {$(
        #[tokio::test]
        async fn $test() {
            let vrm = Vrm::start();
            let answer = vrm.client().installation(SITE).widgets().$method().instance(DEVICE).await.expect("an answer");

            vrm.only_with_token($id, concat!("GET /installations/1039/widgets/", $path, "?instance=288"));
            compare(&answer.records, &vrm.example($id));
        }
    )*};
}

widgets! {
    a_battery_monitor_answers_its_latest_values: battery_summary, "getBatterySummaryWidget", "BatterySummary"
    a_battery_management_system_answers_its_diagnostics: bms_diagnostics, "getBmsDiagnosticsWidget", "BMSDiagnostics"
    a_battery_monitor_answers_its_history: historic_data, "getHistoricDataWidget", "HistoricData"
    an_io_extender_answers_its_inputs_and_outputs: io_extender_in_out, "getIoExtenderInOutWidget", "IOExtenderInOut"
    a_lithium_battery_answers_its_latest_values: lithium_bms, "getLithiumBmsWidget", "LithiumBMS"
    a_dc_meter_answers_its_latest_values: dc_meter, "getDcMeterWidget", "DCMeter"
    an_ev_charger_answers_its_latest_values: ev_charger_summary, "getEvChargerSummaryWidget", "EvChargerSummary"
    a_weather_sensor_answers_its_latest_values: meteorological_sensor_overview, "getMeteorologicalSensorOverviewWidget", "MeteorologicalSensorOverview"
    a_weather_sensor_answers_at_its_older_path: meteorological_sensor, "getMeteorologicalSensorWidget", "MeteorologicalSensor"
    a_global_link_answers_its_latest_values: global_link_summary, "getGlobalLinkSummaryWidget", "GlobalLinkSummary"
    a_motor_drive_answers_its_latest_values: motor_summary, "getMotorSummaryWidget", "MotorSummary"
    a_pv_inverter_answers_its_latest_values: pv_inverter_status, "getPvInverterStatusWidget", "PVInverterStatus"
    a_solar_charger_answers_its_latest_values: solar_charger_summary, "getSolarChargerSummaryWidget", "SolarChargerSummary"
    a_ve_bus_system_answers_its_latest_values: status, "getStatusWidget", "Status"
    a_tank_answers_its_latest_values: tank_summary, "getTankSummaryWidget", "TankSummary"
    a_temperature_sensor_answers_its_latest_values: temp_summary_and_graph, "getTempSummaryAndGraphWidget", "TempSummaryAndGraph"
    an_air_quality_sensor_answers_its_latest_values: temp_air_quality, "getTempAirQualityWidget", "TempAirQuality"
}

#[tokio::test]
async fn the_latest_values_of_device_zero_need_no_parameter() {
    let vrm = Vrm::start();
    vrm.client().installation(SITE).widgets().battery_summary().await.expect("an answer");
    vrm.only_with_token("getBatterySummaryWidget", "GET /installations/1039/widgets/BatterySummary");
}
