//! One attribute as a variant of the enum of its device type.

use super::row::Row;
use crate::codemodel::{Docs, Identifier};
use crate::markdown::code_span as code;
use crate::tables::ir::{Attribute, Evidence};

/// An attribute as a variant.
#[derive(Debug, Clone, PartialEq)]
pub struct AttributeItem {
    /// Rust name of the variant.
    pub name: Identifier,
    /// The code that travels.
    pub code: String,
    /// Documentation of the variant.
    pub docs: Docs,
    /// What the table says about it.
    pub row: Row,
}

impl AttributeItem {
    /// The variant `name` for `attribute`; `values` is the name of the enum of its values.
    pub fn new(name: Identifier, attribute: &Attribute, values: Option<&Identifier>) -> Self {
        let unit = if attribute.unit.is_empty() { String::new() } else { format!(", in {}", attribute.unit) };
        let description = attribute.description.trim_end_matches('.');
        let inferred = match attribute.evidence {
            Evidence::Seed | Evidence::Recorded => String::new(),
            Evidence::Inferred => format!(" Inferred: {}.", attribute.source),
        };
        let mut docs = Docs::new().markdown(&format!("{description} ({}{unit}).{inferred}", code(&attribute.code)));
        if let Some(values) = values {
            docs = docs.line(format!("Values: [`{values}`](crate::values::{values})."));
        }
        Self { name, code: attribute.code.clone(), docs, row: Row::new(attribute, values) }
    }
}
