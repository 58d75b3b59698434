//! The enum over all device types, and the ways to an attribute: by code, by number, one by one.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use crate::emit::OutputFile;
use crate::emit::context::Context;
use crate::emit::docs::{Docs, code};
use crate::emit::source::{Source, ident};

pub fn file(context: &Context<'_>) -> OutputFile {
    let variants = super::variants(context);
    let enums: Vec<_> = context.devices.iter().map(|device| ident(&device.name)).collect();
    let docs = context.devices.iter().map(|device| Docs::new().line(format!("{}.", code(device.wire))).tokens());
    let table = Table::new(context, &variants);
    let (all, by_id, by_code) = (table.all(), table.by_id(), table.by_code());
    let example = table.example(&context.library);
    let lists = table.lists();
    let mut file = Source::new(&["From a code or a number to its attribute.".to_owned()]);
    file.push(quote!(
        use crate::runtime::lookup;
        use super::AttributeInfo;
    ));
    file.push(quote! {
        /// An attribute of any device type.
        #example
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        #[non_exhaustive]
        pub enum Attribute {
            #(#docs #variants(super::#enums),)*
        }
    });
    file.push(quote! {
        impl Attribute {
            #all
            #by_code
            #by_id
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
    OutputFile::new("src/attributes/lookup.rs", file.text())
}

/// Codes and numbers, each with the path to its variant.
struct Table {
    /// Codes in the order of devices and rows, then the codes of older documents: a code that is
    /// another attribute's alias means itself.
    codes: Vec<(String, TokenStream)>,
    /// How many of the codes are no aliases.
    count: usize,
    /// In ascending order, each once.
    ids: Vec<(u32, TokenStream)>,
}

impl Table {
    fn new(context: &Context<'_>, variants: &[proc_macro2::Ident]) -> Self {
        let (mut codes, mut aliases, mut ids) = (Vec::new(), Vec::new(), Vec::new());
        for (device, variant) in context.devices.iter().zip(variants) {
            let kind = ident(&device.name);
            for (name, attribute) in &device.attributes {
                let name = ident(name);
                let value = quote!(Attribute::#variant(super::#kind::#name));
                codes.push((attribute.code.clone(), value.clone()));
                aliases.extend(attribute.aliases.iter().map(|alias| (alias.clone(), value.clone())));
                ids.push((attribute.id, value));
            }
        }
        ids.sort_by_key(|(id, _)| *id);
        ids.dedup_by_key(|(id, _)| *id);
        let count = codes.len();
        codes.append(&mut aliases);
        Self { codes, count, ids }
    }

    /// How to get to an attribute and back, with the first one of the table.
    fn example(&self, library: &str) -> Option<TokenStream> {
        let (code, _) = self.codes.first()?;
        let lines = [
            String::new(),
            "```".to_owned(),
            format!("use {library}::Attribute;"),
            String::new(),
            format!("let attribute = Attribute::from_code({code:?}).expect(\"it is in the table\");"),
            "assert_eq!(Attribute::from_id(attribute.id()), Some(attribute));".to_owned(),
            "println!(\"{} ({})\", attribute.info().description, attribute.info().unit);".to_owned(),
            "```".to_owned(),
        ];
        let lines = lines.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
        Some(quote!(#(#[doc = #lines])*))
    }

    fn all(&self) -> TokenStream {
        let list = match self.count {
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

    fn by_code(&self) -> TokenStream {
        quote! {
            /// The attribute with this code, or with this code in an older document.
            pub fn from_code(code: &str) -> Option<Self> {
                BY_CODE.find(CODES, code)
            }
        }
    }

    fn by_id(&self) -> TokenStream {
        quote! {
            /// The attribute with this number (`idDataAttribute`).
            pub fn from_id(id: u32) -> Option<Self> {
                let place = IDS.binary_search_by_key(&id, |(known, _)| *known).ok()?;
                IDS.get(place).map(|(_, attribute)| *attribute)
            }
        }
    }

    fn lists(&self) -> TokenStream {
        // One slot in four is taken, so that the first one tried nearly always is the right one.
        let slots = Literal::usize_unsuffixed((self.codes.len().max(1) * 4).next_power_of_two());
        let codes = self.codes.iter().map(|(code, value)| quote!((#code, #value)));
        let ids = self.ids.iter().map(|(id, value)| {
            let id = Literal::u32_unsuffixed(*id);
            quote!((#id, #value))
        });
        quote! {
            static BY_CODE: lookup::Lookup<#slots> = lookup::Lookup::by_code(CODES);
            /// Every code, then the codes of older documents.
            const CODES: &[(&str, Attribute)] = &[#(#codes),*];
            /// Every number, in ascending order.
            static IDS: &[(u32, Attribute)] = &[#(#ids),*];
        }
    }
}
