//! `new` of a struct.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::codemodel::{ArgumentType, Constructor, Initial, Struct};
use crate::emit::ident::ident;
use crate::emit::types::{argument_value, declared, many_arguments};

pub fn new(name: &Ident, constructor: &Constructor, structure: &Struct) -> TokenStream {
    // A value with nothing set is the default of its type.
    if constructor.arguments.is_empty() {
        return quote!(starts_empty!(#name););
    }
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
    let additional = structure.additional.as_ref().map(|_| quote!(additional: std::collections::BTreeMap::new()));
    let inits = asked.chain(unset).chain(additional);
    let many = many_arguments(constructor.many);
    quote! {
        impl #name {
            /// A value with everything that the API requires.
            #many
            pub fn new(#(#arguments),*) -> Self {
                Self { #(#inits,)* extra: crate::Extra::new() }
            }
        }
    }
}

fn initial(initial: Initial) -> TokenStream {
    match initial {
        Initial::None => quote!(None),
        Initial::EmptyList => quote!(Vec::new()),
        Initial::EmptyMap => quote!(std::collections::BTreeMap::new()),
    }
}
