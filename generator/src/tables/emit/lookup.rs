//! The enum over all device types, and the ways to an attribute: by code, by number, one by one.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::codemodel::{Docs, Fault};
use crate::emit::doc_comment;
use crate::emit::ident::ident;
use crate::emit::source::Source;
use crate::output::OutputFile;
use crate::tables::codemodel::{TableModel, Target};

pub fn file(table: &TableModel) -> Result<OutputFile, Fault> {
    let variants: Vec<_> = table.devices.iter().map(|device| ident(&device.variant)).collect();
    let enums: Vec<_> = table.devices.iter().map(|device| ident(&device.type_name)).collect();
    let docs = table.devices.iter().map(|device| doc_comment(&device.variant_docs));
    let example = table.example.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    let all = all(table);
    let lists = lists(table);
    let mut file = Source::new(&Docs::new().line("From a code or a number to its attribute."));
    file.push(quote!(
        use crate::tables::lookup;
        use super::AttributeInfo;
    ));
    file.push(quote! {
        /// An attribute of any device type.
        #(#[doc = #example])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Attribute {
            #(#docs #variants(super::#enums),)*
        }
    });
    file.push(quote! {
        impl Attribute {
            #all
            /// The attribute with this code, or with this code in an older document.
            pub fn from_code(code: &str) -> Option<Self> {
                BY_CODE.find(CODES, code)
            }
            /// The attribute with this number (`idDataAttribute`).
            pub fn from_id(id: u32) -> Option<Self> {
                let place = IDS.binary_search_by_key(&id, |(known, _)| *known).ok()?;
                IDS.get(place).map(|(_, attribute)| *attribute)
            }
            /// What is known about it.
            pub fn info(self) -> &'static AttributeInfo {
                match self {
                    #(Self::#variants(attribute) => attribute.info(),)*
                }
            }
            /// The code that travels.
            pub fn code(self) -> &'static str {
                self.info().code
            }
            /// The number that travels (`idDataAttribute`).
            pub fn id(self) -> u32 {
                self.info().id
            }
        }
    });
    file.push(quote! {
        impl std::fmt::Display for Attribute {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.code())
            }
        }
    });
    for (variant, kind) in variants.iter().zip(&enums) {
        file.push(quote! {
            impl From<super::#kind> for Attribute {
                fn from(attribute: super::#kind) -> Self {
                    Self::#variant(attribute)
                }
            }
        });
    }
    file.push(lists);
    Ok(OutputFile::new("src/attributes/lookup.rs", file.text()?))
}

fn all(table: &TableModel) -> TokenStream {
    let list = match table.index.attributes {
        0 => quote!(&[]),
        count => {
            let count = Literal::usize_unsuffixed(count);
            quote!(&lookup::values::<Self, #count>(CODES))
        }
    };
    quote! {
        /// Every attribute, by device type in alphabetical order.
        pub const ALL: &'static [Self] = #list;
    }
}

fn lists(table: &TableModel) -> TokenStream {
    let slots = Literal::usize_unsuffixed(table.index.slots);
    let codes = table.index.codes.iter().map(|(code, target)| {
        let path = path(table, *target);
        quote!((#code, #path))
    });
    let ids = table.index.ids.iter().map(|(id, target)| {
        let (id, path) = (Literal::u32_unsuffixed(*id), path(table, *target));
        quote!((#id, #path))
    });
    quote! {
        static BY_CODE: lookup::Lookup<#slots> = lookup::Lookup::by_code(CODES);
        /// Every code, then the codes of older documents.
        const CODES: &[(&str, Attribute)] = &[#(#codes),*];
        /// Every number, in ascending order.
        static IDS: &[(u32, Attribute)] = &[#(#ids),*];
    }
}

/// The path to a variant.
fn path(table: &TableModel, target: Target) -> Option<TokenStream> {
    let device = table.devices.get(target.device)?;
    let attribute = device.attributes.get(target.attribute)?;
    let (variant, kind, name) = (ident(&device.variant), ident(&device.type_name), ident(&attribute.name));
    Some(quote!(Attribute::#variant(super::#kind::#name)))
}
