//! What any document can demand, to the letter.

use openapi_to_crate::mock::Mock;
use reqwest::{Method, RequestBuilder};

use super::{ask, of, reasons, send};

const DOCUMENT: &str = r##"
openapi: 3.0.3
info: {title: Things, version: "1"}
servers: [{url: "http://localhost/api/"}]
paths:
  /things/{kind}/{id}:
    put:
      operationId: putThing
      parameters:
        - {name: kind, in: path, required: true, schema: {$ref: "#/components/schemas/Kind"}}
        - {name: id, in: path, required: true, schema: {type: string, format: uuid}}
        - {name: X-Trace, in: header, required: true, schema: {type: integer}}
        - {name: mood, in: cookie, schema: {type: boolean}}
        - {name: since, in: query, required: true, schema: {type: string, format: date}}
        - {name: tags, in: query, explode: false, schema: {type: array, maxItems: 2, items: {type: string, maxLength: 3}}}
        - name: page
          in: query
          style: deepObject
          schema:
            type: object
            required: [size]
            additionalProperties: false
            properties: {size: {type: integer, maximum: 10}, from: {type: string}}
      requestBody:
        content:
          application/json:
            schema: {$ref: "#/components/schemas/Thing"}
      responses: {"204": {description: Done.}}
  /boxes/{color}/{ids}/{version}.{format}:
    get:
      operationId: getBoxes
      parameters:
        - {name: color, in: path, required: true, style: matrix, schema: {type: integer}}
        - {name: ids, in: path, required: true, style: label, explode: true, schema: {type: array, items: {type: integer}, maxItems: 2}}
        - {name: version, in: path, required: true, schema: {type: integer}}
        - {name: format, in: path, required: true, schema: {type: string, enum: [png, svg]}}
      responses: {"204": {description: Done.}}
  /search:
    get:
      operationId: search
      parameters:
        - name: filter
          in: query
          schema: {type: object, properties: {age: {type: integer}}, additionalProperties: {type: string}}
      responses: {"204": {description: Done.}}
    post:
      operationId: order
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              required: [age]
              properties: {age: {type: integer, minimum: 1}, name: {type: string}}
      responses: {"204": {description: Done.}}
components:
  schemas:
    Kind: {type: string, enum: [big, small]}
    Thing:
      type: object
      required: [id, name]
      additionalProperties: false
      properties:
        id: {type: string, readOnly: true}
        name: {type: string, minLength: 1, pattern: "^[a-z]+$"}
        note: {type: string, nullable: true}
        weight: {type: number, minimum: 0, exclusiveMinimum: true}
        count: {type: integer, format: int32}
        kind: {$ref: "#/components/schemas/Kind"}
        parts: {type: array, uniqueItems: true, items: {$ref: "#/components/schemas/Thing"}}
        size: {oneOf: [{type: integer}, {type: string}]}
"##;

const ID: &str = "0b8d5fbe-4d8c-4c1e-9b0f-5a3a4f0c7d11";

fn mock() -> Mock {
    of(DOCUMENT).start().expect("a port is free")
}

fn put(mock: &Mock, rest: &str) -> RequestBuilder {
    ask(mock, Method::PUT, &format!("/things/{rest}")).header("X-Trace", "7")
}

fn with(mock: &Mock, body: &'static str) -> RequestBuilder {
    put(mock, &format!("big/{ID}?since=2026-02-28")).header("Content-Type", "application/json").body(body)
}

#[tokio::test]
async fn what_the_document_allows_is_answered() {
    let mock = mock();
    let query = "since=2026-02-28&tags=a,b&page[size]=10&page[from]=3";
    let all = put(&mock, &format!("small/{ID}?{query}")).header("Cookie", "a=b; mood=true");
    assert_eq!(send(all).await.status(), 204);
    let body = r#"{"name":"a","note":null,"weight":0.1,"count":1,"kind":"big","size":"x","parts":[{"name":"b"}]}"#;
    assert_eq!(send(with(&mock, body)).await.status(), 204);
    assert_eq!(send(ask(&mock, Method::GET, "/search?age=3&name=7")).await.status(), 204);
}

#[tokio::test]
async fn parameters_of_every_place_and_style_are_checked() {
    let mock = mock();
    for (rest, reason) in [
        (format!("tall/{ID}?since=2026-02-28"), "path parameter `kind`: `tall` is not one of \"big\", \"small\""),
        ("big/7?since=2026-02-28".to_owned(), "path parameter `id`: `7` is not a \"uuid\""),
        (format!("big/{ID}"), "query parameter `since`: is missing"),
        (format!("big/{ID}?since=2026-02-30"), "query parameter `since`: `2026-02-30` is not a \"date\""),
        (
            format!("big/{ID}?since=2026-02-28&tags=a,long"),
            "query parameter `tags`: `long` is longer than 3 characters at /1",
        ),
        (format!("big/{ID}?since=2026-02-28&page[from]=3"), "query parameter `page`: \"size\" is a required property"),
        (
            format!("big/{ID}?since=2026-02-28&page[size]=11"),
            "query parameter `page`: `11` is greater than the maximum of 10 at /size",
        ),
    ] {
        assert_eq!(reasons(put(&mock, &rest)).await, [reason]);
    }
    let path = format!("/things/big/{ID}?since=2026-02-28");
    assert_eq!(reasons(ask(&mock, Method::PUT, &path)).await, ["header `X-Trace`: is missing"]);
    let text = ask(&mock, Method::PUT, &path).header("X-Trace", "seven").header("Cookie", "mood=grim");
    assert_eq!(
        reasons(text).await,
        ["header `X-Trace`: `seven` is not of type \"integer\"", "cookie `mood`: `grim` is not of type \"boolean\""]
    );
    let loose = ask(&mock, Method::GET, "/search?age=old");
    assert_eq!(reasons(loose).await, ["query parameter `filter`: `old` is not of type \"integer\" at /age"]);
}

#[tokio::test]
async fn several_parameters_between_two_slashes_and_their_signs_are_read() {
    let mock = mock();
    let get = |path: &str| ask(&mock, Method::GET, path);
    assert_eq!(send(get("/boxes/;color=7/.1.2/3.png")).await.status(), 204);
    for (path, reason) in [
        ("/boxes/7/.1/3.png", "path parameter `color`: `7` does not begin with `;`"),
        ("/boxes/;color=red/.1/3.png", "path parameter `color`: `red` is not of type \"integer\""),
        ("/boxes/;color=7/.1.2.3/3.png", "path parameter `ids`: this has more than 2 items"),
        ("/boxes/;color=7/.1/3.gif", "path parameter `format`: `gif` is not one of \"png\", \"svg\""),
    ] {
        assert_eq!(reasons(get(path)).await, [reason], "{path}");
    }
    assert_eq!(send(get("/boxes/;color=7/.1/3")).await.status(), 404);
}

#[tokio::test]
async fn bodies_are_checked_to_the_last_key() {
    let mock = mock();
    for (body, reason) in [
        ("{}", "body: \"name\" is a required property"),
        (r#"{"name":null}"#, "body at /name: this is not of type \"string\""),
        (r#"{"name":"A"}"#, "body at /name: this does not match \"^[a-z]+$\""),
        (r#"{"name":"a","weight":0}"#, "body at /weight: this is less than or equal to the minimum of 0"),
        (r#"{"name":"a","count":2147483648}"#, "body at /count: this is greater than the maximum of 2147483647"),
        (r#"{"name":"a","kind":"tall"}"#, "body at /kind: this is not one of \"big\", \"small\""),
        (r#"{"name":"a","parts":[{"name":"b"},{"name":7}]}"#, "body at /parts/1/name: this is not of type \"string\""),
        (r#"{"name":"a","parts":[{"name":"b"},{"name":"b"}]}"#, "body at /parts: this has non-unique elements"),
        (r#"{"name":"a","more":1}"#, "body: Additional properties are not allowed ('more' was unexpected)"),
        (
            r#"{"name":"a","size":[]}"#,
            "body at /size: this is not valid under any of the schemas listed in the 'oneOf' keyword",
        ),
    ] {
        assert_eq!(reasons(with(&mock, body)).await, [reason]);
    }
}

#[tokio::test]
async fn forms_are_checked_field_by_field() {
    let mock = mock();
    let form = |body: &'static str| {
        let kind = "application/x-www-form-urlencoded";
        ask(&mock, Method::POST, "/search").header("Content-Type", kind).body(body)
    };
    assert_eq!(send(form("age=3&name=7")).await.status(), 204);
    assert_eq!(reasons(form("name=a")).await, ["body: \"age\" is a required property"]);
    assert_eq!(reasons(form("age=0")).await, ["body: `0` is less than the minimum of 1 at /age"]);
}
