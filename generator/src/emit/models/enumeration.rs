//! Open enums: the macros of the runtime make all of one from the table of its values.

use proc_macro2::{Literal, TokenStream};
use quote::{ToTokens, quote};

use super::derives::derive_more;
use crate::codemodel::{Docs, Enum, EnumVariant, Identifier, RustPath};
use crate::emit::comment::doc_comment;
use crate::emit::ident::ident;

/// What the macros of the runtime derive.
const USUAL: &[&str] = &["Debug", "Clone", "PartialEq", "Eq", "Hash"];

/// An open enum of texts.
pub fn string_enum(name: &Identifier, docs: &Docs, more: &[RustPath], known: &Enum<String>) -> Vec<TokenStream> {
    let (name, docs, more) = (ident(name), doc_comment(docs), derive_more(USUAL, more));
    let values = known.variants.iter().map(|variant| line(variant, &variant.wire));
    vec![quote!(text_enum! { #docs #more #name { #(#values)* } })]
}

/// An open enum of whole numbers.
pub fn integer_enum(name: &Identifier, docs: &Docs, more: &[RustPath], known: &Enum<i64>) -> Vec<TokenStream> {
    let (name, docs, more) = (ident(name), doc_comment(docs), derive_more(USUAL, more));
    let values = known.variants.iter().map(|variant| line(variant, Literal::i64_unsuffixed(variant.wire)));
    vec![quote!(integer_enum! { #docs #more #name { #(#values)* } })]
}

fn line<W>(variant: &EnumVariant<W>, wire: impl ToTokens) -> TokenStream {
    let (docs, name) = (doc_comment(&variant.docs), ident(&variant.name));
    quote!(#docs #name = #wire,)
}
