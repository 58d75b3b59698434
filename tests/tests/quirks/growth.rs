//! What VRM adds later must not break a client of today.

use serde_json::json;
use victron_vrm::{AttributeCode, BatteryState, CurrentUserResponse, Site, StatsType, SummaryResponse, VeBusState};

use super::read;

#[test]
fn a_new_field_is_kept() {
    let answer: CurrentUserResponse =
        read(&json!({"success": true, "user": {"id": 22, "avatar": {"url": "x"}}, "took_ms": 12}));
    assert_eq!(answer.extra, [("took_ms".to_owned(), json!(12))].into());
    assert_eq!(answer.user.extra, [("avatar".to_owned(), json!({"url": "x"}))].into());
}

#[test]
fn a_new_field_is_written_back() {
    let site =
        json!({"idSite": 1, "name": "Boat", "idUser": 2, "accessLevel": 1, "timezone": "UTC", "vnc": {"port": null}});
    let written = serde_json::to_value(read::<Site>(&site)).expect("JSON");
    assert_eq!(written["vnc"], json!({"port": null}));
    assert_eq!(written["name"], "Boat");
}

#[test]
fn a_new_text_of_a_choice_keeps_its_text() {
    let new: StatsType = read(&json!("battery_health"));
    assert!(matches!(&new, StatsType::Unknown(text) if text.as_str() == "battery_health"));
    assert_eq!((new.as_str(), new.to_string()), ("battery_health", "battery_health".to_owned()));
    assert_eq!(serde_json::to_value(&new).expect("JSON"), json!("battery_health"));
    assert!(!StatsType::ALL.contains(&new));
}

#[test]
fn every_listed_text_of_a_choice_is_read_and_written() {
    for known in StatsType::ALL {
        let text = known.to_string();
        assert_eq!((known.as_str(), text.parse()), (text.as_str(), Ok(known.clone())));
        assert_eq!(StatsType::from(text.as_str()), *known);
        assert_eq!(read::<StatsType>(&json!(text)), *known);
    }
}

#[test]
fn a_new_number_of_a_state_keeps_its_number() {
    let new: VeBusState = read(&json!(9999));
    assert!(matches!(&new, VeBusState::Unknown(number) if number.as_i64() == 9999));
    assert_eq!((new.as_i64(), new.to_string(), "9999".parse()), (9999, "9999".to_owned(), Ok(new.clone())));
    assert_eq!(serde_json::to_value(&new).expect("JSON"), json!(9999));
}

#[test]
fn what_is_no_number_is_kept_as_a_state_but_never_written() {
    let Ok(odd) = "flooded".parse::<VeBusState>();
    assert!(matches!(&odd, VeBusState::Unknown(text) if text.as_str() == "flooded"));
    assert_eq!((odd.to_string(), odd.as_i64()), ("flooded".to_owned(), 0));
    let error = serde_json::to_value(&odd).expect_err("it is no number");
    assert_eq!(error.to_string(), "`flooded` is no whole number");
}

#[test]
fn every_listed_number_of_a_state_is_read_and_written() {
    for known in BatteryState::ALL {
        let written = known.as_i64().to_string();
        assert_eq!((known.to_string(), written.parse()), (written, Ok(known.clone())));
        let number = serde_json::to_value(known).expect("JSON");
        assert_eq!(read::<BatteryState>(&number), *known);
        assert_eq!(read::<BatteryState>(&json!(number.to_string())), *known, "a number in quotes");
    }
}

#[test]
fn a_new_attribute_of_a_widget_is_a_value_like_the_others() {
    let answer: SummaryResponse = read(&json!({"success": true, "records": {"data": {
        "4711": {"code": "new", "rawValue": {"a": 1}, "unheardOf": true},
    }}}));
    let data = answer.records.data.expect("data");
    let value = data.additional.get("4711").expect("the value");
    assert_eq!(value.code, Some(AttributeCode::from("new")));
    assert_eq!(value.raw_value, Some(json!({"a": 1})));
    assert_eq!(value.extra.get("unheardOf"), Some(&json!(true)));
}
