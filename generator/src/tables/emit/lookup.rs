//! The enum over all device types, and the table behind it.

use super::row::cells;
use super::text::{Lines, literals};
use crate::codemodel::Docs;
use crate::output::OutputFile;
use crate::tables::codemodel::TableModel;

pub fn file(table: &TableModel) -> OutputFile {
    let mut file = Lines::new(&Docs::new().line("From a code, a number or a path of the D-Bus to its attribute."));
    file.push(0, "use super::{AttributeCode, AttributeInfo};");
    file.push(0, "use crate::tables::{lookup, row, table};");
    file.blank();
    file.push(0, "attribute_table! {");
    file.docs(1, &Docs::new().line("An attribute of any device type."));
    file.comments(1, &table.example);
    file.push(1, "pub enum Attribute {");
    for device in &table.devices {
        file.docs(2, &device.variant_docs);
        file.push(2, &format!("{}({}),", device.variant, device.type_name));
    }
    file.push(1, "}");
    file.push(1, "devices: &[");
    for device in &table.device_names {
        file.push(2, &format!("{device:?},"));
    }
    file.push(1, "],");
    file.push(1, "others: [");
    for (device, row) in &table.others {
        let device = device.map_or_else(|| "u16::MAX".to_owned(), |index| index.to_string());
        file.push(2, &format!("({device}; {}),", cells(row)));
    }
    file.push(1, "],");
    file.push(1, "aliases: &[");
    for (alias, code) in &table.aliases {
        file.push(2, &format!("({}),", literals([alias.as_str(), code.as_str()])));
    }
    file.push(1, "],");
    let (codes, others) = table.slots;
    file.push(1, &format!("slots: {codes}, {others},"));
    file.push(0, "}");
    OutputFile::new("src/attributes/lookup.rs", file.text())
}
