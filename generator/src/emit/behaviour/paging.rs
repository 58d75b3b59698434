//! `x-paging`: all records of all pages, as a stream and as a list.

use proc_macro2::Literal;
use quote::quote;

use super::{Additions, Site};
use crate::emit::docs::{Docs, code};
use crate::emit::models::field;
use crate::ir::{IntegerSize, Paging, Type};

pub fn add(site: &Site<'_, '_>, rule: &Paging, all: &mut Additions) {
    let context = site.context;
    let (Some((page, number)), Some((records, list))) = (site.parameter(&rule.page), site.key(&rule.records)) else {
        return;
    };
    let Type::List(record) = context.expanded(&list) else { return };
    let Type::Named(id) = *record else { return };
    let record = context.rust(&Type::Named(id));
    let page_number = match context.resolve(&page.ty) {
        Type::Integer(IntegerSize::U32) => quote!(number),
        Type::Integer(IntegerSize::I32) => quote!(i32::try_from(number).unwrap_or(i32::MAX)),
        _ => quote!(number.into()),
    };
    let keys = rule.identity.iter().filter_map(|wire| field(context, id, wire)).map(|(name, ty)| match &ty {
        Type::Optional(inner) => {
            let text = context.text(inner, &quote!(value));
            quote!(record.#name.as_ref().map(|value| str::to_owned(#text)).unwrap_or_default())
        }
        ty => {
            let text = context.text_of_own(ty, &quote!(record.#name));
            quote!(str::to_owned(#text))
        }
    });
    let usual = rule.size.as_deref().and_then(|wire| site.parameter(wire)).zip(rule.usual).map(|((_, name), usual)| {
        let usual = Literal::u32_unsuffixed(usual);
        quote!(request.#name = request.#name.or(Some(#usual));)
    });
    let total = rule.total.as_deref().and_then(|wire| site.key(wire)).map(|(name, ty)| {
        let (optional, inner) = match &ty {
            Type::Optional(inner) => (true, context.resolve(inner)),
            ty => (false, context.resolve(ty)),
        };
        match (inner, optional) {
            (Type::Integer(IntegerSize::U64), true) => quote!(answer.#name),
            (Type::Integer(IntegerSize::U64), false) => quote!(Some(answer.#name)),
            (_, true) => quote!(answer.#name.and_then(|total| u64::try_from(total).ok())),
            (_, false) => quote!(u64::try_from(answer.#name).ok()),
        }
    });
    let total = total.unwrap_or_else(|| quote!(None));
    let name = &site.name;
    all.items.push(quote! {
        impl crate::runtime::paging::Paged for #name {
            type Record = #record;
            fn page(&self, number: u32) -> Sending<crate::runtime::paging::Page<Self::Record>> {
                let mut request = self.clone();
                request.#number = Some(#page_number);
                #usual
                Box::pin(async move {
                    let answer = request.send().await?;
                    let total = #total;
                    Ok(crate::runtime::paging::Page { records: answer.#records, total })
                })
            }
            fn identity(record: &Self::Record) -> Vec<String> {
                Vec::from([#(#keys),*])
            }
        }
    });
    let without: Vec<&str> = [Some(rule.page.as_str()), rule.size.as_deref()].into_iter().flatten().collect();
    let every = format!(
        "Every record of every page, whatever {} says. A record that comes twice, because others moved while the \
         pages were read, is left out, and pages are read again until none is missing.",
        code(&rule.page)
    );
    let stream = Docs::new().line(format!("{every} The records come as they are read."));
    let stream = stream
        .own(
            site.example(&without, |_, call| {
                quote! {
                    let mut records = #call.stream();
                    while let Some(record) = records.next().await {
                        let record = record?;
                        println!("{record:?}");
                    }
                }
            })
            .lines(),
        )
        .tokens();
    let list = Docs::new()
        .line(every)
        .own(site.example(&without, |_, call| quote!(let records = #call.all().await?;)).lines())
        .tokens();
    all.methods.extend(quote! {
        #stream
        pub fn stream(self) -> crate::runtime::Records<Self> {
            crate::runtime::Records::new(self)
        }
        #list
        ///
        /// # Errors
        /// As with one page, and when records keep moving, so that some may be missing.
        pub async fn all(self) -> Result<Vec<#record>, Error> {
            self.stream().all().await
        }
    });
}
