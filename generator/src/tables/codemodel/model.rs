//! All that the generated crate holds of a table.

use super::attribute::AttributeItem;
use super::device::Device;
use super::draft::Draft;
use super::index::Index;
use super::values::ValueEnum;
use crate::codemodel::{Docs, Enum, EnumVariant, Fault, Identifier, identifiers};
use crate::markdown::code_span as code;
use crate::names::{Claim, scopes};

/// Modules beside those of the device types.
const MODULES: [&str; 3] = ["code", "device_type", "lookup"];

/// All that the generated crate holds of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct TableModel {
    /// Device types in alphabetical order.
    pub devices: Vec<Device>,
    /// Name of the enum of device types.
    pub device_type: Identifier,
    /// Its values: device types with their variants.
    pub device_types: Enum<String>,
    /// Enums of values, sorted by the words of their names.
    pub values: Vec<ValueEnum>,
    /// The way from codes and numbers to attributes.
    pub index: Index,
    /// The modules of `attributes`, sorted.
    pub modules: Vec<Identifier>,
    /// A compiled example for the enum over all device types.
    pub example: Vec<String>,
}

impl TableModel {
    /// The model, with a name for each claim of the draft, in their order. `library` is the name of
    /// the crate in Rust.
    ///
    /// # Errors
    /// When a name is none.
    pub fn new(draft: &Draft<'_>, mut names: Vec<Identifier>, library: &Identifier) -> Result<Self, Fault> {
        let value_names = names.split_off(draft.devices.len());
        let values = ValueEnum::all(&draft.values, value_names)?;
        let claims: Vec<_> =
            draft.devices.iter().map(|device| Claim::new(device.wire, device.wire).hint("device")).collect();
        let variants = identifiers(scopes::enum_variants(), &claims)?;
        let module_names = identifiers(scopes::modules("attributes").reserve(MODULES), &claims)?;
        let mut devices = Vec::new();
        for (((device, type_name), variant), module) in draft.devices.iter().zip(names).zip(variants).zip(&module_names)
        {
            // Named from descriptions, because many codes differ only by case.
            let claims: Vec<_> = device
                .attributes
                .iter()
                .map(|attribute| Claim::new(&attribute.description, &attribute.code).hint(&attribute.code))
                .collect();
            let attributes = identifiers(scopes::attribute_variants(), &claims)?.into_iter().zip(&device.attributes);
            devices.push(Device {
                wire: device.wire.to_owned(),
                type_name,
                variant,
                module: module.clone(),
                module_docs: Docs::new().line(format!("Attributes of the device type {}.", code(device.wire))),
                docs: Docs::new().markdown(&format!("Attributes of the device type {}.", device.wire)),
                variant_docs: Docs::new().line(format!("{}.", code(device.wire))),
                attributes: attributes
                    .map(|(name, attribute)| {
                        AttributeItem::new(name, attribute, name_of_values(&values, &attribute.code))
                    })
                    .collect(),
            });
        }
        let mut modules = module_names;
        for module in MODULES {
            modules.push(Identifier::new(module)?);
        }
        modules.sort();
        let device_type = |device: &Device| EnumVariant {
            wire: device.wire.clone(),
            name: device.variant.clone(),
            docs: device.variant_docs.clone(),
        };
        let device_types = Enum { variants: devices.iter().map(device_type).collect() };
        let index = Index::new(&devices);
        let example = example(&index, library);
        let device_type = Identifier::new("DeviceType")?;
        Ok(Self { devices, device_type, device_types, values, index, modules, example })
    }

    /// The path of each attribute in Rust (`SystemOverviewAttribute::PvToBattery`), with its code.
    pub fn paths(&self) -> impl Iterator<Item = (&str, String)> {
        self.devices.iter().flat_map(|device| {
            let path = |item: &AttributeItem| format!("{}::{}", device.type_name, item.name);
            device.attributes.iter().map(move |item| (item.info.code.as_str(), path(item)))
        })
    }

    /// The enum of the device type and its variant for a code.
    pub fn variant_of(&self, code: &str) -> Option<(&Identifier, &Identifier)> {
        self.devices.iter().find_map(|device| Some((&device.type_name, device.variant_of(code)?)))
    }
}

fn name_of_values<'v>(values: &'v [ValueEnum], code: &str) -> Option<&'v Identifier> {
    values.iter().find(|known| known.codes.iter().any(|other| other == code)).map(|known| &known.name)
}

/// How to get to an attribute and back, with the first one of the table.
fn example(index: &Index, library: &Identifier) -> Vec<String> {
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
