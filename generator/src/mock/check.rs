//! What is wrong with a request, held against the document.

use std::collections::BTreeMap;

use percent_encoding::percent_decode_str;
use serde_json::Value;

use super::asked::Asked;
use super::parameter::Known;
use super::schema::{Schema, Schemas};
use super::value::{self, Form};
use crate::ir::{Api, BodyKind, Operation, ParameterLocation, SecurityKind, Style};

/// What an operation takes.
pub(super) struct Check {
    parameters: Vec<Known>,
    body: Option<Content>,
    /// Names of what stands in the query of the path itself, and of the secrets in a query.
    fixed: Vec<String>,
}

/// A body.
struct Content {
    kind: BodyKind,
    /// The media types that it may have, the usual one first.
    essences: Vec<String>,
    required: bool,
    schema: Schema,
}

impl Check {
    pub(super) fn new(api: &Api, operation: &Operation, schemas: &mut Schemas<'_>) -> Self {
        let parameters = operation.parameters.iter().map(|parameter| Known::new(api, parameter, schemas)).collect();
        let body = operation.body.as_ref().map(|body| Content {
            kind: body.kind,
            essences: std::iter::once(&body.content_type).chain(&body.also_as).map(|media| essence(media)).collect(),
            required: body.required,
            schema: schemas.compile(&body.schema, "body"),
        });
        let fixed = operation.path.split_once('?').map_or("", |(_, query)| query);
        let secrets = operation.security.iter().flatten().filter_map(|index| match &api.security.get(*index)?.kind {
            SecurityKind::Query { name } => Some(name.clone()),
            SecurityKind::Header { .. } | SecurityKind::Cookie { .. } | SecurityKind::Basic | SecurityKind::Bearer => {
                None
            }
        });
        let fixed =
            form_urlencoded::parse(fixed.as_bytes()).map(|(name, _)| name.into_owned()).chain(secrets).collect();
        Check { parameters, body, fixed }
    }

    /// Whether a request has a body of the media type that is checked.
    pub(super) fn takes_body_of(&self, asked: &Asked) -> bool {
        let found = asked.header("content-type").map(essence);
        self.body.as_ref().is_some_and(|content| found.as_ref().is_some_and(|found| content.essences.contains(found)))
    }

    /// Every problem, each with its place; nothing when the request is as described.
    pub(super) fn problems(&self, asked: &Asked, path: &[(&str, &str)]) -> Vec<String> {
        let mut problems = Vec::new();
        self.path(path, &mut problems);
        self.query(&asked.query, &mut problems);
        self.headers(asked, &mut problems);
        self.content(asked, &mut problems);
        problems
    }

    fn known_at(&self, location: ParameterLocation) -> impl Iterator<Item = &Known> {
        self.parameters.iter().filter(move |known| known.parameter.location == location)
    }

    fn path(&self, path: &[(&str, &str)], problems: &mut Vec<String>) {
        for known in self.known_at(ParameterLocation::Path) {
            let name = &known.parameter.wire;
            let Some((_, text)) = path.iter().find(|(found, _)| found == name) else { continue };
            let reason = match percent_decode_str(text).decode_utf8() {
                Err(_) => Some("is not UTF-8".to_owned()),
                Ok(text) if text.is_empty() => Some("is empty".to_owned()),
                Ok(text) => known.refuses(&text),
            };
            problems.extend(reason.map(|reason| format!("path parameter `{name}`: {reason}")));
        }
    }

    fn query(&self, query: &str, problems: &mut Vec<String>) {
        let pairs: Vec<(String, String)> = form_urlencoded::parse(query.as_bytes()).into_owned().collect();
        let mut given: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (name, text) in &pairs {
            if !self.fixed.contains(name) {
                given.entry(name).or_default().push(text);
            }
        }
        let mut problem = |name: &str, reason: String| problems.push(format!("query parameter `{name}`: {reason}"));
        let mut loose = None;
        for known in self.known_at(ParameterLocation::Query) {
            let parameter = &known.parameter;
            let name = parameter.wire.as_str();
            let texts = match (known.form, parameter.style) {
                (Form::Keys, Style::DeepObject) => {
                    let own = |given: &&str| given.strip_prefix(name).is_some_and(|rest| rest.starts_with('['));
                    let names: Vec<&str> = given.keys().copied().filter(own).collect();
                    let pairs = names.iter().filter_map(|full| {
                        let key = full.strip_prefix(name)?.strip_prefix('[')?.strip_suffix(']')?;
                        Some((key, *given.get(full)?.first()?))
                    });
                    let pieces = value::keys(pairs);
                    names.iter().for_each(|name| drop(given.remove(name)));
                    if !names.is_empty() || parameter.required {
                        known.schema.refuses(&pieces).into_iter().for_each(|reason| problem(name, reason));
                    }
                    continue;
                }
                // Its keys are parameters of their own: all that no other one takes.
                (Form::Keys, Style::Repeat) => {
                    loose = Some(known);
                    continue;
                }
                _ => given.remove(name),
            };
            let reason = match (texts.as_deref(), known.form, parameter.style) {
                (None, ..) => parameter.required.then(|| "is missing".to_owned()),
                (Some(texts), Form::List, Style::Repeat) => known.schema.refuses(&value::list(texts.iter().copied())),
                (Some([text]), ..) => known.refuses(text),
                (Some(texts), ..) => Some(format!("is given {} times, but holds one value", texts.len())),
            };
            reason.into_iter().for_each(|reason| problem(name, reason));
        }
        if let Some(known) = loose {
            let pairs = given.iter().filter_map(|(name, texts)| Some((*name, *texts.first()?)));
            if !given.is_empty() || known.parameter.required {
                let reason = known.schema.refuses(&value::keys(pairs));
                reason.into_iter().for_each(|reason| problem(&known.parameter.wire, reason));
            }
            return;
        }
        for name in given.keys() {
            let all: Vec<String> =
                self.known_at(ParameterLocation::Query).map(|known| format!("`{}`", known.parameter.wire)).collect();
            let has = if all.is_empty() { "none".to_owned() } else { all.join(", ") };
            problem(name, format!("is not known here; this operation has {has}"));
        }
    }

    fn headers(&self, asked: &Asked, problems: &mut Vec<String>) {
        for (location, word) in [(ParameterLocation::Header, "header"), (ParameterLocation::Cookie, "cookie")] {
            for known in self.known_at(location) {
                let name = &known.parameter.wire;
                let text = match location {
                    ParameterLocation::Cookie => asked.cookie(name),
                    _ => asked.header(&name.to_lowercase()),
                };
                let reason = match text {
                    None => known.parameter.required.then(|| "is missing".to_owned()),
                    Some(text) => known.refuses(text),
                };
                problems.extend(reason.map(|reason| format!("{word} `{name}`: {reason}")));
            }
        }
    }

    fn content(&self, asked: &Asked, problems: &mut Vec<String>) {
        let Some(content) = &self.body else {
            if !asked.body.is_empty() {
                problems.push("body: this operation takes none".to_owned());
            }
            return;
        };
        if asked.body.is_empty() {
            if content.required {
                problems.push("body: is missing".to_owned());
            }
            return;
        }
        let expected = content.essences.join("` or `");
        match asked.header("content-type") {
            None => return problems.push(format!("header `Content-Type`: is missing; expected `{expected}`")),
            Some(found) if !content.essences.contains(&essence(found)) => {
                return problems.push(format!("header `Content-Type`: `{found}`, but expected `{expected}`"));
            }
            Some(_) => {}
        }
        match content.kind {
            // Which media type is meant has been checked; parts are not looked into.
            BodyKind::Bytes | BodyKind::Multipart => {}
            BodyKind::Json => match serde_json::from_str::<Value>(&asked.body) {
                Err(error) => problems.push(format!("body: is no JSON: {error}")),
                Ok(value) => problems.extend(content.schema.problems(&value::beyond(value)).into_iter().map(
                    |(place, reason)| {
                        if place.is_empty() { format!("body: {reason}") } else { format!("body at {place}: {reason}") }
                    },
                )),
            },
            BodyKind::Form => {
                let pairs: Vec<(String, String)> = form_urlencoded::parse(asked.body.as_bytes()).into_owned().collect();
                let pieces = value::keys(pairs.iter().map(|(key, text)| (key.as_str(), text.as_str())));
                problems.extend(content.schema.refuses(&pieces).map(|reason| format!("body: {reason}")));
            }
        }
    }
}

/// A media type without its parameters.
fn essence(content_type: &str) -> String {
    content_type.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}
