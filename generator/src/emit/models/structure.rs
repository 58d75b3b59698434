//! Objects: a struct, and the table of its keys.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::constructor;
use super::derives::derive;
use crate::codemodel::{Additional, Docs, Field, Identifier, RustPath, Struct};
use crate::emit::comment::doc_comment;
use crate::emit::ident::ident;
use crate::emit::types::{as_format, complex_type, rust};

pub fn items(name: &Identifier, docs: &Docs, more: &[RustPath], structure: &Struct) -> Vec<TokenStream> {
    let name = ident(name);
    let mut items = vec![declaration(&name, docs, more, structure), wire(&name, structure)];
    if structure.answer {
        items.push(quote!(answer!(#name);));
    }
    if let Some(found) = &structure.constructor {
        items.extend(constructor::items(&name, found, structure.additional.is_some()));
    }
    items
}

fn declaration(name: &Ident, docs: &Docs, more: &[RustPath], structure: &Struct) -> TokenStream {
    let docs = doc_comment(docs);
    let default = structure.default.then_some("Default");
    let usual: Vec<&str> = ["Debug", "Clone", "PartialEq"].into_iter().chain(default).collect();
    let derive = derive(&usual, more);
    let fields = structure.fields.iter().map(|field| {
        let (docs, name, ty) = (doc_comment(&field.docs), ident(&field.name), rust(&field.ty));
        let complex = complex_type(field.ty.is_complex(0));
        quote!(#docs #complex pub #name: #ty,)
    });
    let additional = structure.additional.as_ref().map(|additional| {
        let ty = rust(&additional.ty);
        quote! {
            /// Keys that the document does not name, but gives a type.
            pub additional: std::collections::BTreeMap<String, #ty>,
        }
    });
    let extra_docs = match additional {
        Some(_) => " Keys whose values did not fit, as they came.",
        None => " Keys that the document does not name, and those whose values did not fit, as they came.",
    };
    quote! {
        #docs
        #derive
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
            #additional
            #[doc = #extra_docs]
            pub extra: crate::Extra,
        }
    }
}

/// The table of its keys, from which a macro of the runtime makes all that reads and writes it.
fn wire(name: &Ident, structure: &Struct) -> TokenStream {
    let (required, optional): (Vec<_>, Vec<_>) = structure.fields.iter().partition(|field| field.required);
    let group = |group: TokenStream, fields: Vec<&Field>| {
        let lines = fields.iter().map(|field| {
            let (name, wire, format) = (ident(&field.name), &field.wire, as_format(field.format));
            quote!(#name = #wire #format,)
        });
        (!fields.is_empty()).then(|| quote!(#group { #(#lines)* }))
    };
    let (required, optional) = (group(quote!(required), required), group(quote!(optional), optional));
    let additional = structure.additional.as_ref().map(|Additional { format, .. }| {
        let format = as_format(*format);
        quote!(additional { additional #format })
    });
    let closed = structure.closed.then(|| quote!(closed { true }));
    let places = &structure.order;
    let order = (!places.is_empty()).then(|| quote!(order { #(#places,)* }));
    quote!(object! { #name #closed #required #optional #additional #order })
}
