//! What is only compiled with some features.

use proc_macro2::TokenStream;
use quote::quote;

use crate::codemodel::{Gate, Import};

/// `#[cfg(feature = "…")]`, or nothing for what is always there.
pub fn cfg(gate: &Gate) -> TokenStream {
    let mut features = gate.features.iter();
    match (features.next(), features.len()) {
        (None, _) => TokenStream::new(),
        (Some(only), 0) => quote!(#[cfg(feature = #only)]),
        (Some(first), _) => quote!(#[cfg(any(feature = #first #(, feature = #features)*))]),
    }
}

/// The import of a thing of the runtime, if there is one.
pub fn import(name: TokenStream, import: Import) -> TokenStream {
    match import {
        Import::No => TokenStream::new(),
        Import::Used => quote!(use crate::runtime::#name;),
        Import::Perhaps => quote! {
            #[allow(unused_imports, reason = "only some features use it")]
            use crate::runtime::#name;
        },
    }
}
