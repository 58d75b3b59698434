//! Open enums.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use crate::codemodel::{Docs, Enum, Identifier};
use crate::emit::comment::doc_comment;
use crate::emit::ident::ident;

/// An open enum of texts.
pub fn string_enum(name: &Identifier, docs: &Docs, known: &Enum<String>) -> Vec<TokenStream> {
    let wires: Vec<_> = known.variants.iter().map(|variant| &variant.wire).collect();
    let parts = Parts::new(name, docs, known);
    let (name, names) = (&parts.name, &parts.names);
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
        impl open_enum::TextEnum for #name {
            const KNOWN: &'static [(&'static str, Self)] = &[#((#wires, Self::#names)),*];
            fn unknown(value: crate::Opaque) -> Self {
                Self::Unknown(value)
            }
        }
    });
    items.push(quote!(text_enum!(#name);));
    items
}

/// An open enum of whole numbers.
pub fn integer_enum(name: &Identifier, docs: &Docs, known: &Enum<i64>) -> Vec<TokenStream> {
    let wires: Vec<_> = known.variants.iter().map(|variant| Literal::i64_unsuffixed(variant.wire)).collect();
    let parts = Parts::new(name, docs, known);
    let (name, names) = (&parts.name, &parts.names);
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
        impl open_enum::IntegerEnum for #name {
            const KNOWN: &'static [(i64, Self)] = &[#((#wires, Self::#names)),*];
            fn unknown(value: crate::Opaque) -> Self {
                Self::Unknown(value)
            }
        }
    });
    items.push(quote!(integer_enum!(#name);));
    items
}

/// What both kinds have.
struct Parts {
    name: Ident,
    names: Vec<Ident>,
    docs: TokenStream,
    variant_docs: Vec<TokenStream>,
}

impl Parts {
    fn new<W>(name: &Identifier, docs: &Docs, known: &Enum<W>) -> Self {
        Self {
            name: ident(name),
            names: known.variants.iter().map(|variant| ident(&variant.name)).collect(),
            docs: doc_comment(docs),
            variant_docs: known.variants.iter().map(|variant| doc_comment(&variant.docs)).collect(),
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
