//! Methods of an object that holds one value of one attribute.

use proc_macro2::TokenStream;
use quote::quote;

use super::object::{Shape, shape};
use crate::emit::context::Context;
use crate::emit::source::ident;
use crate::ir::{Reading, Type, TypeId};

pub fn items(context: &Context<'_>, reading: &Reading) -> Vec<TokenStream> {
    let Some(shape) = shape(context, reading.of) else { return Vec::new() };
    let name = ident(context.type_name(reading.of));
    let by_code = reading.code.as_ref().and_then(|key| shape.key(key)).map(|(field, optional)| {
        let code = if optional { quote!(self.#field.as_ref()) } else { quote!(Some(&self.#field)) };
        quote!(#code.and_then(crate::attributes::AttributeCode::attribute))
    });
    let by_id = reading.id.as_ref().and_then(|key| shape.key(key)).map(|(field, optional)| {
        let id = quote!(crate::attributes::Attribute::from_id(u32::try_from(id).ok()?));
        let number = if optional { quote!(self.#field?) } else { quote!(self.#field) };
        (quote!(let id = #number;), id)
    });
    let attribute = match (by_code, by_id) {
        (Some(code), Some((number, id))) => quote! {
            if let Some(attribute) = #code {
                return Some(attribute);
            }
            #number
            #id
        },
        (Some(code), None) => code,
        (None, Some((number, id))) => quote!(#number #id),
        (None, None) => quote!(None),
    };
    let raw = reading.values.iter().filter_map(|key| shape.typed(key)).map(|(field, ty)| value(&field, ty));
    let text = |key: &Option<String>| match key.as_ref().and_then(|key| shape.key(key)) {
        Some((field, true)) => quote!(self.#field.as_deref()),
        Some((field, false)) => quote!(Some(self.#field.as_str())),
        None => quote!(None),
    };
    let (format, label) = (text(&reading.format), text(&reading.label));
    let labels = labels(context, &shape, reading);
    let sum = match reading.sum.as_ref().and_then(|key| shape.key(key)) {
        Some((field, true)) => quote!(self.#field.is_some_and(|sum| sum != 0)),
        Some((field, false)) => quote!(self.#field != 0),
        None => quote!(false),
    };
    let shown = example(
        context,
        reading.of,
        &[
            "println!(\"{}\", answer.render());",
            "if let Some(number) = answer.reading().number() {",
            "    println!(\"{number}\");",
            "}",
        ],
    );
    vec![quote! {
        impl #name {
            /// The attribute, when the table has it.
            pub fn attribute(&self) -> Option<crate::attributes::Attribute> {
                #attribute
            }
            /// What is known about the attribute.
            pub fn info(&self) -> Option<&'static crate::attributes::AttributeInfo> {
                self.attribute().map(crate::attributes::Attribute::info)
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
                }
            }
        }
    }]
}

/// Lines of code that use `answer`, an object, as they stand in documentation.
pub fn example(context: &Context<'_>, of: TypeId, lines: &[&str]) -> TokenStream {
    let (library, name) = (&context.library, context.type_name(of));
    let mut all = vec![String::new(), "```".to_owned(), format!("# fn show(answer: &{library}::models::{name}) {{")];
    all.extend(lines.iter().map(|line| (*line).to_owned()));
    all.extend(["# }".to_owned(), "```".to_owned()]);
    let all = all.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#[doc = #all])*)
}

/// A value as a reading, by the type of its field.
fn value(field: &proc_macro2::Ident, ty: &Type) -> TokenStream {
    let given = match ty {
        Type::Optional(inner) => match **inner {
            Type::String => quote!(self.#field.as_deref()),
            Type::Any => quote!(self.#field.as_ref()),
            _ => quote!(self.#field),
        },
        Type::String | Type::Any => quote!(&self.#field),
        _ => quote!(self.#field),
    };
    quote!(#given.into())
}

fn labels(context: &Context<'_>, shape: &Shape<'_>, reading: &Reading) -> TokenStream {
    let found = reading.labels.as_ref().and_then(|labels| {
        let (list, _) = shape.key(&labels.list)?;
        let item = super::object::shape(context, labels.item)?;
        let (value, value_optional) = item.key(&labels.value)?;
        let (label, label_optional) = item.key(&labels.label)?;
        let value = if value_optional { quote!(known.#value?) } else { quote!(known.#value) };
        let label = if label_optional { quote!(known.#label.as_deref()?) } else { quote!(known.#label.as_str()) };
        Some(quote!(self.#list.iter().filter_map(|known| Some((#value, #label))).collect()))
    });
    found.unwrap_or_else(|| quote!(Vec::new()))
}
