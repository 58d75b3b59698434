//! A first program: the call that asks for the least.

use super::example::example;
use super::outline::Outline;
use crate::codemodel::{Client, CredentialKind, Fault, First, FirstCall, Setting, Usage};
use crate::ir::{Operation, ResponseKind};
use crate::names::{Case, render};

/// The program with which a crate is tried out.
pub fn first(outline: &Outline<'_>, client: &Client) -> Result<First, Fault> {
    let index = (0..outline.calls.len()).min_by_key(|index| (cost(outline, *index), *index));
    let operation = index.map(|index| outline.call(index)).transpose()?.map(|call| call.operation);
    let call = index.zip(operation).map(|(index, operation)| call(outline, index, operation)).transpose()?;
    let mut settings = Vec::new();
    if !client.base_url.contains("://") {
        settings.push(Setting::BaseUrl);
    }
    let secrets = operation.map(|operation| credentials(outline, client, operation)).unwrap_or_default();
    if secrets.is_empty() && client.required_credentials.is_some() {
        settings.push(Setting::WithoutCredentials);
    }
    settings.extend(secrets);
    Ok(First { settings, call })
}

/// What makes a call a bad first one: that the API has deprecated it, that it may change something, what it asks
/// for, and that its answer is nothing to look at.
fn cost(outline: &Outline<'_>, index: usize) -> (bool, bool, usize, bool) {
    let Ok(call) = outline.call(index) else { return (true, true, usize::MAX, true) };
    let in_path: usize = outline.tree.way_to(index).iter().map(|way| way.parameters.len()).sum();
    let operation = call.operation;
    let asked = in_path + outline.required(index).len();
    (operation.deprecated, operation.method != "GET", asked, !is_shown(operation))
}

/// Whether an answer is something that a person reads.
fn is_shown(operation: &Operation) -> bool {
    matches!(operation.response.kind, ResponseKind::Json(_) | ResponseKind::Text)
}

fn call(outline: &Outline<'_>, index: usize, operation: &Operation) -> Result<FirstCall, Fault> {
    let optional: Vec<&str> = operation.parameters.iter().map(|parameter| parameter.wire.as_str()).collect();
    let printed = is_shown(operation);
    let usage = if printed { Usage::Answer } else { Usage::Done };
    let (example, gate) = (example(outline, index, &optional, usage)?, outline.features.of_operation(index));
    Ok(FirstCall { example, gate, printed, deprecated: operation.deprecated })
}

/// The credentials of the first alternative that the operation names.
fn credentials(outline: &Outline<'_>, client: &Client, operation: &Operation) -> Vec<Setting> {
    let alternatives = &operation.security;
    if alternatives.iter().any(Vec::is_empty) {
        return Vec::new();
    }
    let together = alternatives.first().into_iter().flatten();
    let credential = |scheme: &usize| {
        let found = client.credentials.iter().find(|credential| credential.scheme == *scheme)?;
        let Outline { library, .. } = outline;
        let name = |more: &str| render(&format!("{library} {} {more}", found.name), Case::Shouty);
        let variables = match found.kind {
            CredentialKind::Password => vec![name("user"), name("password")],
            CredentialKind::Secret { .. } => vec![name("")],
        };
        Some(Setting::Credential { method: found.name.clone(), variables })
    };
    together.filter_map(credential).collect()
}
