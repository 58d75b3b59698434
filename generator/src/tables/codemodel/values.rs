//! Enums of the values of enum-typed attributes: `VeBusState::Bulk`.

use std::collections::BTreeMap;

use crate::codemodel::{Docs, Enum, Fault, Identifier, identifiers, open_enum, variant_names};
use crate::ir::EnumValue;
use crate::markdown::code_span as code;
use crate::names::{Case, Claim, render, scopes};
use crate::tables::ir::{Attribute, AttributeValue, CodeTable};

/// Values that one attribute has, or several.
#[derive(Debug, Clone)]
pub(super) struct ValueSet<'a> {
    /// Words of its name; unique.
    pub words: String,
    /// Attributes that have these values.
    pub attributes: Vec<&'a Attribute>,
    values: &'a [AttributeValue],
}

/// One enum, which may belong to several attributes.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueEnum {
    /// Rust name.
    pub name: Identifier,
    /// Its module.
    pub module: Identifier,
    /// Documentation of the module.
    pub module_docs: Docs,
    /// Documentation of the enum.
    pub docs: Docs,
    /// Codes of the attributes that have these values.
    pub codes: Vec<String>,
    /// Its values.
    pub values: Enum<i64>,
}

impl<'a> ValueSet<'a> {
    /// The sets of a table. Attributes of one description share a set when they share all values;
    /// otherwise, and when the description is a single word, the device's name goes first.
    pub fn collect(table: &'a CodeTable) -> Vec<Self> {
        let mut by_description: BTreeMap<String, Vec<&Attribute>> = BTreeMap::new();
        for attribute in &table.attributes {
            if !attribute.values.is_empty() {
                let words = render(&attribute.description, Case::Snake);
                by_description.entry(words).or_default().push(attribute);
            }
        }
        let mut sets: BTreeMap<String, Self> = BTreeMap::new();
        for (description, attributes) in by_description {
            let same = attributes.windows(2).all(|pair| match pair {
                [a, b] => labels(&a.values) == labels(&b.values),
                _ => true,
            });
            for attribute in attributes {
                let words = if same && description.contains('_') {
                    description.clone()
                } else {
                    prefixed(&render(&attribute.device, Case::Snake), &description)
                };
                let words = match sets.get(&words) {
                    Some(known) if labels(known.values) != labels(&attribute.values) => {
                        format!("{words}_{}", attribute.code)
                    }
                    _ => words,
                };
                sets.entry(words.clone())
                    .or_insert_with(|| Self { words, attributes: Vec::new(), values: &attribute.values })
                    .attributes
                    .push(attribute);
            }
        }
        sets.into_values().collect()
    }
}

impl ValueEnum {
    /// An enum for each set, with the names of the enums.
    pub(super) fn all(sets: &[ValueSet<'_>], names: Vec<Identifier>) -> Result<Vec<Self>, Fault> {
        let claims: Vec<_> = names.iter().map(|name| Claim::new(name.as_str(), name.as_str())).collect();
        let modules = identifiers(scopes::modules("values"), &claims)?;
        sets.iter().zip(names).zip(modules).map(|((set, name), module)| Self::new(set, name, module)).collect()
    }

    fn new(set: &ValueSet<'_>, name: Identifier, module: Identifier) -> Result<Self, Fault> {
        let owner = |attribute: &&Attribute| format!("{} of {}", code(&attribute.code), attribute.device);
        let owners: Vec<_> = set.attributes.iter().map(owner).collect();
        let title = set.attributes.first().map_or("", |attribute| attribute.description.as_str());
        let docs = Docs::new()
            .markdown(&format!("{}.", title.trim_end_matches('.')))
            .markdown(&format!("Values of {}.", owners.join(", ")));
        let value = |value: &AttributeValue| EnumValue {
            wire: value.value,
            name: value.label.clone(),
            description: value.label.clone(),
        };
        let values: Vec<_> = set.values.iter().map(value).collect();
        Ok(Self {
            module_docs: Docs::new().line(format!("{}.", code(name.as_str()))),
            name,
            module,
            docs,
            codes: set.attributes.iter().map(|attribute| attribute.code.clone()).collect(),
            values: open_enum(&values, &variant_names(&values)?),
        })
    }
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

fn labels(values: &[AttributeValue]) -> Vec<(i64, &str)> {
    values.iter().map(|value| (value.value, value.label.as_str())).collect()
}
