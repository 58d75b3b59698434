//! `vrm get`: any operation by its name.

use std::collections::BTreeMap;
use std::io::Read as _;

use serde_json::json;
use victron_vrm::runtime::{self, Request};

use crate::arguments::{General, Get};
use crate::connection::Connection;
use crate::failure::{Code, Failure};
use crate::operation::{Body, ListNotation, Operation, Parameter, Place};
use crate::operations::OPERATIONS;
use crate::output::{BOLD, FAINT, json as shown_json, styled};

/// Calls an operation; what is wrong about the arguments is said before anything is sent.
pub async fn run(general: &General, request: &Get) -> Result<String, Failure> {
    let operation = find(&request.operation)?;
    let mut values = values(operation, &request.param)?;
    let body = body(operation, request.body.as_deref())?;
    let missing = |parameter: &&Parameter| !values.contains_key(parameter.name);
    let missing: Vec<&Parameter> = operation.required().filter(missing).collect();
    let (ours, others): (Vec<_>, Vec<_>) =
        missing.into_iter().partition(|parameter| matches!(parameter.name, "idSite" | "idUser"));
    if !others.is_empty() {
        let lines: Vec<String> = others.iter().map(|parameter| description(parameter)).collect();
        return Err(Failure::usage(format!("{} needs\n{}", operation.route.id, lines.join("\n"))));
    }
    let connection = Connection::open(general)?;
    for parameter in ours {
        let value = match parameter.name {
            "idSite" => connection.site().await?.id().to_string(),
            _ => connection.client.users().me().await?.user.id.to_string(),
        };
        values.insert(parameter.name, vec![value]);
    }
    if operation.deprecated {
        anstream::eprintln!("{}", styled(FAINT, format!("VRM has deprecated {}", operation.route.id)));
    }
    let bytes = put_together(&connection, operation, &values, body).bytes().await?;
    let mut text = String::from_utf8_lossy(&bytes).into_owned();
    if !text.is_empty() && !text.ends_with('\n') {
        text.push('\n');
    }
    Ok(text)
}

fn find(name: &str) -> Result<&'static Operation, Failure> {
    let same = |operation: &&Operation| operation.route.id == name;
    OPERATIONS.iter().find(same).ok_or_else(|| {
        let close = closest(name, OPERATIONS.iter().map(|operation| operation.route.id));
        Failure::usage(format!("there is no operation `{name}`{close}`vrm operations` lists them"))
    })
}

/// The name that was perhaps meant.
fn closest<'a>(name: &str, known: impl Iterator<Item = &'a str>) -> String {
    let name = name.to_lowercase();
    let close = known.map(|known| (strsim::jaro_winkler(&name, &known.to_lowercase()), known));
    match close.max_by(|one, other| one.0.total_cmp(&other.0)) {
        Some((likeness, known)) if likeness > 0.8 => format!("; did you mean `{known}`? "),
        _ => "; ".to_owned(),
    }
}

/// The values of each parameter as they travel, by its name on the wire.
fn values(operation: &Operation, given: &[String]) -> Result<BTreeMap<&'static str, Vec<String>>, Failure> {
    let mut values: BTreeMap<&'static str, Vec<String>> = BTreeMap::new();
    for pair in given {
        let (name, text) = pair.split_once('=').ok_or_else(|| Failure::usage(format!("`{pair}` is no NAME=VALUE")))?;
        let same = |parameter: &&Parameter| parameter.name == name || parameter.plain_name() == name;
        let parameter = operation.parameters.iter().find(same).ok_or_else(|| {
            let close = closest(name, operation.parameters.iter().map(Parameter::plain_name));
            let id = operation.route.id;
            Failure::usage(format!("{id} has no parameter `{name}`{close}`vrm operations {id}` lists them"))
        })?;
        let texts: Vec<&str> = if parameter.list.is_some() { text.split(',').collect() } else { vec![text] };
        let entry = values.entry(parameter.name).or_default();
        if !entry.is_empty() && parameter.list.is_none() {
            return Err(Failure::usage(format!("parameter {name} is given twice")));
        }
        for text in texts {
            let value = parameter.checked(text);
            entry.push(value.map_err(|reason| Failure::usage(format!("parameter {name}: {reason}")))?);
        }
    }
    Ok(values)
}

/// The body as it is sent.
fn body(operation: &Operation, given: Option<&str>) -> Result<Option<Vec<u8>>, Failure> {
    let id = operation.route.id;
    let (known, given) = match (&operation.body, given) {
        (None, None) => return Ok(None),
        (None, Some(_)) => return Err(Failure::usage(format!("{id} takes no body"))),
        (Some(Body { required: false, .. }), None) => return Ok(None),
        (Some(Body { required: true, example, .. }), None) => {
            let example = example.map_or_else(String::new, |example| format!(", such as --body '{example}'"));
            return Err(Failure::usage(format!("{id} needs a body{example}")));
        }
        (Some(known), Some(given)) => (known, given),
    };
    let unreadable = |what: &str, error: std::io::Error| Failure::new(Code::Other, format!("{what}: {error}"));
    let bytes = match given.strip_prefix('@') {
        Some(file) => std::fs::read(file).map_err(|error| unreadable(file, error))?,
        None if given == "-" => {
            let mut bytes = Vec::new();
            std::io::stdin().read_to_end(&mut bytes).map_err(|error| unreadable("the standard input", error))?;
            bytes
        }
        None => given.as_bytes().to_vec(),
    };
    if known.content_type.contains("json") {
        let read: Result<serde_json::Value, _> = serde_json::from_slice(&bytes);
        read.map_err(|error| Failure::usage(format!("the body is no JSON: {error}")))?;
    }
    Ok(Some(bytes))
}

fn put_together(
    connection: &Connection,
    operation: &'static Operation,
    values: &BTreeMap<&'static str, Vec<String>>,
    body: Option<Vec<u8>>,
) -> Request {
    let mut place = runtime::Place::root(&connection.client);
    let mut rest = operation.route.template;
    while let Some((text, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').unwrap_or((after, ""));
        let value = values.get_key_value(name).map(|(name, value)| (*name, value.join(",")));
        place = place.segment(text);
        if let Some((name, value)) = value {
            place = place.param(name, &value);
        }
        rest = after;
    }
    let mut request = place.segment(rest).request(&operation.route);
    for parameter in operation.parameters {
        let Some(values) = values.get(parameter.name) else { continue };
        match (parameter.place, parameter.list) {
            (Place::Path, _) => {}
            (Place::Query, Some(ListNotation::Joined(separator))) => {
                request.query_list(parameter.name, values, separator);
            }
            (Place::Query, _) => values.iter().for_each(|value| request.query(parameter.name, value)),
            (Place::Header, _) => request.header(parameter.name, &values.join(",")),
            (Place::Cookie, _) => request.cookie(parameter.name, &values.join(",")),
        }
    }
    if let (Some(known), Some(bytes)) = (&operation.body, body) {
        request.body_bytes(known.content_type, bytes);
    }
    request
}

/// Lists operations, or says what one takes.
pub fn list(name: Option<&str>, json: bool) -> Result<String, Failure> {
    let text = name.unwrap_or_default().to_lowercase();
    if let Some(operation) = OPERATIONS.iter().find(|operation| Some(operation.route.id) == name) {
        return Ok(if json { shown_json(&as_json(operation)) } else { details(operation) });
    }
    let fits = |operation: &&Operation| {
        [operation.route.id, operation.route.template, operation.summary, operation.tag]
            .iter()
            .any(|place| place.to_lowercase().contains(&text))
    };
    let mut found: Vec<&Operation> = OPERATIONS.iter().filter(fits).collect();
    if found.is_empty() {
        find(name.unwrap_or_default())?;
    }
    if json {
        return Ok(shown_json(&found.into_iter().map(as_json).collect()));
    }
    found.sort_by_key(|operation| (operation.tag, operation.route.id));
    let mut out = String::new();
    for group in found.chunk_by(|one, other| one.tag == other.tag) {
        out.push_str(&format!("{}\n", styled(BOLD, group[0].tag)));
        for operation in group {
            let old = if operation.deprecated { " (deprecated)" } else { "" };
            out.push_str(&format!("  {:<42} {}{old}\n", operation.route.id, styled(FAINT, operation.summary)));
        }
    }
    Ok(out)
}

fn details(operation: &Operation) -> String {
    let route = &operation.route;
    let mut out = format!("{}\n{}\n{} {}\n", styled(BOLD, route.id), operation.summary, route.method, route.template);
    for parameter in operation.parameters {
        out.push_str(&description(parameter));
        out.push('\n');
    }
    if let Some(body) = &operation.body {
        let required = if body.required { ", required" } else { "" };
        let example = body.example.map_or_else(String::new, |example| format!(", such as '{example}'"));
        out.push_str(&format!("  --body {}{required}{example}\n", body.content_type));
    }
    out
}

/// A parameter in two lines.
fn description(parameter: &Parameter) -> String {
    let list = if parameter.list.is_some() { ", several separated by commas" } else { "" };
    let required = if parameter.required { ", required" } else { "" };
    let example = parameter.example.unwrap_or("...");
    format!(
        "  --param {}={example}\n      {} ({}{list}{required})",
        parameter.plain_name(),
        parameter.summary,
        parameter.kind.words()
    )
}

fn as_json(operation: &Operation) -> serde_json::Value {
    let parameters = operation.parameters.iter().map(|parameter| {
        json!({
            "name": parameter.name, "summary": parameter.summary, "required": parameter.required,
            "value": parameter.kind.words(), "list": parameter.list.is_some(), "example": parameter.example,
        })
    });
    json!({
        "operation": operation.route.id, "method": operation.route.method, "path": operation.route.template,
        "tag": operation.tag, "summary": operation.summary, "deprecated": operation.deprecated,
        "parameters": parameters.collect::<Vec<_>>(),
        "body": operation.body.as_ref().map(|body| json!({
            "content_type": body.content_type, "required": body.required, "example": body.example,
        })),
    })
}
