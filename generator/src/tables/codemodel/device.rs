//! The attributes of one device type.

use super::attribute::AttributeItem;
use crate::codemodel::{Docs, Identifier};

/// The attributes of one device type, which become one enum.
#[derive(Debug, Clone, PartialEq)]
pub struct Device {
    /// As in the table (`System overview`).
    pub wire: String,
    /// Rust name of the enum (`SystemOverviewAttribute`).
    pub type_name: Identifier,
    /// Name of its variant in the enums over all device types.
    pub variant: Identifier,
    /// Module of the enum.
    pub module: Identifier,
    /// Documentation of the module.
    pub module_docs: Docs,
    /// Documentation of the enum.
    pub docs: Docs,
    /// Documentation of the variant in the enum over all device types.
    pub variant_docs: Docs,
    /// Place among the device types.
    pub index: usize,
    /// In the order of the table.
    pub attributes: Vec<AttributeItem>,
}

impl Device {
    /// The variant for a code.
    pub fn variant_of(&self, code: &str) -> Option<&Identifier> {
        self.attributes.iter().find(|attribute| attribute.code == code).map(|attribute| &attribute.name)
    }
}
