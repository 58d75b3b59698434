//! Widgets that answer changes between states.

use serde_json::Value;
use victron_vrm::StateChanges;

use super::{DEVICE, SITE, Vrm, moment};

/// Holds every point and every attribute against the example.
fn compare(changes: &StateChanges, example: &Value) {
    let data = example["records"]["data"].as_object().expect("an object");
    assert_eq!(changes.data.len(), data.len());
    for (number, expected) in data {
        let points = changes.data.get(number).expect("points");
        let expected = expected.as_array().expect("a list");
        assert_eq!(points.len(), expected.len());
        for (point, expected) in points.iter().zip(expected) {
            assert_eq!(point.state, expected[0]);
            assert_eq!(point.start.as_second(), expected[1]);
            assert_eq!(point.end.expect("an end").as_second(), expected[2]);
        }
        let words = example["records"]["enums"][number].as_object().expect("words");
        for (state, word) in words {
            assert_eq!(changes.enums[number].get(state).expect("a word"), word.as_str().expect("a text"));
            assert_eq!(changes.sort[number][state], example["records"]["sort"][number][state]);
        }
        assert_eq!(changes.buckets[number].resampled, Some(false));
        let meta = changes.meta.as_ref().and_then(|meta| meta.get(number)).expect("meta");
        let expected = &example["records"]["meta"][number];
        assert_eq!(meta.code.as_ref().expect("a code").as_str(), expected["code"]);
        assert_eq!(meta.description.clone().expect("a description"), expected["description"]);
    }
}

/// Asks each widget for a device and a period, and holds its answer against the example.
macro_rules! widgets {
    ($($test:ident: $method:ident, $id:literal, $path:literal)*) => {$(
        #[tokio::test]
        async fn $test() {
            let vrm = Vrm::start();
            let request = vrm.client().installation(SITE).widgets().$method().instance(DEVICE);
            let answer = request.start(moment(1_451_606_400)).end(moment(1_452_815_999)).await.expect("an answer");

            let line = concat!(
                "GET /installations/1039/widgets/", $path, "?instance=288&start=1451606400&end=1452815999",
            );
            vrm.only_with_token($id, line);
            compare(&answer.records, &vrm.example($id));
        }
    )*};
}

widgets! {
    the_reasons_for_which_a_generator_ran_are_answered: generator_state, "getGeneratorStateWidget", "GeneratorState"
    the_active_inputs_of_an_inverter_charger_are_answered: input_state, "getInputStateWidget", "InputState"
    the_states_of_an_inverter_are_answered: inverter_state, "getInverterStateWidget", "InverterState"
    the_states_of_a_solar_chargers_tracker_are_answered: mppt_state, "getMpptStateWidget", "MPPTState"
    the_states_of_an_ac_charger_are_answered: charger_state, "getChargerStateWidget", "ChargerState"
    the_states_of_battery_life_are_answered: ess_battery_life_state, "getEssBatteryLifeStateWidget", "EssBatteryLifeState"
    the_states_of_a_fuel_cell_are_answered: fuel_cell_state, "getFuelCellStateWidget", "FuelCellState"
    the_states_of_a_batterys_external_relay_are_answered: battery_external_relay_state, "getBatteryExternalRelayStateWidget", "BatteryExternalRelayState"
    the_states_of_a_battery_monitors_relay_are_answered: battery_relay_state, "getBatteryRelayStateWidget", "BatteryRelayState"
    the_warnings_and_alarms_of_a_battery_monitor_are_answered: battery_monitor_warnings_and_alarms, "getBatteryMonitorWarningsAndAlarmsWidget", "BatteryMonitorWarningsAndAlarms"
    the_states_of_a_gx_devices_first_relay_are_answered: gateway_relay_state, "getGatewayRelayStateWidget", "GatewayRelayState"
    the_states_of_a_gx_devices_second_relay_are_answered: gateway_relay_two_state, "getGatewayRelayTwoStateWidget", "GatewayRelayTwoState"
    the_states_of_an_ac_chargers_relay_are_answered: charger_relay_state, "getChargerRelayStateWidget", "ChargerRelayState"
    the_states_of_a_solar_chargers_relay_are_answered: solar_charger_relay_state, "getSolarChargerRelayStateWidget", "SolarChargerRelayState"
    the_states_of_a_ve_bus_system_are_answered: ve_bus_state, "getVeBusStateWidget", "VeBusState"
    the_warnings_and_alarms_of_a_ve_bus_system_are_answered: ve_bus_warnings_and_alarms, "getVeBusWarningsAndAlarmsWidget", "VeBusWarningsAndAlarms"
    the_states_of_another_inverter_charger_are_answered: inverter_charger_state, "getInverterChargerStateWidget", "InverterChargerState"
    the_warnings_and_alarms_of_another_inverter_charger_are_answered: inverter_charger_warnings_and_alarms, "getInverterChargerWarningsAndAlarmsWidget", "InverterChargerWarningsAndAlarms"
}

#[tokio::test]
async fn the_states_of_device_zero_need_no_parameter() {
    let vrm = Vrm::start();
    vrm.client().installation(SITE).widgets().ve_bus_state().await.expect("an answer");
    vrm.only_with_token("getVeBusStateWidget", "GET /installations/1039/widgets/VeBusState");
}
