//! Short arrays whose places have names.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::derives::derive;
use super::series;
use crate::codemodel::{Docs, Identifier, RustPath, RustType, Tuple, TupleItem};
use crate::emit::comment::doc_comment;
use crate::emit::ident::ident;
use crate::emit::types::{as_format, rust};

pub fn items(name: &Identifier, docs: &Docs, more: &[RustPath], tuple: &Tuple) -> Vec<TokenStream> {
    let (name, docs) = (ident(name), doc_comment(docs));
    let copy = tuple.copy.then_some("Copy");
    let usual: Vec<&str> = ["Debug", "Clone", "PartialEq"].into_iter().chain(copy).collect();
    let derive = derive(&usual, more);
    let fields = tuple.items.iter().map(|item| {
        let (docs, name, ty) = (doc_comment(&item.docs), ident(&item.name), rust(&item.ty));
        quote!(#docs pub #name: #ty,)
    });
    let mut items = vec![
        quote! {
            #docs
            #derive
            #[non_exhaustive]
            pub struct #name {
                #(#fields)*
            }
        },
        wire(&name, tuple),
    ];
    items.extend(tuple.point.as_ref().map(|point| series::point(&name, point)));
    items
}

/// The table of its places, from which a macro of the runtime makes all that reads and writes it.
fn wire(name: &Ident, tuple: &Tuple) -> TokenStream {
    let optional = |item: &TupleItem| matches!(item.ty, RustType::Option(_));
    // Places are known by their order, so those behind the last one that must be there are the rest.
    let needed = tuple.items.iter().rposition(|item| !optional(item)).map_or(0, |last| last + 1);
    let place = |item: &TupleItem| {
        let (name, format) = (ident(&item.name), as_format(item.format));
        quote!(#name #format)
    };
    let (required, rest) = tuple.items.split_at_checked(needed).unwrap_or_default();
    let (required, rest) = (required.iter().map(place), rest.iter().map(place));
    let rest = (rest.len() > 0).then(|| quote!(; #(#rest),*));
    let order = tuple.other_order.as_ref().map(|order| {
        let order = order.iter().map(|index| Literal::usize_unsuffixed(*index));
        quote!(, or at [#(#order),*])
    });
    quote!(tuple!(#name #order: #(#required),* #rest);)
}
