//! The attribute table: two CSV files in, one [`CodeTable`] out.

use std::collections::BTreeSet;

use super::rows::{Cell, Row, read};
use super::values::{ReadSets, read_sets};
use crate::diagnostic::{Code, Report};
use crate::tables::ir::{Attribute, CodeTable, DataType, Evidence};
use crate::tables::printf;

/// Columns that a table has.
const REQUIRED: [&str; 6] = ["code", "id", "device", "data_type", "description", "format"];

/// The same with those that it may have.
const COLUMNS: [&str; 13] = [
    "code",
    "id",
    "device",
    "data_type",
    "description",
    "format",
    "energy",
    "aliases",
    "service",
    "path",
    "values",
    "evidence",
    "source",
];

/// Reads the table of codes and, if there is one, the table of the values that they refer to.
pub fn parse_table(file: &str, bytes: &[u8], values: Option<(&str, &[u8])>, report: &mut Report) -> Option<CodeTable> {
    let rows = read(file, bytes, &REQUIRED, COLUMNS, report)?;
    let mut sets = match values {
        Some((file, bytes)) => read_sets(file, bytes, report)?,
        None => ReadSets::default(),
    };
    let mut seen = BTreeSet::new();
    let mut attributes = Vec::new();
    for row in &rows {
        let [code, id, device, kind, description, format, energy, aliases, service, path, values, evidence, source] =
            &row.cells;
        let aliases: Vec<String> = aliases.text.split_whitespace().map(str::to_owned).collect();
        for (name, cell) in [("code", code), ("description", description)] {
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
        let data_type = data_type(row, kind, report);
        attributes.push(Attribute {
            code: code.text.clone(),
            aliases,
            id: row.number(report, id).unwrap_or_default(),
            device: device.text.clone(),
            description: description.text.clone(),
            data_type,
            format: format.text.clone(),
            unit: printf::unit(&format.text).into_owned(),
            decimals: printf::decimals(&format.text),
            energy: energy_reading(row, energy, report),
            service: service.text.clone(),
            path: path_in_service(row, service, path, report),
            values: sets.refer(row, code, values, data_type, report),
            evidence: how_sure(row, evidence, report),
            source: source.text.clone(),
        });
    }
    sets.report_unused(report);
    (!report.has_errors()).then_some(CodeTable { attributes, value_sets: sets.sets })
}

fn data_type<const N: usize>(row: &Row<'_, N>, cell: &Cell, report: &mut Report) -> Option<DataType> {
    match cell.text.as_str() {
        "" => None,
        "float" => Some(DataType::Float),
        "string" => Some(DataType::String),
        "enum" => Some(DataType::Enum),
        other => {
            let help = "write float, string or enum, or leave it empty when it is not known";
            row.bad(report, cell, format!("`{other}` is no data type"), help);
            None
        }
    }
}

fn energy_reading<const N: usize>(row: &Row<'_, N>, cell: &Cell, report: &mut Report) -> bool {
    match cell.text.as_str() {
        "" | "0" => false,
        "1" => true,
        other => {
            let help = "write 1 for an energy reading, else 0";
            row.bad(report, cell, format!("`{other}` is neither 0 nor 1"), help);
            false
        }
    }
}

fn path_in_service<const N: usize>(row: &Row<'_, N>, service: &Cell, path: &Cell, report: &mut Report) -> String {
    if path.text.is_empty() != service.text.is_empty() {
        let message = "`service` and `path` say where it is only together".to_owned();
        row.bad(report, path, message, "write both, or neither");
    } else if !path.text.is_empty() && !path.text.starts_with('/') {
        row.bad(report, path, format!("`{}` is no path of a service", path.text), "begin it with a slash");
    }
    path.text.clone()
}

fn how_sure<const N: usize>(row: &Row<'_, N>, cell: &Cell, report: &mut Report) -> Evidence {
    let known = [Evidence::Seed, Evidence::Recorded, Evidence::Inferred];
    match known.into_iter().find(|evidence| cell.text.is_empty() || evidence.word() == cell.text) {
        Some(evidence) => evidence,
        None => {
            let help = "write seed, recorded or inferred";
            row.bad(report, cell, format!("`{}` does not say how sure the row is", cell.text), help);
            Evidence::default()
        }
    }
}
