//! What the server answers.

use serde_json::Value;

use super::answer::Answer;
use super::asked::Asked;
use super::fault::Kind;
use super::route::{Credential, Found, Route};
use super::server::Outcome;
use super::simulation::{Call, Said};
use super::state::State;
use super::window::Window;
use crate::ir::{OtherMedia, Response, ResponseKind};

/// Answers a request, and notes in it which operation it asked for.
pub(super) fn reply(state: &State, asked: &mut Asked) -> Outcome {
    let words = &state.words;
    if let (true, Some(files)) = (asked.outside, &state.files) {
        return files.answer(&asked.path).into();
    }
    if let Some(Err(wait)) = state.window.as_ref().map(Window::count) {
        return words.too_many(wait).into();
    }
    let path = asked.path.clone();
    if asked.outside {
        let prefix = state.routes.prefix();
        let reason = format!("there is no path {path}; all paths begin with {prefix}");
        return words.refuse(404, &[reason], "not_found").into();
    }
    let (route, values) = match state.routes.find(&asked.method, &path, &asked.query) {
        Found::Route(route, values) => (route, values),
        Found::Nothing => {
            return words.refuse(404, &[format!("there is no path {path}")], "not_found").into();
        }
        Found::OtherMethods(methods) => {
            let allowed = methods.join(", ");
            let reason = format!("{} is not a method of {path}; it has {allowed}", asked.method);
            return words.refuse(405, &[reason], "method_not_allowed").header("allow", allowed).into();
        }
    };
    asked.operation = Some(route.operation.id.clone());
    if let Some(reason) = without_credential(state, route, asked) {
        return words.refuse(401, &[reason], "unauthorized").into();
    }
    let call = Call { operation: &route.operation, path: &values, asked };
    let mut problems = route.problems(asked, &values);
    if let (true, Some(simulation)) = (problems.is_empty(), &state.simulation) {
        problems = simulation.problems(&call);
    }
    if !problems.is_empty() {
        return words.refuse(400, &problems, "invalid_parameter").into();
    }
    let made = match state.simulation.as_ref().map_or(Said::Nothing, |simulation| simulation.answer(&call)) {
        Said::Refused(status, reason, code) => return words.refuse(status, &[reason], &code).into(),
        Said::Json(value) => Some(value),
        Said::Text(text) => Some(Value::String(text)),
        Said::Nothing => None,
    };
    let right = made.as_ref().or(route.operation.response.example.as_ref());
    match state.faults.iter().find_map(|fault| fault.strikes(&route.operation.id)) {
        None => match asked_for(&route.operation.response, asked).filter(|_| made.is_none()) {
            Some(other) => of_other(&route.operation.response, other).into(),
            None => answer(&route.operation.response, right).into(),
        },
        Some(kind) => misbehave(state, route, kind, right),
    }
}

/// Why a request does not prove who is calling; nothing when it does, or needs not.
fn without_credential(state: &State, route: &Route, asked: &Asked) -> Option<String> {
    let proves = |credential: &Credential| credential.is_in(asked);
    if !route.credentials.is_empty() && !route.credentials.iter().any(|together| together.iter().all(proves)) {
        let together =
            |together: &Vec<Credential>| together.iter().map(ToString::to_string).collect::<Vec<_>>().join(" and ");
        let ways: Vec<String> = route.credentials.iter().map(together).collect();
        return Some(format!("no token came; send {}", ways.join(" or ")));
    }
    let simulation = state.simulation.as_ref()?;
    let mut secrets = route.credentials.iter().flatten().filter_map(|credential| credential.secret(asked));
    let invalid = secrets.any(|secret| simulation.is_invalid(secret.trim()));
    invalid.then(|| "the token was revoked, or has expired".to_owned())
}

fn misbehave(state: &State, route: &Route, kind: Kind, right: Option<&Value>) -> Outcome {
    let (words, response) = (&state.words, &route.operation.response);
    let told_to_fail = |status| words.refuse(status, &["told to fail".to_owned()], "told_to_fail");
    match kind {
        Kind::Status(429) => words.too_many(1).into(),
        Kind::Status(status) => {
            words.described(&route.operation, status).unwrap_or_else(|| told_to_fail(status)).into()
        }
        Kind::Page(status) => {
            let page = format!("<!doctype html>\n<title>{status}</title>\n<h1>Told to fail with {status}</h1>\n");
            Answer::of_type(status, "text/html", page).into()
        }
        Kind::SuccessFalse => told_to_fail(200).into(),
        Kind::WrongType => answer(response, Some(&words.spoilt(right.unwrap_or(&Value::Null)))).into(),
        Kind::HalfJson => {
            let body = right.unwrap_or(&Value::Null).to_string().into_bytes();
            Answer::of_type(response.statuses.first(), &response.content_type, &body[..body.len() / 2]).into()
        }
        Kind::Cut => Outcome::Cut(answer(response, right)),
        Kind::Reset => Outcome::Reset,
        Kind::Stall => Outcome::Stall,
        Kind::Slow(time) => Outcome::Late(time, answer(response, right)),
    }
}

/// The answer that is promised, with a value as its body.
fn answer(response: &Response, value: Option<&Value>) -> Answer {
    let body = value.map(|value| body(&response.kind, value)).unwrap_or_default();
    Answer::of_type(response.statuses.first(), &response.content_type, body)
}

/// The answer in another media type.
fn of_other(response: &Response, other: &OtherMedia) -> Answer {
    let body = other.example.as_ref().map(|value| body(&other.kind, value)).unwrap_or_default();
    Answer::of_type(response.statuses.first(), &other.content_type, body)
}

fn body(kind: &ResponseKind, value: &Value) -> String {
    match value {
        Value::String(text) if !matches!(kind, ResponseKind::Json(_)) => text.clone(),
        value => value.to_string(),
    }
}

/// The other media type that a request wants, and not the usual one.
fn asked_for<'r>(response: &'r Response, asked: &Asked) -> Option<&'r OtherMedia> {
    let usual = |wanted: &str| {
        let fits = |known: &String| known.eq_ignore_ascii_case(wanted);
        wanted == "*/*" || fits(&response.content_type) || response.accepted.iter().any(fits)
    };
    let wanted = asked.header("accept")?.split(',').map(|one| one.split(';').next().unwrap_or_default().trim());
    for wanted in wanted {
        if usual(wanted) {
            return None;
        }
        if let Some(other) = response.others.iter().find(|other| other.content_type.eq_ignore_ascii_case(wanted)) {
            return Some(other);
        }
    }
    None
}
