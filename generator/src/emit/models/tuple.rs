//! Short arrays whose places have names.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::series;
use crate::codemodel::{Docs, Identifier, RustType, Tuple, TupleItem};
use crate::emit::comment::doc_comment;
use crate::emit::ident::ident;
use crate::emit::types::{decode, marker, rust};

pub fn items(name: &Identifier, docs: &Docs, tuple: &Tuple) -> Vec<TokenStream> {
    let text = name.as_str();
    let (name, docs) = (ident(name), doc_comment(docs));
    let copy = tuple.copy.then(|| quote!(, Copy));
    let names: Vec<_> = tuple.items.iter().map(|item| ident(&item.name)).collect();
    let fields = tuple.items.iter().zip(&names).map(|(item, name)| {
        let (docs, ty) = (doc_comment(&item.docs), rust(&item.ty));
        quote!(#docs pub #name: #ty,)
    });
    let reads = tuple.items.iter().zip(&names).map(|(item, name)| read(item, name));
    let writes = tuple.items.iter().zip(&names).map(|(item, name)| write(item, name));
    let mut items = vec![
        quote!(
            use crate::runtime::{decode, encode};
        ),
        quote! {
            #docs
            #[derive(Debug, Clone, PartialEq #copy)]
            #[non_exhaustive]
            pub struct #name {
                #(#fields)*
            }
        },
        quote! {
            impl<'de> decode::Tuple<'de> for #name {
                const NAME: &'static str = #text;
                fn from_seq<A: serde::de::SeqAccess<'de>>(seq_: &mut A) -> Result<Option<Self>, A::Error> {
                    #(#reads)*
                    Ok(Some(Self { #(#names),* }))
                }
            }
        },
        quote! {
            impl encode::ToWire for #name {
                fn to_wire<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                    use serde::ser::SerializeSeq as _;
                    let mut seq_ = serializer.serialize_seq(None)?;
                    #(#writes)*
                    seq_.end()
                }
            }
        },
        quote!(tuple!(#name);),
    ];
    items.extend(tuple.point.as_ref().map(|point| series::point(&name, point)));
    items
}

fn read(item: &TupleItem, name: &Ident) -> TokenStream {
    let wire = &item.wire;
    match item.ty {
        RustType::Option(_) => {
            let read = decode("optional_place", item.format, &quote!(seq_));
            quote!(let #name = #read?;)
        }
        _ => {
            let read = decode("place", item.format, &quote!(seq_, #wire));
            quote!(let Some(#name) = #read? else { return Ok(None) };)
        }
    }
}

fn write(item: &TupleItem, name: &Ident) -> TokenStream {
    let marker = marker(item.format);
    let write = quote!(seq_.serialize_element(&encode::Wire::<_, #marker>::new(&self.#name))?;);
    if item.required {
        return write;
    }
    quote! {
        if encode::ToWire::<#marker>::is_absent(&self.#name) {
            return seq_.end();
        }
        #write
    }
}
