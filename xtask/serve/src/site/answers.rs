//! The reference with the answers of the simulated installations in place of the document's examples, which come from
//! many installations and times and so tell no story.

use openapi_to_crate::ir::Api;
use openapi_to_crate::mock::{Asked, Call, Said, Simulation as _};
use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Map, Value};
use victron_vrm_mock::{Clock, House};

/// What the document takes for examples, and what the installations have in its place.
const OURS: [(&str, &str); 4] =
    [("1039", "710001"), ("255", "288"), ("1451606400", "1782734400"), ("1452816000", "1783944000")];

/// Names of the parameters with these values.
const PARAMETERS: [&str; 4] = ["idSite", "instance", "start", "end"];

/// The end of these periods, and five minutes.
const NOW: &str = "2026-07-13T12:05:00Z";

/// A longer answer says nothing more to a reader.
const LONGEST: usize = 40_000;

/// The published document as the reference shows it.
pub fn with_answers(published: &Value, api: &Api) -> Result<Value, String> {
    let mut document = published.clone();
    shorten(&mut document["info"]["description"])?;
    let time = NOW.parse().map_err(|error| format!("{NOW}: {error}"))?;
    let house = || House::new(7, Clock::Stopped(time));
    for parameter in entries(&mut document["components"]["parameters"]) {
        renumber(parameter);
    }
    let parameters = document["components"]["parameters"].clone();
    // What is written to one of them is not seen by who reads from the other.
    let (read, written) = (house(), house());
    for (path, item) in document["paths"].as_object_mut().into_iter().flatten() {
        for (method, operation) in item.as_object_mut().into_iter().flatten() {
            for sample in operation["x-codeSamples"].as_array_mut().into_iter().flatten() {
                sample["source"] = ours(sample["source"].as_str().unwrap_or_default()).into();
            }
            for parameter in operation["parameters"].as_array_mut().into_iter().flatten() {
                renumber(parameter);
            }
            let known =
                api.operations.iter().find(|known| Some(known.id.as_str()) == operation["operationId"].as_str());
            let known = known.ok_or_else(|| format!("{method} {path} is no operation"))?;
            let (values, asked) = request(method, operation, &parameters);
            let values: Vec<(&str, &str)> = values.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
            let house = if method == "get" { &read } else { &written };
            let answer = match house.answer(&Call { operation: known, path: &values, asked: &asked }) {
                Said::Json(value) if value["success"] != false => value,
                Said::Text(text) => text.into(),
                _ => continue,
            };
            if answer.to_string().len() > LONGEST {
                continue;
            }
            for content in entries(&mut operation["responses"]["200"]["content"]).take(1) {
                let content = content.as_object_mut().ok_or_else(|| format!("{method} {path} answers nothing"))?;
                content.remove("examples");
                content.insert("example".to_owned(), answer.clone());
            }
        }
    }
    Ok(document)
}

/// Leaves out what the description says about attributes, for which there is a page.
fn shorten(description: &mut Value) -> Result<(), String> {
    let text = description.as_str().unwrap_or_default();
    let is_said = |paragraph: &&str| paragraph.starts_with("**Attributes.**");
    let kept: Vec<&str> = text.split("\n\n").filter(|paragraph| !is_said(paragraph)).collect();
    if kept.len() == text.split("\n\n").count() {
        return Err("the published document does not say what its attributes are".to_owned());
    }
    *description = kept.join("\n\n").into();
    Ok(())
}

/// A request with the examples of an operation: what stands in its path, and the rest.
fn request(method: &str, operation: &Value, shared: &Value) -> (Vec<(String, String)>, Asked) {
    let escaped = |text: &str| utf8_percent_encode(text, NON_ALPHANUMERIC).to_string();
    let (mut values, mut query) = (Vec::new(), Vec::new());
    for parameter in operation["parameters"].as_array().into_iter().flatten() {
        let name = parameter["$ref"].as_str().and_then(|target| target.rsplit('/').next());
        let parameter = name.map_or(parameter, |name| &shared[name]);
        let name = parameter["name"].as_str().unwrap_or_default();
        let example = match &parameter["example"] {
            Value::Null => continue,
            Value::Array(items) => items.clone(),
            one => vec![one.clone()],
        };
        for one in example {
            let text = one.as_str().map_or_else(|| one.to_string(), str::to_owned);
            match parameter["in"].as_str() {
                Some("path") => values.push((name.to_owned(), text)),
                // Each kind of device has another number; without one the first of the kind answers.
                Some("query") if name != "instance" => query.push(format!("{}={}", escaped(name), escaped(&text))),
                _ => {}
            }
        }
    }
    let body = operation["requestBody"]["content"].as_object().and_then(|content| content.values().next());
    let body = body.map(|content| content["example"].to_string()).unwrap_or_default();
    let method = method.to_uppercase();
    (values, Asked { method, query: query.join("&"), body, ..Asked::default() })
}

/// Gives a parameter the number that it has with the simulated installations.
fn renumber(parameter: &mut Value) {
    if parameter["name"].as_str().is_some_and(|name| PARAMETERS.contains(&name)) {
        let example = parameter["example"].to_string();
        let found = OURS.iter().find(|(theirs, _)| *theirs == example);
        if let Some(number) = found.and_then(|(_, ours)| ours.parse::<u64>().ok()) {
            parameter["example"] = number.into();
        }
    }
}

/// Code with the numbers of the simulated installations.
pub fn ours(code: &str) -> String {
    let mut out = String::new();
    let mut rest = code;
    while let Some(start) = rest.find(|letter: char| letter.is_ascii_digit()) {
        let (before, number) = rest.split_at(start);
        let end = number.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(number.len());
        let (number, after) = number.split_at(end);
        let ours = OURS.iter().find(|(theirs, _)| *theirs == number).map_or(number, |(_, ours)| ours);
        out.push_str(before);
        out.push_str(ours);
        rest = after;
    }
    out + rest
}

fn entries(value: &mut Value) -> impl Iterator<Item = &mut Value> {
    value.as_object_mut().into_iter().flat_map(Map::values_mut)
}
