//! All records of all pages, as a stream and as a list.

use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::additions::Additions;
use super::presence::{borrowed, owned};
use crate::codemodel::{Identifier, IdentityKey, Number, Paging, Presence, TotalRecords};
use crate::emit::comment::doc_comment;
use crate::emit::ident::ident;
use crate::emit::text::{text_of_reference, text_of_value};
use crate::emit::types::rust;

pub fn extend(request: &Identifier, paging: &Paging, all: &mut Additions) {
    let (name, record, records) = (ident(request), rust(&paging.record), ident(&paging.records));
    let records = match paging.records_presence {
        Presence::Always => quote!(answer.#records),
        presence => {
            let records = owned(&quote!(answer.#records), presence);
            quote!(#records.unwrap_or_default())
        }
    };
    let page = ident(&paging.page);
    let number = match paging.number {
        Number::U32 => quote!(number),
        Number::I32 => quote!(i32::try_from(number).unwrap_or(i32::MAX)),
        Number::Wide => quote!(number.into()),
    };
    let usual = paging.usual.as_ref().map(|(name, usual)| {
        let (name, usual) = (ident(name), Literal::u32_unsuffixed(*usual));
        quote!(request.#name = request.#name.or(Some(#usual));)
    });
    let total = total(paging.total.as_ref());
    let keys = paging.identity.iter().map(identity_key);
    all.item = Some(quote! {
        impl crate::runtime::paging::Paged for #name {
            type Record = #record;
            fn page(&self, number: u32) -> Sending<crate::runtime::paging::Page<Self::Record>> {
                let mut request = self.clone();
                request.#page = Some(#number);
                #usual
                Box::pin(async move {
                    let answer = request.send().await?;
                    let total = #total;
                    Ok(crate::runtime::paging::Page { records: #records, total })
                })
            }
            fn identity(record: &Self::Record) -> Vec<String> {
                Vec::from([#(#keys),*])
            }
        }
    });
    let (stream_docs, all_docs) = (doc_comment(&paging.stream_docs), doc_comment(&paging.all_docs));
    all.methods.extend(quote! {
        #stream_docs
        pub fn stream(self) -> crate::runtime::Records<Self> {
            crate::runtime::Records::new(self)
        }
        #all_docs
        ///
        /// # Errors
        /// As with one page, and when records keep moving, so that some may be missing.
        pub async fn all(self) -> Result<Vec<#record>, crate::Error> {
            self.stream().all().await
        }
    });
}

fn total(total: Option<&TotalRecords>) -> TokenStream {
    let Some(TotalRecords { field, presence, unsigned }) = total else { return quote!(None) };
    let field = ident(field);
    match (unsigned, presence) {
        (true, presence) => owned(&quote!(answer.#field), *presence),
        (false, Presence::Always) => quote!(u64::try_from(answer.#field).ok()),
        (false, presence) => {
            let total = owned(&quote!(answer.#field), *presence);
            quote!(#total.and_then(|total| u64::try_from(total).ok()))
        }
    }
}

fn identity_key(key: &IdentityKey) -> TokenStream {
    let field = ident(&key.field);
    if key.presence == Presence::Always {
        let text = text_of_value(&key.text, &quote!(record.#field));
        return quote!(str::to_owned(#text));
    }
    let text = text_of_reference(&key.text, &quote!(value));
    let value = borrowed(&quote!(record.#field), key.presence);
    quote!(#value.map(|value| str::to_owned(#text)).unwrap_or_default())
}
