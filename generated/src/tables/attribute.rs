// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! What a table knows about an attribute.

pub use crate::tables::values::Values;

/// What is known about an attribute.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct AttributeInfo<'a> {
    /// Number of the attribute (`idDataAttribute`).
    pub id: u32,
    /// The code that travels.
    pub code: &'a str,
    /// Device type; empty when it is not known.
    pub device: &'a str,
    /// What it says.
    pub description: &'a str,
    /// Kind of its value.
    pub data_type: DataType,
    /// printf pattern of its value.
    pub format: &'a str,
    /// Unit, empty for none.
    pub unit: &'a str,
    /// Digits after the point, for numbers.
    pub decimals: Option<u8>,
    /// Whether it is an energy reading: an increment rather than a level.
    pub energy: bool,
    /// Known values with their labels, for enums.
    pub values: Values<'a>,
    /// Service of the D-Bus that has it (`battery`); empty when it has none, or none is known.
    pub service: &'a str,
    /// Path within the service (`/Soc`).
    pub path: &'a str,
    /// How sure all this is.
    pub evidence: Evidence,
    /// Where type, device and path are known from (`type:node-red device:logger`); empty for what
    /// the document says with which the table began.
    pub source: &'a str,
    pub(crate) aliases: &'a str,
}

/// Kind of an attribute's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum DataType {
    /// A number.
    Float,
    /// A text.
    String,
    /// A number with a label.
    Enum,
    /// Nobody knows.
    Unknown,
}

/// How sure it is what is known about an attribute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Evidence {
    /// The document says so with which the table began.
    Seed,
    /// An answer of the service showed it.
    Recorded,
    /// It was put together from other sources.
    Inferred,
    /// The service said so while this program ran.
    Live,
}

/// The known values of one attribute or several, as an open enum.
pub trait AttributeEnum: From<i64> {
    /// The values with their labels.
    const LABELS: &'static [(i64, &'static str)];
}

impl<'a> AttributeInfo<'a> {
    /// The label of a value.
    pub fn label(&self, value: i64) -> Option<&'a str> {
        self.values.label(value)
    }

    /// Codes under which older documents list it.
    pub fn aliases(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        self.aliases.split_ascii_whitespace()
    }
}
