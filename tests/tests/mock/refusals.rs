//! What this repository's document does not allow.

use openapi_to_crate::ir::ParameterLocation;
use reqwest::{Method, RequestBuilder};
use serde_json::Value;
use victron_vrm_mock::Mock;
use vrm_tests::spec;

use super::{ask, get, reasons, refusal, send};

fn mock() -> Mock {
    Mock::start().expect("a port is free")
}

fn login(mock: &Mock, content_type: &str, body: &'static str) -> RequestBuilder {
    ask(mock, Method::POST, "/auth/login").header("Content-Type", content_type).body(body)
}

#[tokio::test]
async fn every_operation_answers_its_example() {
    let (api, mock) = (spec::api(), mock());
    for operation in &api.operations {
        let mut path = operation.path.clone();
        let mut query = Vec::new();
        for parameter in operation.parameters.iter().filter(|parameter| parameter.required) {
            let value = match parameter.example.as_ref().expect("an example") {
                Value::String(text) => text.clone(),
                Value::Array(items) => items[0].as_str().expect("a text").to_owned(),
                other => other.to_string(),
            };
            match parameter.location {
                ParameterLocation::Path => path = path.replace(&format!("{{{}}}", parameter.wire), &value),
                _ => query.push(format!("{}={value}", parameter.wire)),
            }
        }
        let separator = if path.contains('?') { '&' } else { '?' };
        let path = format!("{path}{separator}{}", query.join("&"));
        let mut request = ask(&mock, operation.method.parse().expect("a method"), &path);
        request = request.header("X-Authorization", "Bearer eyJ0eXAiOiJKV1QifQ.example");
        if let Some(body) = operation.body.as_ref().and_then(|body| body.example.as_ref()) {
            request = request.header("Content-Type", "application/json").body(body.to_string());
        }
        let response = send(request).await;
        let (status, kind) = (response.status().as_u16(), response.headers()["content-type"].clone());
        assert_eq!(
            (status, kind.to_str().ok()),
            (200, Some(operation.response.content_type.as_str())),
            "{}",
            operation.id
        );
        let text = response.text().await.expect("a body");
        let example = operation.response.example.clone().expect("an example");
        let found = serde_json::from_str(&text).unwrap_or(Value::String(text));
        assert_eq!(found, example, "{}", operation.id);
    }
}

#[tokio::test]
async fn a_parameter_of_the_path_is_held_against_its_type() {
    let mock = mock();
    for (path, reason) in [
        ("/users/john/installations", "path parameter `idUser`: `john` is not of type \"integer\""),
        ("/users/1.5/installations", "path parameter `idUser`: `1.5` is not of type \"integer\""),
        ("/users//installations", "path parameter `idUser`: is empty"),
        ("/installations/%FF/tags", "path parameter `idSite`: is not UTF-8"),
        (
            "/installations/-9223372036854775809/tags",
            "path parameter `idSite`: `-9223372036854775809` is less than the minimum of -9223372036854775808",
        ),
    ] {
        assert_eq!(reasons(get(&mock, path)).await, [reason]);
    }
}

#[tokio::test]
async fn a_parameter_of_the_query_is_held_against_type_values_and_bounds() {
    let mock = mock();
    for (path, reason) in [
        ("stats?start=now", "query parameter `start`: `now` is not of type \"integer\""),
        ("stats?start=", "query parameter `start`: `` is not of type \"integer\""),
        (
            "stats?interval=fortnight",
            "query parameter `interval`: `fortnight` is not one of \"15mins\", \"hours\", \"2hours\", \"days\", \
             \"weeks\", \"months\", \"years\"",
        ),
        ("widgets/Graph?useMinMax=2", "query parameter `useMinMax`: `2` is not one of 0, 1"),
        ("widgets/Graph?useMinMax=true", "query parameter `useMinMax`: `true` is not one of 0, 1"),
        ("widgets/Graph?pointsPerPixel=-0.5", "query parameter `pointsPerPixel`: `-0.5` is less than the minimum of 0"),
        ("diagnostics?count=0", "query parameter `count`: `0` is less than the minimum of 1"),
        (
            "diagnostics?count=2147483648",
            "query parameter `count`: `2147483648` is greater than the maximum of 2147483647",
        ),
        (
            "widgets/Graph?attributeIds[]=8&attributeIds[]=0",
            "query parameter `attributeIds[]`: `0` is less than the minimum of 1 at /1",
        ),
        (
            "widgets/Graph?attributeIds[]=IV1",
            "query parameter `attributeIds[]`: `IV1` is not of type \"integer\" at /0",
        ),
        ("stats?end=1&end=2", "query parameter `end`: is given 2 times, but holds one value"),
        ("tags?page=1", "query parameter `page`: is not known here; this operation has `filter`"),
        ("system-overview?a", "query parameter `a`: is not known here; this operation has none"),
    ] {
        assert_eq!(reasons(get(&mock, &format!("/installations/1039/{path}"))).await, [reason]);
    }
}

#[tokio::test]
async fn attribute_codes_are_open_even_those_that_look_like_numbers() {
    let mock = mock();
    let path = "/installations/1039/stats?type=custom&attributeCodes[]=Pb&attributeCodes[]=12&attributeCodes[]=new";
    assert_eq!(send(get(&mock, path)).await.status(), 200);
}

#[tokio::test]
async fn a_body_is_held_against_its_schema() {
    let mock = mock();
    let json = "application/json";
    for (body, wrong) in [
        ("", vec!["body: is missing"]),
        ("{", vec!["body: is no JSON: EOF while parsing an object at line 1 column 1"]),
        ("[]", vec!["body: this is not of type \"object\""]),
        (r#"{"username":"j"}"#, vec!["body: \"password\" is a required property"]),
        (
            r#"{"username":null,"password":12345}"#,
            vec![
                "body at /password: this is not of type \"string\"",
                "body at /username: this is not of type \"string\"",
            ],
        ),
    ] {
        let mut found = reasons(login(&mock, json, body)).await;
        found.sort();
        assert_eq!(found, wrong, "{body}");
    }
    let token = r#"{"name":"t","expiry":-9223372036854775809}"#;
    let create = ask(&mock, Method::POST, "/users/22/accesstokens/create").header("X-Authorization", "Token t");
    assert_eq!(
        reasons(create.header("Content-Type", json).body(token)).await,
        ["body at /expiry: this is less than the minimum of -9223372036854775808"]
    );
    let right = r#"{"username":"j","password":"p","remember_me":true,"more":1}"#;
    assert_eq!(send(login(&mock, "application/json; charset=utf-8", right)).await.status(), 200);
}

#[tokio::test]
async fn a_body_has_to_say_what_it_is_and_where_none_belongs_there_is_none() {
    let mock = mock();
    let wrong = "header `Content-Type`: `text/plain`, but expected `application/json`";
    assert_eq!(reasons(login(&mock, "text/plain", "{}")).await, [wrong]);
    let untold = ask(&mock, Method::POST, "/auth/login").body("{}");
    assert_eq!(reasons(untold).await, ["header `Content-Type`: is missing; expected `application/json`"]);
    assert_eq!(reasons(get(&mock, "/users/me").body("{}")).await, ["body: this operation takes none"]);
}

#[tokio::test]
async fn everything_that_is_wrong_is_said_at_once() {
    let found = reasons(get(&mock(), "/installations/x/stats?start=a&more=1")).await;
    let places: Vec<_> = found.iter().filter_map(|reason| reason.split(':').next()).collect();
    assert_eq!(places, ["path parameter `idSite`", "query parameter `start`", "query parameter `more`"]);
}

#[tokio::test]
async fn what_the_document_does_not_have_is_not_found() {
    let mock = mock();
    for path in ["/", "/user/me", "/users/me/", "/installations/1039"] {
        assert_eq!(refusal(get(&mock, path)).await, (404, vec![format!("there is no path {path}")]));
    }
}

#[tokio::test]
async fn another_method_of_a_known_path_is_told_which_there_are() {
    let mock = mock();
    let response = send(ask(&mock, Method::DELETE, "/auth/login")).await;
    assert_eq!((response.status().as_u16(), &response.headers()["allow"]), (405, &"POST".parse().expect("a value")));
    let (status, reasons) = refusal(ask(&mock, Method::PATCH, "/users/22/installations")).await;
    assert_eq!((status, reasons[0].as_str()), (405, "PATCH is not a method of /users/22/installations; it has GET"));
}

#[tokio::test]
async fn who_does_not_prove_themselves_learns_how_before_anything_else() {
    let mock = mock();
    let how = "no token came; send `x-authorization: Token TOKEN` or `x-authorization: Bearer TOKEN`";
    let bare = || ask(&mock, Method::GET, "/users/x/installations");
    assert_eq!(refusal(bare()).await, (401, vec![how.to_owned()]));
    for wrong in ["abcd1234", "Token ", "Basic abcd1234", "token abcd1234"] {
        assert_eq!(refusal(bare().header("X-Authorization", wrong)).await.0, 401, "{wrong}");
    }
    let personal = ask(&mock, Method::POST, "/auth/logout").header("X-Authorization", "Token abcd1234");
    assert_eq!(refusal(personal).await.0, 401, "signing out takes a token from signing in");
    assert_eq!(send(login(&mock, "application/json", r#"{"username":"j","password":"p"}"#)).await.status(), 200);
}

#[tokio::test]
async fn the_window_closes_after_its_requests_and_can_be_left_out() {
    let api = spec::api();
    let requests = api.rate_limit.expect("the document has a limit").requests;
    let mock = mock();
    let open = Mock::builder().without_limit().start().expect("a port is free");
    let client = reqwest::Client::new();
    let ask = |url: String| client.get(url).header("X-Authorization", "Token t").send();
    let mut refused = None;
    for _ in 0..requests * 10 {
        let response = ask(format!("{}/users/me", mock.url())).await.expect("an answer");
        if response.status() != 200 {
            refused = Some(response);
            break;
        }
    }
    let refused = refused.expect("too many requests");
    assert_eq!((refused.status().as_u16(), &refused.headers()["retry-after"]), (429, &"1".parse().expect("a value")));
    assert!(mock.asked().len() > requests as usize);
    for _ in 0..mock.asked().len() {
        assert_eq!(ask(format!("{}/users/me", open.url())).await.expect("an answer").status(), 200);
    }
}
