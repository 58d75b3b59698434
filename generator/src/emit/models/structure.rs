//! Objects: a struct, its decoder and its encoder.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::constructor;
use crate::codemodel::{Additional, Docs, Field, Identifier, Struct};
use crate::emit::comment::doc_comment;
use crate::emit::ident::ident;
use crate::emit::types::{decode, encode, rust};

pub fn items(name: &Identifier, docs: &Docs, structure: &Struct) -> Vec<TokenStream> {
    let ident = ident(name);
    let mut items = vec![
        quote!(
            use crate::runtime::{decode, encode};
        ),
        declaration(&ident, docs, structure),
    ];
    if let Some(found) = &structure.constructor {
        items.push(constructor::methods(&ident, found, structure.additional.is_some()));
    }
    items.push(decoder(&ident, name, structure));
    items.push(encoder(&ident, structure));
    items.push(quote!(object!(#ident);));
    items
}

fn declaration(name: &Ident, docs: &Docs, structure: &Struct) -> TokenStream {
    let docs = doc_comment(docs);
    let default = structure.default.then(|| quote!(, Default));
    let fields = structure.fields.iter().map(|field| {
        let (docs, name, ty) = (doc_comment(&field.docs), ident(&field.name), rust(&field.ty));
        quote!(#docs pub #name: #ty,)
    });
    let additional = structure.additional.as_ref().map(|additional| {
        let ty = rust(&additional.ty);
        quote! {
            /// Keys that the document does not name, but gives a type.
            pub additional: std::collections::BTreeMap<String, #ty>,
        }
    });
    let extra_docs = match additional {
        Some(_) => " Keys whose values are of another type, as they came.",
        None => " Keys that the document does not name.",
    };
    quote! {
        #docs
        #[derive(Debug, Clone, PartialEq #default)]
        #[non_exhaustive]
        pub struct #name {
            #(#fields)*
            #additional
            #[doc = #extra_docs]
            pub extra: crate::Extra,
        }
    }
}

fn decoder(ident: &Ident, name: &Identifier, structure: &Struct) -> TokenStream {
    let name = name.as_str();
    let fields: Vec<_> = structure.fields.iter().map(|field| (field, self::ident(&field.name))).collect();
    let names = fields.iter().map(|(_, name)| name);
    // Names in here end in an underscore, as no field's does but a keyword's.
    let (declared, other, filled) = match &structure.additional {
        Some(Additional { format, .. }) => {
            let arguments = quote!(&mut map_, key_, &mut additional_, &mut extra_);
            (
                quote!(let mut additional_ = std::collections::BTreeMap::new();),
                decode("additional", *format, &arguments),
                quote!(additional: additional_,),
            )
        }
        None => (quote!(), quote!(decode::other(&mut map_, key_, &mut extra_)), quote!()),
    };
    let sets = fields.iter().map(|(Field { wire, format, .. }, name)| {
        let set = decode("set", *format, &quote!(&mut map_, &mut #name));
        quote!(#wire => #set?,)
    });
    let body = if fields.is_empty() {
        quote!(#other?;)
    } else {
        quote! {
            match key_.as_ref() {
                #(#sets)*
                _ => #other?,
            }
        }
    };
    let optional = structure.optional.then(|| {
        quote!(
            const OPTIONAL: bool = true;
        )
    });
    let takes = fields.iter().map(|(Field { wire, format, .. }, name)| {
        let take = decode("take", *format, &quote!(#name, #wire));
        quote!(#name: #take?,)
    });
    quote! {
        impl<'de> decode::Object<'de> for #ident {
            const NAME: &'static str = #name;
            #optional
            fn from_map<A: serde::de::MapAccess<'de>>(mut map_: A) -> Result<Self, A::Error> {
                #(let mut #names = None;)*
                #declared
                let mut extra_ = std::collections::BTreeMap::new();
                while let Some(key_) = decode::key(&mut map_)? {
                    #body
                }
                Ok(Self { #(#takes)* #filled extra: extra_ })
            }
        }
    }
}

fn encoder(ident: &Ident, structure: &Struct) -> TokenStream {
    let entries = structure.fields.iter().map(|field| {
        let (wire, name) = (&field.wire, self::ident(&field.name));
        let function = if field.required { "entry" } else { "field" };
        let write = encode(function, field.format, &quote!(map_, #wire, &self.#name));
        quote!(#write?;)
    });
    let additional = structure.additional.as_ref().map(|additional| {
        let write = encode("others", additional.format, &quote!(map_, &self.additional));
        quote!(#write?;)
    });
    quote! {
        impl encode::Object for #ident {
            fn to_map<M: serde::ser::SerializeMap>(&self, map_: &mut M) -> Result<(), M::Error> {
                #(#entries)*
                #additional
                encode::others(map_, &self.extra)
            }
        }
    }
}
