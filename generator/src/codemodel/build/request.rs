//! Requests: one for each operation.

use super::answers::{Refusals, Successes, refusals, successes};
use super::behaviour::behaviour;
use super::by_status::answers;
use super::call::Call;
use super::default::add_default;
use super::group::groups;
use super::operation::{answer, request_docs};
use super::outline::Outline;
use super::parameter::{body, body_types, parameter};
use super::streaming::streaming;
use super::types::Types;
use crate::codemodel::{
    Docs, Fault, Gate, Identifier, OptionalValue, OtherMedia, ReadAs, Request, RequestGroup, Route, RustType, Sent,
};
use crate::ir::{self, Body, BodyKind, Operation, ResponseKind, Type};
use crate::markdown::code_span as code;

/// The requests of all operations, by module.
pub fn requests(outline: &Outline<'_>) -> Result<Vec<RequestGroup>, Fault> {
    let operations = outline.tree.groups.iter().enumerate();
    let operations = operations.map(|(index, segment)| (outline.features.word_of(index).unwrap_or(segment), index));
    let groups = groups(outline.types.api, "requests", operations)?;
    let group = |(segment, module, operations): (&str, _, Vec<usize>)| {
        let gate = operations.first().map(|index| outline.features.of_operation(*index)).unwrap_or_default();
        let of = if gate == Gate::default() {
            format!("below {}", code(&format!("/{segment}")))
        } else {
            format!("of {}", code(segment))
        };
        let requests = operations.into_iter().map(|index| request(outline, index)).collect::<Result<Vec<_>, _>>()?;
        let param = requests.iter().any(Request::uses_param);
        Ok(RequestGroup { module, gate, docs: Docs::new().line(format!("Requests {of}.")), param, requests })
    };
    groups.into_iter().map(group).collect()
}

fn request(outline: &Outline<'_>, index: usize) -> Result<Request, Fault> {
    let call = outline.call(index)?;
    let (types, operation) = (&outline.types, call.operation);
    let required = outline.required(index);
    let body = operation.body.as_ref();
    Ok(Request {
        name: call.request.clone(),
        docs: request_docs(outline, index)?,
        answer: answer(types, call)?,
        read_as: read_as(types, call),
        or_none: match successes(operation) {
            Successes::OrNone(statuses) => Some(statuses),
            Successes::Same | Successes::ByStatus(_) => None,
        },
        refusal: refusal(types, call)?,
        streaming: streaming(types, operation)?,
        others: others(types, call)?,
        answers: answers(types, call)?,
        route: route(types, operation),
        required: required.to_vec(),
        also_as: body.and_then(also_as),
        optional: optional(types, call)?,
        behaviour: behaviour(outline, index)?,
    })
}

/// What is read from a refusal.
fn refusal(types: &Types<'_>, call: &Call<'_>) -> Result<Option<RustType>, Fault> {
    Ok(match (refusals(types.api, call.operation), &call.refusal) {
        (Refusals::Same(ty), _) => Some(types.rust(ty)?).filter(|ty| *ty != RustType::Json),
        (Refusals::ByStatus(_), Some(name)) => Some(RustType::Local(name.clone())),
        (Refusals::Untyped | Refusals::ByStatus(_), _) => None,
    })
}

fn read_as(types: &Types<'_>, call: &Call<'_>) -> ReadAs {
    let operation = call.operation;
    match operation.response.kind {
        _ if call.answer.is_some() => ReadAs::ByStatus,
        ResponseKind::Bytes if operation.behaviour.download => ReadAs::Download,
        ResponseKind::Json(ref ty) => ReadAs::Json(types.format(ty)),
        ResponseKind::Text => ReadAs::Text,
        ResponseKind::Bytes => ReadAs::Bytes,
        ResponseKind::Items(_) => ReadAs::Streaming,
        ResponseKind::Empty => ReadAs::Nothing,
    }
}

/// Methods that ask for another media type than the usual one.
fn others(types: &Types<'_>, call: &Call<'_>) -> Result<Vec<OtherMedia>, Fault> {
    let or_none = matches!(successes(call.operation), Successes::OrNone(_));
    let other = |(other, name): (&ir::OtherMedia, &Identifier)| {
        let (answer, read_as) = match &other.kind {
            ResponseKind::Json(ty) => (types.whole(ty)?, ReadAs::Json(types.format(ty))),
            ResponseKind::Text => (RustType::String, ReadAs::Text),
            ResponseKind::Bytes | ResponseKind::Items(_) => (RustType::ByteVec, ReadAs::Bytes),
            ResponseKind::Empty => (RustType::Unit, ReadAs::Nothing),
        };
        let docs = format!("Sends the request, and asks for {}.", code(&other.content_type));
        Ok(OtherMedia {
            name: name.clone(),
            docs: Docs::new().line(docs),
            answer: if or_none { RustType::Option(Box::new(answer)) } else { answer },
            read_as,
            accept: other.content_type.clone(),
        })
    };
    call.operation.response.others.iter().zip(&call.others).map(other).collect()
}

/// What is said about choosing another media type for a body.
fn also_as(body: &Body) -> Option<Docs> {
    let others: Vec<_> = body.also_as.iter().map(|other| code(other)).collect();
    let line = format!("Sends the body as another media type that is taken: {}.", others.join(", "));
    (!others.is_empty()).then(|| Docs::new().line(line))
}

/// What is asked for, unless it is JSON.
fn accept(operation: &Operation) -> Option<String> {
    let mut all: Vec<&str> = Vec::new();
    for media_type in operation.successes().flat_map(|response| &response.accepted) {
        if !all.contains(&media_type.as_str()) {
            all.push(media_type);
        }
    }
    let accepted = all.join(", ");
    (!accepted.is_empty() && accepted != "application/json").then_some(accepted)
}

fn route(types: &Types<'_>, operation: &Operation) -> Route {
    Route {
        id: operation.id.clone(),
        method: operation.method.clone(),
        template: operation.path.clone(),
        security: operation.security.clone(),
        idempotent: operation.idempotent,
        secret: operation.successes().filter_map(|response| response.kind.ty()).any(|ty| types.usage.holds_secret(ty)),
        accept: accept(operation),
        server: operation.server.clone(),
        multipart: operation.body.as_ref().is_some_and(|body| body.required && body.kind == BodyKind::Multipart),
    }
}

fn optional(types: &Types<'_>, call: &Call<'_>) -> Result<Vec<OptionalValue>, Fault> {
    let mut values = Vec::new();
    for (source, name) in call.parameters.iter().filter(|(source, _)| !source.required) {
        values.push(OptionalValue {
            name: name.clone(),
            argument: types.argument(&source.ty)?,
            ty: types.rust(&source.ty)?,
            list: matches!(types.resolve(&source.ty), Type::List(_)),
            docs: add_default(
                Docs::new().markdown(&source.description).or(format!("Sets {}.", code(&source.wire))),
                source.default.as_ref(),
            ),
            deprecated: source.deprecated,
            sent: Sent::Parameter(parameter(types, source)),
        });
    }
    if let Some(source) = call.whole_body().filter(|source| !source.required) {
        let (argument, ty) = body_types(types, source)?;
        values.push(OptionalValue {
            name: call.body.clone(),
            argument,
            ty,
            list: false,
            docs: Docs::new().line("What is sent."),
            deprecated: false,
            sent: Sent::Body(body(source)),
        });
    }
    Ok(values)
}
