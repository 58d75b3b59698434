//! One attribute as a variant of the enum of its device type.

use crate::codemodel::{Docs, Identifier};
use crate::markdown::code_span as code;
use crate::tables::ir::{Attribute, DataType};

/// An attribute as a variant.
#[derive(Debug, Clone, PartialEq)]
pub struct AttributeItem {
    /// Rust name of the variant.
    pub name: Identifier,
    /// Documentation of the variant.
    pub docs: Docs,
    /// What the table says about it.
    pub info: Info,
}

/// A row as the generated crate holds it.
#[derive(Debug, Clone, PartialEq)]
pub struct Info {
    /// `idDataAttribute`.
    pub id: u32,
    /// The code that travels.
    pub code: String,
    /// Codes of older documents.
    pub aliases: Vec<String>,
    /// Device type, as in the table.
    pub device: String,
    /// What it says.
    pub description: String,
    /// Kind of its value.
    pub data_type: ValueKind,
    /// printf pattern.
    pub format: String,
    /// Unit, empty for none.
    pub unit: String,
    /// Digits after the point.
    pub decimals: Option<u8>,
    /// Whether it is an energy reading.
    pub energy: bool,
    /// Known values with their labels.
    pub values: Vec<(i64, String)>,
}

/// Kind of an attribute's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ValueKind {
    /// A number.
    Float,
    /// A text.
    String,
    /// A number with a label.
    Enum,
}

impl AttributeItem {
    /// The variant `name` for `attribute`; `values` is the name of the enum of its values.
    pub fn new(name: Identifier, attribute: &Attribute, values: Option<&Identifier>) -> Self {
        let unit = if attribute.unit.is_empty() { String::new() } else { format!(", in {}", attribute.unit) };
        let description = attribute.description.trim_end_matches('.');
        let mut docs = Docs::new().markdown(&format!("{description} ({}{unit}).", code(&attribute.code)));
        if let Some(values) = values {
            docs = docs.line(format!("Values: [`{values}`](crate::values::{values})."));
        }
        Self { name, docs, info: Info::new(attribute) }
    }
}

impl Info {
    fn new(attribute: &Attribute) -> Self {
        Self {
            id: attribute.id,
            code: attribute.code.clone(),
            aliases: attribute.aliases.clone(),
            device: attribute.device.clone(),
            description: attribute.description.clone(),
            data_type: match attribute.data_type {
                DataType::Float => ValueKind::Float,
                DataType::String => ValueKind::String,
                DataType::Enum => ValueKind::Enum,
            },
            format: attribute.format.clone(),
            unit: attribute.unit.clone(),
            decimals: attribute.decimals,
            energy: attribute.energy,
            values: attribute.values.iter().map(|value| (value.value, value.label.clone())).collect(),
        }
    }
}
