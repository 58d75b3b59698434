//! One row of the table, as the generated crate holds it.

use crate::codemodel::Identifier;
use crate::tables::ir::{Attribute, DataType, Evidence};

/// One row of the table, as the generated crate holds it.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// `idDataAttribute`.
    pub id: u32,
    /// Rust name of the variant of `DataType`.
    pub data_type: &'static str,
    /// Rust name of the variant of `Evidence`.
    pub evidence: &'static str,
    /// What is looked up, then what is shown, with tabs between.
    pub text: String,
    /// Whether it is an energy reading.
    pub energy: bool,
    /// Rust name of the enum of its values.
    pub values: Option<Identifier>,
}

impl Row {
    /// The row of an attribute whose values are the enum `values`.
    pub fn new(attribute: &Attribute, values: Option<&Identifier>) -> Self {
        let Attribute { code, service, path, description, format, unit, source, .. } = attribute;
        let aliases = attribute.aliases.join(" ");
        let cells = [code, service, path, description, format, unit, source, &aliases];
        Self {
            id: attribute.id,
            data_type: match attribute.data_type {
                Some(DataType::Float) => "Float",
                Some(DataType::String) => "String",
                Some(DataType::Enum) => "Enum",
                None => "Unknown",
            },
            evidence: match attribute.evidence {
                Evidence::Seed => "Seed",
                Evidence::Recorded => "Recorded",
                Evidence::Inferred => "Inferred",
            },
            text: cells.map(|cell| cell.replace(char::is_control, " ")).join("\t").trim_end().to_owned(),
            energy: attribute.energy,
            values: values.cloned(),
        }
    }
}
