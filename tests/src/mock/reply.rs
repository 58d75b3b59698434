//! What the server answers.

use http_body_util::Full;
use hyper::Response;
use hyper::body::Bytes;
use openapi_to_crate::ir::ResponseKind;
use serde_json::{Value, json};

use super::fault::Kind;
use super::route::{Credential, Found, Route};
use super::{Asked, State};
use crate::house::Said;
use crate::server::Outcome;

/// Answers a request, and notes in it which operation it asked for.
pub(super) fn reply(state: &State, asked: &mut Asked) -> Outcome {
    let api = &state.words;
    if let (true, Some(files)) = (asked.outside, &state.files) {
        return files.answer(&asked.path).into();
    }
    if let Some(Err(wait)) = state.window.as_ref().map(super::window::Window::count) {
        return api.too_many(wait).into();
    }
    let path = asked.path.clone();
    if asked.outside {
        let prefix = state.routes.prefix();
        return api
            .refuse(404, &[format!("there is no path {path}; all paths begin with {prefix}")], "not_found")
            .into();
    }
    let (route, values) = match state.routes.find(&asked.method, &path, &asked.query) {
        Found::Route(route, values) => (route, values),
        Found::Nothing => {
            return api.refuse(404, &[format!("there is no path {path}")], "not_found").into();
        }
        Found::OtherMethods(methods) => {
            let allowed = methods.join(", ");
            let reason = format!("{} is not a method of {path}; it has {allowed}", asked.method);
            let mut refused = api.refuse(405, &[reason], "method_not_allowed");
            refused.headers_mut().extend(allowed.parse().ok().map(|allowed| (hyper::header::ALLOW, allowed)));
            return refused.into();
        }
    };
    asked.operation = Some(route.operation.id.clone());
    let proves = |credential: &Credential| credential.is_in(asked);
    if !route.credentials.is_empty() && !route.credentials.iter().any(|together| together.iter().all(proves)) {
        let together =
            |together: &Vec<Credential>| together.iter().map(ToString::to_string).collect::<Vec<_>>().join(" and ");
        let ways: Vec<String> = route.credentials.iter().map(together).collect();
        return api.refuse(401, &[format!("no token came; send {}", ways.join(" or "))], "unauthorized").into();
    }
    if let Some(house) = &state.house
        && tokens(route, asked).any(|token| house.is_invalid(token.trim()))
    {
        return api.refuse(401, &["the token was revoked, or has expired".to_owned()], "unauthorized").into();
    }
    let mut problems = route.problems(asked, &values);
    if state.house.is_some() {
        problems.extend(super::period::too_long(&route.operation, asked));
    }
    if !problems.is_empty() {
        return api.refuse(400, &problems, "invalid_parameter").into();
    }
    let response = &route.operation.response;
    let right = |example: Option<&Value>| {
        let body = match example {
            None => String::new(),
            Some(Value::String(text)) if !matches!(response.kind, ResponseKind::Json(_)) => text.clone(),
            Some(example) => example.to_string(),
        };
        answer(response.statuses.first(), &response.content_type, body.into_bytes())
    };
    let said = match &state.house {
        None => Said::Nothing,
        Some(house) => house.answer(&route.operation.id, &values, asked),
    };
    let simulated = match said {
        Said::Hidden => {
            return api.refuse(403, &["this account does not see the installation".to_owned()], "forbidden").into();
        }
        Said::Json(value) => Some(value),
        Said::Text(text) => Some(Value::String(text)),
        Said::Nothing => None,
    };
    let example = simulated.as_ref().or(response.example.as_ref());
    match state.faults.iter().find_map(|fault| fault.strikes(&route.operation.id)) {
        None => right(example).into(),
        Some(Kind::Status(429)) => api.too_many(1).into(),
        Some(Kind::Status(status)) => match api.described(route, status) {
            Some((content_type, example)) => answer(status, &content_type, example.to_string().into_bytes()).into(),
            None => api.refuse(status, &["told to fail".to_owned()], "told_to_fail").into(),
        },
        Some(Kind::Page(status)) => {
            let page = format!("<!doctype html>\n<title>{status}</title>\n<h1>Told to fail with {status}</h1>\n");
            answer(status, "text/html", page.into_bytes()).into()
        }
        Some(Kind::SuccessFalse) => api.refuse(200, &["told to fail".to_owned()], "told_to_fail").into(),
        Some(Kind::WrongType) => right(Some(&api.spoilt(example.unwrap_or(&Value::Null)))).into(),
        Some(Kind::HalfJson) => {
            let body = example.unwrap_or(&Value::Null).to_string().into_bytes();
            answer(response.statuses.first(), &response.content_type, body[..body.len() / 2].to_vec()).into()
        }
        Some(Kind::Cut) => Outcome::Cut(right(example)),
        Some(Kind::Reset) => Outcome::Reset,
        Some(Kind::Stall) => Outcome::Stall,
        Some(Kind::Slow(time)) => Outcome::Late(time, right(example)),
    }
}

/// What came as a token.
fn tokens(route: &Route, asked: &Asked) -> impl Iterator<Item = String> {
    route.credentials.iter().flatten().filter_map(|credential| credential.secret(asked))
}

/// The keys by which the service says that something failed.
pub(super) struct Words {
    /// Whether the document says which keys these are.
    is_of_document: bool,
    success: String,
    messages: String,
    code: String,
}

impl Words {
    pub(super) fn new(api: &openapi_to_crate::ir::Api) -> Self {
        let word = |pick: fn(&openapi_to_crate::ir::Envelope) -> &String, otherwise: &str| {
            api.envelope.as_ref().map_or_else(|| otherwise.to_owned(), |envelope| pick(envelope).clone())
        };
        let messages = api.envelope.as_ref().and_then(|envelope| envelope.messages.first());
        Words {
            is_of_document: api.envelope.is_some(),
            success: word(|envelope| &envelope.success, "success"),
            messages: messages.cloned().unwrap_or_else(|| "errors".to_owned()),
            code: word(|envelope| &envelope.code, "error_code"),
        }
    }

    /// How the document says that an operation fails with a status, unless it says of all how they do.
    fn described(&self, route: &Route, status: u16) -> Option<(String, Value)> {
        if self.is_of_document {
            return None;
        }
        let mut all: Vec<_> =
            route.operation.failures.iter().filter(|failure| failure.statuses.contain(status)).collect();
        all.sort_by_key(|failure| failure.statuses);
        let found = all.into_iter().find(|failure| matches!(failure.kind, ResponseKind::Json(_)))?;
        Some((found.content_type.clone(), found.example.clone()?))
    }

    fn refuse(&self, status: u16, errors: &[String], code: &str) -> Response<Full<Bytes>> {
        let Words { success, messages, code: code_key, .. } = self;
        let body = json!({success: false, messages: errors, code_key: code});
        answer(status, "application/json", body.to_string().into_bytes())
    }

    fn too_many(&self, wait: u64) -> Response<Full<Bytes>> {
        let mut refused = self.refuse(429, &["too many requests".to_owned()], "too_many_requests");
        refused.headers_mut().insert(hyper::header::RETRY_AFTER, wait.into());
        refused
    }

    /// The same shape with objects in place of numbers, texts and truth values, but for the one
    /// that says whether the request succeeded.
    fn spoilt(&self, value: &Value) -> Value {
        match value {
            Value::Object(keys) if keys.len() > 1 => {
                let spoil = |(key, value): (&String, &Value)| {
                    let value = if *key == self.success { value.clone() } else { spoilt(value) };
                    (key.clone(), value)
                };
                keys.iter().map(spoil).collect()
            }
            other => spoilt(other),
        }
    }
}

fn spoilt(value: &Value) -> Value {
    match value {
        Value::Object(keys) if !keys.is_empty() => {
            keys.iter().map(|(key, value)| (key.clone(), spoilt(value))).collect()
        }
        Value::Array(items) if !items.is_empty() => items.iter().map(spoilt).collect(),
        _ => json!({"told to": "send the wrong type"}),
    }
}

pub(super) fn answer(status: u16, content_type: &str, body: Vec<u8>) -> Response<Full<Bytes>> {
    let mut response = Response::new(Full::new(Bytes::from(body)));
    *response.status_mut() = hyper::StatusCode::from_u16(status).unwrap_or_default();
    if let Ok(value) = content_type.parse()
        && !content_type.is_empty()
    {
        response.headers_mut().insert(hyper::header::CONTENT_TYPE, value);
    }
    response
}
