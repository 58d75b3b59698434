//! Open enums: the macros of the runtime make all of one from the table of its values.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use crate::codemodel::{Docs, Enum, EnumVariant, Identifier};
use crate::emit::comment::doc_comment;
use crate::emit::ident::ident;

/// An open enum of texts.
pub fn string_enum(name: &Identifier, docs: &Docs, known: &Enum<String>) -> Vec<TokenStream> {
    let (name, docs) = (ident(name), doc_comment(docs));
    let values = known.variants.iter().map(|variant| line(variant, &variant.wire));
    vec![quote!(text_enum! { #docs #name { #(#values)* } })]
}

/// An open enum of whole numbers.
pub fn integer_enum(name: &Identifier, docs: &Docs, known: &Enum<i64>) -> Vec<TokenStream> {
    let (name, docs) = (ident(name), doc_comment(docs));
    let values = known.variants.iter().map(|variant| line(variant, Literal::i64_unsuffixed(variant.wire)));
    vec![quote!(integer_enum! { #docs #name { #(#values)* } })]
}

fn line<W>(variant: &EnumVariant<W>, wire: impl ToTokens) -> TokenStream {
    let (docs, name) = (doc_comment(&variant.docs), ident(&variant.name));
    quote!(#docs #name = #wire,)
}
