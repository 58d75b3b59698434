//! A client that proves itself with the secret of an answer.

use proc_macro2::Literal;
use quote::quote;

use super::additions::Additions;
use super::presence::borrowed;
use crate::codemodel::{Presence, RustType, SignIn};
use crate::emit::comment::doc_comment;
use crate::emit::ident::ident;
use crate::emit::types::rust;

pub fn extend(answer: &RustType, sign_in: &SignIn, all: &mut Additions) {
    let (docs, errors, answer) = (doc_comment(&sign_in.docs), doc_comment(&sign_in.errors), rust(answer));
    let (scheme, secret) = (Literal::usize_unsuffixed(sign_in.scheme), ident(&sign_in.secret));
    let secret = borrowed(&quote!(answer.#secret), sign_in.secret_presence);
    let code_sent = match &sign_in.code_sent {
        Some((name, presence)) => {
            let name = ident(name);
            match presence {
                Presence::Always => quote!(answer.#name),
                Presence::Optional => quote!(answer.#name == Some(true)),
                Presence::AbsentOrNull => quote!(answer.#name == Some(Some(true))),
            }
        }
        None => quote!(false),
    };
    all.methods.extend(quote! {
        #docs
        ///
        /// # Errors
        #errors
        pub async fn sign_in(self) -> Result<crate::runtime::SignedIn<#answer>, crate::Error> {
            let client = self.request.client().clone();
            let answer = self.send().await?;
            let client = crate::runtime::sign_in::client(&client, #scheme, #secret, #code_sent)?;
            Ok(crate::runtime::SignedIn { client, answer })
        }
    });
}
