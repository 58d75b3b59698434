//! Names as tokens.

use proc_macro2::{Ident, Span};

use crate::codemodel::Identifier;

/// A name as a token.
pub fn ident(name: &Identifier) -> Ident {
    Ident::new(name.as_str(), Span::call_site())
}
