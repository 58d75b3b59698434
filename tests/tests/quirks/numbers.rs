//! Numbers in quotes, ids of two kinds, two units of time, points of two lengths.

use serde_json::{Value, json};
use victron_vrm::{
    AccessLevel, AccessToken, AttributeCode, CreateAccessTokenResponse, Device, DiagnosticRecord, DiagnosticsResponse,
    GraphPoint, Instance, Site, SiteId, StateChange, StatsPoint, Tag, UserId, WidgetValue,
};

use super::{moment, read};

#[test]
fn an_id_in_quotes_is_the_same_id() {
    let site = |id: Value, user: Value| -> Site {
        read(&json!({"idSite": id, "name": "Boat", "idUser": user, "accessLevel": "1", "timezone": "UTC"}))
    };
    let (quoted, plain) = (site(json!("168231"), json!("22")), site(json!(168_231), json!(22)));
    assert_eq!((quoted.id_site, quoted.id_user), (SiteId(168_231), Some(UserId(22))));
    assert_eq!(quoted.access_level, Some(AccessLevel::FullControl));
    assert_eq!(quoted, plain);
    assert_eq!(read::<Tag>(&json!({"idTag": "41", "name": "ok"})).id_tag, Some(41));
    assert_eq!(read::<Device>(&json!({"instance": "288", "idDeviceType": "1"})).instance, Some(Instance(288)));
}

#[test]
fn an_access_token_has_the_same_id_when_created_and_when_listed() {
    let created: CreateAccessTokenResponse = read(&json!({"success": true, "token": "t", "idAccessToken": 50}));
    let listed: AccessToken = read(&json!({"name": "Token #1", "idAccessToken": "50"}));
    assert_eq!(created.id_access_token, Some(listed.id_access_token));
}

#[test]
fn a_moment_in_quotes_is_the_same_moment() {
    let token: AccessToken =
        read(&json!({"name": "t", "idAccessToken": "50", "createdOn": "1508415114", "expires": "1798761600"}));
    assert_eq!((token.created_on, token.expires), (Some(moment(1_508_415_114)), Some(moment(1_798_761_600))));
    let device: Device = read(&json!({"lastConnection": "1505459195", "loggingInterval": "60"}));
    assert_eq!((device.last_connection, device.logging_interval), (Some(moment(1_505_459_195)), Some(60)));
}

#[test]
fn a_number_in_quotes_is_the_same_number() {
    let site: Site = read(&json!({
        "idSite": 1, "name": "Boat", "idUser": 2, "accessLevel": 1, "timezone": "UTC",
        "pvMax": "12258.5", "timezone_offset": "-7200", "hasMains": "1", "owner": "1", "alarm": 0,
    }));
    assert_eq!((site.pv_max, site.timezone_offset, site.has_mains), (Some(12258.5), Some(-7200), Some(true)));
    assert_eq!((site.owner, site.alarm), (Some(true), Some(false)));
}

#[test]
fn a_text_that_came_as_a_number_is_a_text() {
    let device: Device = read(&json!({"productCode": 41_314, "firmwareVersion": 2.09, "name": "Gateway"}));
    assert_eq!((device.product_code.as_deref(), device.firmware_version.as_deref()), (Some("41314"), Some("2.09")));
}

#[test]
fn points_of_stats_are_in_milliseconds_and_all_others_in_seconds() {
    let stats: StatsPoint = read(&json!([1_441_066_216_000_i64, 12.9]));
    let graph: GraphPoint = read(&json!([1_441_066_216, 12.9]));
    let state: StateChange = read(&json!(["3", 1_441_066_216, 1_441_066_300]));
    assert_eq!(stats.time, moment(1_441_066_216));
    assert_eq!((graph.time, state.start), (stats.time, stats.time));
    assert_eq!((state.state.as_str(), state.end), ("3", Some(moment(1_441_066_300))));
}

#[test]
fn a_point_has_two_places_or_four() {
    let short: StatsPoint = read(&json!([1000, 2.5]));
    assert_eq!((short.value, short.minimum, short.maximum), (2.5, None, None));
    let long: StatsPoint = read(&json!([1000, 2.5, 1, "4.0"]));
    assert_eq!((long.value, long.minimum, long.maximum), (2.5, Some(1.0), Some(4.0)));
    let gap: GraphPoint = read(&json!([1, 2.5, null, false]));
    assert_eq!((gap.value, gap.minimum, gap.maximum), (2.5, None, None));
}

#[test]
fn a_point_that_grew_keeps_its_known_places() {
    let grown: GraphPoint = read(&json!([1, 2, 3, 4, 5, "more"]));
    assert_eq!((grown.value, grown.minimum, grown.maximum), (2.0, Some(3.0), Some(4.0)));
    let state: StateChange = read(&json!([3, 1, 9, "more"]));
    assert_eq!((state.state.as_str(), state.start, state.end), ("3", moment(1), Some(moment(9))));
}

#[test]
fn a_point_without_a_value_is_refused_rather_than_read_as_zero() {
    let error = serde_json::from_str::<StatsPoint>("[1000]").expect_err("half a point");
    assert_eq!(error.to_string(), "[1]: expected a number, found nothing");
}

#[test]
fn raw_values_of_any_type_share_one_answer() {
    let raw = [json!("v3.72"), json!(44.7155), json!(9), json!("78"), Value::Null];
    let mut records: Vec<_> = raw
        .iter()
        .map(|raw| json!({"idSite": 1, "timestamp": 2, "Device": "x", "instance": 0, "idDataAttribute": 3, "rawValue": raw}))
        .collect();
    records.push(json!({"idSite": 1, "timestamp": "2", "Device": "x", "instance": "0", "idDataAttribute": "3"}));
    let answer: DiagnosticsResponse = read(&json!({"success": true, "records": records, "num_records": "6"}));
    let found: Vec<_> = answer.records.iter().map(|record| record.raw_value.clone()).collect();
    let expected = [Some(json!("v3.72")), Some(json!(44.7155)), Some(json!(9)), Some(json!("78")), None, None];
    assert_eq!(found, expected);
    assert_eq!(answer.num_records, Some(6));
}

#[test]
fn a_device_number_can_be_above_255() {
    for instance in [256, 257, 288, 512] {
        let record: DiagnosticRecord =
            read(&json!({"idSite": 1, "timestamp": 2, "Device": "x", "instance": instance, "idDataAttribute": 3}));
        assert_eq!(record.instance, Instance(instance));
        let value: WidgetValue = read(&json!({"instance": instance.to_string()}));
        assert_eq!(value.instance.and_then(|found| u64::try_from(found).ok()), Some(instance));
    }
}

#[test]
fn a_sum_of_known_values_stays_a_number() {
    let record: DiagnosticRecord = read(&json!({
        "idSite": 1, "timestamp": 2, "Device": "Gateway", "instance": 0, "idDataAttribute": 3, "code": "cp",
        "rawValue": 11, "bitmask": "1",
        "dataAttributeEnumValues": [{"nameEnum": "a", "valueEnum": 1}, {"nameEnum": "b", "valueEnum": "2"},
                                    {"nameEnum": null, "valueEnum": 8}],
    }));
    assert_eq!((record.bitmask, record.raw_value), (Some(1), Some(json!(11))));
    let known: Vec<_> = record.data_attribute_enum_values.iter().map(|known| known.value_enum).collect();
    assert_eq!(known, [1, 2, 8]);
    let info = AttributeCode::from("cp").info().expect("an attribute");
    assert_eq!(info.label(11), None, "a sum has no label of its own");
    let bits: Vec<_> = info.values.iter().filter(|(value, _)| 11 & value == *value).map(|(value, _)| value).collect();
    assert_eq!(bits, [1, 2, 8]);
}
