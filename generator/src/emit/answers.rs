//! Types of one operation for what it answers.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::comment::doc_comment;
use super::ident::ident;
use super::types::{as_format, rust};
use crate::codemodel::{Answers, ByStatus, Headers, StatusBody, StatusVariant};

/// The types and what reads them.
pub fn items(answers: &Answers) -> Vec<TokenStream> {
    let enums = answers.successes.iter().chain(&answers.refusals).flat_map(by_status);
    enums.chain(answers.headers.iter().chain(&answers.refusal_headers_here).flat_map(header_items)).collect()
}

fn by_status(found: &ByStatus) -> [TokenStream; 2] {
    let (docs, name) = (doc_comment(&found.docs), ident(&found.name));
    let variants = found.variants.iter().map(|variant| {
        let (docs, name) = (doc_comment(&variant.docs), ident(&variant.name));
        match held(&variant.body) {
            Some(ty) => quote!(#docs #name(#ty),),
            None => quote!(#docs #name,),
        }
    });
    let arms = found.variants.iter().map(arm);
    let declared = quote! {
        #docs
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        #[allow(clippy::large_enum_variant, reason = "it is made once, and taken apart at once")]
        pub enum #name {
            #(#variants)*
            /// An answer of which the document knows nothing, or that is not what it says.
            Other(crate::RawAnswer),
        }
    };
    [declared, quote!(by_status!(#name { #(#arms),* });)]
}

fn held(body: &StatusBody) -> Option<TokenStream> {
    match body {
        StatusBody::Json(ty, _) => Some(rust(ty)),
        StatusBody::Text => Some(quote!(String)),
        StatusBody::Bytes => Some(quote!(Vec<u8>)),
        StatusBody::Nothing => None,
    }
}

fn arm(variant: &StatusVariant) -> TokenStream {
    let name = ident(&variant.name);
    let (first, last) = (Literal::u16_unsuffixed(variant.first), Literal::u16_unsuffixed(variant.last));
    let how = match &variant.body {
        StatusBody::Json(_, format) => {
            let format = as_format(*format);
            quote!(json #format)
        }
        StatusBody::Text => quote!(text),
        StatusBody::Bytes => quote!(bytes),
        StatusBody::Nothing => quote!(),
    };
    quote!(#first..=#last => #name(#how))
}

/// A struct of headers and what reads them.
pub fn header_items(headers: &Headers) -> [TokenStream; 2] {
    let (docs, name) = (doc_comment(&headers.docs), ident(&headers.name));
    let fields = headers.fields.iter().map(|field| {
        let (docs, name, ty) = (doc_comment(&field.docs), ident(&field.name), rust(&field.ty));
        quote!(#docs pub #name: Option<#ty>,)
    });
    let pairs = headers.fields.iter().map(|field| {
        let (name, wire) = (ident(&field.name), &field.wire);
        quote!(#name = #wire)
    });
    let declared = quote! {
        #docs
        #[derive(Debug, Clone, PartialEq)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
        }
    };
    [declared, quote!(headers!(#name { #(#pairs),* });)]
}
