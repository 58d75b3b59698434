//! Short arrays whose places have names.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::emit::context::Context;
use crate::emit::docs::{Docs, code};
use crate::emit::source::ident;
use crate::ir::{TupleItem, Type, TypeKind};
use crate::names::{Case, Claim, Scope};

/// Rust names of the places, in their order.
pub fn place_names(items: &[TupleItem]) -> Vec<String> {
    let claims: Vec<_> = items.iter().map(|item| Claim::new(&item.wire, &item.wire).hint("item")).collect();
    Scope::new(Case::Snake).assign(&claims)
}

/// A place of a tuple: its name in the struct.
pub fn place(context: &Context<'_>, ty: &Type, wire: &str) -> Option<Ident> {
    let (definition, _) = context.named(ty)?;
    let TypeKind::Tuple(items) = &definition.kind else { return None };
    items.iter().zip(place_names(items)).find(|(item, _)| item.wire == wire).map(|(_, name)| ident(&name))
}

pub fn items(context: &Context<'_>, items: &[TupleItem], name: &str, docs: &Docs) -> Vec<TokenStream> {
    let names: Vec<_> = place_names(items).iter().map(|name| ident(name)).collect();
    let types: Vec<Type> = items
        .iter()
        .map(|item| match &item.ty {
            Type::Optional(_) => item.ty.clone(),
            ty if item.required => ty.clone(),
            ty => Type::Optional(Box::new(ty.clone())),
        })
        .collect();
    let rusts: Vec<_> = types.iter().map(|ty| context.rust(ty)).collect();
    let item_docs =
        items.iter().map(|item| Docs::new().markdown(&item.description).or(format!("{}.", code(&item.wire))).tokens());
    let (ident, docs) = (ident(name), docs.tokens());
    let copy = if types.iter().all(|ty| match ty {
        Type::Optional(inner) => context.is_copy(inner),
        ty => context.is_copy(ty),
    }) {
        quote!(, Copy)
    } else {
        quote!()
    };
    let wires: Vec<_> = items.iter().map(|item| &item.wire).collect();
    let writes = names.iter().zip(&types).zip(items).map(|((name, ty), item)| {
        let format = context.format(ty);
        let write = quote!(seq_.serialize_element(&encode::Wire::<_, #format>::new(&self.#name))?;);
        if item.required {
            write
        } else {
            quote! {
                if encode::ToWire::<#format>::is_absent(&self.#name) {
                    return seq_.end();
                }
                #write
            }
        }
    });
    let reads = names.iter().zip(types.iter().zip(&wires)).map(|(name, (ty, wire))| match ty {
        Type::Optional(_) => {
            let read = context.call("optional_place", ty, &quote!(seq_));
            quote!(let #name = #read?;)
        }
        _ => {
            let read = context.call("place", ty, &quote!(seq_, #wire));
            quote!(let Some(#name) = #read? else { return Ok(None) };)
        }
    });
    vec![
        quote!(
            use crate::runtime::{decode, encode};
        ),
        quote! {
            #docs
            #[derive(Debug, Clone, PartialEq #copy)]
            #[non_exhaustive]
            pub struct #ident {
                #(#item_docs pub #names: #rusts,)*
            }
        },
        quote! {
            impl<'de> decode::Tuple<'de> for #ident {
                const NAME: &'static str = #name;
                fn from_seq<A: serde::de::SeqAccess<'de>>(seq_: &mut A) -> Result<Option<Self>, A::Error> {
                    #(#reads)*
                    Ok(Some(Self { #(#names),* }))
                }
            }
        },
        quote! {
            impl encode::ToWire for #ident {
                fn to_wire<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    use serde::ser::SerializeSeq as _;
                    let mut seq_ = serializer.serialize_seq(None)?;
                    #(#writes)*
                    seq_.end()
                }
            }
        },
        quote!(tuple!(#ident);),
    ]
}
