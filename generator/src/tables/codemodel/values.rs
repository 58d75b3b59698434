//! Enums of the values of enum-typed attributes: `VeBusState::Bulk`.

use crate::codemodel::{Docs, Enum, Fault, Identifier, identifiers, open_enum, variant_names};
use crate::ir::EnumValue;
use crate::markdown::code_span as code;
use crate::names::{Claim, scopes};
use crate::tables::ir::{Attribute, AttributeValue, CodeTable, ValueSet};

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
    /// Its values.
    pub values: Enum<i64>,
    /// Each value with its label.
    pub labels: Vec<(i64, String)>,
}

/// More attributes than this are counted, not listed.
const LISTED: usize = 8;

impl ValueEnum {
    /// An enum for each set of values, with the names of the enums.
    pub(super) fn all(table: &CodeTable, names: &[Identifier]) -> Result<Vec<Self>, Fault> {
        let claims: Vec<_> = names.iter().map(|name| Claim::new(name.as_str(), name.as_str())).collect();
        let modules = identifiers(scopes::modules("values"), &claims)?;
        let mut owners: Vec<Vec<&Attribute>> = vec![Vec::new(); table.value_sets.len()];
        for attribute in &table.attributes {
            if let Some(owners) = attribute.values.and_then(|set| owners.get_mut(set)) {
                owners.push(attribute);
            }
        }
        let parts = table.value_sets.iter().zip(owners).zip(names.iter().zip(modules));
        parts.map(|((set, owners), (name, module))| Self::new(set, &owners, name.clone(), module)).collect()
    }

    fn new(set: &ValueSet, owners: &[&Attribute], name: Identifier, module: Identifier) -> Result<Self, Fault> {
        let docs = match owners {
            [] => Docs::new(),
            [owner] => {
                let title = Docs::new().markdown(&format!("{}.", owner.description.trim_end_matches('.')));
                title.markdown(&format!("Values of {} of {}.", code(&owner.code), owner.device))
            }
            _ if owners.len() <= LISTED => {
                let owner = |owner: &&Attribute| format!("{} of {}", code(&owner.code), owner.device);
                let owners: Vec<_> = owners.iter().map(owner).collect();
                Docs::new().markdown(&format!("Values of {}.", owners.join(", ")))
            }
            [first, ..] => Docs::new().markdown(&format!(
                "Values of {} attributes, such as {} of {}.",
                owners.len(),
                code(&first.code),
                first.device
            )),
        };
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
            values: open_enum(&values, &variant_names(&values)?),
            labels: set.values.iter().map(|value| (value.value, value.label.clone())).collect(),
        })
    }
}
