//! The sets of values that attributes refer to.

use std::collections::BTreeMap;

use super::rows::{Cell, Row, read};
use crate::diagnostic::{Code, Report, Span};
use crate::tables::ir::{AttributeValue, DataType, ValueSet};

const COLUMNS: [&str; 4] = ["values", "value", "label", "source"];
const SOURCES: [&str; 4] = ["recorded", "modbus", "mqtt", "node-red"];

/// The sets, and where they stand.
#[derive(Debug, Default)]
pub struct ReadSets {
    /// Sorted by name.
    pub sets: Vec<ValueSet>,
    file: String,
    /// Where the first row of each stands, and whether an attribute refers to it.
    places: Vec<(Span, bool)>,
}

/// Reads the table of values.
pub fn read_sets(file: &str, bytes: &[u8], report: &mut Report) -> Option<ReadSets> {
    let rows = read(file, bytes, &COLUMNS, COLUMNS, report)?;
    let mut sets: BTreeMap<String, (Span, Vec<AttributeValue>)> = BTreeMap::new();
    for row in &rows {
        let [name, value, label, source] = &row.cells;
        if name.text.is_empty() {
            row.bad(report, name, "`values` is empty".to_owned(), "every set of values has a name");
        }
        if !SOURCES.contains(&source.text.as_str()) {
            let help = "write recorded, modbus, mqtt or node-red";
            row.bad(report, source, format!("`{}` is no source", source.text), help);
        }
        let Some(value) = row.number(report, value) else { continue };
        let (_, values) = sets.entry(name.text.clone()).or_insert_with(|| (name.span, Vec::new()));
        if values.iter().any(|known| known.value == value) {
            let message = format!("the value {value} of `{}` stands in the table twice", name.text);
            report.push(Code::TableValue, file, name.span, message, "remove one of the two rows");
            continue;
        }
        values.push(AttributeValue { value, label: label.text.clone(), source: source.text.clone() });
    }
    let mut read = ReadSets { file: file.to_owned(), ..ReadSets::default() };
    for (name, (span, mut values)) in sets {
        values.sort_by_key(|value| value.value);
        read.sets.push(ValueSet { name, values });
        read.places.push((span, false));
    }
    read.report_equal(report);
    Some(read)
}

impl ReadSets {
    /// The set that a row of the table of codes refers to.
    pub fn refer<const N: usize>(
        &mut self,
        row: &Row<'_, N>,
        code: &Cell,
        name: &Cell,
        data_type: Option<DataType>,
        report: &mut Report,
    ) -> Option<usize> {
        if name.text.is_empty() {
            return None;
        }
        if data_type != Some(DataType::Enum) {
            let message = format!("`{}` is not enum-typed, so it has no known values", code.text);
            report.push(Code::TableValue, row.file, name.span, message, "remove the values, or mend the data type");
        }
        let found = self.sets.iter().position(|set| set.name == name.text);
        match found.and_then(|at| self.places.get_mut(at)) {
            Some((_, used)) => *used = true,
            None => {
                let message = format!("no values are called `{}`", name.text);
                let help = "add them to the table of values, or mend the name";
                report.push(Code::TableValue, row.file, name.span, message, help);
            }
        }
        found
    }

    /// Reports sets to which no attribute refers.
    pub fn report_unused(&self, report: &mut Report) {
        for (set, (span, used)) in self.sets.iter().zip(&self.places) {
            if !used {
                let message = format!("no attribute has the values `{}`", set.name);
                let help = "write the name into the column `values` of an attribute, or remove the rows";
                report.push(Code::TableValue, &self.file, *span, message, help);
            }
        }
    }

    /// Reports sets that hold the same: they would be two types for one thing.
    fn report_equal(&self, report: &mut Report) {
        let mut seen: BTreeMap<Vec<(i64, &str)>, &str> = BTreeMap::new();
        for (set, (span, _)) in self.sets.iter().zip(&self.places) {
            let labels = set.values.iter().map(|value| (value.value, value.label.as_str())).collect();
            if let Some(other) = seen.insert(labels, &set.name) {
                let message = format!("`{}` has the same values as `{other}`", set.name);
                let help = "let attributes refer to one of them, and remove the other";
                report.push(Code::TableValue, &self.file, *span, message, help);
            }
        }
    }
}
