//! Scalars with a name of their own.

use proc_macro2::TokenStream;
use quote::quote;

use crate::codemodel::{Docs, Identifier, Newtype};
use crate::emit::comment::doc_comment;
use crate::emit::ident::ident;
use crate::emit::types::{as_format, rust};

pub fn items(name: &Identifier, docs: &Docs, newtype: &Newtype) -> Vec<TokenStream> {
    let (name, docs, inner) = (ident(name), doc_comment(docs), rust(&newtype.inner));
    let copy = newtype.copy.then(|| quote!(, Copy));
    let ordered = newtype.ordered.then(|| quote!(, Eq, PartialOrd, Ord, Hash));
    let format = as_format(newtype.format);
    vec![
        quote! {
            #docs
            #[derive(Debug, Clone, PartialEq #copy #ordered)]
            pub struct #name(
                /// The bare value.
                pub #inner,
            );
        },
        quote!(newtype!(#name(#inner) #format);),
    ]
}
