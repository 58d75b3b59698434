//! By what VRM raises alarms.

use serde_json::json;
use victron_vrm::{
    AlarmRequest, AttributeCode, ClearAlarmRequest, DeviceTypeId, Instance, NumberAlarm, SiteId, StateAlarm, UserId,
    WatchedAttribute,
};

use super::{DEVICE, SITE, Vrm, moment};

#[tokio::test]
async fn the_rules_and_what_can_be_watched_are_listed() {
    let vrm = Vrm::start();
    let answer = vrm.client().installation(SITE).alarms().await.expect("an answer");

    vrm.only_with_token("listAlarms", "GET /installations/1039/alarms");
    assert_eq!(answer.rate_limited, Some(false));
    let rule = &answer.alarms[0];
    assert_eq!(
        (rule.id_data_attribute_limit, rule.id_data_attribute, rule.instance),
        (Some(90_017), Some(47), Some(288))
    );
    assert_eq!((rule.alarm_enabled, rule.notify_after_seconds), (Some(true), Some(60)));
    assert_eq!((rule.high_alarm, rule.low_alarm_hysteresis), (Some(56.0), Some(47.0)));
    let device = &answer.devices[0];
    assert_eq!((device.instance, device.id_device_type), (Some(Instance(288)), Some(DeviceTypeId(2))));
    assert_eq!((device.is_valid, device.last_connection), (Some(true), Some(moment(1_783_943_958))));
    assert_eq!(device.product_id_as_received, Some(41_865));
    let user = &answer.users[0];
    assert_eq!((user.id_user, user.receives_reports, user.muted), (Some(UserId(22)), Some(false), Some(false)));
    let attribute = &answer.attributes[0];
    assert_eq!(
        (attribute.code.clone(), attribute.id_device_type),
        (Some(AttributeCode::from("V")), Some(DeviceTypeId(2)))
    );
}

#[tokio::test]
async fn a_rule_for_a_number_is_created_with_its_bounds() {
    let vrm = Vrm::start();
    let alarm = NumberAlarm::new(47, DEVICE, true, 60).high_alarm(56.0).low_alarm(46.5);
    let answer = vrm.client().installation(SITE).create_alarm(alarm.into()).await.expect("an answer");

    let sent = json!({
        "idDataAttribute": 47, "instance": 288, "AlarmEnabled": 1, "NotifyAfterSeconds": 60, "highAlarm": 56.0,
        "lowAlarm": 46.5,
    });
    assert_eq!(vrm.sent("createAlarm", "POST /installations/1039/alarms"), sent);
    assert_eq!((answer.id_site, answer.data.id_data_attribute_limit), (Some(SiteId(4711)), Some(90_017)));
}

#[tokio::test]
async fn a_rule_for_a_state_is_changed_with_its_values() {
    let vrm = Vrm::start();
    let request = AlarmRequest::from(StateAlarm::new(40, DEVICE, vec![2, 0], false, 0));
    vrm.client().installation(SITE).update_alarm(request).await.expect("an answer");

    let sent = json!({
        "idDataAttribute": 40, "instance": 288, "enumValues": [2, 0], "alarmEnabled": 0, "notifyAfterSeconds": 0,
    });
    assert_eq!(vrm.sent("updateAlarm", "PUT /installations/1039/alarms"), sent);
}

#[tokio::test]
async fn a_rule_is_deleted_with_a_body_that_names_it() {
    let vrm = Vrm::start();
    let rule = WatchedAttribute::new(47, DEVICE);
    let answer = vrm.client().installation(SITE).delete_alarm(rule).await.expect("an answer");

    let sent = json!({"idDataAttribute": 47, "instance": 288});
    assert_eq!(vrm.sent("deleteAlarm", "DELETE /installations/1039/alarms"), sent);
    assert_eq!(answer.id_site, Some(SiteId(4711)));
}

#[tokio::test]
async fn an_alarm_is_cleared() {
    let vrm = Vrm::start();
    let answer = vrm.client().installation(SITE).clear_alarm(ClearAlarmRequest::new(47)).await.expect("an answer");
    assert_eq!(vrm.sent("clearAlarm", "POST /installations/1039/clear-alarm"), json!({"alarmId": 47}));
    assert_eq!(answer.id_site, Some(SiteId(4711)), "an id in quotes");
}
