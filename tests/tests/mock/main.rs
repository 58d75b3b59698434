//! The mock keeps the document: it answers what the document allows, says what is wrong with
//! everything else and where, and misbehaves just as it is told to.

mod faults;
mod refusals;

use reqwest::{Method, RequestBuilder, Response};
use serde_json::Value;
use victron_vrm_mock::Mock;

/// A request to the mock.
fn ask(mock: &Mock, method: Method, path: &str) -> RequestBuilder {
    reqwest::Client::new().request(method, format!("{}{path}", mock.url()))
}

/// A request that reads, with a token.
fn get(mock: &Mock, path: &str) -> RequestBuilder {
    ask(mock, Method::GET, path).header("X-Authorization", "Token abcd1234efab1234")
}

/// The answer to a request.
async fn send(request: RequestBuilder) -> Response {
    request.send().await.expect("an answer")
}

/// Status and reasons of a refusal.
async fn refusal(request: RequestBuilder) -> (u16, Vec<String>) {
    let response = send(request).await;
    let status = response.status().as_u16();
    assert_eq!(response.headers()["content-type"], "application/json");
    let body: Value = serde_json::from_str(&response.text().await.expect("a body")).expect("JSON");
    assert_eq!(body["success"], false, "{body}");
    let texts = body["errors"].as_array().unwrap_or_else(|| panic!("no reasons: {body}"));
    (status, texts.iter().filter_map(Value::as_str).map(str::to_owned).collect())
}

/// The reasons for which a request is refused as one that the document does not allow.
async fn reasons(request: RequestBuilder) -> Vec<String> {
    let (status, reasons) = refusal(request).await;
    assert_eq!(status, 400, "{reasons:?}");
    reasons
}
