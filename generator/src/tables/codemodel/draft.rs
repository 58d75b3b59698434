//! What of the table wants a name in the root of the crate, before it has one.

use std::collections::BTreeMap;

use super::values::ValueSet;
use crate::names::Claim;
use crate::tables::ir::{Attribute, CodeTable};

/// The table, arranged, with names still to be given.
#[derive(Debug, Clone)]
pub struct Draft<'a> {
    pub(super) devices: Vec<DeviceDraft<'a>>,
    pub(super) values: Vec<ValueSet<'a>>,
}

/// The attributes of one device type.
#[derive(Debug, Clone)]
pub(super) struct DeviceDraft<'a> {
    pub wire: &'a str,
    pub attributes: Vec<&'a Attribute>,
}

impl<'a> Draft<'a> {
    /// Arranges the table: device types in alphabetical order, attributes in that of the table.
    pub fn new(table: &'a CodeTable) -> Self {
        let mut devices: BTreeMap<&str, Vec<&Attribute>> = BTreeMap::new();
        for attribute in &table.attributes {
            devices.entry(&attribute.device).or_default().push(attribute);
        }
        let devices = devices.into_iter().map(|(wire, attributes)| DeviceDraft { wire, attributes }).collect();
        Self { devices, values: ValueSet::collect(table) }
    }

    /// What wants a name in the root of the crate.
    pub fn claims(&self) -> Vec<Claim> {
        let devices = self.devices.iter().map(|device| {
            Claim::new(format!("{} attribute", device.wire), format!("device {}", device.wire)).hint("codes")
        });
        let values =
            self.values.iter().map(|set| Claim::new(&set.words, format!("values {}", set.words)).hint("value"));
        devices.chain(values).collect()
    }
}
