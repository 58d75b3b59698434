//! Operations with the names of their requests, arguments and setters.

use super::answers::{Refusals, Successes, headers, refusal_headers, refusals, successes};
use super::media::media_words;
use super::naming::identifiers;
use super::streaming::streamed;
use crate::codemodel::{Fault, Identifier};
use crate::ir::{Api, BodyKind, Header, Operation, Parameter, ParameterLocation};
use crate::names::Claim;
use crate::names::scopes::{Extras, call_types, request_members};

/// An operation with its names.
#[derive(Debug)]
pub struct Call<'a> {
    /// The operation.
    pub operation: &'a Operation,
    /// The struct of its request.
    pub request: Identifier,
    /// Parameters that are not in the path, with their names.
    pub parameters: Vec<(&'a Parameter, Identifier)>,
    /// Name of the body.
    pub body: Identifier,
    /// The enum of what is answered, where that depends on the status.
    pub answer: Option<Identifier>,
    /// The enum of refusals, where they depend on the status.
    pub refusal: Option<Identifier>,
    /// The struct of the headers of answers, where some are described.
    pub headers: Option<Identifier>,
    /// The struct of the headers of refusals, where some are described.
    pub refusal_headers: Option<RefusalHeaders>,
    /// Names of the methods that ask for another media type.
    pub others: Vec<Identifier>,
}

/// The struct of the headers of refusals.
#[derive(Debug, Clone)]
pub struct RefusalHeaders {
    /// Its name.
    pub name: Identifier,
    /// Whether several operations refuse with the same headers.
    pub shared: bool,
    /// Whether this is the first of them, which defines it.
    pub here: bool,
}

/// Sets of headers with which more than one operation refuses, each with the first that does.
fn shared_headers(api: &Api) -> Vec<(usize, Vec<&Header>)> {
    let mut sets: Vec<(usize, Vec<&Header>, usize)> = Vec::new();
    for (index, operation) in api.operations.iter().enumerate() {
        let headers = refusal_headers(operation);
        match sets.iter_mut().find(|(_, known, _)| *known == headers) {
            Some((.., count)) => *count += 1,
            None => sets.push((index, headers, 1)),
        }
    }
    let shared = sets.into_iter().filter(|(_, headers, count)| *count > 1 && !headers.is_empty());
    shared.map(|(first, headers, _)| (first, headers)).collect()
}

/// What of an operation wants a type beside its request.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Wanted {
    Request,
    Answer,
    Refusal,
    Headers,
    RefusalHeaders,
}

impl Wanted {
    fn word(self) -> &'static str {
        match self {
            Self::Request => "",
            Self::Answer => "answer",
            Self::Refusal => "refusal",
            Self::Headers => "headers",
            Self::RefusalHeaders => "refusal headers",
        }
    }
}

/// Every operation of an API with its names, in its order.
pub fn calls(api: &Api) -> Result<Vec<Call<'_>>, Fault> {
    let shared = shared_headers(api);
    let shared_by = |operation: &Operation| {
        let headers = refusal_headers(operation);
        shared.iter().position(|(_, known)| *known == headers)
    };
    let wanted = |operation: &Operation| {
        let own_headers = !refusal_headers(operation).is_empty() && shared_by(operation).is_none();
        let all = [
            (Wanted::Request, true),
            (Wanted::Answer, matches!(successes(operation), Successes::ByStatus(_))),
            (Wanted::Refusal, matches!(refusals(api, operation), Refusals::ByStatus(_))),
            (Wanted::Headers, !headers(operation).is_empty()),
            (Wanted::RefusalHeaders, own_headers),
        ];
        all.into_iter().filter(|(_, is_wanted)| *is_wanted).map(|(wanted, _)| wanted)
    };
    let of_operation = |operation: &'_ Operation| {
        let variant = operation.variant.unwrap_or_default();
        let route = format!("{} {} {variant}", operation.path, operation.method).trim_end().to_owned();
        let id = operation.id.clone();
        let hint = operation.method.to_lowercase();
        let worded = |text: &str, wanted: Wanted| format!("{text} {}", wanted.word()).trim_end().to_owned();
        wanted(operation).map(move |wanted| Claim::new(worded(&id, wanted), worded(&route, wanted)).hint(hint.clone()))
    };
    let mut claims: Vec<_> = api.operations.iter().flat_map(of_operation).collect();
    claims.extend(shared.iter().map(|(_, headers)| {
        let wires: Vec<_> = headers.iter().map(|header| header.wire.as_str()).collect();
        Claim::new("refusal headers", wires.join(" ")).hint(wires.first().copied().unwrap_or_default())
    }));
    let mut names = identifiers(call_types(), &claims)?;
    let of_shared = names.split_off(names.len() - shared.len());
    let mut names = names.into_iter();
    let mut calls = Vec::new();
    for (index, operation) in api.operations.iter().enumerate() {
        let named: Vec<_> = wanted(operation).zip(names.by_ref()).collect();
        let name = |wanted| named.iter().find(|(found, _)| *found == wanted).map(|(_, name)| name.clone());
        let own = name(Wanted::RefusalHeaders).map(|name| RefusalHeaders { name, shared: false, here: true });
        let common = shared_by(operation).and_then(|set| shared.get(set).zip(of_shared.get(set)));
        let common =
            common.map(|((first, _), name)| RefusalHeaders { name: name.clone(), shared: true, here: *first == index });
        calls.push(Call { refusal_headers: own.or(common), ..Call::new(operation, name)? });
    }
    Ok(calls)
}

impl<'a> Call<'a> {
    /// `name` tells the names of its types.
    fn new(operation: &'a Operation, name: impl Fn(Wanted) -> Option<Identifier>) -> Result<Self, Fault> {
        let request = name(Wanted::Request).ok_or_else(|| Fault::new("a request has no name"))?;
        let parameters = operation.parameters.iter();
        let parameters: Vec<_> = parameters.filter(|parameter| parameter.location != ParameterLocation::Path).collect();
        let mut claims: Vec<_> = parameters
            .iter()
            .map(|parameter| {
                let location = match parameter.location {
                    ParameterLocation::Path | ParameterLocation::Query => "query",
                    ParameterLocation::Header => "header",
                    ParameterLocation::Cookie => "cookie",
                    ParameterLocation::Part => "part",
                };
                Claim::new(&parameter.name, format!("{} {location}", parameter.wire)).hint(location)
            })
            .collect();
        claims.push(Claim::new("body", "body").hint("content"));
        let media = operation.response.others.iter().map(|other| &other.content_type);
        claims
            .extend(media.map(|media| Claim::new(format!("as {}", media_words(media)), media.as_str()).hint("answer")));
        let behaviour = &operation.behaviour;
        let extras = Extras {
            period: behaviour.period.is_some(),
            paging: behaviour.paging.is_some(),
            sign_in: behaviour.credential.is_some(),
            save: behaviour.download,
            streaming: streamed(operation).is_some(),
        };
        let mut names = identifiers(request_members(extras), &claims)?;
        let others = names.split_off(names.len() - operation.response.others.len());
        let body = names.pop().ok_or_else(|| Fault::new("a body has no name"))?;
        Ok(Self {
            operation,
            request,
            parameters: parameters.into_iter().zip(names).collect(),
            body,
            answer: name(Wanted::Answer),
            refusal: name(Wanted::Refusal),
            headers: name(Wanted::Headers),
            refusal_headers: None,
            others,
        })
    }

    /// The name of a parameter that travels under a name.
    pub fn parameter(&self, wire: &str) -> Result<(&'a Parameter, &Identifier), Fault> {
        let found = self.parameters.iter().find(|(parameter, _)| parameter.wire == wire);
        let found = found.map(|(parameter, name)| (*parameter, name));
        found.ok_or_else(|| Fault::new(format!("`{}` has no parameter `{wire}`", self.operation.id)))
    }

    /// The body, when it is one value.
    pub fn whole_body(&self) -> Option<&'a crate::ir::Body> {
        self.operation.body.as_ref().filter(|body| body.kind != BodyKind::Multipart)
    }
}

/// The parameter of a path that a placeholder of an operation stands for.
pub fn path_parameter<'a>(operation: &'a Operation, wire: &str) -> Option<&'a Parameter> {
    let mut parameters = operation.parameters.iter();
    parameters.find(|parameter| parameter.location == ParameterLocation::Path && parameter.wire == wire)
}
