//! A client that proves itself with the secret of an answer.

use proc_macro2::Literal;
use quote::quote;

use super::additions::Additions;
use crate::codemodel::{RustType, SignIn};
use crate::emit::comment::doc_comment;
use crate::emit::ident::ident;
use crate::emit::types::rust;

pub fn extend(answer: &RustType, sign_in: &SignIn, all: &mut Additions) {
    let (docs, errors, answer) = (doc_comment(&sign_in.docs), doc_comment(&sign_in.errors), rust(answer));
    let (scheme, secret) = (Literal::usize_unsuffixed(sign_in.scheme), ident(&sign_in.secret));
    let secret = if sign_in.secret_optional { quote!(answer.#secret.as_ref()) } else { quote!(Some(&answer.#secret)) };
    let code_sent = match &sign_in.code_sent {
        Some((name, optional)) => {
            let name = ident(name);
            if *optional { quote!(answer.#name == Some(true)) } else { quote!(answer.#name) }
        }
        None => quote!(false),
    };
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
