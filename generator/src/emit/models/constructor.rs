//! `new` and the setters of a struct.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::codemodel::{ArgumentType, Constructor, Initial};
use crate::emit::comment::doc_comment;
use crate::emit::ident::ident;
use crate::emit::types::{argument_value, declared, many_arguments, set};

pub fn items(name: &Ident, constructor: &Constructor, additional: bool) -> Vec<TokenStream> {
    let arguments = constructor.arguments.iter().map(|asked| declared(&asked.argument));
    let asked = constructor.arguments.iter().map(|asked| {
        let field = ident(&asked.argument.name);
        let value = argument_value(&asked.argument.ty, &field);
        match &asked.argument.ty {
            _ if asked.present => quote!(#field: Some(#value)),
            ArgumentType::Own(_) => quote!(#field),
            _ => quote!(#field: #value),
        }
    });
    let unset = constructor.setters.iter().map(|setter| {
        let (field, initial) = (ident(&setter.argument.name), initial(setter.initial));
        quote!(#field: #initial)
    });
    let additional = additional.then(|| quote!(additional: std::collections::BTreeMap::new()));
    let inits = asked.chain(unset).chain(additional);
    // A value with nothing set is the default of its type.
    let value = match constructor.arguments.as_slice() {
        [] => quote!(Self::default()),
        _ => quote!(Self { #(#inits,)* extra: crate::Extra::new() }),
    };
    let many = many_arguments(constructor.many);
    let docs = if constructor.arguments.is_empty() {
        " A value with nothing set."
    } else {
        " A value with everything that the API requires."
    };
    let new = quote! {
        impl #name {
            #[doc = #docs]
            #many
            pub fn new(#(#arguments),*) -> Self {
                #value
            }
        }
    };
    let lines = constructor.setters.iter().map(|setter| {
        let (docs, name) = (doc_comment(&setter.docs), ident(&setter.argument.name));
        let set = set(&setter.argument.ty, setter.optional);
        quote!(#docs #name: #set,)
    });
    let setters = (!constructor.setters.is_empty()).then(|| quote!(setters! { #name { #(#lines)* } }));
    std::iter::once(new).chain(setters).collect()
}

fn initial(initial: Initial) -> TokenStream {
    match initial {
        Initial::None => quote!(None),
        Initial::EmptyList => quote!(Vec::new()),
        Initial::EmptyMap => quote!(std::collections::BTreeMap::new()),
    }
}
