//! From a value to text.

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::codemodel::{Joined, Separator, Text};

/// A value, seen in the three ways in which its text may be made.
struct Value {
    /// A reference to it.
    reference: TokenStream,
    /// On what methods are called.
    receiver: TokenStream,
    /// The value itself.
    value: TokenStream,
}

/// An expression of type `&str` for a reference to a value.
pub fn text_of_reference(text: &Text, reference: &TokenStream) -> TokenStream {
    let value = quote!(*#reference);
    written(text, &Value { reference: reference.clone(), receiver: reference.clone(), value })
}

/// As [`text_of_reference`], for an expression that is the value itself.
pub fn text_of_value(text: &Text, value: &TokenStream) -> TokenStream {
    written(text, &Value { reference: quote!(&#value), receiver: value.clone(), value: value.clone() })
}

fn written(text: &Text, of: &Value) -> TokenStream {
    let Value { reference, receiver, value } = of;
    match text {
        Text::AsIs => quote!(#reference),
        Text::Secret => quote!(#receiver.expose()),
        Text::Base64 => quote!(&#receiver.to_base64()),
        Text::Flag => quote!(param::flag(#value)),
        Text::Seconds => quote!(&param::seconds(#value)),
        Text::Milliseconds => quote!(&param::millis(#value)),
        Text::Rfc3339 => quote!(&param::rfc3339(#value)),
        Text::Parameter => quote!(&param::text(#reference)),
        Text::Joined(joined) => {
            let joined = joined_items(joined, receiver);
            quote!(&#joined)
        }
        Text::Json => quote!(&serde_json::to_string(#reference).unwrap_or_default()),
    }
}

/// An iterator of the secrets in a reference to a value whose text shows them.
pub fn secrets(text: &Text, reference: &TokenStream) -> Option<TokenStream> {
    match text {
        Text::Secret => Some(quote!([#reference])),
        Text::Joined(joined) => secrets_of_items(joined, reference),
        _ => None,
    }
}

/// As [`secrets`], of a list.
pub fn secrets_of_items(joined: &Joined, list: &TokenStream) -> Option<TokenStream> {
    (joined.item == Text::Secret).then(|| present_items(joined.gaps, list))
}

/// An expression of type `String` for the items of a list.
pub fn joined_items(joined: &Joined, list: &TokenStream) -> TokenStream {
    let (items, separator) = (item_texts(joined, list), separator(joined.separator));
    quote!(#items.collect::<Vec<_>>().join(#separator))
}

fn separator(separator: Separator) -> &'static str {
    match separator {
        Separator::Comma => ",",
        Separator::Space => " ",
        Separator::Pipe => "|",
    }
}

/// As [`separator`], in a URL.
pub fn escaped_separator(separator: Separator) -> &'static str {
    match separator {
        Separator::Comma => ",",
        Separator::Space => "%20",
        Separator::Pipe => "%7C",
    }
}

/// An iterator of the texts of the items of a list.
pub fn item_texts(joined: &Joined, list: &TokenStream) -> TokenStream {
    let items = present_items(joined.gaps, list);
    let text = || text_of_reference(&joined.item, &quote!(item));
    let mapped = match &joined.item {
        Text::AsIs => quote!(String::as_str),
        Text::Base64 => quote!(crate::Bytes::to_base64),
        Text::Secret => quote!(crate::Secret::expose),
        Text::Parameter => quote!(param::text),
        Text::Flag => {
            let text = text();
            quote!(|item| #text)
        }
        Text::Seconds | Text::Milliseconds | Text::Rfc3339 | Text::Joined(_) | Text::Json => {
            let text = text();
            quote!(|item| String::from(#text))
        }
    };
    quote!(#items.map(#mapped))
}

/// The items of a list that are there, as an iterator of references.
pub fn present_items(gaps: bool, list: &TokenStream) -> TokenStream {
    if gaps { quote!(#list.iter().flatten()) } else { quote!(#list.iter()) }
}

/// As [`present_items`], for a loop over the reference `list`.
pub fn looped_items(gaps: bool, list: &Ident) -> TokenStream {
    if gaps { quote!(#list.iter().flatten()) } else { quote!(#list) }
}
