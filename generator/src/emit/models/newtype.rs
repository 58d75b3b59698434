//! Scalars with a name of their own.

use proc_macro2::TokenStream;
use quote::quote;

use crate::emit::context::Context;
use crate::emit::docs::Docs;
use crate::emit::source::ident;
use crate::ir::Type;

pub fn items(context: &Context<'_>, inner: &Type, name: &str, docs: &Docs) -> Vec<TokenStream> {
    let (name, docs, rust) = (ident(name), docs.tokens(), context.rust(inner));
    let copy = if context.is_copy(inner) { quote!(, Copy) } else { quote!() };
    let ordered = match context.resolve(inner) {
        Type::Number | Type::Any | Type::Secret | Type::Base64 | Type::Named(_) | Type::Boxed(_) => quote!(),
        _ => quote!(, Eq, PartialOrd, Ord, Hash),
    };
    let format = match context.resolve(inner) {
        Type::Timestamp(_) => {
            let format = context.format(inner);
            quote!(, crate::runtime::#format)
        }
        _ => quote!(),
    };
    vec![
        quote! {
            #docs
            #[derive(Debug, Clone, PartialEq #copy #ordered)]
            pub struct #name(
                /// The bare value.
                pub #rust,
            );
        },
        quote!(newtype!(#name, #rust #format);),
    ]
}
