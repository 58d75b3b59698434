//! Graphs that people put together for the portal's advanced page.

use serde_json::{Map, json};
use victron_vrm::{CustomWidgetChange, CustomWidgetId, CustomWidgetKey, CustomWidgetRequest};

use super::{SITE, Vrm};

#[tokio::test]
async fn a_custom_widget_is_asked_for_by_its_id() {
    let vrm = Vrm::start();
    let widget = vrm.client().installation(SITE).custom_widget(CustomWidgetId(314)).await.expect("an answer").widget;
    vrm.only_with_token("getCustomWidget", "GET /installations/1039/custom-widget?idCustomWidget=314");
    assert_eq!((widget.id_custom_widget, widget.only_admins), (Some(CustomWidgetId(314)), Some(false)));
    assert_eq!((widget.name.as_deref(), widget.y_axis_scaling), (Some("My graph"), Some(1)));
    assert_eq!(widget.parameters["attributes"], json!([143, 144]));
}

#[tokio::test]
async fn a_custom_widget_is_created_changed_and_deleted() {
    let vrm = Vrm::start();
    let parameters = Map::from_iter([("attributes".to_owned(), json!([143]))]);
    let request = CustomWidgetRequest::new("My graph", parameters.into_iter().collect()).only_admins(true);
    let created = vrm.client().installation(SITE).create_custom_widget(request).await.expect("an answer");
    let sent = json!({"name": "My graph", "onlyAdmins": 1, "parameters": {"attributes": [143]}});
    assert_eq!(vrm.sent("createCustomWidget", "POST /installations/1039/custom-widget"), sent);
    let id = created.id_custom_widget.expect("an id");
    assert_eq!(id, CustomWidgetId(314));

    let vrm = Vrm::start();
    let change = CustomWidgetChange::new(id).name("My better graph");
    vrm.client().installation(SITE).update_custom_widget(change).await.expect("an answer");
    let sent = json!({"idCustomWidget": 314, "name": "My better graph"});
    assert_eq!(vrm.sent("updateCustomWidget", "PATCH /installations/1039/custom-widget"), sent);

    let vrm = Vrm::start();
    vrm.client().installation(SITE).delete_custom_widget(CustomWidgetKey::new(id)).await.expect("an answer");
    let sent = json!({"idCustomWidget": 314});
    assert_eq!(vrm.sent("deleteCustomWidget", "DELETE /installations/1039/custom-widget"), sent);
}
