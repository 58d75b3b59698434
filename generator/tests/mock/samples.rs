//! Samples where there are no examples, credentials in any place, bodies in any way.

use openapi_to_crate::mock::{Builder, Mock};
use reqwest::Method;
use serde_json::json;

use super::{ask, get, json, of, reasons, refusal, send};

const SHOPS: &str = "\
openapi: 3.1.0
info: {title: Shops, version: '1'}
servers: [{url: 'https://shops.example.com/api'}]
paths:
  /shops/{id}:
    parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
    get:
      operationId: getShop
      security: [{key: []}, {session: []}]
      responses:
        '200': {description: The shop., content: {application/json: {schema: {$ref: '#/components/schemas/Shop'}}}}
        '404': {description: None., content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
        5XX: {description: Broken., content: {application/json: {schema: {$ref: '#/components/schemas/Problem'}}}}
    put:
      operationId: changeShop
      requestBody:
        required: true
        content:
          application/json: {schema: {$ref: '#/components/schemas/Shop'}}
          application/x-www-form-urlencoded: {schema: {type: object, required: [name], properties: {name: {type: string}}}}
      responses: {'204': {description: Changed.}}
  /prices:
    get:
      operationId: prices
      responses:
        '200':
          description: Prices.
          content:
            application/json: {schema: {type: array, items: {type: integer}}}
            text/csv: {schema: {type: string}, example: 'name,price'}
            image/png: {}
  /news:
    get:
      operationId: news
      responses: {'200': {description: News., content: {text/event-stream: {schema: {$ref: '#/components/schemas/Problem'}}}}}
components:
  securitySchemes:
    key: {type: apiKey, in: query, name: key}
    session: {type: apiKey, in: cookie, name: sid}
  schemas:
    Shop:
      type: object
      required: [id, name, owner]
      properties:
        id: {type: integer, minimum: 3}
        name: {type: string, minLength: 6}
        opened: {type: string, format: date}
        secret: {type: string, writeOnly: true}
        owner: {oneOf: [{$ref: '#/components/schemas/Person'}, {type: 'null'}]}
    Person: {type: object, required: [name], properties: {name: {type: string, examples: [Ada]}}}
    Problem: {type: object, required: [reason], properties: {reason: {type: string, example: closed}}}
";

fn mock(change: impl FnOnce(Builder) -> Builder) -> Mock {
    change(of(SHOPS)).start().expect("a port is free")
}

#[tokio::test]
async fn what_has_no_example_is_answered_with_a_sample_of_its_schema() {
    let mock = mock(|builder| builder);
    let shop = json!({"id": 3, "name": "textxx", "opened": "2026-01-31", "owner": {"name": "Ada"}});
    assert_eq!(json(get(&mock, "/shops/1?key=k")).await, (200, shop));
    let news = send(get(&mock, "/news")).await;
    assert_eq!(news.headers()["content-type"], "text/event-stream");
    assert_eq!(news.text().await.expect("a body"), "data: {\"reason\":\"closed\"}\n\n");
}

#[tokio::test]
async fn another_media_type_is_answered_to_those_who_want_it_rather() {
    let mock = mock(|builder| builder.fault("prices=503 x1").expect("a fault"));
    assert_eq!(send(get(&mock, "/prices").header("Accept", "text/csv")).await.status(), 503);
    for (wanted, kind, body) in [
        ("application/json", "application/json", "[1]"),
        ("*/*", "application/json", "[1]"),
        ("text/csv;q=0.9, application/json", "text/csv", "name,price"),
        ("application/json, text/csv", "application/json", "[1]"),
        ("image/png", "image/png", "bytes"),
        ("text/html", "application/json", "[1]"),
    ] {
        let answer = send(get(&mock, "/prices").header("Accept", wanted)).await;
        assert_eq!(answer.headers()["content-type"], kind, "{wanted}");
        assert_eq!(answer.text().await.expect("a body"), body, "{wanted}");
    }
}

#[tokio::test]
async fn a_credential_in_the_query_or_in_a_cookie_is_asked_for() {
    let mock = mock(|builder| builder);
    let (status, said) = refusal(get(&mock, "/shops/1")).await;
    assert_eq!((status, said), (401, vec!["no token came; send `?key=TOKEN` or the cookie `sid=TOKEN`".to_owned()]));
    assert_eq!(refusal(get(&mock, "/shops/1?key=")).await.0, 401);
    assert_eq!(json(get(&mock, "/shops/1").header("Cookie", "a=b; sid=s")).await.0, 200);
}

#[tokio::test]
async fn a_body_is_held_against_the_schema_of_its_media_type() {
    let mock = mock(|builder| builder);
    let put =
        |kind: &str, body: &'static str| ask(&mock, Method::PUT, "/shops/1").header("Content-Type", kind).body(body);
    for (kind, body) in [
        ("application/json", r#"{"id":3,"name":"shop of Ada","owner":null}"#),
        ("application/x-www-form-urlencoded", "name=shop"),
    ] {
        assert_eq!(send(put(kind, body)).await.status(), 204, "{kind}");
    }
    let said = reasons(put("application/json", r#"{"id":3,"name":"shop","owner":null}"#)).await;
    assert!(said[0].starts_with("body at /name: "), "{said:?}");
    let said = reasons(put("application/x-www-form-urlencoded", "nam=shop")).await;
    assert!(said[0].starts_with("body: ") && said[0].contains("name"), "{said:?}");
    let said = reasons(put("text/plain", "shop")).await;
    assert!(said[0].contains("`text/plain`, but expected `application/json`"), "{said:?}");
}

#[tokio::test]
async fn a_fault_with_a_status_is_what_the_document_describes_for_it() {
    let mock = mock(|builder| {
        let faults = ["getShop=404 x1", "getShop=503 x1", "getShop=418 x1"];
        faults.into_iter().fold(builder, |builder, fault| builder.fault(fault).expect("a fault"))
    });
    let ask = || get(&mock, "/shops/1?key=k");
    assert_eq!(json(ask()).await, (404, json!({"reason": "closed"})));
    assert_eq!(json(ask()).await, (503, json!({"reason": "closed"})));
    assert_eq!(refusal(ask()).await, (418, vec!["told to fail".to_owned()]));
    assert_eq!(json(ask()).await.0, 200);
}
