//! Types of one operation for what it answers beside one value.

use super::answers::{Refusals, Successes, headers, refusal_headers, refusals, successes};
use super::call::{Call, RefusalHeaders};
use super::naming::identifiers;
use super::types::Types;
use crate::codemodel::{Answers, ByStatus, Docs, Fault, HeaderField, Headers, Identifier, StatusBody, StatusVariant};
use crate::ir::{Header, Response, ResponseKind, Statuses};
use crate::markdown::code_span as code;
use crate::names::{Claim, scopes};

/// The types of an operation for what it answers.
pub fn answers(types: &Types<'_>, call: &Call<'_>) -> Result<Answers, Fault> {
    let operation = call.operation;
    let route = code(&format!("{} {}", operation.method, operation.path));
    let mut answers = Answers::default();
    if let (Some(name), Successes::ByStatus(all)) = (&call.answer, successes(operation)) {
        let docs = Docs::new().line(format!("What {route} answers, by status."));
        answers.successes = Some(by_status(types, name, docs, &all)?);
    }
    if let (Some(name), Refusals::ByStatus(all)) = (&call.refusal, refusals(types.api, operation)) {
        let docs = format!("How {route} refuses, by status; [`Error::refusal`](crate::Error::refusal) reads it.");
        answers.refusals = Some(by_status(types, name, Docs::new().line(docs), &all)?);
    }
    if let Some(name) = &call.headers {
        let docs = Docs::new().line(format!("Headers with which {route} answers."));
        answers.headers = Some(Headers { name: name.clone(), docs, fields: fields(types, &headers(operation))? });
    }
    if let Some(RefusalHeaders { name, shared, .. }) = &call.refusal_headers {
        answers.refusal_headers = Some(name.clone());
        let own = (!shared).then(|| of_refusals(types, call, name, &format!("{route} refuses")));
        answers.refusal_headers_here = own.transpose()?;
    }
    Ok(answers)
}

/// The headers with which several operations refuse, each set once.
pub fn shared_headers(types: &Types<'_>, calls: &[Call<'_>]) -> Result<Vec<Headers>, Fault> {
    let of_call = |call: &Call<'_>| match &call.refusal_headers {
        Some(RefusalHeaders { name, shared: true, here: true }) => {
            Some(of_refusals(types, call, name, "several operations refuse"))
        }
        _ => None,
    };
    calls.iter().filter_map(of_call).collect()
}

fn of_refusals(types: &Types<'_>, call: &Call<'_>, name: &Identifier, refuses: &str) -> Result<Headers, Fault> {
    let docs =
        format!("Headers with which {refuses}; [`Error::refusal_headers`](crate::Error::refusal_headers) reads them.");
    let fields = fields(types, &refusal_headers(call.operation))?;
    Ok(Headers { name: name.clone(), docs: Docs::new().line(docs), fields })
}

fn by_status(types: &Types<'_>, name: &Identifier, docs: Docs, all: &[&Response]) -> Result<ByStatus, Fault> {
    let claims: Vec<_> =
        all.iter().map(|response| Claim::new(response.statuses.words(), response.statuses.wire())).collect();
    let names = identifiers(scopes::union_variants(), &claims)?;
    let variant = |(response, name): (&&Response, Identifier)| {
        let (first, last) = match response.statuses {
            Statuses::One(status) => (status, status),
            Statuses::Hundred(hundred) => (hundred * 100, hundred * 100 + 99),
            Statuses::Default => (0, 999),
        };
        let body = match &response.kind {
            ResponseKind::Json(ty) => StatusBody::Json(types.whole(ty)?, types.format(ty)),
            ResponseKind::Text => StatusBody::Text,
            ResponseKind::Bytes | ResponseKind::Items(_) => StatusBody::Bytes,
            ResponseKind::Empty => StatusBody::Nothing,
        };
        let statuses = match response.statuses {
            Statuses::Default => "Any other status".to_owned(),
            statuses => format!("Status {}", statuses.wire()),
        };
        let docs = Docs::new().markdown(&response.description).line(format!("{statuses}."));
        Ok(StatusVariant { name, docs, first, last, body })
    };
    let variants = all.iter().zip(names).map(variant).collect::<Result<_, Fault>>()?;
    Ok(ByStatus { name: name.clone(), docs, variants })
}

fn fields(types: &Types<'_>, headers: &[&Header]) -> Result<Vec<HeaderField>, Fault> {
    let claims: Vec<_> = headers.iter().map(|header| Claim::new(&header.wire, &header.wire).hint("header")).collect();
    let names = identifiers(scopes::struct_fields(), &claims)?;
    let field = |(header, name): (&Header, Identifier)| {
        let docs = Docs::new().markdown(&header.description).or(format!("{}.", code(&header.wire)));
        Ok(HeaderField {
            name,
            wire: header.wire.to_ascii_lowercase(),
            docs: if header.deprecated { docs.line("Deprecated by the API.") } else { docs },
            ty: types.rust(&header.ty)?,
        })
    };
    headers.iter().copied().zip(names).map(field).collect()
}
