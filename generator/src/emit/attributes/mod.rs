//! Attributes: an enum for each device type, one open code, one look-up.

mod code;
mod device;
mod device_type;
mod lookup;

use std::collections::BTreeMap;

use quote::quote;

use super::OutputFile;
use super::context::Context;
use super::source::{Source, ident};
use crate::ir::{Api, Attribute};
use crate::names::{Case, Claim, Scope};

/// The attributes of one device type.
#[derive(Debug, Clone)]
pub struct Device<'a> {
    /// As in the table (`System overview`).
    pub wire: &'a str,
    /// Rust name of the enum, set once all names are known.
    pub name: String,
    /// Attributes with the names of their variants, in the order of the table.
    pub attributes: Vec<(String, &'a Attribute)>,
}

impl Device<'_> {
    /// The variant for a code.
    pub fn variant(&self, code: &str) -> Option<&str> {
        self.attributes.iter().find(|(_, attribute)| attribute.code == code).map(|(name, _)| name.as_str())
    }
}

/// Names that the module gives to the crate's root, beside those of the device types.
pub const TAKEN: &[&str] = &[
    "Attribute",
    "AttributeCode",
    "AttributeEnum",
    "AttributeInfo",
    "DataType",
    "DeviceType",
    "Reading",
    "Series",
    "SeriesPoint",
];

/// Variants of enums over all device types, in their order.
fn variants(context: &Context<'_>) -> Vec<proc_macro2::Ident> {
    let claims: Vec<_> =
        context.devices.iter().map(|device| Claim::new(device.wire, device.wire).hint("device")).collect();
    Scope::new(Case::Camel).reserve(["Unknown"]).assign(&claims).iter().map(|name| ident(name)).collect()
}

/// Device types in alphabetical order. Variants are named from descriptions, because many codes
/// differ only by case.
pub fn devices(api: &Api) -> Vec<Device<'_>> {
    let mut devices: BTreeMap<&str, Vec<&Attribute>> = BTreeMap::new();
    for attribute in api.table.iter().flat_map(|table| &table.attributes) {
        devices.entry(&attribute.device).or_default().push(attribute);
    }
    devices
        .into_iter()
        .map(|(wire, attributes)| {
            let claims: Vec<_> = attributes
                .iter()
                .map(|attribute| Claim::new(&attribute.description, &attribute.code).hint(&attribute.code))
                .collect();
            let names = Scope::new(Case::Camel).assign(&claims);
            Device { wire, name: String::new(), attributes: names.into_iter().zip(attributes).collect() }
        })
        .collect()
}

/// The module `attributes`.
pub fn files(context: &Context<'_>) -> Vec<OutputFile> {
    if context.api.table.is_none() {
        return Vec::new();
    }
    let claims: Vec<_> =
        context.devices.iter().map(|device| Claim::new(device.wire, device.wire).hint("device")).collect();
    let modules = Scope::new(Case::Module).reserve(["attributes", "code", "device_type", "lookup"]).assign(&claims);
    let mut files = vec![code::file(context), device_type::file(context), lookup::file(context)];
    let mut declared = vec!["code".to_owned(), "device_type".to_owned(), "lookup".to_owned()];
    for (device, module) in context.devices.iter().zip(modules) {
        files.push(OutputFile::new(format!("src/attributes/{module}.rs"), device::file(context, device)));
        declared.push(module);
    }
    declared.sort();
    let modules: Vec<_> = declared.iter().map(|module| ident(module)).collect();
    let mut root =
        Source::new(&["Attributes: what a device measures or reports, by the codes that travel.".to_owned()]);
    root.push(quote!(#(mod #modules;)*));
    root.push(quote! {
        #(pub use #modules::*;)*
        pub use crate::runtime::attribute::{AttributeEnum, AttributeInfo, DataType};
        pub use crate::runtime::reading::Reading;
        pub use crate::runtime::series::{Series, SeriesPoint};
    });
    files.push(OutputFile::new("src/attributes/mod.rs", root.text()));
    files
}
