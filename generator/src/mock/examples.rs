//! Gives samples to answers of which a document has no example.

use serde_json::Value;

use super::sample::Samples;
use crate::ir::{Api, ItemNotation, Operation, Response, ResponseKind};
use crate::parse::Document;
use crate::stack::with_room;

/// Gives an example to each answer that has none, made of its schema. `document` is what the API was made of.
pub fn add_samples(api: &mut Api, document: &Document) {
    // Without room, which only a machine without memory denies, answers without an example have no body.
    let _ = with_room(|| add(api, document));
}

fn add(api: &mut Api, document: &Document) {
    let document = document.tree.to_json();
    let samples = Samples::new(&document);
    for operation in &mut api.operations {
        let Operation { path, method, response, also, failures, .. } = operation;
        let described = document.get("paths").and_then(|paths| samples.resolve(paths.get(path.as_str())?));
        let described =
            described.and_then(|path| path.get(method.to_lowercase())).and_then(|found| found.get("responses"));
        for response in std::iter::once(response).chain(also).chain(failures) {
            let Some(content) = described.and_then(|all| content(&samples, all, response)) else { continue };
            let Response { kind, content_type, others, example, .. } = response;
            let others = others.iter_mut().map(|other| (&other.kind, &other.content_type, &mut other.example));
            for (kind, content_type, example) in std::iter::once((&*kind, &*content_type, example)).chain(others) {
                if example.is_none() {
                    *example = sample(&samples, kind, content.get(content_type.as_str()));
                }
            }
        }
    }
}

/// The media types of an answer.
fn content<'d>(samples: &Samples<'d>, responses: &'d Value, response: &Response) -> Option<&'d Value> {
    let mut all = responses.as_object()?.iter();
    let of_status = all.find(|(status, _)| status.eq_ignore_ascii_case(&response.statuses.wire()));
    samples.resolve(of_status?.1)?.get("content")
}

fn sample<'d>(samples: &Samples<'d>, kind: &ResponseKind, content: Option<&'d Value>) -> Option<Value> {
    let items = match kind {
        ResponseKind::Empty => return None,
        ResponseKind::Text => return Some("text".into()),
        ResponseKind::Bytes => return Some("bytes".into()),
        ResponseKind::Json(_) => None,
        ResponseKind::Items(items) => Some(items),
    };
    let value = samples.of(content?.get("schema")?)?;
    Some(match items.map(|items| items.notation) {
        None => value,
        Some(notation) => {
            let item = match value {
                Value::Array(mut items) if !items.is_empty() => items.swap_remove(0),
                other => other,
            };
            match notation {
                ItemNotation::Events => format!("data: {item}\n\n"),
                ItemNotation::Lines => format!("{item}\n"),
            }
            .into()
        }
    })
}
