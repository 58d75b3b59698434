//! Methods of an object that holds one value of one attribute.

use proc_macro2::TokenStream;
use quote::quote;

use super::shown::shown;
use crate::codemodel::{Access, Identifier, Labels, Reading, ReadingValue, ValueAccess};
use crate::emit::ident::ident;

pub fn methods(name: &Identifier, library: &Identifier, reading: &Reading) -> TokenStream {
    let shown = shown(
        library,
        name,
        &[
            "println!(\"{}\", answer.render());",
            "if let Some(number) = answer.reading().number() {",
            "    println!(\"{number}\");",
            "}",
        ],
    );
    let (name, attribute) = (ident(name), found(reading, &quote!(Attribute), &quote!(attribute)));
    let info = found(reading, &quote!(AttributeInfo), &quote!(info));
    let raw = reading.values.iter().map(value);
    let (format, label) = (text(reading.format.as_ref()), text(reading.label.as_ref()));
    let labels = labels(reading.labels.as_ref());
    let invalid = match &reading.valid {
        Some(Access { field, optional }) => {
            let field = ident(field);
            if *optional { quote!(self.#field == Some(false)) } else { quote!(!self.#field) }
        }
        None => quote!(false),
    };
    let sum = match &reading.sum {
        Some(Access { field, optional }) => {
            let field = ident(field);
            if *optional { quote!(self.#field.is_some_and(|sum| sum != 0)) } else { quote!(self.#field != 0) }
        }
        None => quote!(false),
    };
    quote! {
        impl #name {
            /// The attribute, when it has a typed name.
            pub fn attribute(&self) -> Option<crate::attributes::Attribute> {
                #attribute
            }
            /// What is known about the attribute.
            pub fn info(&self) -> Option<crate::attributes::AttributeInfo<'static>> {
                #info
            }
            /// The value, whatever it travels as: a number, a text, a state or nothing.
            #shown
            pub fn reading(&self) -> crate::attributes::Reading<'_> {
                self.found().reading()
            }
            /// The value with its decimals and its unit, or the word for a state, in English
            /// unless the answer has words of its own. An empty text when there is no value.
            pub fn render(&self) -> String {
                self.found().render()
            }
            /// The state as a value of `E`, such as [`crate::values`] has them; `None` when it is a
            /// reading of another attribute, or there is no value.
            pub fn state<E: crate::attributes::AttributeEnum>(&self) -> Option<E> {
                self.found().state_of()
            }
            fn found(&self) -> crate::tables::reading::Found<'_> {
                crate::tables::reading::Found {
                    info: self.info(),
                    raw: vec![#(#raw),*],
                    format: #format,
                    label: #label,
                    labels: #labels,
                    sum: #sum,
                    invalid: #invalid,
                }
            }
        }
    }
}

/// The attribute by its code, else by its number, as a type that is found by number or by a method
/// of its code.
fn found(reading: &Reading, ty: &TokenStream, method: &TokenStream) -> TokenStream {
    let by_code = reading.code.as_ref().map(|Access { field, optional }| {
        let field = ident(field);
        let code = if *optional { quote!(self.#field.as_ref()) } else { quote!(Some(&self.#field)) };
        quote!(#code.and_then(crate::attributes::AttributeCode::#method))
    });
    let by_id = reading.id.as_ref().map(|Access { field, optional }| {
        let field = ident(field);
        let number = if *optional { quote!(self.#field?) } else { quote!(self.#field) };
        quote! {
            let id = #number;
            crate::attributes::#ty::from_id(u32::try_from(id).ok()?)
        }
    });
    match (by_code, by_id) {
        (Some(by_code), Some(by_id)) => quote! {
            if let Some(found) = #by_code {
                return Some(found);
            }
            #by_id
        },
        (Some(found), None) | (None, Some(found)) => found,
        (None, None) => quote!(None),
    }
}

fn text(access: Option<&Access>) -> TokenStream {
    let Some(Access { field, optional }) = access else { return quote!(None) };
    let field = ident(field);
    if *optional { quote!(self.#field.as_deref()) } else { quote!(Some(self.#field.as_str())) }
}

/// A value as a reading.
fn value(value: &ReadingValue) -> TokenStream {
    let field = ident(&value.field);
    let given = match value.access {
        ValueAccess::Copied => quote!(self.#field),
        ValueAccess::Reference => quote!((&self.#field)),
        ValueAccess::OptionalReference => quote!(self.#field.as_ref()),
        ValueAccess::OptionalText => quote!(self.#field.as_deref()),
    };
    quote!(#given.into())
}

fn labels(labels: Option<&Labels>) -> TokenStream {
    let Some(Labels { list, value, label }) = labels else { return quote!(Vec::new()) };
    let (list, value_field, label_field) = (ident(list), ident(&value.field), ident(&label.field));
    let value = if value.optional { quote!(known.#value_field?) } else { quote!(known.#value_field) };
    let label =
        if label.optional { quote!(known.#label_field.as_deref()?) } else { quote!(known.#label_field.as_str()) };
    quote!(self.#list.iter().filter_map(|known| Some((#value, #label))).collect())
}
