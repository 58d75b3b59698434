//! `x-credential`: a client that proves itself with the secret of an answer.

use proc_macro2::Literal;
use quote::quote;

use super::{Additions, Site};
use crate::emit::docs::{Docs, code};
use crate::ir::{Credential, Type};

pub fn add(site: &Site<'_, '_>, rule: &Credential, all: &mut Additions) {
    let Some((secret, ty)) = site.key(&rule.secret) else { return };
    let answer = site.context.answer(site.operation);
    let secret = match ty {
        Type::Optional(_) => quote!(answer.#secret.as_ref()),
        _ => quote!(Some(&answer.#secret)),
    };
    let code_sent = rule.code_sent.as_deref().and_then(|wire| site.key(wire)).map(|(name, ty)| match ty {
        Type::Optional(_) => quote!(answer.#name == Some(true)),
        _ => quote!(answer.#name),
    });
    let code_sent = code_sent.unwrap_or_else(|| quote!(false));
    let scheme = Literal::usize_unsuffixed(rule.scheme);
    let deprecated = site.operation.deprecated.then(|| quote!(#[allow(deprecated)]));
    let example = site.example(&[], |_, call| {
        quote! {
            #deprecated
            let signed_in = #call.sign_in().await?;
            let client = signed_in.client;
        }
    });
    let docs = Docs::new()
        .line(
            "Signs in. Answers a client that proves itself with the new secret, and no other, next to the answer; it \
             shares connections, limits and settings with the one that this request came from.",
        )
        .own(example.lines())
        .tokens();
    let errors = match &rule.code_sent {
        Some(wire) => Docs::new().line(format!(
            "As when it is sent, and [`ErrorKind::NotSignedIn`](crate::ErrorKind::NotSignedIn) when the answer holds \
             no secret. Its `code_sent` says whether {} is true: sign in again, with that code.",
            code(wire)
        )),
        None => Docs::new().line(
            "As when it is sent, and [`ErrorKind::NotSignedIn`](crate::ErrorKind::NotSignedIn) when the answer holds \
             no secret.",
        ),
    };
    let errors = errors.tokens();
    all.methods.extend(quote! {
        #docs
        ///
        /// # Errors
        #errors
        pub async fn sign_in(self) -> Result<crate::runtime::SignedIn<#answer>, Error> {
            let client = self.request.client.clone();
            let answer = self.send().await?;
            let client = crate::runtime::sign_in::client(&client, #scheme, #secret, #code_sent)?;
            Ok(crate::runtime::SignedIn { client, answer })
        }
    });
}
