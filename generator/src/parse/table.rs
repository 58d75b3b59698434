//! The attribute table: two CSV files in, one [`CodeTable`] out.

use std::collections::{BTreeMap, BTreeSet};

use super::printf::unit_and_decimals;
use crate::diagnostic::{Code, Report, Span};
use crate::ir::{Attribute, AttributeValue, CodeTable, DataType};

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
        let (unit, decimals) = unit_and_decimals(&format.text);
        attributes.push(Attribute {
            code: code.text.clone(),
            aliases,
            id,
            device: device.text.clone(),
            description: description.text.clone(),
            data_type,
            format: format.text.clone(),
            unit,
            decimals,
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

#[derive(Debug, Default)]
struct Cell {
    text: String,
    span: Span,
}

struct Row<'a, const N: usize> {
    file: &'a str,
    cells: [Cell; N],
}

impl<const N: usize> Row<'_, N> {
    fn bad(&self, report: &mut Report, cell: &Cell, message: String, help: &str) {
        report.push(Code::TableCell, self.file, cell.span, message, help);
    }

    fn number<T: std::str::FromStr>(&self, report: &mut Report, cell: &Cell) -> Option<T> {
        let read = cell.text.parse().ok();
        if read.is_none() {
            self.bad(report, cell, format!("`{}` is no whole number", cell.text), "write digits only");
        }
        read
    }
}

/// Reads rows with the named columns, which may stand in any order.
fn read<'a, const N: usize>(
    file: &'a str,
    bytes: &[u8],
    columns: [&str; N],
    report: &mut Report,
) -> Option<Vec<Row<'a, N>>> {
    let text = super::utf8(file, bytes, report)?;
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let mut order: Option<[usize; N]> = None;
    let mut rows = Vec::new();
    let mut wide = 0;
    for record in reader.records() {
        let record = match record {
            Ok(record) => record,
            Err(error) => {
                let at = error.position().map_or(Span::default(), |at| place(text, at, 0, None));
                report.push(
                    Code::TableCell,
                    file,
                    at,
                    format!("this is not CSV: {error}"),
                    "mend the quotes of this row",
                );
                return None;
            }
        };
        let at = record.position().cloned().unwrap_or_else(csv::Position::new);
        let Some(order) = order else {
            wide = record.len();
            let missing: Vec<_> = columns.iter().filter(|name| record.iter().all(|cell| cell != **name)).collect();
            for name in &missing {
                let help = format!("begin the file with `{}`", columns.join(","));
                report.push(
                    Code::TableColumn,
                    file,
                    place(text, &at, 0, None),
                    format!("the column `{name}` is missing"),
                    help,
                );
            }
            if !missing.is_empty() {
                return None;
            }
            order = Some(columns.map(|name| record.iter().position(|cell| cell == name).unwrap_or_default()));
            continue;
        };
        if record.len() != wide {
            let message = format!("this row has {} cells, and the header has {wide}", record.len());
            report.push(
                Code::TableCell,
                file,
                place(text, &at, 0, None),
                message,
                "add the missing cells, or quote a comma",
            );
            continue;
        }
        let cells = order.map(|index| {
            let cell = record.get(index).unwrap_or_default();
            Cell { text: cell.trim().to_owned(), span: place(text, &at, index, Some(cell)) }
        });
        rows.push(Row { file, cells });
    }
    if order.is_none() {
        let help = format!("begin the file with `{}`", columns.join(","));
        report.push(
            Code::TableColumn,
            file,
            Span { line: 1, column: 1, ..Span::default() },
            "the table is empty",
            help,
        );
        return None;
    }
    Some(rows)
}

/// Where a cell stands: found in the raw line, since a reader of CSV knows only rows.
fn place(text: &str, at: &csv::Position, index: usize, cell: Option<&str>) -> Span {
    let row = usize::try_from(at.byte()).unwrap_or_default();
    let rest = text.get(row..).unwrap_or_default();
    let (mut quoted, mut commas, mut start) = (false, 0, 0);
    for (offset, character) in rest.char_indices() {
        if commas == index {
            break;
        }
        match character {
            '"' => quoted = !quoted,
            ',' if !quoted => {
                commas += 1;
                start = offset + 1;
            }
            '\n' if !quoted && offset > 0 => break,
            _ => {}
        }
    }
    let end = start + cell.map_or_else(|| rest.find('\n').unwrap_or(rest.len()), str::len);
    let column = rest.get(..start).map_or(0, |before| before.chars().count()) + 1;
    let line = usize::try_from(at.line()).unwrap_or_default();
    Span { start: row + start, end: row + end, line, column }
}
