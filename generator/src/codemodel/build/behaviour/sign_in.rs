//! `x-credential`: a client that proves itself with the secret of an answer.

use super::site::{Site, presence};
use crate::codemodel::{Docs, Fault, SignIn, Usage};
use crate::ir::Credential;
use crate::markdown::code_span as code;

/// An answer with which further requests prove who is calling.
pub fn sign_in(site: &Site<'_, '_>, rule: &Credential) -> Result<SignIn, Fault> {
    let usage = Usage::SignIn { deprecated: site.call.operation.deprecated };
    let secret = site.field(&rule.secret)?;
    let code_sent = rule.code_sent.as_deref().map(|wire| {
        let field = site.field(wire)?;
        Ok((field.name.clone(), presence(&field.ty).1))
    });
    let errors = match &rule.code_sent {
        Some(wire) => format!(
            "As when it is sent, and [`ErrorKind::NotSignedIn`](crate::ErrorKind::NotSignedIn) when the answer holds \
             no secret. Its `code_sent` says whether {} is true: sign in again, with that code.",
            code(wire)
        ),
        None => "As when it is sent, and [`ErrorKind::NotSignedIn`](crate::ErrorKind::NotSignedIn) when the answer \
                 holds no secret."
            .to_owned(),
    };
    Ok(SignIn {
        docs: Docs::new()
            .line(
                "Signs in. Answers a client that proves itself with the new secret, and no other, next to the answer; \
                 it shares connections, limits and settings with the one that this request came from.",
            )
            .example(site.example(&[], usage)?),
        errors: Docs::new().line(errors),
        scheme: rule.scheme,
        secret: secret.name.clone(),
        secret_presence: presence(&secret.ty).1,
        code_sent: code_sent.transpose()?,
    })
}
