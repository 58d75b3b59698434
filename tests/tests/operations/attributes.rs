//! What VRM knows about attributes, installations by their values, and what only few may ask.

use serde_json::json;
use victron_vrm::{
    AddSystemRequest, AddedDevice, AttributeCode, AttributeInfo, AttributeTable, Evidence, FirmwareChannel, Instance,
    OverviewColumn, OverviewRequest, SiteId,
};

use super::{Vrm, moment};

#[tokio::test]
async fn all_attributes_come_as_a_bare_map() {
    let vrm = Vrm::start();
    let attributes = vrm.client().data_attributes().await.expect("an answer");
    vrm.only_with_token("listDataAttributes", "GET /data-attributes");
    assert_eq!(attributes.keys().collect::<Vec<_>>(), ["144", "40", "47"]);
    let charge = &attributes["144"];
    assert_eq!(
        (charge.code.clone(), charge.format_with_unit.as_deref()),
        (Some(AttributeCode::from("bs")), Some("%.1F %%"))
    );
}

#[tokio::test]
async fn what_vrm_says_today_is_merged_over_the_table_of_the_crate() {
    let vrm = Vrm::start();
    let mut table = AttributeTable::fetch(&vrm.client()).await.expect("an answer");
    let diagnostics = vrm.client().installation(SiteId(1039)).diagnostics().await.expect("an answer");
    for record in &diagnostics.records {
        table.learn_from(record);
    }

    let known = AttributeInfo::from_code("bs").expect("the table has it");
    let today = table.by_code("bs").expect("an attribute");
    assert_eq!((known.description, known.evidence), ("Battery State of Charge", Evidence::Seed));
    assert_eq!((today.description, today.evidence), ("Battery SOC", Evidence::Live));
    assert_eq!((today.id, today.device, today.render(81.5)), (144, known.device, "81.5 %".to_owned()));
    let state = table.by_id(40).expect("an attribute");
    assert_eq!((state.code, state.render(3)), ("S", "Bulk".to_owned()), "the words are those of the crate");
    let told = || diagnostics.records.iter().filter_map(|record| Some((record.info()?, record.device.as_deref()?)));
    assert!(told().next().is_some());
    for (known, device) in told() {
        let info = table.by_id(known.id).expect("an attribute");
        assert_eq!((info.evidence, info.code, info.device), (Evidence::Live, known.code, device));
    }
    assert_eq!(table.by_code("hwr"), AttributeInfo::from_code("hwr"), "nothing was said about it");
}

#[tokio::test]
async fn installations_are_found_by_their_latest_values() {
    let vrm = Vrm::start();
    let request = vrm.client().installation_data_attributes("bs>=50,au=(1,2)").page(2).count(1000);
    let answer = request.await.expect("an answer");
    vrm.only_with_token(
        "findInstallationsByAttributes",
        "GET /installation-data-attributes?query=bs%3E%3D50%2Cau%3D%281%2C2%29&page=2&count=1000",
    );
    let found = &answer.records[0];
    assert_eq!((found.id_site, found.last_timestamp), (SiteId(4711), Some(moment(1_783_943_958))));
    assert_eq!((found.extra["value_bs"].clone(), found.extra["value_au"].clone()), (json!(81.5), json!("1")));
    assert_eq!(answer.attributes[1].id_data_attribute, Some(150));
}

#[tokio::test]
async fn more_installations_than_a_page_takes_are_never_asked_for() {
    let vrm = Vrm::start();
    let refused = vrm.client().installation_data_attributes("bs").count(1001).await.expect_err("too many");
    assert!(refused.to_string().contains("count"), "{refused}");
    let refused = vrm.client().installation_data_attributes("").await.expect_err("an empty query");
    assert!(refused.to_string().contains("query"), "{refused}");
    assert_eq!(vrm.mock.asked(), []);
}

#[tokio::test]
async fn an_overview_is_answered_by_installation_and_column() {
    let vrm = Vrm::start();
    let columns = [("soc".to_owned(), OverviewColumn::new("Battery %", true))];
    let request = OverviewRequest::new(columns.into(), vec![SiteId(4711)], true, true);
    let answer = vrm.client().installation_overview_download(request).await.expect("an answer");
    let sent = json!({
        "columns": {"soc": {"header": "Battery %", "enabled": true}}, "siteIds": [4711], "onlyVisible": true,
        "jsonResponse": true,
    });
    assert_eq!(vrm.sent("downloadInstallationOverview", "POST /installation-overview-download"), sent);
    let row = &answer.data["4711"];
    assert_eq!(row["Battery %"].as_deref(), Some("81.5 %"));
    assert_eq!(row["Installation name"].as_deref(), Some("Boathouse"));
}

#[tokio::test]
async fn firmware_is_asked_for_by_channel_and_version() {
    let vrm = Vrm::start();
    let answer = vrm.client().firmwares(FirmwareChannel::Release, "6.10").await.expect("an answer");
    vrm.only_with_token("listFirmwares", "GET /firmwares?feedChannel=release&victronConnectVersion=6.10");
    assert_eq!(answer.success, Some(true));
}

#[tokio::test]
async fn a_system_without_a_gx_device_is_added() {
    let vrm = Vrm::start();
    let device = AddedDevice::new("HQ2045ABCDE", "0xA060", Instance(0)).custom_name("Shed");
    let request = AddSystemRequest::new("Garden shed", false, vec![device]).timezone("Europe/Lisbon");
    let answer = vrm.client().systems().add_system(request).await.expect("an answer");
    let sent = json!({
        "description": "Garden shed", "favorite": 0, "timezone": "Europe/Lisbon",
        "devices": [{"serial": "HQ2045ABCDE", "productId": "0xA060", "instance": 0, "customName": "Shed"}],
    });
    assert_eq!(vrm.sent("addSystem", "POST /systems/add-system"), sent);
    assert_eq!(answer.success, Some(true));
}

#[tokio::test]
async fn administrators_ask_for_devices_counts_and_exports() {
    let vrm = Vrm::start();
    let answer = vrm.client().admin().devices().count(10).await.expect("an answer");
    vrm.only_with_token("listAllDevices", "GET /admin/devices?count=10");
    assert_eq!((answer.success, answer.extra.len()), (Some(true), 0));

    let vrm = Vrm::start();
    vrm.client().admin().installation_data_attributes_count().await.expect("an answer");
    vrm.only_with_token("countInstallationsByAttributes", "GET /admin/installation-data-attributes-count");

    let vrm = Vrm::start();
    vrm.client().admin().search_download().await.expect("an answer");
    vrm.only_with_token("downloadSearch", "GET /admin/search-download");
}
