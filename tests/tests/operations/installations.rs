//! One installation: its devices, its latest values, its tags, its export, its position.

use victron_vrm::{Bytes, DownloadDatatype, DownloadFormat, TagEntry, TagSource, TagsResponseTags};

use super::{DEVICE, SITE, Vrm, moment};

#[tokio::test]
async fn the_devices_of_an_installation_are_listed() {
    let vrm = Vrm::start();
    let answer = vrm.client().installation(SITE).system_overview().await.expect("an answer");

    vrm.only_with_token("getSystemOverview", "GET /installations/1039/system-overview");
    let example = vrm.example("getSystemOverview");
    let devices = example["records"]["devices"].as_array().expect("a list");
    assert_eq!(answer.records.devices.len(), devices.len());
    for (device, expected) in answer.records.devices.iter().zip(devices) {
        assert_eq!(device.name.clone().expect("a name"), expected["name"]);
        assert_eq!(device.product_name.clone().expect("a product"), expected["productName"]);
        assert_eq!(device.last_connection.expect("a moment").as_second(), expected["lastConnection"]);
        assert_eq!(device.instance.map(|instance| instance.0), expected["instance"].as_u64());
    }
    assert!(answer.records.unconfigured_devices.is_empty());
}

#[tokio::test]
async fn the_latest_values_come_a_page_at_a_time() {
    let vrm = Vrm::start();
    let answer = vrm.client().installation(SITE).diagnostics().count(1000).page(2).await.expect("an answer");

    vrm.only_with_token("getDiagnostics", "GET /installations/1039/diagnostics?count=1000&page=2");
    let example = vrm.example("getDiagnostics");
    let record = answer.records.first().expect("a record");
    let expected = &example["records"][0];
    assert_eq!(record.id_site.expect("a site").0, expected["idSite"]);
    assert_eq!(record.timestamp.expect("a moment").as_second(), expected["timestamp"]);
    assert_eq!(record.device.clone().expect("a device"), expected["Device"]);
    assert_eq!(record.instance.0, expected["instance"]);
    assert_eq!(record.id_data_attribute, expected["idDataAttribute"]);
    assert_eq!(record.formatted_value.clone().expect("a text"), expected["formattedValue"]);
    assert_eq!(answer.num_records.expect("a number"), example["num_records"]);
}

#[tokio::test]
async fn the_latest_values_need_no_parameter() {
    let vrm = Vrm::start();
    vrm.client().installation(SITE).diagnostics().await.expect("an answer");
    vrm.only_with_token("getDiagnostics", "GET /installations/1039/diagnostics");
}

#[tokio::test]
async fn the_tags_of_an_installation_are_grouped() {
    let vrm = Vrm::start();
    let answer = vrm.client().installation(SITE).tags().await.expect("an answer");

    vrm.only_with_token("getTags", "GET /installations/1039/tags");
    let example = vrm.example("getTags");
    let Some(TagsResponseTags::TagGroups(groups)) = answer.tags else { panic!("{:?} is no groups", answer.tags) };
    for (group, key) in [(groups.predefined, "predefined"), (groups.user, "user")] {
        let [TagEntry::Text(name)] = group.as_slice() else { panic!("{group:?} is no tag") };
        assert_eq!(*name, example["tags"][key][0]);
    }
    assert_eq!((groups.group, groups.team), (vec![], vec![]));
}

#[tokio::test]
async fn tags_are_asked_for_by_who_gave_them() {
    let vrm = Vrm::start();
    vrm.client().installation(SITE).tags().filter(TagSource::Team).await.expect("an answer");
    vrm.only_with_token("getTags", "GET /installations/1039/tags?filter=team");
}

#[tokio::test]
#[allow(deprecated, reason = "the service still offers it")]
async fn an_export_is_handed_over_as_it_arrives() {
    let vrm = Vrm::start();
    let file = vrm
        .client()
        .installation(SITE)
        .data_download()
        .start(moment(1_451_606_400))
        .end(moment(1_452_816_000))
        .format(DownloadFormat::Csv)
        .datatype(DownloadDatatype::Kwh)
        .by_mail(false)
        .await
        .expect("an answer");

    vrm.only_with_token(
        "downloadData",
        "GET /installations/1039/data-download?start=1451606400&end=1452816000&format=csv&datatype=kwh&async=0",
    );
    let encoded = Bytes(file.into_bytes()).to_base64();
    assert_eq!(encoded, vrm.example("downloadData"), "the example is in base64");
}

#[tokio::test]
async fn the_position_of_an_installation_is_answered() {
    let vrm = Vrm::start();
    let answer = vrm.client().installation(SITE).widgets().gps().instance(DEVICE).await.expect("an answer");

    vrm.only_with_token("getGpsWidget", "GET /installations/1039/widgets/GPS?instance=288");
    let example = vrm.example("getGpsWidget");
    let attributes = answer.records.data.expect("data").attributes.expect("attributes");
    for number in ["4", "5"] {
        let expected = &example["records"]["data"]["attributes"][number];
        let value = attributes.additional.get(number).expect("latitude and longitude");
        assert_eq!(value.code.as_ref().expect("a code").as_str(), expected["code"]);
        assert_eq!(value.raw_value.as_ref(), Some(&expected["rawValue"]));
        assert_eq!(value.formatted_value.clone().expect("a text"), expected["formattedValue"]);
    }
}

#[tokio::test]
async fn the_hours_with_ac_power_are_answered() {
    let vrm = Vrm::start();
    let hours = vrm.client().installation(SITE).widgets().hours_of_ac();
    let answer = hours.start(moment(1_451_606_400)).end(moment(1_452_816_000)).await.expect("an answer");

    vrm.only_with_token(
        "getHoursOfAcWidget",
        "GET /installations/1039/widgets/HoursOfAc?start=1451606400&end=1452816000",
    );
    assert_eq!(vrm.example("getHoursOfAcWidget")["records"]["data"], "12.5");
    assert_eq!(answer.records.and_then(|records| records.data), Some(12.5));
}

#[tokio::test]
#[allow(deprecated, reason = "older servers have this path")]
async fn the_hours_with_ac_power_are_answered_at_their_older_path() {
    let vrm = Vrm::start();
    let hours = vrm.client().installation(SITE).widgets().hours_of_ac_at_older_path();
    let answer = hours.instance(DEVICE).await.expect("an answer");

    vrm.only_with_token("getHoursOfAcWidgetOldName", "GET /installations/1039/widgets/HoursOfAC?instance=288");
    assert_eq!(answer.records.and_then(|records| records.data), Some(12.5));
}

#[tokio::test]
#[allow(deprecated, reason = "the service replaced it, and documents of old still list it")]
async fn the_alarm_widget_is_answered() {
    let vrm = Vrm::start();
    let answer = vrm.client().installation(SITE).widgets().alarm().instance(DEVICE).await.expect("an answer");

    vrm.only_with_token("getAlarmWidget", "GET /installations/1039/widgets/Alarm?instance=288");
    assert_eq!(answer.records.as_ref(), Some(&vrm.example("getAlarmWidget")["records"]));
}
