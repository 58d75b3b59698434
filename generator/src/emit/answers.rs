//! Types of one operation for what it answers.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::comment::doc_comment;
use super::ident::ident;
use super::types::{as_format, rust};
use crate::codemodel::{Answers, ByStatus, Headers, StatusBody, StatusVariant};

/// The types and what reads them.
pub fn items(answers: &Answers) -> Vec<TokenStream> {
    let enums = answers.successes.iter().chain(&answers.refusals).map(by_status);
    enums.chain(answers.headers.iter().chain(&answers.refusal_headers_here).map(headers)).collect()
}

fn by_status(found: &ByStatus) -> TokenStream {
    let (docs, name) = (doc_comment(&found.docs), ident(&found.name));
    let variants = found.variants.iter().map(variant);
    quote!(by_status! { #docs pub enum #name { #(#variants)* } })
}

fn variant(variant: &StatusVariant) -> TokenStream {
    let (docs, name) = (doc_comment(&variant.docs), ident(&variant.name));
    let (first, last) = (Literal::u16_unsuffixed(variant.first), Literal::u16_unsuffixed(variant.last));
    let statuses = if variant.first == variant.last { quote!(#first) } else { quote!(#first..=#last) };
    let held = match &variant.body {
        StatusBody::Json(ty, format) => {
            let (ty, format) = (rust(ty), as_format(*format));
            quote!((#ty) json #format)
        }
        StatusBody::Text => quote!((String) text),
        StatusBody::Bytes => quote!((Vec<u8>) bytes),
        StatusBody::Nothing => quote!(),
    };
    quote!(#docs #statuses => #name #held,)
}

/// A struct of headers, and how they are read.
pub fn headers(headers: &Headers) -> TokenStream {
    let (docs, name) = (doc_comment(&headers.docs), ident(&headers.name));
    let fields = headers.fields.iter().map(|field| {
        let (docs, name, ty, wire) = (doc_comment(&field.docs), ident(&field.name), rust(&field.ty), &field.wire);
        quote!(#docs pub #name: #ty = #wire,)
    });
    quote!(headers! { #docs pub struct #name { #(#fields)* } })
}
