//! `new` and the setters of a struct.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::codemodel::{ArgumentType, Constructor, Initial, Setter};
use crate::emit::comment::doc_comment;
use crate::emit::ident::ident;
use crate::emit::types::{argument_type, argument_value, declared, many_arguments};

pub fn methods(name: &Ident, constructor: &Constructor, additional: bool) -> TokenStream {
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
    let many = many_arguments(constructor.many);
    let docs = if constructor.arguments.is_empty() {
        " A value with nothing set."
    } else {
        " A value with everything that the API requires."
    };
    let setters = constructor.setters.iter().map(setter);
    quote! {
        impl #name {
            #[doc = #docs]
            #many
            pub fn new(#(#arguments),*) -> Self {
                Self { #(#inits,)* extra: crate::Extra::new() }
            }
            #(#setters)*
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

fn setter(setter: &Setter) -> TokenStream {
    let (docs, name) = (doc_comment(&setter.docs), ident(&setter.argument.name));
    let (argument, value) = (argument_type(&setter.argument.ty), argument_value(&setter.argument.ty, &name));
    let value = if setter.optional { quote!(Some(#value)) } else { value };
    quote! {
        #docs
        #[must_use]
        pub fn #name(mut self, #name: #argument) -> Self {
            self.#name = #value;
            self
        }
    }
}
