//! Scalars with a name of their own.

use proc_macro2::TokenStream;
use quote::quote;

use super::derives::derive;
use crate::codemodel::{Docs, Identifier, Newtype, RustPath};
use crate::emit::comment::doc_comment;
use crate::emit::ident::ident;
use crate::emit::types::{as_format, rust};

pub fn items(name: &Identifier, docs: &Docs, more: &[RustPath], newtype: &Newtype) -> Vec<TokenStream> {
    let (name, docs, inner) = (ident(name), doc_comment(docs), rust(&newtype.inner));
    let copy = newtype.copy.then_some("Copy");
    let ordered: &[&str] = if newtype.ordered { &["Eq", "PartialOrd", "Ord", "Hash"] } else { &[] };
    let usual: Vec<&str> = ["Debug", "Clone", "PartialEq"].iter().chain(&copy).chain(ordered).copied().collect();
    let derive = derive(&usual, more);
    let format = as_format(newtype.format);
    vec![
        quote! {
            #docs
            #derive
            pub struct #name(
                /// The bare value.
                pub #inner,
            );
        },
        quote!(newtype!(#name(#inner) #format);),
    ]
}
