//! What is said about an operation, and the arguments that it requires.

use super::answers::{Successes, successes};
use super::call::Call;
use super::example;
use super::outline::Outline;
use super::parameter::{body, body_types, parameter};
use super::types::Types;
use crate::codemodel::{Docs, Fault, RequiredValue, RustType, Sent};
use crate::ir::{Evidence, ResponseKind};
use crate::markdown::code_span as code;

/// Most arguments that clippy finds readable, without `self`, the client and the path.
const MOST_ARGUMENTS: usize = 5;

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

/// What an operation requires beside its path, in the order of the arguments.
pub fn required(types: &Types<'_>, call: &Call<'_>) -> Result<Vec<RequiredValue>, Fault> {
    let mut values = Vec::new();
    for (source, name) in call.parameters.iter().filter(|(source, _)| source.required) {
        values.push(RequiredValue {
            name: name.clone(),
            argument: types.argument(&source.ty)?,
            ty: types.rust(&source.ty)?,
            sent: Sent::Parameter(parameter(types, source)),
        });
    }
    if let Some(source) = call.whole_body().filter(|source| source.required) {
        let (argument, ty) = body_types(types, source)?;
        values.push(RequiredValue { name: call.body.clone(), argument, ty, sent: Sent::Body(body(source)) });
    }
    Ok(values)
}

/// Whether there are more arguments than clippy finds readable.
pub fn are_many(required: &[RequiredValue]) -> bool {
    required.len() > MOST_ARGUMENTS
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
        ResponseKind::Json(ty) => types.rust(ty)?,
        ResponseKind::Text => RustType::String,
        ResponseKind::Bytes if operation.behaviour.download => RustType::Download,
        ResponseKind::Bytes => RustType::ByteVec,
        ResponseKind::Empty => RustType::Unit,
    })
}
