//! Enums: closed in the document, open in Rust.

use std::fmt::Display;

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::docs::{Docs, code};
use crate::emit::source::ident;
use crate::ir::EnumValue;
use crate::names::{Case, Claim, Scope};

/// Rust names of the variants, in their order.
pub fn variant_names<T: Display>(values: &[EnumValue<T>]) -> Vec<String> {
    let claims: Vec<_> = values
        .iter()
        .map(|value| {
            let wire = value.wire.to_string();
            let words = if value.name.is_empty() { &wire } else { &value.name };
            let hint = if *words == wire { String::new() } else { wire.clone() };
            Claim::new(words, &wire).hint(hint)
        })
        .collect();
    Scope::new(Case::Camel).reserve(["Unknown"]).assign(&claims)
}

fn variant_docs<T: Display>(value: &EnumValue<T>) -> TokenStream {
    let wire = code(&value.wire.to_string());
    let docs = Docs::new().markdown(&value.description);
    // One line when it fits, because a list of values is read as a list.
    match docs.lines() {
        [] => Docs::new().line(format!("{wire}.")).tokens(),
        [line] => Docs::new().line(format!("{} ({wire}).", line.trim_end_matches('.'))).tokens(),
        _ => docs.line(format!("Travels as {wire}.")).tokens(),
    }
}

/// An open enum of texts.
pub fn text_enum(name: &str, docs: &Docs, values: &[EnumValue<String>]) -> Vec<TokenStream> {
    let wires: Vec<_> = values.iter().map(|value| &value.wire).collect();
    let parts = Parts::new(name, docs, values);
    let (ident, names) = (&parts.name, &parts.names);
    let mut items = parts.items(quote! {
        /// The text that travels.
        pub fn as_str(&self) -> &str {
            match self {
                #(Self::#names => #wires,)*
                Self::Unknown(value) => value.as_str(),
            }
        }
    });
    items.push(quote! {
        impl open_enum::TextEnum for #ident {
            const KNOWN: &'static [(&'static str, Self)] = &[#((#wires, Self::#names)),*];
            fn unknown(value: crate::Opaque) -> Self {
                Self::Unknown(value)
            }
        }
    });
    items.push(quote!(text_enum!(#ident);));
    items
}

/// An open enum of integers.
pub fn integer_enum(name: &str, docs: &Docs, values: &[EnumValue<i64>]) -> Vec<TokenStream> {
    let wires: Vec<_> = values.iter().map(|value| proc_macro2::Literal::i64_unsuffixed(value.wire)).collect();
    let parts = Parts::new(name, docs, values);
    let (ident, names) = (&parts.name, &parts.names);
    let mut items = parts.items(quote! {
        /// The number that travels; 0 for a text that was taken for a number and is none.
        pub fn as_i64(&self) -> i64 {
            match self {
                #(Self::#names => #wires,)*
                Self::Unknown(value) => value.as_i64(),
            }
        }
    });
    items.push(quote! {
        impl open_enum::IntegerEnum for #ident {
            const KNOWN: &'static [(i64, Self)] = &[#((#wires, Self::#names)),*];
            fn unknown(value: crate::Opaque) -> Self {
                Self::Unknown(value)
            }
        }
    });
    items.push(quote!(integer_enum!(#ident);));
    items
}

struct Parts {
    name: proc_macro2::Ident,
    names: Vec<proc_macro2::Ident>,
    docs: TokenStream,
    variant_docs: Vec<TokenStream>,
}

impl Parts {
    fn new<W: Display>(name: &str, docs: &Docs, values: &[EnumValue<W>]) -> Self {
        Self {
            name: ident(name),
            names: variant_names(values).iter().map(|name| ident(name)).collect(),
            docs: docs.tokens(),
            variant_docs: values.iter().map(variant_docs).collect(),
        }
    }

    fn items(&self, wire: TokenStream) -> Vec<TokenStream> {
        let Self { name, names, docs, variant_docs } = self;
        vec![
            quote!(
                use crate::runtime::open_enum;
            ),
            quote! {
                #docs
                #[derive(Debug, Clone, PartialEq, Eq, Hash)]
                #[non_exhaustive]
                pub enum #name {
                    #(#variant_docs #names,)*
                    /// A value that the document does not list.
                    Unknown(crate::Opaque),
                }
            },
            quote! {
                impl #name {
                    /// Every value that the document lists.
                    pub const ALL: &'static [Self] = &[#(Self::#names),*];
                    #wire
                }
            },
        ]
    }
}
