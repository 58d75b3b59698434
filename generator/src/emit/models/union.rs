//! Unions: the shape that fits best, else the raw value.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::derives::derive;
use crate::codemodel::{Docs, Identifier, RustPath, Union, UnionVariant};
use crate::emit::comment::doc_comment;
use crate::emit::ident::ident;
use crate::emit::types::{as_format, rust};

pub fn items(name: &Identifier, docs: &Docs, more: &[RustPath], union: &Union) -> Vec<TokenStream> {
    let (name, docs) = (ident(name), doc_comment(docs));
    let names: Vec<_> = union.variants.iter().map(|variant| ident(&variant.name)).collect();
    let types: Vec<_> = union.variants.iter().map(|variant| rust(&variant.ty)).collect();
    let variant_docs = union.variants.iter().map(|variant| doc_comment(&variant.docs));
    let wire = wire(&name, union);
    let derive = derive(&["Debug", "Clone", "PartialEq"], more);
    let mut items = vec![
        quote! {
            #docs
            #derive
            #[non_exhaustive]
            pub enum #name {
                #(#variant_docs #names(#types),)*
                /// What fits none of them, as it came.
                Other(serde_json::Value),
            }
        },
        wire,
    ];
    let conversions = names.iter().zip(&types).zip(&union.variants).filter(|(_, source)| source.convertible);
    let conversions: Vec<_> = conversions
        .map(|((variant, ty), source)| match &source.unboxed {
            Some(unboxed) => {
                let unboxed = rust(unboxed);
                quote!(#variant boxed #unboxed)
            }
            None => quote!(#variant of #ty),
        })
        .collect();
    if !conversions.is_empty() {
        items.push(quote!(conversions! { #name { #(#conversions,)* } }));
    }
    items
}

/// The table of its variants, from which a macro of the runtime makes all that reads and writes it.
fn wire(name: &Ident, union: &Union) -> TokenStream {
    let variant = |variant: &UnionVariant| {
        let (name, format) = (ident(&variant.name), as_format(variant.format));
        quote!(#name #format)
    };
    let Some(key) = &union.discriminator else {
        let variants = union.variants.iter().map(variant);
        return quote!(union!(#name { #(#variants),* }););
    };
    let (tagged, never): (Vec<_>, Vec<_>) = union.variants.iter().partition(|variant| !variant.tags.is_empty());
    let tagged = tagged.into_iter().map(|found| {
        let (variant, tags) = (variant(found), &found.tags);
        quote!(#variant = #(#tags)|*)
    });
    let never = never.into_iter().map(variant);
    let never = (never.len() > 0).then(|| quote!(; #(#never),*));
    quote!(union!(#name by #key { #(#tagged),* #never });)
}
