//! All that the generated crate holds of a table.

use super::attribute::AttributeItem;
use super::device::Device;
use super::draft::Draft;
use super::names::variant_names;
use super::row::Row;
use super::values::ValueEnum;
use crate::codemodel::{Docs, Enum, EnumVariant, Fault, Identifier, identifiers};
use crate::markdown::code_span as code;
use crate::names::{Claim, scopes};
use crate::tables::ir::Attribute;

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
    /// Names of device types, to which rows refer by index: those of `devices`, then any others.
    pub device_names: Vec<String>,
    /// Rows without a typed name, each with the index of its device type, if that is known.
    pub others: Vec<(Option<usize>, Row)>,
    /// Codes of older documents, each with today's.
    pub aliases: Vec<(String, String)>,
    /// How many slots the look-up by code has, and the other look-ups.
    pub slots: (usize, usize),
    /// Enums of values, sorted by name.
    pub values: Vec<ValueEnum>,
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
        let table = draft.table;
        let value_names = names.split_off(draft.devices.len());
        let values_of = |attribute: &Attribute| value_names.get(attribute.values?);
        let claims: Vec<_> = draft.devices.iter().map(|(wire, _)| Claim::new(*wire, *wire).hint("device")).collect();
        let variants = identifiers(scopes::enum_variants(), &claims)?;
        let modules = identifiers(scopes::modules("attributes").reserve(MODULES), &claims)?;
        let mut devices: Vec<Device> = Vec::new();
        for ((((wire, attributes), type_name), variant), module) in
            draft.devices.iter().zip(names).zip(variants).zip(&modules)
        {
            let items = variant_names(attributes)?
                .into_iter()
                .zip(attributes)
                .map(|(name, attribute)| AttributeItem::new(name, attribute, values_of(attribute)));
            devices.push(Device {
                wire: (*wire).to_owned(),
                type_name,
                variant,
                module: module.clone(),
                module_docs: Docs::new().line(format!("Attributes of the device type {}.", code(wire))),
                docs: Docs::new().markdown(&format!("Attributes of the device type {wire}.")),
                variant_docs: Docs::new().line(format!("{}.", code(wire))),
                index: devices.len(),
                attributes: items.collect(),
            });
        }
        let mut device_names: Vec<String> = devices.iter().map(|device| device.wire.clone()).collect();
        let others = draft.others.iter().map(|attribute| {
            let device = (!attribute.device.is_empty()).then(|| place_of(&mut device_names, &attribute.device));
            (device, Row::new(attribute, values_of(attribute)))
        });
        let others = others.collect();
        let device_type = |device: &Device| EnumVariant {
            wire: device.wire.clone(),
            name: device.variant.clone(),
            docs: device.variant_docs.clone(),
        };
        let aliases = |attribute: &Attribute| -> Vec<_> {
            attribute.aliases.iter().map(|alias| (alias.clone(), attribute.code.clone())).collect()
        };
        let mut all_modules = modules;
        for module in MODULES {
            all_modules.push(Identifier::new(module)?);
        }
        all_modules.sort();
        // One slot in four is taken, so that the first one tried nearly always is the right one; what
        // is asked for less is content with one in two.
        let rows = table.attributes.len().max(1);
        Ok(Self {
            device_type: Identifier::new("DeviceType")?,
            device_types: Enum { variants: devices.iter().map(device_type).collect() },
            device_names,
            others,
            aliases: table.attributes.iter().flat_map(aliases).collect(),
            slots: ((rows * 4).next_power_of_two(), (rows * 2).next_power_of_two()),
            values: ValueEnum::all(table, &value_names)?,
            modules: all_modules,
            example: example(&devices, library),
            devices,
        })
    }

    /// The path of each attribute in Rust (`SystemOverviewAttribute::PvToBattery`), with its code.
    pub fn paths(&self) -> impl Iterator<Item = (&str, String)> {
        self.devices.iter().flat_map(|device| {
            let path = |item: &AttributeItem| format!("{}::{}", device.type_name, item.name);
            device.attributes.iter().map(move |item| (item.code.as_str(), path(item)))
        })
    }

    /// The enum of the device type and its variant for a code.
    pub fn variant_of(&self, code: &str) -> Option<(&Identifier, &Identifier)> {
        self.devices.iter().find_map(|device| Some((&device.type_name, device.variant_of(code)?)))
    }
}

/// The index of a name in a list, to which it is added when it is not there.
fn place_of(names: &mut Vec<String>, name: &str) -> usize {
    names.iter().position(|known| known == name).unwrap_or_else(|| {
        names.push(name.to_owned());
        names.len() - 1
    })
}

/// How to get to an attribute and back, with the first one of the table.
fn example(devices: &[Device], library: &Identifier) -> Vec<String> {
    let Some(first) = devices.first().and_then(|device| device.attributes.first()) else { return Vec::new() };
    vec![
        String::new(),
        "```".to_owned(),
        format!("use {library}::Attribute;"),
        String::new(),
        format!("let attribute = Attribute::from_code({:?}).expect(\"it is in the table\");", first.code),
        "assert_eq!(Attribute::from_id(attribute.id()), Some(attribute));".to_owned(),
        "println!(\"{} ({})\", attribute.info().description, attribute.info().unit);".to_owned(),
        "```".to_owned(),
    ]
}
