//! The attribute table: two CSV files in, one [`CodeTable`] out.

use std::collections::{BTreeMap, BTreeSet};

use super::rows::read;
use crate::diagnostic::{Code, Report};
use crate::tables::ir::{Attribute, AttributeValue, CodeTable, DataType};
use crate::tables::printf;

const COLUMNS: [&str; 8] = ["code", "id", "device", "data_type", "description", "format", "energy", "aliases"];
const VALUE_COLUMNS: [&str; 4] = ["code", "value", "label", "source"];
const SOURCES: [&str; 3] = ["recorded", "modbus", "mqtt"];

/// Reads the table of codes and, if there is one, the table of their known values.
pub fn parse_table(file: &str, bytes: &[u8], values: Option<(&str, &[u8])>, report: &mut Report) -> Option<CodeTable> {
    let rows = read(file, bytes, COLUMNS, report)?;
    let mut seen = BTreeSet::new();
    let mut attributes: Vec<Attribute> = Vec::new();
    for row in &rows {
        let [code, id, device, data_type, description, format, energy, aliases] = &row.cells;
        let aliases: Vec<String> = aliases.text.split_whitespace().map(str::to_owned).collect();
        for (name, cell) in [("code", code), ("device", device), ("description", description)] {
            if cell.text.is_empty() {
                row.bad(report, cell, format!("`{name}` is empty"), "every attribute has one");
            }
        }
        for name in std::iter::once(&code.text).chain(&aliases) {
            if !seen.insert(name.clone()) {
                let message = format!("the code `{name}` stands in the table twice");
                report.push(Code::TableDuplicate, file, code.span, message, "keep one of the two rows");
            }
        }
        let data_type = match data_type.text.as_str() {
            "float" => DataType::Float,
            "string" => DataType::String,
            "enum" => DataType::Enum,
            other => {
                row.bad(report, data_type, format!("`{other}` is no data type"), "write float, string or enum");
                DataType::String
            }
        };
        let energy = match energy.text.as_str() {
            "0" => false,
            "1" => true,
            other => {
                row.bad(
                    report,
                    energy,
                    format!("`{other}` is neither 0 nor 1"),
                    "write 1 for an energy reading, else 0",
                );
                false
            }
        };
        let id = row.number(report, id).unwrap_or_default();
        attributes.push(Attribute {
            code: code.text.clone(),
            aliases,
            id,
            device: device.text.clone(),
            description: description.text.clone(),
            data_type,
            format: format.text.clone(),
            unit: printf::unit(&format.text).into_owned(),
            decimals: printf::decimals(&format.text),
            energy,
            values: Vec::new(),
        });
    }
    if let Some((file, bytes)) = values {
        add_values(&mut attributes, file, bytes, report)?;
    }
    (!report.has_errors()).then_some(CodeTable { attributes })
}

fn add_values(attributes: &mut [Attribute], file: &str, bytes: &[u8], report: &mut Report) -> Option<()> {
    let rows = read(file, bytes, VALUE_COLUMNS, report)?;
    let mut by_code: BTreeMap<String, &mut Attribute> =
        attributes.iter_mut().map(|attribute| (attribute.code.clone(), attribute)).collect();
    for row in &rows {
        let [code, value, label, source] = &row.cells;
        if !SOURCES.contains(&source.text.as_str()) {
            let message = format!("`{}` is no source", source.text);
            row.bad(report, source, message, "write recorded, modbus or mqtt");
        }
        let Some(value_read) = row.number(report, value) else { continue };
        let problem = match by_code.get_mut(&code.text) {
            None => format!("the code `{}` is not in the table of attributes", code.text),
            Some(attribute) if attribute.data_type != DataType::Enum => {
                format!("`{}` is not enum-typed, so it has no known values", code.text)
            }
            Some(attribute) if attribute.values.iter().any(|known| known.value == value_read) => {
                format!("the value {value_read} of `{}` stands in the table twice", code.text)
            }
            Some(attribute) => {
                let (label, source) = (label.text.clone(), source.text.clone());
                attribute.values.push(AttributeValue { value: value_read, label, source });
                continue;
            }
        };
        report.push(Code::TableValue, file, code.span, problem, "remove the row, or mend the code or the value");
    }
    for attribute in attributes {
        attribute.values.sort_by_key(|value| value.value);
    }
    Some(())
}
