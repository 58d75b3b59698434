//! Enums of the values of enum-typed attributes: `VeBusState::Bulk`.

use std::collections::BTreeMap;

use quote::quote;

use super::OutputFile;
use super::context::Context;
use super::docs::{Docs, code};
use super::models::integer_enum;
use super::source::{Index, Source, ident};
use crate::ir::{Api, Attribute, AttributeValue, EnumValue};
use crate::names::{Case, Claim, Scope, render};

/// One enum, which may belong to several attributes.
#[derive(Debug, Clone)]
pub struct ValueEnum<'a> {
    /// Words of its name; unique.
    pub words: String,
    /// Rust name, set once all names are known.
    pub name: String,
    /// Attributes that have these values.
    pub attributes: Vec<&'a Attribute>,
    /// Its values.
    pub values: &'a [AttributeValue],
}

/// The enums of an API. Attributes of one description share an enum when they share all values;
/// otherwise, and when the description is a single word, the device's name goes first.
pub fn value_enums(api: &Api) -> Vec<ValueEnum<'_>> {
    let mut by_description: BTreeMap<String, Vec<&Attribute>> = BTreeMap::new();
    for attribute in api.table.iter().flat_map(|table| &table.attributes) {
        if !attribute.values.is_empty() {
            let words = render(&attribute.description, Case::Snake);
            by_description.entry(words).or_default().push(attribute);
        }
    }
    let mut enums: BTreeMap<String, ValueEnum<'_>> = BTreeMap::new();
    for (description, attributes) in by_description {
        let same = attributes.windows(2).all(|pair| match pair {
            [a, b] => labels(a) == labels(b),
            _ => true,
        });
        for attribute in attributes {
            let words = if same && description.contains('_') {
                description.clone()
            } else {
                prefixed(&render(&attribute.device, Case::Snake), &description)
            };
            let words = match enums.get(&words) {
                Some(known) if labels_of(known.values) != labels(attribute) => {
                    format!("{words}_{}", attribute.code)
                }
                _ => words,
            };
            enums
                .entry(words.clone())
                .or_insert_with(|| ValueEnum {
                    words,
                    name: String::new(),
                    attributes: Vec::new(),
                    values: &attribute.values,
                })
                .attributes
                .push(attribute);
        }
    }
    enums.into_values().collect()
}

/// `battery_monitor` and `battery_state` make `battery_monitor_battery_state`, but a
/// description that already starts with the device stays as it is.
fn prefixed(device: &str, description: &str) -> String {
    if description.starts_with(&format!("{device}_")) {
        description.to_owned()
    } else {
        format!("{device}_{description}")
    }
}

fn labels(attribute: &Attribute) -> Vec<(i64, &str)> {
    labels_of(&attribute.values)
}

fn labels_of(values: &[AttributeValue]) -> Vec<(i64, &str)> {
    values.iter().map(|value| (value.value, value.label.as_str())).collect()
}

/// The module `values`.
pub fn files(context: &Context<'_>) -> Vec<OutputFile> {
    if context.values.is_empty() {
        return Vec::new();
    }
    let claims: Vec<_> = context.values.iter().map(|value| Claim::new(&value.name, &value.name)).collect();
    let modules = Scope::new(Case::Module).reserve(["values"]).assign(&claims);
    let root = Source::new(&["Known values of enum-typed attributes; each enum is open.".to_owned()]);
    let mut index = Index::default();
    let mut files = Vec::new();
    for (value, module) in context.values.iter().zip(&modules) {
        let mut file = Source::new(&[format!("{}.", code(&value.name))]);
        let of: Vec<_> = value
            .attributes
            .iter()
            .map(|attribute| format!("{} of {}", code(&attribute.code), attribute.device))
            .collect();
        let title = value.attributes.first().map_or("", |attribute| attribute.description.as_str());
        let docs = Docs::new()
            .markdown(&format!("{}.", title.trim_end_matches('.')))
            .markdown(&format!("Values of {}.", of.join(", ")));
        let values: Vec<_> = value
            .values
            .iter()
            .map(|value| EnumValue { wire: value.value, name: value.label.clone(), description: value.label.clone() })
            .collect();
        for item in integer_enum(&value.name, &docs, &values) {
            file.push(item);
        }
        let name = ident(&value.name);
        let codes = value.attributes.iter().map(|attribute| &attribute.code);
        file.push(quote! {
            impl crate::attributes::AttributeEnum for #name {
                const CODES: &'static [&'static str] = &[#(#codes),*];
            }
        });
        files.push(OutputFile::new(format!("src/values/{module}.rs"), file.text()));
        index.add(module, &value.name);
    }
    files.push(OutputFile::new("src/values/mod.rs", index.finish(root)));
    files
}
