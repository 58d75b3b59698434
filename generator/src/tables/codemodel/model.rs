//! All that the generated crate holds of a table.

use super::attribute::AttributeItem;
use super::device::Device;
use super::draft::Draft;
use super::index::Index;
use super::values::ValueEnum;
use crate::emit::docs::{Docs, code};
use crate::ir::EnumValue;
use crate::names::{Case, Claim, Scope};

/// Modules beside those of the device types.
const MODULES: [&str; 3] = ["code", "device_type", "lookup"];

/// All that the generated crate holds of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct TableModel {
    /// Device types in alphabetical order.
    pub devices: Vec<Device>,
    /// Values of `DeviceType`: device types with their variants.
    pub device_types: Vec<EnumValue<String>>,
    /// Enums of values, sorted by the words of their names.
    pub values: Vec<ValueEnum>,
    /// The way from codes and numbers to attributes.
    pub index: Index,
    /// The modules of `attributes`, sorted.
    pub modules: Vec<String>,
    /// A compiled example for the enum over all device types.
    pub example: Vec<String>,
}

impl TableModel {
    pub(super) fn new(draft: &Draft<'_>, mut names: Vec<String>, library: &str) -> Self {
        let value_names = names.split_off(draft.devices.len());
        let values = ValueEnum::all(&draft.values, value_names);
        let claims: Vec<_> =
            draft.devices.iter().map(|device| Claim::new(device.wire, device.wire).hint("device")).collect();
        let variants = Scope::new(Case::Camel).reserve(["Unknown"]).assign(&claims);
        let module_names = Scope::new(Case::Module).reserve(["attributes"]).reserve(MODULES).assign(&claims);
        let mut devices = Vec::new();
        for (((device, type_name), variant), module) in draft.devices.iter().zip(names).zip(variants).zip(&module_names)
        {
            // Named from descriptions, because many codes differ only by case.
            let claims: Vec<_> = device
                .attributes
                .iter()
                .map(|attribute| Claim::new(&attribute.description, &attribute.code).hint(&attribute.code))
                .collect();
            let attributes = Scope::new(Case::Camel).assign(&claims).into_iter().zip(&device.attributes);
            devices.push(Device {
                wire: device.wire.to_owned(),
                type_name,
                variant,
                module: module.clone(),
                module_docs: vec![format!("Attributes of the device type {}.", code(device.wire))],
                docs: Docs::new().markdown(&format!("Attributes of the device type {}.", device.wire)).lines().to_vec(),
                variant_docs: vec![format!("{}.", code(device.wire))],
                attributes: attributes
                    .map(|(name, attribute)| {
                        AttributeItem::new(name, attribute, name_of_values(&values, &attribute.code))
                    })
                    .collect(),
            });
        }
        let mut modules = module_names;
        modules.extend(MODULES.map(str::to_owned));
        modules.sort();
        let device_type = |device: &Device| EnumValue {
            wire: device.wire.clone(),
            name: device.variant.clone(),
            description: String::new(),
        };
        let device_types = devices.iter().map(device_type).collect();
        let index = Index::new(&devices);
        let example = example(&index, library);
        Self { devices, device_types, values, index, modules, example }
    }

    /// The path of each attribute in Rust (`SystemOverviewAttribute::PvToBattery`), with its code.
    pub fn paths(&self) -> impl Iterator<Item = (&str, String)> {
        self.devices.iter().flat_map(|device| {
            let path = |item: &AttributeItem| format!("{}::{}", device.type_name, item.name);
            device.attributes.iter().map(move |item| (item.info.code.as_str(), path(item)))
        })
    }

    /// The enum of the device type and its variant for a code.
    pub fn variant_of(&self, code: &str) -> Option<(&str, &str)> {
        self.devices.iter().find_map(|device| Some((device.type_name.as_str(), device.variant_of(code)?)))
    }
}

fn name_of_values<'v>(values: &'v [ValueEnum], code: &str) -> Option<&'v str> {
    values.iter().find(|known| known.codes.iter().any(|other| other == code)).map(|known| known.name.as_str())
}

/// How to get to an attribute and back, with the first one of the table.
fn example(index: &Index, library: &str) -> Vec<String> {
    let Some((code, _)) = index.codes.first() else { return Vec::new() };
    vec![
        String::new(),
        "```".to_owned(),
        format!("use {library}::Attribute;"),
        String::new(),
        format!("let attribute = Attribute::from_code({code:?}).expect(\"it is in the table\");"),
        "assert_eq!(Attribute::from_id(attribute.id()), Some(attribute));".to_owned(),
        "println!(\"{} ({})\", attribute.info().description, attribute.info().unit);".to_owned(),
        "```".to_owned(),
    ]
}
