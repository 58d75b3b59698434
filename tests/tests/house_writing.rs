//! What is written to the simulated installations is what they answer from then on.

use jiff::Timestamp;
use openapi_to_crate::ir::{Parameter, ParameterLocation};
use serde_json::{Value, json};
use victron_vrm_mock::Mock;
use vrm_tests::spec;

const HOUSE: &str = "/installations/710001";

fn now() -> Timestamp {
    "2026-06-18T14:05:00Z".parse().expect("a time")
}

struct House {
    mock: Mock,
    http: reqwest::Client,
}

impl House {
    fn start() -> Self {
        let mock = Mock::builder().without_limit().house(7).at(now()).start().expect("a port");
        House { mock, http: reqwest::Client::new() }
    }

    /// Status and answer of a request with a token.
    async fn asked_by(&self, token: &str, method: &str, path: &str, body: Option<Value>) -> (u16, Value) {
        let url = format!("{}{path}", self.mock.url());
        let mut request = self.http.request(method.parse().expect("a method"), url);
        request = request.header("X-Authorization", format!("Token {token}"));
        if let Some(body) = body {
            request = request.header("Content-Type", "application/json").body(body.to_string());
        }
        let answer = request.send().await.expect("an answer");
        let status = answer.status().as_u16();
        let text = answer.text().await.expect("a body");
        (status, serde_json::from_str(&text).unwrap_or(Value::String(text)))
    }

    async fn get(&self, path: &str) -> Value {
        let (status, answer) = self.asked_by("any", "GET", path, None).await;
        assert_eq!(status, 200, "{path}: {answer}");
        answer
    }

    async fn send(&self, method: &str, path: &str, body: Value) -> Value {
        let (status, answer) = self.asked_by("any", method, path, Some(body)).await;
        assert_eq!(status, 200, "{method} {path}: {answer}");
        answer
    }

    async fn site(&self) -> Value {
        let all = self.get("/users/22/installations?extended=1&idSite=710001").await;
        all["records"][0].clone()
    }
}

#[tokio::test]
async fn a_tag_a_favourite_and_a_name_stay() {
    let house = House::start();
    let tagged = house.send("PUT", &format!("{HOUSE}/tags"), json!({"tag": "roof", "source": "user"})).await;
    assert_eq!(tagged["data"], json!([{"tag": "roof", "source": "user"}]));
    house.send("POST", &format!("{HOUSE}/favorite"), json!({"favorite": 1})).await;
    house.send("POST", &format!("{HOUSE}/settings"), json!({"description": "Tall House"})).await;

    assert_eq!(house.get(&format!("{HOUSE}/tags")).await["tags"]["user"], json!(["roof"]));
    let site = house.site().await;
    assert_eq!(
        (&site["name"], &site["favorite"], &site["tags"][0]["name"]),
        (&json!("Tall House"), &json!(1), &json!("roof"))
    );
    let found = house.get("/users/22/search?query=tall").await;
    assert_eq!((&found["count"], &found["results"][0]["site_name"]), (&json!(1), &json!("Tall House")));

    house.send("DELETE", &format!("{HOUSE}/tags"), json!({"tag": "roof"})).await;
    assert_eq!(house.site().await["tags"], json!([]));
    let again = house.send("DELETE", &format!("{HOUSE}/tags"), json!({"tag": "roof"})).await;
    assert_eq!(again["success"], false);
    // Another server knows nothing of it.
    assert_eq!(House::start().site().await["name"], "Terrace House");
}

#[tokio::test]
async fn alarm_rules_are_created_changed_and_deleted() {
    let house = House::start();
    let path = format!("{HOUSE}/alarms");
    let rules = async || house.get(&path).await["alarms"].as_array().expect("a list").clone();
    let rule =
        json!({"idDataAttribute": 47, "instance": 288, "AlarmEnabled": 1, "NotifyAfterSeconds": 60, "lowAlarm": 46});
    let created = house.send("POST", &path, rule.clone()).await;
    let id = created["data"]["idDataAttributeLimit"].clone();
    assert!(id.is_u64() && rules().await.len() == 2, "{created}");
    assert_eq!(house.send("POST", &path, rule.clone()).await["success"], false, "there is one already");

    let mut change = rule.clone();
    change["lowAlarm"] = json!(47);
    house.send("PUT", &path, change).await;
    let changed = rules().await.into_iter().find(|rule| rule["idDataAttribute"] == 47).expect("the rule");
    assert_eq!((&changed["lowAlarm"], &changed["idDataAttributeLimit"]), (&json!(47), &id));
    assert_eq!(house.send("POST", &format!("{HOUSE}/clear-alarm"), json!({"alarmId": id})).await["success"], true);

    house.send("DELETE", &path, json!({"idDataAttribute": 47, "instance": 288})).await;
    assert_eq!(rules().await.len(), 1);
    assert_eq!(house.send("POST", &format!("{HOUSE}/clear-alarm"), json!({"alarmId": id})).await["success"], false);
}

#[tokio::test]
async fn a_token_is_listed_until_it_is_revoked_and_then_refused() {
    let house = House::start();
    let created = house.send("POST", "/users/22/accesstokens/create", json!({"name": "dashboard"})).await;
    let token = created["token"].as_str().expect("a token").to_owned();
    assert_eq!(token.len(), 64);
    let (status, _) = house.asked_by(&token, "GET", "/users/me", None).await;
    let listed = house.get("/users/22/accesstokens").await;
    assert_eq!((status, &listed["tokens"][1]["name"]), (200, &json!("dashboard")));
    assert!(!listed.to_string().contains(&token));

    let path = format!("/users/22/accesstokens/{}", created["idAccessToken"]);
    let (_, removed) = house.asked_by("any", "DELETE", &path, None).await;
    assert_eq!(removed["data"]["removed"], 1);
    let (status, refused) = house.asked_by(&token, "GET", "/users/me", None).await;
    assert_eq!((status, &refused["success"]), (401, &json!(false)));
    assert_eq!(house.get("/users/22/accesstokens/list").await["tokens"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn people_come_and_go_and_somebody_keeps_control() {
    let house = House::start();
    let users = async || house.get(&format!("{HOUSE}/users")).await;
    let invite = json!({"name": "Bo Example", "email": "bo@example.com", "accessLevel": 0});
    house.send("POST", &format!("{HOUSE}/invite"), invite.clone()).await;
    assert_eq!(house.send("POST", &format!("{HOUSE}/invite"), invite).await["success"], false, "invited already");
    let rights = json!({"email": ["bo@example.com", "cy@example.com"], "accessLevel": [2, 2]});
    let changed = house.send("POST", &format!("{HOUSE}/invite-rights"), rights).await;
    assert_eq!(changed["records"], json!({"bo@example.com": true, "cy@example.com": false}));
    assert_eq!(users().await["invites"][0]["accessLevel"], 2);

    house
        .send(
            "POST",
            &format!("{HOUSE}/link-user-groups"),
            json!({"userGroups": [{"idUserGroup": 18, "accessLevel": 0}]}),
        )
        .await;
    house.send("POST", &format!("{HOUSE}/user-group-access-level"), json!({"idUserGroup": 18, "accessLevel": 1})).await;
    assert_eq!(users().await["userGroups"][0]["accessLevel"], 1);
    house
        .send("POST", &format!("{HOUSE}/user-group-access-level"), json!({"idUserGroup": 18, "accessLevel": null}))
        .await;
    assert_eq!(users().await["userGroups"], json!([]));

    house.send("POST", &format!("{HOUSE}/user-rights"), json!({"idUser": [2310], "accessLevel": [0]})).await;
    let refused = house.asked_by("any", "POST", &format!("{HOUSE}/unlink"), None).await;
    assert_eq!((refused.0, &refused.1["success"]), (200, &json!(false)), "nobody would have full control");
    house.send("POST", &format!("{HOUSE}/user-rights"), json!({"idUser": [2310], "accessLevel": [1]})).await;
    house.asked_by("any", "POST", &format!("{HOUSE}/unlink"), None).await;
    assert_eq!(house.get("/users/22/installations").await["records"].as_array().map(Vec::len), Some(3));
    assert_eq!(house.asked_by("any", "GET", &format!("{HOUSE}/users"), None).await.0, 403);

    let portal = json!({"installation_identifier": "c0619ab70001"});
    let added = house.send("POST", "/users/22/addsite", portal.clone()).await;
    assert_eq!(added["records"]["site_id"], "710001");
    assert_eq!(house.send("POST", "/users/22/addsite", portal).await["success"], false);
    assert_eq!(house.get("/users/22/installations").await["records"].as_array().map(Vec::len), Some(4));
    house.send("POST", &format!("{HOUSE}/unlink-user"), json!({"idUser": 2310})).await;
    assert_eq!(users().await["users"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn settings_of_dynamic_ess_change_key_by_key_or_all_at_once() {
    let house = House::start();
    let path = format!("{HOUSE}/dynamic-ess-settings");
    house.send("PATCH", &path, json!({"isGreenModeOn": false})).await;
    let data = house.get(&path).await["data"].clone();
    assert_eq!((&data["isGreenModeOn"], &data["batteryCapacity"]), (&json!(false), &json!(14.2)));
    let whole = spec::operation(&spec::api(), "replaceDynamicEssSettings").body.clone();
    let whole = whole.and_then(|body| body.example).expect("an example");
    house.send("POST", &path, whole.clone()).await;
    let data = house.get(&path).await["data"].clone();
    assert_eq!((&data["isGreenModeOn"], &data["batteryCapacity"]), (&Value::Null, &whole["batteryCapacity"]));
    let none = house.get("/installations/710002/dynamic-ess-settings").await;
    assert_eq!(none["success"], false);
}

#[tokio::test]
async fn widgets_resets_and_announced_consumption_are_kept() {
    let house = House::start();
    let path = format!("{HOUSE}/custom-widget");
    let widget = json!({"name": "Mine", "onlyAdmins": 0, "yAxisScaling": 1, "parameters": {"attributes": [143]}});
    let id = house.send("POST", &path, widget).await["idCustomWidget"].clone();
    house.send("PATCH", &path, json!({"idCustomWidget": id, "name": "Better"})).await;
    let one = format!("{path}?idCustomWidget={id}");
    assert_eq!(house.get(&one).await["widget"]["name"], "Better");
    house.send("DELETE", &path, json!({"idCustomWidget": id})).await;
    assert_eq!(house.get(&one).await["success"], false);

    let reset = format!("{HOUSE}/reset-forecasts");
    assert_eq!(house.get(&format!("{reset}?resetType=0")).await["last_reset"], Value::Null);
    house.send("POST", &reset, json!({"resetType": 0})).await;
    assert_eq!(house.get(&format!("{reset}?resetType=0")).await["last_reset"], now().as_second());

    let hour = now().as_second() / 3600 * 3600 + 7200;
    let code = "vrm_consum_evcs_fc_adj";
    let announced = async || {
        let path = format!("{HOUSE}/stats?type=custom&interval=hours&attributeCodes[]={code}&start={hour}&end={hour}");
        house.get(&path).await["records"][code].clone()
    };
    for (value, told) in [(7000, json!([[hour * 1000, 7000.0]])), (-1, json!(false))] {
        house
            .send("POST", &format!("{HOUSE}/adjust-consumption"), json!({code: [{"timestamp": hour, "value": value}]}))
            .await;
        assert_eq!(announced().await, told);
    }
}

#[tokio::test]
async fn installations_are_found_by_what_they_say() {
    let house = House::start();
    let found = async |query: &str| {
        let answer = house.get(&format!("/installation-data-attributes?query={query}")).await;
        let records = answer["records"].as_array().cloned().unwrap_or_default();
        records.iter().map(|record| record["idSite"].as_u64().unwrap_or_default()).collect::<Vec<_>>()
    };
    assert_eq!(found("evs").await, [710_001]);
    assert_eq!(found("bs>=0,evs!").await, [710_002, 710_003, 710_004]);
    assert_eq!(found("gaRC=(0,4)").await, [710_002]);
    assert_eq!(found("bs<0").await, [0; 0]);
    assert_eq!(house.get("/installation-data-attributes?query=bs>much").await["success"], false);

    let table = house.get("/data-attributes").await;
    assert_eq!((table.as_object().map(serde_json::Map::len), &table["144"]["code"]), (Some(1731), &json!("bs")));
    let columns = json!({"name": {"header": "Name", "enabled": true}, "soc": {"header": "%", "enabled": false}});
    let body = json!({"columns": columns, "siteIds": [710_002], "onlyVisible": true, "jsonResponse": true});
    let overview = house.send("POST", "/installation-overview-download", body).await;
    assert_eq!(overview["data"], json!({"710002": {"Name": "Alpine Hut"}}));
}

#[tokio::test]
async fn no_answer_about_an_installation_is_the_example_of_the_document() {
    let api = spec::api();
    let house = House::start();
    for operation in api.operations.iter().filter(|one| one.method == "GET" && one.path.contains("{idSite}")) {
        let mut path = operation.path.replace("{idSite}", "710002");
        let in_query = |one: &&Parameter| one.required && one.location == ParameterLocation::Query;
        for parameter in operation.parameters.iter().filter(in_query) {
            let value = match &parameter.example {
                Some(Value::String(text)) => text.clone(),
                example => example.clone().unwrap_or_default().to_string(),
            };
            let sign = if path.contains('?') { '&' } else { '?' };
            path.push_str(&format!("{sign}{}={value}", parameter.wire));
        }
        let (status, answer) = house.asked_by("any", "GET", &path, None).await;
        assert_eq!(status, 200, "{path}: {answer}");
        assert_ne!(Some(&answer), operation.response.example.as_ref(), "{}", operation.id);
        assert!(!answer.to_string().contains("4711"), "{}: {answer}", operation.id);
    }
}

#[tokio::test]
async fn a_period_that_is_too_long_for_its_interval_is_refused() {
    let house = House::start();
    let end = now().as_second();
    for (interval, days, status) in [("hours", 31, 200), ("hours", 32, 400), ("days", 180, 200), ("days", 182, 400)] {
        let start = end - days * 86_400;
        let path = format!("{HOUSE}/stats?type=kwh&interval={interval}&start={start}&end={end}");
        let (came, answer) = house.asked_by("any", "GET", &path, None).await;
        assert_eq!(came, status, "{interval} {days}: {answer}");
    }
}

#[tokio::test]
async fn a_base_url_without_the_version_is_refused() {
    let house = House::start();
    let base = house.mock.url();
    let without = base.strip_suffix("/v2").expect("a version");
    for path in ["/users/me", "/v20/users/me", "/v1/users/me"] {
        let request = house.http.get(format!("{without}{path}")).header("X-Authorization", "Token any");
        let answer = request.send().await.expect("an answer");
        assert_eq!(answer.status().as_u16(), 404, "{path}");
        let text = answer.text().await.expect("a body");
        assert!(text.contains("all paths begin with /v2"), "{text}");
    }
}
