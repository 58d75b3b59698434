//! The client.

use super::naming::identifiers;
use super::outline::Outline;
use super::resource::methods;
use crate::codemodel::{
    Client, Credential, CredentialKind, Docs, Envelope, Fault, Gate, Identifier, Import, OperationGroup, RateLimit,
    Scheme,
};
use crate::ir::{SecurityKind, SecurityScheme};
use crate::markdown::code_span as code;
use crate::names::{Claim, scopes};

/// The client and what it knows about the service.
pub fn client(outline: &Outline<'_>, operations: &[OperationGroup]) -> Result<Client, Fault> {
    let api = outline.types.api;
    let methods = methods(outline, outline.tree.node(0)?)?;
    let limit = |limit: crate::ir::RateLimit| RateLimit {
        requests: limit.requests,
        refill_milliseconds: limit.refill_milliseconds,
    };
    let envelope = |envelope: &crate::ir::Envelope| Envelope {
        success: envelope.success.clone(),
        messages: envelope.messages.clone(),
        code: envelope.code.clone(),
    };
    let credentials = credentials(&api.security)?;
    Ok(Client {
        base_url: api.servers.first().map(|server| server.url.clone()).unwrap_or_default(),
        rate_limit: api.rate_limit.map(limit),
        envelope: api.envelope.as_ref().map(envelope),
        schemes: api.security.iter().map(scheme).collect(),
        required_credentials: required(&api.default_security, &credentials),
        credentials,
        place: import(methods.iter().map(|method| &method.gate).chain(operations.iter().map(|group| &group.gate))),
        param: import(methods.iter().filter(|method| method.uses_param()).map(|method| &method.gate)),
        methods,
    })
}

fn import<'g>(users: impl Iterator<Item = &'g Gate>) -> Import {
    Import::of(&users.collect::<Vec<_>>(), &Gate::default())
}

/// `a` and `b`, or `c`: nothing where a call without any of them is one of the alternatives.
fn required(alternatives: &[Vec<usize>], credentials: &[Credential]) -> Option<String> {
    let name = |index: &usize| credentials.get(*index).map(|credential| code(credential.name.as_str()));
    let together = |schemes: &Vec<usize>| schemes.iter().map(name).collect::<Option<Vec<_>>>();
    let named: Vec<_> = alternatives.iter().map(together).collect::<Option<_>>()?;
    let some = !named.is_empty() && !named.iter().any(Vec::is_empty);
    some.then(|| named.iter().map(|names| names.join(" and ")).collect::<Vec<_>>().join(", or "))
}

fn scheme(scheme: &SecurityScheme) -> Scheme {
    match &scheme.kind {
        SecurityKind::Header { name, prefix } => Scheme::Header { name: name.clone(), prefix: prefix.clone() },
        SecurityKind::Query { name } => Scheme::Query { name: name.clone() },
        SecurityKind::Cookie { name } => Scheme::Cookie { name: name.clone() },
        SecurityKind::Basic => Scheme::Basic,
        SecurityKind::Bearer => Scheme::Bearer,
    }
}

fn credentials(schemes: &[SecurityScheme]) -> Result<Vec<Credential>, Fault> {
    let claims: Vec<_> = schemes
        .iter()
        .flat_map(|scheme| {
            let provider = (format!("{} provider", scheme.wire), format!("{}/provider", scheme.wire));
            [(scheme.wire.clone(), scheme.wire.clone()), provider]
        })
        .map(|(words, identity)| Claim::new(words, identity).hint("auth"))
        .collect();
    let names = identifiers(scopes::builder_methods(), &claims)?;
    let (pairs, _) = names.as_chunks();
    let schemes = schemes.iter().zip(pairs).enumerate();
    Ok(schemes.map(|(index, (scheme, names))| credential(index, scheme, names)).collect())
}

fn credential(index: usize, scheme: &SecurityScheme, [name, provider]: &[Identifier; 2]) -> Credential {
    let wire = code(&scheme.wire);
    let kind = match scheme.kind {
        SecurityKind::Basic => CredentialKind::Password,
        _ => CredentialKind::Secret {
            provider: provider.clone(),
            docs: Docs::new().markdown(&format!(
                "Gives the secrets for {wire} when they expire: asked before the first request and after each 401."
            )),
        },
    };
    Credential {
        name: name.clone(),
        docs: Docs::new().markdown(&scheme.description).or(format!("The credential for {wire}.")),
        scheme: index,
        kind,
    }
}
