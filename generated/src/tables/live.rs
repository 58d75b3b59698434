// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! The table of attributes with what a service said about them while the program ran.

use std::collections::BTreeMap;

use crate::tables::attribute::{AttributeInfo, DataType, Evidence};
use crate::tables::printf;
use crate::tables::table::Table;
use crate::tables::values::Values;

/// What a service says about an attribute. What it leaves out stays as it is known.
#[derive(Debug, Clone, Default, PartialEq)]
#[non_exhaustive]
pub struct LiveAttribute<'a> {
    /// The code.
    pub code: &'a str,
    /// The number.
    pub id: Option<u32>,
    /// Kind of its value: `float`, `string` or `enum`.
    pub data_type: Option<&'a str>,
    /// What it says.
    pub description: Option<&'a str>,
    /// printf pattern of its value with the unit.
    pub format: Option<&'a str>,
    /// Device type.
    pub device: Option<&'a str>,
    /// Service and path of the D-Bus.
    pub path: Option<(&'a str, &'a str)>,
    /// Values with their labels.
    pub values: Vec<(i64, &'a str)>,
}

impl<'a> LiveAttribute<'a> {
    /// An attribute of which only the code is known.
    pub fn new(code: &'a str) -> Self {
        LiveAttribute { code, ..LiveAttribute::default() }
    }
}

/// The table of attributes, merged with what a service says: what it says counts first, then what the
/// table of this crate has. So also attributes are known that are newer than the crate.
#[derive(Debug, Clone)]
pub struct AttributeTable {
    table: &'static Table,
    /// By code.
    live: BTreeMap<String, Live>,
    /// Codes by number, of those that came with one.
    codes: BTreeMap<u32, String>,
}

/// All that was said about one attribute; empty for what was not.
#[derive(Debug, Clone, Default)]
struct Live {
    id: Option<u32>,
    data_type: Option<DataType>,
    description: String,
    format: String,
    unit: String,
    device: String,
    service: String,
    path: String,
    /// With those of the crate's table that the service did not list.
    values: Vec<(i64, String)>,
}

impl AttributeTable {
    /// Nothing but a table.
    #[doc(hidden)]
    pub fn over(table: &'static Table) -> Self {
        AttributeTable { table, live: BTreeMap::new(), codes: BTreeMap::new() }
    }

    /// Takes over what a service says about an attribute. Of two that say the same thing otherwise, the
    /// later one counts.
    pub fn learn(&mut self, told: &LiveAttribute<'_>) {
        let known = self.table.by_code(told.code).and_then(|place| self.table.info(place));
        // An old document's code for it is no other attribute.
        let code = known.map_or(told.code, |known| known.code);
        let live = self.live.entry(code.to_owned()).or_default();
        if let Some(id) = told.id {
            live.id = Some(id);
            self.codes.insert(id, code.to_owned());
        }
        live.data_type = match told.data_type {
            Some("float") => Some(DataType::Float),
            Some("string") => Some(DataType::String),
            Some("enum") => Some(DataType::Enum),
            _ => live.data_type,
        };
        let (service, path) = told.path.unzip();
        let texts = [
            (&mut live.description, told.description),
            (&mut live.device, told.device),
            (&mut live.service, service),
            (&mut live.path, path),
        ];
        for (place, text) in texts {
            replace(place, text);
        }
        if let Some(format) = told.format.filter(|format| format.contains('%')) {
            replace(&mut live.format, Some(format));
            live.unit = printf::unit(format).into_owned();
        }
        if !told.values.is_empty() {
            live.values = told.values.iter().map(|(value, label)| (*value, (*label).to_owned())).collect();
            let more = known.into_iter().flat_map(|known| known.values);
            for (value, label) in more {
                if live.values.iter().all(|(told, _)| *told != value) {
                    live.values.push((value, label.to_owned()));
                }
            }
            live.values.sort_by_key(|(value, _)| *value);
        }
    }

    /// What is known about the attribute with this code.
    pub fn by_code(&self, code: &str) -> Option<AttributeInfo<'_>> {
        let known = self.table.by_code(code).and_then(|place| self.table.info(place));
        match self.live.get_key_value(known.map_or(code, |known| known.code)) {
            Some((code, live)) => Some(live.over(code, known)),
            None => known,
        }
    }

    /// What is known about the attribute with this number.
    pub fn by_id(&self, id: u32) -> Option<AttributeInfo<'_>> {
        match self.codes.get(&id) {
            Some(code) => self.by_code(code),
            None => self.by_code(self.table.info(self.table.by_id(id)?)?.code),
        }
    }

    /// What is known about the attributes with this path of the D-Bus, in no promised order.
    pub fn by_path(&self, service: &str, path: &str) -> impl Iterator<Item = AttributeInfo<'_>> {
        let known = self.table.by_path(service, path).filter_map(|place| self.table.info(place));
        let known = known.map(|info| info.code).filter(|code| !self.live.contains_key(*code));
        let told = self.live.keys().map(String::as_str);
        let infos = told.chain(known).filter_map(|code| self.by_code(code));
        infos.filter(move |info| !path.is_empty() && (info.service, info.path) == (service, path))
    }

    /// All attributes: those of the table in its order, then the others by code.
    pub fn iter(&self) -> impl Iterator<Item = AttributeInfo<'_>> {
        let known = self.table.infos().map(|info| info.code);
        let new = self.live.keys().map(String::as_str).filter(|code| self.table.by_code(code).is_none());
        known.chain(new).filter_map(|code| self.by_code(code))
    }
}

impl Live {
    /// What was told, and beneath it what is known.
    fn over<'a>(&'a self, code: &'a str, known: Option<AttributeInfo<'static>>) -> AttributeInfo<'a> {
        let first =
            |told: &'a str, known: Option<&'a str>| if told.is_empty() { known.unwrap_or_default() } else { told };
        let decimals = if self.format.is_empty() {
            known.and_then(|known| known.decimals)
        } else {
            printf::decimals(&self.format)
        };
        let unit = if self.format.is_empty() { known.map_or("", |known| known.unit) } else { &self.unit };
        let (service, path) = match self.path.is_empty() {
            true => known.map_or(("", ""), |known| (known.service, known.path)),
            false => (self.service.as_str(), self.path.as_str()),
        };
        AttributeInfo {
            id: self.id.or(known.map(|known| known.id)).unwrap_or_default(),
            code,
            device: first(&self.device, known.map(|known| known.device)),
            description: first(&self.description, known.map(|known| known.description)),
            data_type: self.data_type.or(known.map(|known| known.data_type)).unwrap_or(DataType::Unknown),
            format: first(&self.format, known.map(|known| known.format)),
            unit,
            decimals,
            energy: known.is_some_and(|known| known.energy),
            values: match (self.values.is_empty(), known) {
                (true, Some(known)) => known.values,
                _ => Values::Live(&self.values),
            },
            service,
            path,
            evidence: Evidence::Live,
            source: known.map_or("", |known| known.source),
            aliases: known.map_or("", |known| known.aliases),
        }
    }
}

fn replace(place: &mut String, text: Option<&str>) {
    if let Some(text) = text.filter(|text| !text.is_empty()) {
        text.clone_into(place);
    }
}
