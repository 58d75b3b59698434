//! What newer servers send beyond the old document.

use serde_json::json;
use victron_vrm::*;

use super::{moment, read};

#[test]
fn switches_that_travel_as_numbers_are_truth_values() {
    for (on, off) in [(json!(1), json!(0)), (json!("1"), json!("0")), (json!(true), json!(false))] {
        let site: Site =
            read(&json!({"idSite": 1, "hasMains": on, "hasGenerator": off, "favorite": on, "isSystem": off}));
        assert_eq!((site.has_mains, site.has_generator), (Some(true), Some(false)));
        assert_eq!((site.favorite, site.is_system), (Some(true), Some(false)));
        let gps: GpsData = read(&json!({"geofenceEnabled": on, "geofenceAlarmActive": null}));
        assert_eq!((gps.geofence_enabled, gps.geofence_alarm_active), (Some(true), None));
        let value: WidgetValue = read(&json!({"code": "V", "isValid": on, "isKeyDataAttribute": off}));
        assert_eq!((value.is_valid, value.is_key_data_attribute), (Some(true), Some(false)));
    }
}

#[test]
fn a_site_that_lacks_everything_but_its_id_is_a_site() {
    let answer: InstallationsResponse = read(&json!({"records": [{"idSite": 4711}, {"idSite": "4712", "name": null}]}));
    assert_eq!(answer.success, None);
    assert_eq!(answer.records.iter().map(|site| site.id_site.0).collect::<Vec<_>>(), [4711, 4712]);
    assert_eq!(answer.records[0].name, None);
}

#[test]
fn a_site_says_what_its_money_and_its_alarms_are() {
    let site: Site = read(&json!({
        "idSite": 1, "currency": {"idCurrency": 1, "code": "EUR", "name": "Euro", "sign": "€"},
        "alarmMonitoring": 2, "accessLevel": 2, "current_alarms": ["Low battery", {"code": "eT"}],
        "tags": [{"idTag": 7, "name": "marina", "automatic": "0", "source": "user"}], "GUIv": 2, "guiHash": "0f",
        "invalidVRMAuthTokenUsedInLogRequest": false, "restrictNodeRed": false, "premium_features": [],
    }));
    let currency = site.currency.expect("a currency");
    assert_eq!((currency.code.as_deref(), currency.sign.as_deref()), (Some("EUR"), Some("€")));
    assert_eq!(site.alarm_monitoring, Some(AlarmMonitoring::AlarmsAndWarnings));
    assert_eq!(site.access_level, Some(AccessLevel::Technician));
    assert_eq!(site.current_alarms[0], CurrentAlarm::Text("Low battery".to_owned()));
    assert_eq!(site.current_alarms[1], CurrentAlarm::Map([("code".to_owned(), json!("eT"))].into()));
    assert_eq!((site.tags[0].automatic, site.tags[0].source.clone()), (Some(false), Some(TagSource::User)));
    assert_eq!(site.invalid_vrm_auth_token_used_in_log_request, None);
    assert!(site.extra.is_empty());
}

#[test]
fn an_access_token_says_when_it_was_used() {
    let token: AccessToken = read(&json!({
        "name": "dashboard", "idAccessToken": 871, "lastSeen": 1_783_943_940, "lastSuccessfulAuth": "1783943941",
    }));
    assert_eq!(token.id_access_token, AccessTokenId("871".to_owned()));
    assert_eq!(
        (token.last_seen, token.last_successful_auth),
        (Some(moment(1_783_943_940)), Some(moment(1_783_943_941)))
    );
}

#[test]
fn an_attribute_of_several_devices_has_the_value_of_each() {
    let listed: ExtendedAttribute = read(&json!({
        "idDataAttribute": 330, "code": "tl", "idDeviceType": "5", "timestamp": 1_783_943_958,
        "instances": {"20": {"rawValue": 79, "formattedValue": "79 %", "timestamp": 1_783_943_958}, "21": {"rawValue": "64"}},
    }));
    assert_eq!((listed.raw_value.as_ref(), listed.instance), (None, None));
    assert_eq!(listed.id_device_type, Some(DeviceTypeId(5)));
    assert_eq!(listed.instances["20"].raw_value, Some(json!(79)));
    assert_eq!(listed.instances["20"].timestamp, Some(moment(1_783_943_958)));
    assert_eq!(listed.instances["21"].raw_value, Some(json!("64")));
    let as_list: ExtendedAttribute = read(&json!({"code": "tl", "instances": [{"instance": "20", "rawValue": 79}]}));
    assert_eq!(
        (as_list.instances["0"].instance, as_list.instances["0"].raw_value.clone()),
        (Some(20), Some(json!(79)))
    );
}

#[test]
fn a_computed_value_says_what_it_is_made_of() {
    let computed: ExtendedAttribute = read(&json!({
        "code": "consumption", "idDataAttribute": null, "rawValue": 1240, "consistsOfAttributeCodes": ["a1", "dc"],
        "dataAttributes": [{"instance": 0, "idDataAttribute": 131, "code": "a1", "dbusServiceType": "system",
                            "dbusPath": "/Ac/Consumption/L1/Power", "idDeviceType": 6}],
    }));
    let [source] = computed.data_attributes.as_slice() else { panic!("{:?}", computed.data_attributes) };
    assert_eq!(
        (source.instance, source.id_data_attribute, source.id_device_type),
        (Some(0), Some(131), Some(DeviceTypeId(6)))
    );
    assert_eq!(source.code, Some(AttributeCode::from("a1")));
    assert_eq!(source.dbus_path.as_deref(), Some("/Ac/Consumption/L1/Power"));
    assert!(computed.extra.is_empty());
}

#[test]
fn a_gx_device_and_a_ve_bus_system_say_what_they_are() {
    let gateway: Device = read(&json!({
        "name": "Gateway", "idSite": "4711", "remoteOnLan": "192.0.2.17", "autoUpdate": "On", "updateTo": "Official release",
        "vrt": 0, "vrm": 2, "guiV2Status": "Online", "vncSshAuth": true, "vncStatus": "Enabled", "vncPort": 0,
        "remoteSupportEnabled": false, "remoteSupportPort": false, "remoteSupport": "disabled", "settings": [],
        "loggingInterval": false, "machineSerialNumber": false,
    }));
    assert_eq!((gateway.id_site, gateway.auto_update), (Some(SiteId(4711)), Some(AutoUpdate::On)));
    assert_eq!(
        (gateway.update_to, gateway.remote_support),
        (Some(UpdateChannel::OfficialRelease), Some(RemoteSupport::Disabled))
    );
    assert_eq!((gateway.vnc_port, gateway.remote_support_port, gateway.logging_interval), (Some(0), None, None));
    assert!(gateway.settings.is_empty() && gateway.extra.is_empty(), "{:?}", gateway.extra);

    let multi: Device = read(&json!({
        "name": "VE.Bus System", "idDeviceType": 1, "instance": 257, "productId": "2600", "vmc": "VE.Bus",
        "vid": {"enumValue": "Single unit", "devicesPerPhase": {"L1": 1, "L2": 0, "L3": 0}},
        "settings": [{"description": "Mode", "idDataAttribute": "33", "idSite": "4711", "value": null, "loggedValue": 3,
                      "enumData": [{"nameEnum": "On", "valueEnum": 3, "values": {"33": 3}}], "attributes": [33],
                      "values": {"33": {"loggedValue": 3, "value": null}}}],
    }));
    let phases = multi.vid.expect("a configuration").devices_per_phase;
    assert_eq!((phases["L1"], phases["L3"]), (1, 0));
    let [mode] = multi.settings.as_slice() else { panic!("{:?}", multi.settings) };
    assert_eq!((mode.value, mode.logged_value, mode.id_data_attribute.as_deref()), (None, Some(3.0), Some("33")));
    assert_eq!((mode.enum_data[0].value_enum, mode.enum_data[0].values["33"]), (3, 3));
    assert_eq!(mode.values["33"].logged_value, Some(3.0));
}

#[test]
fn a_state_stands_before_its_start_and_its_end() {
    let states: StateChanges = read(&json!({
        "data": {"520": [["4", 1_783_936_800, 1_783_940_400]]},
        "enums": {"520": {"4": "State of Charge"}}, "sort": {"520": {"4": 0}},
        "buckets": {"520": {"resampled": true, "original count": 900, "resampled count": 300, "smallest gap": 60}},
        "meta": {"520": {"code": "gaRC", "description": "Generator run reason", "formatValueOnly": "%s"}},
    }));
    let [change] = states.data["520"].as_slice() else { panic!("{:?}", states.data) };
    assert_eq!(
        (change.state.as_str(), change.start, change.end),
        ("4", moment(1_783_936_800), Some(moment(1_783_940_400)))
    );
    assert_eq!((states.enums["520"]["4"].as_str(), states.sort["520"]["4"]), ("State of Charge", 0));
    let buckets = &states.buckets["520"];
    assert_eq!((buckets.resampled, buckets.original_count, buckets.smallest_gap), (Some(true), Some(900), Some(60)));
    assert!(states.extra.is_empty());
}

#[test]
fn a_state_may_stand_behind_its_start() {
    let (start, end) = (1_451_606_400, 1_451_613_600);
    for places in [json!(["3", start, end]), json!([start, "3", end]), json!({"0": start, "1": 3, "2": end})] {
        let change: StateChange = read(&places);
        assert_eq!(
            (change.state.as_str(), change.start, change.end),
            ("3", moment(start), Some(moment(end))),
            "{places}"
        );
    }
    let change: StateChange = read(&json!([start, 3]));
    assert_eq!((change.state.as_str(), change.start, change.end), ("3", moment(start), None));
}

#[test]
fn seconds_with_their_unit_are_a_number() {
    let age: Age = read(&json!({"value": "12s", "valueFormattedWithUnit": "12s"}));
    let value: WidgetValue = read(&json!({"code": "V", "secondsAgo": "12s", "secondsToNextLog": "48"}));
    assert_eq!((age.value, value.seconds_ago, value.seconds_to_next_log), (Some(12), Some(12), Some(48)));
    assert!(age.extra.is_empty() && value.extra.is_empty());
}

#[test]
fn a_graph_says_which_device_its_points_come_from() {
    let graph: Graph = read(&json!({"data": [], "meta": {}, "instance": 0}));
    assert_eq!((graph.instance, graph.data.len()), (Some(0), 0));
}

#[test]
fn a_value_of_a_widget_says_how_old_it_is() {
    let value: WidgetValue = read(&json!({"code": "V", "secondsAgo": 35, "secondsToNextLog": "60", "isValid": "1"}));
    assert_eq!((value.seconds_ago, value.seconds_to_next_log, value.is_valid), (Some(35), Some(60), Some(true)));
}

#[test]
fn hours_with_ac_power_are_a_text_a_number_or_null() {
    let hours =
        |data| read::<HoursOfAcResponse>(&json!({"records": {"data": data}})).records.and_then(|hours| hours.data);
    assert_eq!((hours(json!("12.5")), hours(json!(12.5)), hours(json!(null))), (Some(12.5), Some(12.5), None));
}

#[test]
fn signing_in_as_the_demo_user_may_fail_to_give_a_token() {
    let answer: DemoLoginResponse = read(&json!({"token": null}));
    assert_eq!((answer.token, answer.id_user), (None, None));
}

#[test]
fn stats_of_each_device_come_as_a_list_or_by_instance() {
    let point = json!([1_783_940_400_000_i64, 633.7, 200.5, 1556.3]);
    let list = json!([{"instance": 258, "stats": {"YT": [point]}}]);
    let keyed = json!({"258": {"instance": 258, "stats": {"YT": [point]}}});
    for records in [list, keyed] {
        let answer: StatsByInstanceResponse = read(&json!({"success": true, "records": records, "totals": []}));
        let [device] = &*answer.records else { panic!("{:?}", answer.records) };
        assert_eq!((device.instance, device.stats["YT"][0].maximum), (Instance(258), Some(1556.3)));
        assert!(answer.misfits().is_empty() && !answer.is_empty());
    }
    let answer: StatsByInstanceResponse =
        read(&json!({"records": [{"instance": "0", "stats": false}], "totals": false}));
    assert_eq!((answer.records[0].instance, answer.is_empty(), answer.misfits().len()), (Instance(0), true, 0));
    let totals = json!({"258": {"instance": 258, "totals": {"YT": 3.8, "YY": false}}});
    let answer: StatsByInstanceResponse = read(&json!({"records": [], "totals": totals}));
    assert_eq!((answer.totals[0].totals["YT"], answer.totals[0].totals["YY"]), (Some(3.8), None));
}

#[test]
fn an_answer_without_what_it_is_about_keeps_the_rest() {
    let answer: CreateAccessTokenResponse = read(&json!({"success": true, "token": null, "idAccessToken": 7}));
    assert_eq!((answer.token, answer.id_access_token), (None, Some(AccessTokenId("7".to_owned()))));
    let answer: SiteIdResponse =
        read(&json!({"success": true, "records": {"site_id": null, "site_name": "Boathouse"}}));
    assert_eq!((answer.success, &answer.records), (Some(true), &None));
    assert_eq!(answer.extra["records"], json!({"site_id": null, "site_name": "Boathouse"}));
    assert_eq!(answer.misfits()[0].path(), "records.site_id");
}

#[test]
fn unconfigured_devices_may_be_told_of_without_a_list() {
    let answer: SystemOverview = read(&json!({"devices": [{"name": "Gateway"}], "unconfigured_devices": true}));
    assert_eq!((answer.devices.len(), &answer.extra["unconfigured_devices"]), (1, &json!(true)));
}

#[test]
fn alarms_of_a_site_are_texts_or_objects() {
    let site: Site = read(&json!({"idSite": 1, "current_alarms": ["Low battery", {"code": "eT", "x": 1}]}));
    assert_eq!(site.current_alarms.len(), 2);
    assert_eq!(serde_json::to_value(&site.current_alarms).unwrap(), json!(["Low battery", {"code": "eT", "x": 1}]));
}

#[test]
fn short_points_and_odd_members_cost_themselves() {
    let point = |number: i64| json!([1_783_936_800_000_i64 + number, 1.5]);
    for odd in [json!([]), json!({}), json!([1_783_936_800_000_i64]), json!(null), json!("x"), json!([["x"], 2])] {
        let answer: StatsResponse = read(&json!({"records": {"Pc": [point(0), odd, point(1)]}}));
        let times: Vec<_> = answer.records["Pc"].iter().map(|point| point.time.as_millisecond()).collect();
        assert_eq!(times, [1_783_936_800_000, 1_783_936_800_001], "{odd}");
        let paths: Vec<_> = answer.misfits().iter().map(Misfit::path).collect();
        assert_eq!((paths.len(), paths[0].starts_with("records.Pc[1]")), (1, true), "{odd}: {paths:?}");
        let misfit = &answer.misfits()[0];
        assert_eq!(misfit.left_out().map_or(misfit.found(), |(_, value)| Some(value)), Some(&odd));
    }
    let answer: DiagnosticsResponse = read(&json!({"records": [{}, {"instance": 0, "idDataAttribute": "12"}]}));
    assert_eq!((answer.records.len(), answer.misfits()[0].path()), (1, "records[0].instance"));
    assert_eq!(answer.records[0].id_data_attribute, 12);
}
