//! What is published is read again before it is written: by the readers of other people it would
//! be too late.

use serde_json::Value;

use super::queries::is_published;
use crate::codemodel::Fault;
use crate::diagnostic::{Report, Severity};
use crate::ir::{Api, Operation, ResponseKind};
use crate::lower::lower;
use crate::parse::parse;

/// Holds both files to the document that they were printed from, and that to the API that it
/// describes.
///
/// # Errors
/// When one of them cannot be read, or says something else: a mistake of the generator.
pub fn check(json: &str, yaml: &str, document: &Value, api: &Api) -> Result<(), Fault> {
    if serde_json::from_str::<Value>(json).ok().as_ref() != Some(document) {
        return Err(Fault::new("the published JSON does not read as what was printed"));
    }
    let mut report = Report::default();
    let again = parse("openapi.yaml", yaml.as_bytes(), &mut report);
    if again.as_ref().is_some_and(|again| again.tree.to_json() != *document) {
        return Err(Fault::new("the published YAML does not read as what was printed"));
    }
    let again = again.and_then(|again| lower(&again, None, &mut report));
    let Some(again) = again else {
        let refused = report.sorted().into_iter().find(|found| found.severity() == Severity::Error);
        let reason = refused.map(|found| format!("line {}: {}: {}", found.span.line, found.code, found.message));
        return Err(Fault::new(format!("the published document is refused: {}", reason.unwrap_or_default())));
    };
    let (before, after) = (outline(api), outline(&again));
    match before.iter().zip(&after).find(|(before, after)| before != after) {
        Some((before, after)) => Err(Fault::new(format!("`{before}` is published as `{after}`"))),
        None if before.len() != after.len() => Err(Fault::new("operations are lost when the document is published")),
        None => Ok(()),
    }
}

/// What other languages rely on: how each operation is called, and what kind of answer it gives.
fn outline(api: &Api) -> Vec<String> {
    api.operations.iter().filter(|operation| is_published(&operation.path)).map(outline_operation).collect()
}

fn outline_operation(operation: &Operation) -> String {
    let parameters: Vec<String> = operation
        .parameters
        .iter()
        .map(|parameter| {
            let mark = if parameter.required { "!" } else { "?" };
            format!("{:?} {}{mark} {:?}", parameter.location, parameter.wire, parameter.style)
        })
        .collect();
    let body = operation.body.as_ref().map(|body| format!("{:?} {} {}", body.kind, body.content_type, body.required));
    let kind = match &operation.response.kind {
        ResponseKind::Json(_) => "JSON".to_owned(),
        ResponseKind::Items(items) => format!("{:?}", items.notation),
        other => format!("{other:?}"),
    };
    let Operation { method, path, id, response, .. } = operation;
    format!(
        "{method} {path} {id} {parameters:?} {body:?} {} {kind} {}",
        response.statuses.first(),
        response.content_type
    )
}
