//! What can be changed about an installation, and what only newer documents have.

use serde_json::json;
use victron_vrm::{
    Coordinates, FavoriteRequest, Geofence, InstallationSettings, ResetForecastsRequest, SiteId, TagRequest,
    TagRequestSource, TagSource,
};

use super::{SITE, Vrm, moment};

#[tokio::test]
async fn tags_are_added_and_removed_with_a_body() {
    let vrm = Vrm::start();
    let request = TagRequest::new("marina").source(TagRequestSource::User);
    let answer = vrm.client().installation(SITE).add_tag(request).await.expect("an answer");
    assert_eq!(vrm.sent("addTag", "PUT /installations/1039/tags"), json!({"tag": "marina", "source": "user"}));
    assert_eq!((answer.id_site, answer.data[0].tag.as_deref()), (Some(SiteId(4711)), Some("marina")));

    let vrm = Vrm::start();
    let answer = vrm.client().installation(SITE).remove_tag(TagRequest::new("marina")).await.expect("an answer");
    assert_eq!(vrm.sent("removeTag", "DELETE /installations/1039/tags"), json!({"tag": "marina"}));
    assert_eq!(answer.data[0].source, Some(TagSource::User));
}

#[tokio::test]
async fn a_favourite_is_marked_with_a_one() {
    let vrm = Vrm::start();
    let answer = vrm.client().installation(SITE).set_favorite(FavoriteRequest::new(true)).await.expect("an answer");
    assert_eq!(vrm.sent("setFavorite", "POST /installations/1039/favorite"), json!({"favorite": 1}));
    assert_eq!(answer.data[0].favorite, Some(true));
}

#[tokio::test]
async fn only_the_settings_that_are_named_are_sent() {
    let vrm = Vrm::start();
    let corners = vec![Coordinates::new(-8.1, 37.1), Coordinates::new(-8.2, 37.1), Coordinates::new(-8.2, 37.2)];
    let settings = InstallationSettings::new()
        .description("Boathouse")
        .favorite(false)
        .no_data_alarm_timeout(3600_u64)
        .geofence(Geofence::new("polygon", corners));
    let answer = vrm.client().installation(SITE).update_settings(settings).await.expect("an answer");
    let sent = json!({
        "description": "Boathouse", "favorite": 0, "noDataAlarmTimeout": 3600,
        "geofence": {"type": "polygon", "coords": [
            {"lng": -8.1, "lat": 37.1}, {"lng": -8.2, "lat": 37.1}, {"lng": -8.2, "lat": 37.2},
        ]},
    });
    assert_eq!(vrm.sent("updateSettings", "POST /installations/1039/settings"), sent);
    assert_eq!(
        (answer.data.description.as_deref(), answer.data.no_data_alarm_timeout),
        (Some("Boathouse"), Some(3600))
    );
}

#[tokio::test]
async fn a_track_is_handed_over_as_it_arrives() {
    let vrm = Vrm::start();
    let track = vrm.client().installation(SITE).gps_download(moment(1_783_857_600), moment(1_783_944_000));
    let track = track.await.expect("an answer").into_bytes();
    vrm.only_with_token("downloadGpsTrack", "GET /installations/1039/gps-download?start=1783857600&end=1783944000");
    let text = String::from_utf8(track).expect("KML is text");
    assert_eq!(text, vrm.example("downloadGpsTrack"));
    assert!(text.contains("<coordinates>-8.1,37.1,0"), "{text}");
}

#[tokio::test]
async fn the_dashboard_has_values_by_code() {
    let vrm = Vrm::start();
    let answer = vrm.client().installation(SITE).dashboard().await.expect("an answer");
    vrm.only_with_token("getDashboard", "GET /installations/1039/dashboard");
    assert_eq!(answer.attributes["H4ms"].raw_value, Some(json!(20)));
}

#[tokio::test]
async fn forecasts_are_reset_and_say_when() {
    let vrm = Vrm::start();
    let answer = vrm.client().installation(SITE).last_forecast_reset(0).await.expect("an answer");
    vrm.only_with_token("getLastForecastReset", "GET /installations/1039/reset-forecasts?resetType=0");
    assert_eq!(answer.last_reset, Some(moment(1_783_857_600)));

    let vrm = Vrm::start();
    let answer =
        vrm.client().installation(SITE).reset_forecasts(ResetForecastsRequest::new(0)).await.expect("an answer");
    assert_eq!(vrm.sent("resetForecasts", "POST /installations/1039/reset-forecasts"), json!({"resetType": 0}));
    assert_eq!(answer.success, Some(true));
}
