//! Values of fields that may have none, as one `Option`.

use proc_macro2::TokenStream;
use quote::quote;

use crate::codemodel::Presence;

/// The value of a field, or nothing.
pub fn owned(field: &TokenStream, presence: Presence) -> TokenStream {
    match presence {
        Presence::Always => quote!(Some(#field)),
        Presence::Optional => quote!(#field),
        Presence::AbsentOrNull => quote!(#field.flatten()),
    }
}

/// The value of a field, borrowed, or nothing.
pub fn borrowed(field: &TokenStream, presence: Presence) -> TokenStream {
    match presence {
        Presence::Always => quote!(Some(&#field)),
        Presence::Optional => quote!(#field.as_ref()),
        Presence::AbsentOrNull => quote!(#field.as_ref().and_then(Option::as_ref)),
    }
}
