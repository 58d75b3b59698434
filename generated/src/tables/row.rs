// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! One attribute, as short as a table of many can hold it.

use crate::tables::attribute::{AttributeInfo, DataType, Evidence, Values};
use crate::tables::printf;

/// One attribute. Texts are one text with tabs between them: that takes a fraction of the space, of
/// the work of the linker and of the compiler that a reference for each would take.
#[derive(Debug, Clone, Copy)]
pub struct Row {
    /// Number of the attribute.
    pub id: u32,
    /// Place of its device type in the table; beyond the last one when nobody knows it.
    pub device: u16,
    /// Kind of its value.
    pub data_type: DataType,
    /// Whether it is an energy reading.
    pub energy: bool,
    /// How sure all this is.
    pub evidence: Evidence,
    /// Known values with their labels.
    pub values: &'static [(i64, &'static str)],
    /// Code, service, path, description, format, unit, source and aliases; empty ones at the end
    /// are left out. What is looked up stands first.
    pub text: &'static str,
}

impl Row {
    /// What a list of rows is filled with before it holds them.
    pub const EMPTY: Row = Row {
        id: 0,
        device: u16::MAX,
        data_type: DataType::Unknown,
        energy: false,
        evidence: Evidence::Inferred,
        values: &[],
        text: "",
    };

    /// Whether this is the code.
    pub fn has_code(&self, code: &str) -> bool {
        let (text, code) = (self.text.as_bytes(), code.as_bytes());
        text.starts_with(code) && matches!(text.get(code.len()), None | Some(b'\t'))
    }

    /// The code.
    pub fn code(&self) -> &'static str {
        self.text.split('\t').next().unwrap_or_default()
    }

    /// The service and the path of the D-Bus.
    pub fn path(&self) -> (&'static str, &'static str) {
        let mut texts = self.text.split('\t').skip(1);
        (texts.next().unwrap_or_default(), texts.next().unwrap_or_default())
    }

    /// All of it; the device type is that of the table.
    pub fn info(&self, device: &'static str) -> AttributeInfo<'static> {
        let mut texts = self.text.split('\t');
        let mut next = || texts.next().unwrap_or_default();
        let [code, service, path, description, format, unit, source, aliases] = std::array::from_fn(|_| next());
        AttributeInfo {
            id: self.id,
            code,
            device,
            description,
            data_type: self.data_type,
            format,
            unit,
            decimals: printf::decimals(format),
            energy: self.energy,
            values: Values::Known(self.values),
            service,
            path,
            evidence: self.evidence,
            source,
            aliases,
        }
    }
}
