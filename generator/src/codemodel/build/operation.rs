//! What is said about an operation, and what it answers.

use super::answers::{Successes, successes};
use super::call::Call;
use super::example;
use super::outline::Outline;
use super::streaming::streaming;
use super::types::Types;
use crate::codemodel::{Docs, Fault, RustType};
use crate::ir::{Evidence, ResponseKind};
use crate::markdown::code_span as code;

/// What documentation says about an operation, with an example.
pub fn docs(outline: &Outline<'_>, index: usize) -> Result<Docs, Fault> {
    let operation = outline.call(index)?.operation;
    let route = format!("{}.", code(&format!("{} {}", operation.method, operation.path)));
    let mut docs = Docs::new();
    if operation.summary.trim().is_empty() {
        docs = docs.line(route).markdown(&operation.description);
    } else {
        docs = docs.markdown(&operation.summary);
        if operation.description.trim() != operation.summary.trim() {
            docs = docs.markdown(&operation.description);
        }
        docs = docs.line(route);
    }
    if let (Some(_), Some(body)) = (operation.variant, &operation.body) {
        docs = docs.line(format!("Sends {}.", code(&body.content_type)));
    }
    if let Some(evidence) = operation.evidence {
        docs = docs.line(match evidence {
            Evidence::Recorded => "Known from recorded answers.",
            Evidence::Documented => "Known from the service's own documentation.",
            Evidence::Client => "Known from public clients only: the service does not document it.",
            Evidence::Inferred => "Inferred: nobody has published what it takes and answers.",
        });
    }
    Ok(docs.example(example::answer(outline, index)?))
}

/// What documentation says about the request of an operation: all else is told where it is made.
pub fn request_docs(outline: &Outline<'_>, index: usize) -> Result<Docs, Fault> {
    let operation = outline.call(index)?.operation;
    let lost = || Fault::new(format!("no method leads to `{}`", operation.id));
    let (resource, method) = outline.tree.method_of(index).ok_or_else(lost)?;
    let (owner, path) = match resource {
        Some(name) => (name.to_string(), format!("crate::resources::{name}")),
        None => ("Client".to_owned(), "crate::Client".to_owned()),
    };
    let route = code(&format!("{} {}", operation.method, operation.path));
    Ok(Docs::new().line(format!("{route}, which [`{owner}::{method}`]({path}::{method}) describes.")))
}

/// Type of what an operation answers.
pub fn answer(types: &Types<'_>, call: &Call<'_>) -> Result<RustType, Fault> {
    let answer = one_answer(types, call)?;
    Ok(match successes(call.operation) {
        Successes::OrNone(_) => RustType::Option(Box::new(answer)),
        Successes::Same | Successes::ByStatus(_) => answer,
    })
}

fn one_answer(types: &Types<'_>, call: &Call<'_>) -> Result<RustType, Fault> {
    if let Some(name) = &call.answer {
        return Ok(RustType::Local(name.clone()));
    }
    let operation = call.operation;
    Ok(match &operation.response.kind {
        ResponseKind::Json(ty) => types.whole(ty)?,
        ResponseKind::Text => RustType::String,
        ResponseKind::Bytes if operation.behaviour.download => RustType::Download,
        ResponseKind::Bytes => RustType::ByteVec,
        ResponseKind::Items(_) => match streaming(types, operation)? {
            Some(streaming) => streaming.answer,
            None => RustType::ByteVec,
        },
        ResponseKind::Empty => RustType::Unit,
    })
}
