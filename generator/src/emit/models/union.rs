//! Unions: the first shape that fits, else the raw value.

use proc_macro2::TokenStream;
use quote::quote;

use crate::codemodel::{Docs, Identifier, Union, UnionVariant};
use crate::emit::comment::doc_comment;
use crate::emit::ident::ident;
use crate::emit::types::{marker, rust};

pub fn items(name: &Identifier, docs: &Docs, union: &Union) -> Vec<TokenStream> {
    let text = name.as_str();
    let (name, docs) = (ident(name), doc_comment(docs));
    let names: Vec<_> = union.variants.iter().map(|variant| ident(&variant.name)).collect();
    let types: Vec<_> = union.variants.iter().map(|variant| rust(&variant.ty)).collect();
    let markers = union.variants.iter().map(|variant| marker(variant.format));
    let variant_docs = union.variants.iter().map(|variant| doc_comment(&variant.docs));
    let decided = decided(union);
    let mut items = vec![
        quote!(
            use crate::runtime::{decode, encode};
        ),
        quote! {
            #docs
            #[derive(Debug, Clone, PartialEq)]
            #[non_exhaustive]
            pub enum #name {
                #(#variant_docs #names(#types),)*
                /// What fits none of them, as it came.
                Other(serde_json::Value),
            }
        },
        quote! {
            impl<'de> decode::FromWire<'de> for #name {
                const EXPECTED: &'static str = #text;
                fn from_wire_opt<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
                    let raw = decode::union_value(deserializer)?;
                    if raw.is_null() {
                        return Ok(None);
                    }
                    #decided
                    Ok(Some(Self::Other(raw)))
                }
            }
        },
        quote! {
            impl encode::ToWire for #name {
                fn to_wire<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    match self {
                        #(Self::#names(value) => encode::ToWire::<#markers>::to_wire(value, serializer),)*
                        Self::Other(value) => serde::Serialize::serialize(value, serializer),
                    }
                }
            }
        },
        quote!(serde_by_wire!(#name);),
    ];
    for ((variant, ty), source) in names.iter().zip(&types).zip(&union.variants) {
        if source.convertible {
            items.push(quote! {
                impl From<#ty> for #name {
                    fn from(value: #ty) -> Self {
                        Self::#variant(value)
                    }
                }
            });
        }
    }
    items
}

/// Statements that return the variant that fits.
fn decided(union: &Union) -> TokenStream {
    let Some(key) = &union.discriminator else { return union.variants.iter().map(tried).collect() };
    let arms = union.variants.iter().filter(|variant| !variant.tags.is_empty());
    let mut arms = arms
        .map(|variant| {
            let (tags, tried) = (&variant.tags, tried(variant));
            quote!(Some(#(#tags)|*) => { #tried })
        })
        .peekable();
    if arms.peek().is_none() {
        return quote!();
    }
    quote! {
        match raw.get(#key).and_then(serde_json::Value::as_str) {
            #(#arms)*
            _ => {}
        }
    }
}

/// A statement that returns a variant if it fits.
fn tried(variant: &UnionVariant) -> TokenStream {
    let (name, ty, marker) = (ident(&variant.name), rust(&variant.ty), marker(variant.format));
    quote! {
        if let Some(value) = decode::try_variant::<#marker, #ty>(&raw) {
            return Ok(Some(Self::#name(value)));
        }
    }
}
