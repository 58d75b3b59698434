//! What of the table wants a name in the root of the crate, before it has one.

use std::collections::BTreeMap;

use crate::names::Claim;
use crate::tables::ir::{Attribute, CodeTable};

/// The table, arranged, with names still to be given.
#[derive(Debug, Clone)]
pub struct Draft<'a> {
    pub(super) table: &'a CodeTable,
    /// Device types in alphabetical order, each with the attributes that get a typed name.
    pub(super) devices: Vec<(&'a str, Vec<&'a Attribute>)>,
    /// Attributes of which too little is known for a typed name.
    pub(super) others: Vec<&'a Attribute>,
}

impl<'a> Draft<'a> {
    /// Arranges the table: device types in alphabetical order, attributes in that of the table.
    pub fn new(table: &'a CodeTable) -> Self {
        let mut devices: BTreeMap<&str, Vec<&Attribute>> = BTreeMap::new();
        let mut others = Vec::new();
        for attribute in &table.attributes {
            match attribute.is_typed() {
                true => devices.entry(&attribute.device).or_default().push(attribute),
                false => others.push(attribute),
            }
        }
        Self { table, devices: devices.into_iter().collect(), others }
    }

    /// What wants a name in the root of the crate.
    pub fn claims(&self) -> Vec<Claim> {
        let devices = self
            .devices
            .iter()
            .map(|(wire, _)| Claim::new(format!("{wire} attribute"), format!("device {wire}")).hint("codes"));
        let values =
            self.table.value_sets.iter().map(|set| Claim::new(&set.name, format!("values {}", set.name)).hint("value"));
        devices.chain(values).collect()
    }
}
