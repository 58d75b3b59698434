//! What the server answers.

use http_body_util::Full;
use hyper::Response;
use hyper::body::Bytes;
use openapi_forge::ir::{Operation, Place};
use serde_json::{Value, json};

use super::{Asked, State};

/// Answers a request, and notes in it which operation it asked for.
pub(super) fn reply(state: &State, asked: &mut Asked) -> Response<Full<Bytes>> {
    if let Some(Err(wait)) = state.window.as_ref().map(super::window::Window::count) {
        let mut refused = refuse(429, "too many requests", "too_many_requests");
        refused.headers_mut().insert("retry-after", wait.into());
        return refused;
    }
    let Some(route) = state.routes.find(&asked.method, &asked.path) else {
        return refuse(404, &format!("there is no {} {}", asked.method, asked.path), "not_found");
    };
    asked.operation = Some(route.operation.id.clone());
    let proves = |(header, prefix): &(String, String)| {
        asked
            .header(header)
            .and_then(|value| value.strip_prefix(prefix.as_str()))
            .is_some_and(|token| !token.trim().is_empty())
    };
    if !route.credentials.is_empty() && !route.credentials.iter().any(proves) {
        return refuse(401, "the token is missing", "unauthorized");
    }
    if let Some(problem) = problem(&route.operation, asked) {
        return refuse(400, &problem, "invalid_parameter");
    }
    let response = &route.operation.response;
    let body = match &response.example {
        None => String::new(),
        Some(Value::String(text)) if !response.content_type.contains("json") => text.clone(),
        Some(example) => example.to_string(),
    };
    answer(response.status, &response.content_type, body)
}

/// What is wrong with the request, held against the document.
fn problem(operation: &Operation, asked: &Asked) -> Option<String> {
    let query: Vec<(String, String)> = form_urlencoded::parse(asked.query.as_bytes()).into_owned().collect();
    let known = |name: &str| operation.parameters.iter().any(|p| p.place == Place::Query && p.wire == name);
    if let Some((name, _)) = query.iter().find(|(name, _)| !known(name)) {
        return Some(format!("the query has an unknown parameter `{name}`"));
    }
    let missing = operation
        .parameters
        .iter()
        .find(|p| p.required && p.place == Place::Query && !query.iter().any(|(name, _)| *name == p.wire));
    if let Some(parameter) = missing {
        return Some(format!("the query lacks `{}`", parameter.wire));
    }
    if let Some(body) = &operation.body {
        if asked.body.is_empty() && body.required {
            return Some("the body is missing".to_owned());
        }
        if body.content_type.contains("json") && serde_json::from_str::<Value>(&asked.body).is_err() {
            return Some("the body is no JSON".to_owned());
        }
    }
    None
}

fn refuse(status: u16, errors: &str, code: &str) -> Response<Full<Bytes>> {
    let body = json!({"success": false, "errors": errors, "error_code": code});
    answer(status, "application/json", body.to_string())
}

fn answer(status: u16, content_type: &str, body: String) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(body)));
    *response.status_mut() = hyper::StatusCode::from_u16(status).unwrap_or_default();
    if let Ok(value) = content_type.parse() {
        response.headers_mut().insert("content-type", value);
    }
    response
}
