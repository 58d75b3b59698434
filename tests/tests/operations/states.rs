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
        let meta = changes.meta.as_ref().and_then(|meta| meta.get(number)).expect("meta");
        let expected = &example["records"]["meta"][number];
        assert_eq!(meta.code.as_ref().expect("a code").as_str(), expected["code"]);
        assert_eq!(meta.description.clone().expect("a description"), expected["description"]);
    }
}

#[tokio::test]
async fn the_states_of_a_solar_chargers_tracker_are_answered() {
    let vrm = Vrm::start();
    let request = vrm.client().installation(SITE).widgets().mppt_state().instance(DEVICE);
    let answer = request.start(moment(1_451_606_400)).end(moment(1_452_815_999)).await.expect("an answer");

    vrm.only_with_token(
        "getMpptStateWidget",
        "GET /installations/1039/widgets/MPPTState?instance=288&start=1451606400&end=1452815999",
    );
    compare(&answer.records, &vrm.example("getMpptStateWidget"));
}

#[tokio::test]
async fn the_states_of_a_ve_bus_system_are_answered() {
    let vrm = Vrm::start();
    let request = vrm.client().installation(SITE).widgets().ve_bus_state().instance(DEVICE);
    let answer = request.start(moment(1_451_606_400)).end(moment(1_452_815_999)).await.expect("an answer");

    vrm.only_with_token(
        "getVeBusStateWidget",
        "GET /installations/1039/widgets/VeBusState?instance=288&start=1451606400&end=1452815999",
    );
    compare(&answer.records, &vrm.example("getVeBusStateWidget"));
}

#[tokio::test]
async fn the_states_of_the_default_device_need_no_parameter() {
    let vrm = Vrm::start();
    vrm.client().installation(SITE).widgets().ve_bus_state().await.expect("an answer");
    vrm.only_with_token("getVeBusStateWidget", "GET /installations/1039/widgets/VeBusState");
}

#[tokio::test]
async fn the_warnings_and_alarms_of_a_ve_bus_system_are_answered() {
    let vrm = Vrm::start();
    let request = vrm.client().installation(SITE).widgets().ve_bus_warnings_and_alarms().instance(DEVICE);
    let answer = request.start(moment(1_451_606_400)).end(moment(1_452_815_999)).await.expect("an answer");

    vrm.only_with_token(
        "getVeBusWarningsAndAlarmsWidget",
        "GET /installations/1039/widgets/VeBusWarningsAndAlarms?instance=288&start=1451606400&end=1452815999",
    );
    compare(&answer.records, &vrm.example("getVeBusWarningsAndAlarmsWidget"));
}
