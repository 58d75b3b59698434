//! Unions: the first shape that fits, else the raw value.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::context::Context;
use crate::emit::docs::{Docs, code};
use crate::emit::source::ident;
use crate::ir::{Type, TypeKind, Union};
use crate::names::{Case, Claim, Scope};

/// Rust names of the variants, in their order.
pub fn variant_names(union: &Union) -> Vec<String> {
    let claims: Vec<_> = union
        .variants
        .iter()
        .enumerate()
        .map(|(index, variant)| Claim::new(&variant.name, format!("{} {index}", variant.name)))
        .collect();
    Scope::new(Case::Camel).reserve(["Other"]).assign(&claims)
}

pub fn items(context: &Context<'_>, union: &Union, name: &str, docs: &Docs) -> Vec<TokenStream> {
    let names: Vec<_> = variant_names(union).iter().map(|name| ident(name)).collect();
    let rusts: Vec<_> = union.variants.iter().map(|variant| payload(context, &variant.ty)).collect();
    let formats: Vec<_> = union.variants.iter().map(|variant| context.format(&variant.ty)).collect();
    let variant_docs = union.variants.iter().map(|variant| {
        let text = match variant.tags.as_slice() {
            [] => format!("{}.", code(&variant.name)),
            tags => format!("{}.", tags.iter().map(|tag| code(tag)).collect::<Vec<_>>().join(", ")),
        };
        Docs::new().line(text).tokens()
    });
    let (ident, docs) = (ident(name), docs.tokens());
    let tries = |index: usize| {
        let (name, rust, format) = (names.get(index), rusts.get(index), formats.get(index));
        quote! {
            if let Some(value) = decode::try_variant::<#format, #rust>(&raw) {
                return Ok(Some(Self::#name(value)));
            }
        }
    };
    let decide = match &union.discriminator {
        None => (0..union.variants.len()).map(tries).collect::<TokenStream>(),
        Some(key) => {
            let arms = union.variants.iter().enumerate().filter(|(_, variant)| !variant.tags.is_empty());
            let arms: Vec<_> = arms
                .map(|(index, variant)| {
                    let (tags, attempt) = (&variant.tags, tries(index));
                    quote!(Some(#(#tags)|*) => { #attempt })
                })
                .collect();
            if arms.is_empty() {
                quote!()
            } else {
                quote! {
                    match raw.get(#key).and_then(serde_json::Value::as_str) {
                        #(#arms)*
                        _ => {}
                    }
                }
            }
        }
    };
    let mut all = vec![
        quote!(
            use crate::runtime::{decode, encode};
        ),
        quote! {
            #docs
            #[derive(Debug, Clone, PartialEq)]
            #[non_exhaustive]
            pub enum #ident {
                #(#variant_docs #names(#rusts),)*
                /// What fits none of them, as it came.
                Other(serde_json::Value),
            }
        },
        quote! {
            impl<'de> decode::FromWire<'de> for #ident {
                const EXPECTED: &'static str = #name;
                fn from_wire_opt<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<Self>, D::Error> {
                    let raw = decode::union_value(deserializer)?;
                    if raw.is_null() {
                        return Ok(None);
                    }
                    #decide
                    Ok(Some(Self::Other(raw)))
                }
            }
        },
        quote! {
            impl encode::ToWire for #ident {
                fn to_wire<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    match self {
                        #(Self::#names(value) => encode::ToWire::<#formats>::to_wire(value, serializer),)*
                        Self::Other(value) => serde::Serialize::serialize(value, serializer),
                    }
                }
            }
        },
    ];
    all.push(quote!(serde_by_wire!(#ident);));
    // Two names of one type are the same to the compiler; a conversion could not say which is meant.
    let plain = |ty: &Type| payload(context, &context.expanded(ty)).to_string();
    let plains: Vec<_> = union.variants.iter().map(|variant| plain(&variant.ty)).collect();
    for ((name, rust), text) in names.iter().zip(&rusts).zip(&plains) {
        if plains.iter().filter(|other| *other == text).count() == 1 {
            all.push(quote! {
                impl From<#rust> for #ident {
                    fn from(value: #rust) -> Self {
                        Self::#name(value)
                    }
                }
            });
        }
    }
    all
}

/// The type inside a variant: objects are boxed, so that no variant outgrows the others.
fn payload(context: &Context<'_>, ty: &Type) -> TokenStream {
    let rust = context.rust(ty);
    let object = matches!(ty, Type::Named(_))
        && matches!(
            context.named(context.resolve(ty)).map(|(definition, _)| &definition.kind),
            Some(TypeKind::Object(_) | TypeKind::Union(_))
        );
    if object { quote!(Box<#rust>) } else { rust }
}
