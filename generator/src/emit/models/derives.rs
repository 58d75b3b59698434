//! What a type derives.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};

use crate::codemodel::RustPath;
use crate::emit::types::path;

/// `#[derive(…)]` of what a type derives anyway, and of more that somebody asks for.
pub fn derive(usual: &[&str], more: &[RustPath]) -> TokenStream {
    let usual_paths = usual.iter().map(|name| format_ident!("{name}"));
    let more = added(usual, more);
    quote!(#[derive(#(#usual_paths,)* #(#more),*)])
}

/// The same of nothing but more, for a type that has the usual ones from a macro.
pub fn derive_more(usual: &[&str], more: &[RustPath]) -> Option<TokenStream> {
    let more = added(usual, more);
    (!more.is_empty()).then(|| quote!(#[derive(#(#more),*)]))
}

fn added(usual: &[&str], more: &[RustPath]) -> Vec<TokenStream> {
    let mut seen: Vec<&str> = usual.to_vec();
    let mut added = Vec::new();
    for found in more {
        if !seen.contains(&found.name()) {
            seen.push(found.name());
            added.push(path(found));
        }
    }
    added
}
