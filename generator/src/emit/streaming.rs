//! Answers that are read while they come in.

use proc_macro2::TokenStream;
use quote::quote;

use super::comment::doc_comment;
use super::types::{marker, rust};
use crate::codemodel::{Parts, StreamMethod, Streaming};

/// The call that reads the answer of `request`.
pub fn read(streaming: &Streaming) -> TokenStream {
    let in_format = |name: TokenStream, format| {
        let format = marker(format).unwrap_or_else(|| quote!(Plain));
        quote!(crate::streaming::#name(request, crate::runtime::decode::#format))
    };
    match streaming.parts {
        Parts::Events(format) => in_format(quote!(events), format),
        Parts::Lines(format) => in_format(quote!(lines), format),
        Parts::EventTexts => quote!(crate::streaming::event_texts(request)),
        Parts::LineTexts => quote!(crate::streaming::line_texts(request)),
        Parts::Bytes => quote!(crate::streaming::bytes(request)),
    }
}

/// A method that reads the answer so; `built` are statements that put the `request` together from `receiver`.
pub fn method(
    streaming: &Streaming,
    method: &StreamMethod,
    receiver: &TokenStream,
    built: &TokenStream,
) -> TokenStream {
    let (docs, answer, read) = (doc_comment(&method.docs), rust(&streaming.answer), read(streaming));
    let name = match streaming.parts {
        Parts::Events(_) | Parts::EventTexts => quote!(events),
        Parts::Lines(_) | Parts::LineTexts => quote!(lines),
        Parts::Bytes => quote!(stream_bytes),
    };
    let accept = method.accept.as_ref().map(|media_type| quote!(request.accept(#media_type);));
    quote! {
        #docs
        ///
        /// # Errors
        /// As when it is sent, up to the head of the answer.
        pub async fn #name(#receiver) -> Result<#answer, crate::Error> {
            #built
            #accept
            #read.await
        }
    }
}
