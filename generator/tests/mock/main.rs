//! The mock of any document: it answers what the document allows, says what is wrong with everything else and where,
//! and misbehaves just as it is told to.

mod command;
mod exact;
mod faults;
mod other_answers;
mod samples;
mod strange;

use openapi_to_crate::Input;
use openapi_to_crate::mock::{Builder, Mock};
use reqwest::{Method, RequestBuilder, Response};
use serde_json::Value;

/// The mock of a document.
fn of(document: &str) -> Builder {
    Mock::of(&Input::document("document.yaml", document)).unwrap_or_else(|error| panic!("{error}"))
}

/// A request to the mock.
fn ask(mock: &Mock, method: Method, path: &str) -> RequestBuilder {
    reqwest::Client::new().request(method, format!("{}{path}", mock.url()))
}

/// A request that reads.
fn get(mock: &Mock, path: &str) -> RequestBuilder {
    ask(mock, Method::GET, path)
}

/// The answer to a request.
async fn send(request: RequestBuilder) -> Response {
    request.send().await.expect("an answer")
}

/// Status and JSON of an answer.
async fn json(request: RequestBuilder) -> (u16, Value) {
    let response = send(request).await;
    (response.status().as_u16(), serde_json::from_str(&response.text().await.expect("a body")).expect("JSON"))
}

/// Status and reasons of a refusal.
async fn refusal(request: RequestBuilder) -> (u16, Vec<String>) {
    let (status, body) = json(request).await;
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
