//! The many spellings of "nothing".

use serde_json::{Value, json};
use victron_vrm::{
    Device, GpsResponse, GraphResponse, InstallationsResponse, LoginResponse, OverallStatsResponse, Site,
    StateResponse, StatsResponse, SummaryResponse, SystemOverviewResponse, TagsResponse, TagsResponseTags,
};

use super::{moment, read};

/// An installation with the keys that are always there, and others.
fn site(others: Value) -> Site {
    let mut site = json!({"idSite": 1, "name": "Boat", "idUser": 2, "accessLevel": 1, "timezone": "UTC"});
    let (Value::Object(all), Value::Object(others)) = (&mut site, others) else { unreachable!("both are objects") };
    all.extend(others);
    read(&site)
}

#[test]
fn false_where_a_list_is_promised_is_an_empty_list() {
    let site = site(json!({"images": false, "tags": false, "extended": false, "current_alarms": false}));
    assert_eq!((site.images, site.tags, site.extended), (vec![], vec![], vec![]));
    assert_eq!(site.current_alarms, []);
}

#[test]
fn false_beside_a_number_in_another_record_is_no_moment() {
    let sites = json!({"success": true, "records": [
        {"idSite": 1, "name": "a", "idUser": 2, "accessLevel": 1, "timezone": "UTC", "last_location_timestamp": false},
        {"idSite": 3, "name": "b", "idUser": 2, "accessLevel": 1, "timezone": "UTC",
         "last_location_timestamp": 1_472_217_903},
    ]});
    let answer: InstallationsResponse = read(&sites);
    let moments: Vec<_> = answer.records.iter().map(|site| site.last_location_timestamp).collect();
    assert_eq!(moments, [None, Some(moment(1_472_217_903))]);
}

#[test]
fn false_where_a_text_is_promised_is_no_text() {
    let device: Device = read(&json!({"machineSerialNumber": false, "lastConnection": false}));
    assert_eq!((device.machine_serial_number, device.last_connection), (None, None));
    assert_eq!(site(json!({"geofence": false, "identifier": false})).identifier, None);
}

#[test]
fn an_attribute_without_readings_is_false_in_records_and_totals() {
    let answer: StatsResponse = read(
        &json!({"success": true, "records": {"Gc": false, "Pc": [[1000, 2.5]]}, "totals": {"Gc": false, "Pc": 2.5}}),
    );
    assert_eq!((answer.records["Gc"].len(), answer.records["Pc"].len()), (0, 1));
    assert_eq!((answer.totals["Gc"], answer.totals["Pc"]), (None, Some(2.5)));
}

#[test]
fn an_empty_object_comes_as_an_empty_list() {
    let stats: StatsResponse = read(&json!({"success": true, "records": [], "totals": []}));
    assert!(stats.records.is_empty() && stats.totals.is_empty());

    let empty = json!({"success": true, "records": {"data": [], "meta": [], "instances": []}});
    let graph: GraphResponse = read(&empty);
    assert!(graph.records.data.is_empty() && graph.records.meta.is_none_or(|meta| meta.is_empty()));
    let states: StateResponse = read(&empty);
    assert!(states.records.data.is_empty() && states.records.enums.is_empty());
    let summary: SummaryResponse = read(&empty);
    assert!(
        summary.records.data.is_none_or(|data| data.additional.is_empty())
            && summary.records.attribute_order.is_empty()
    );

    let gps: GpsResponse = read(&json!({"success": true, "records": {"data": {"attributes": []}, "meta": []}}));
    assert!(gps.records.data.is_some_and(|data| data.attributes.is_none_or(|found| found.additional.is_empty())));

    let totals: OverallStatsResponse =
        read(&json!({"success": true, "records": {"year": {"totals": [], "percentages": []}, "today": []}}));
    assert!(totals.records.year.is_some_and(|year| year.totals.is_empty() && year.percentages.is_empty()));
    assert_eq!(totals.records.today, None);

    assert!(site(json!({"view_permissions": []})).view_permissions.is_empty());
}

#[test]
fn unconfigured_devices_are_false_or_a_list_or_left_out() {
    let devices = |others: Value| -> usize {
        let answer = json!({"success": true, "records": others});
        read::<SystemOverviewResponse>(&answer).records.unconfigured_devices.len()
    };
    assert_eq!(devices(json!({"devices": [], "unconfigured_devices": false})), 0);
    assert_eq!(devices(json!({"devices": [], "unconfigured_devices": [{"name": "Tank"}]})), 1);
    assert_eq!(devices(json!({"devices": []})), 0);
}

#[test]
fn keys_may_be_left_out() {
    let login: LoginResponse = read(&json!({"token": "t", "idUser": 22}));
    assert_eq!((login.verification_mode, login.verification_sent), (None, None));
    let waiting: LoginResponse = read(&json!({"token": null, "verification_mode": "sms", "verification_sent": true}));
    assert_eq!((waiting.token, waiting.verification_sent), (None, Some(true)));

    let plain = site(json!({}));
    assert_eq!((plain.alarm, plain.last_timestamp, plain.pv_max, plain.owner), (None, None, None, None));
    assert!(plain.extended.is_empty() && plain.view_permissions.is_empty());
}

#[test]
fn null_is_nothing_wherever_it_comes() {
    let site = site(json!({
        "pvMax": null, "notes": null, "phonenumber": null, "images": null, "tags": null, "extended": null,
        "view_permissions": null, "last_timestamp": null, "owner": null, "timezone_offset": null, "device_icon": null,
    }));
    assert_eq!((site.pv_max, site.notes, site.phonenumber), (None, None, None));
    assert_eq!((site.last_timestamp, site.owner, site.timezone_offset), (None, None, None));
    assert!(site.images.is_empty() && site.tags.is_empty() && site.extended.is_empty());
    assert!(site.view_permissions.is_empty() && site.extra.is_empty());
}

#[test]
fn a_geofence_is_a_text_or_null_or_false() {
    let area = r#"{"lat":52.1,"lng":5.2,"radius":100}"#;
    assert_eq!(site(json!({"geofence": area})).geofence.as_deref(), Some(area));
    assert_eq!(site(json!({"geofence": null})).geofence, None);
    assert_eq!(site(json!({"geofence": false})).geofence, None);

    let gps = |geofence: Value| -> Option<String> {
        let answer = json!({"success": true, "records": {"data": {"attributes": {}, "geofence": geofence}}});
        read::<GpsResponse>(&answer).records.data.and_then(|data| data.geofence)
    };
    assert_eq!(gps(json!(area)).as_deref(), Some(area));
    assert_eq!((gps(Value::Null), gps(json!(false))), (None, None));
}

#[test]
fn tags_are_groups_or_a_list_or_nothing() {
    let tags = |tags: Value| read::<TagsResponse>(&json!({"success": true, "tags": tags})).tags;
    assert!(
        matches!(tags(json!({"user": ["boat"]})), Some(TagsResponseTags::TagGroups(groups)) if groups.user.len() == 1)
    );
    assert!(
        matches!(tags(json!(["boat", {"idTag": "41", "name": "ok"}])), Some(TagsResponseTags::List(list)) if list.len() == 2)
    );
    assert!(matches!(tags(json!([])), Some(TagsResponseTags::List(list)) if list.is_empty()));
    assert_eq!(tags(Value::Null), None);
    assert_eq!(read::<TagsResponse>(&json!({"success": true})).tags, None);
}

#[test]
fn a_point_without_a_value_costs_no_other_point() {
    let stats: StatsResponse = read(&json!({
        "success": true,
        "records": {"Pb": [[1_451_606_400_000_i64, null], [1_451_610_000_000_i64, 2.5], [1_451_613_600_000_i64, false], null]},
        "totals": {"Pb": 2.5},
    }));
    let points: Vec<_> = stats.records["Pb"].iter().map(|point| (point.time, point.value)).collect();
    assert_eq!(points, [(moment(1_451_610_000), 2.5)]);
}
