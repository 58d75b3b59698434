//! What an operation answers: one value, one or none, or another for each status.

use crate::ir::{Api, Header, Operation, Response, ResponseKind, Statuses, Type};

/// What successful answers hold.
#[derive(Debug, PartialEq)]
pub enum Successes<'a> {
    /// All the same.
    Same,
    /// A value, or with these statuses none.
    OrNone(Vec<u16>),
    /// Different things.
    ByStatus(Vec<&'a Response>),
}

/// What refusals hold.
#[derive(Debug, PartialEq)]
pub enum Refusals<'a> {
    /// Nothing that has a type.
    Untyped,
    /// All that have a body the same JSON.
    Same(&'a Type),
    /// Different things.
    ByStatus(Vec<&'a Response>),
}

fn has_body(response: &&Response) -> bool {
    response.kind != ResponseKind::Empty
}

/// What successful answers of an operation hold.
pub fn successes(operation: &Operation) -> Successes<'_> {
    let kind = &operation.response.kind;
    if operation.also.iter().filter(has_body).any(|response| response.kind != *kind) {
        let mut all: Vec<_> = operation.successes().collect();
        all.sort_by_key(|response| response.statuses);
        return Successes::ByStatus(all);
    }
    let without = operation.also.iter().filter(|response| !has_body(response));
    let without: Vec<_> = without.map(|response| response.statuses).collect();
    if *kind == ResponseKind::Empty || without.is_empty() {
        return Successes::Same;
    }
    let one = |statuses: Statuses| match statuses {
        Statuses::One(status) => Some(status),
        Statuses::Hundred(_) | Statuses::Default => None,
    };
    Successes::OrNone(without.into_iter().filter_map(one).collect())
}

/// What refusals of an operation hold.
pub fn refusals<'a>(api: &'a Api, operation: &'a Operation) -> Refusals<'a> {
    let mut types = operation.failures.iter().filter(has_body).map(|failure| failure.kind.ty());
    let Some(first) = types.next() else { return Refusals::Untyped };
    match first.filter(|ty| matches!(api.resolve(ty), Type::Named(_) | Type::Any)) {
        Some(ty) if types.all(|other| other == Some(ty)) => Refusals::Same(ty),
        _ => Refusals::ByStatus(operation.failures.iter().collect()),
    }
}

/// The headers of successes that are described, each once.
pub fn headers(operation: &Operation) -> Vec<&Header> {
    each_once(operation.successes())
}

/// The headers of refusals that are described, each once.
pub fn refusal_headers(operation: &Operation) -> Vec<&Header> {
    each_once(operation.failures.iter())
}

fn each_once<'a>(responses: impl Iterator<Item = &'a Response>) -> Vec<&'a Header> {
    let mut all: Vec<&Header> = Vec::new();
    for header in responses.flat_map(|response| &response.headers) {
        if !all.iter().any(|known| known.wire.eq_ignore_ascii_case(&header.wire)) {
            all.push(header);
        }
    }
    all
}
