//! The attribute table.

/// The attribute table: codes grouped by device.
#[derive(Debug, Clone, PartialEq)]
pub struct CodeTable {
    /// In the order of the file.
    pub attributes: Vec<Attribute>,
}

/// One row of the attribute table.
#[derive(Debug, Clone, PartialEq)]
pub struct Attribute {
    /// The code that travels.
    pub code: String,
    /// Codes under which older documents list it; found by look-up, deprecated.
    pub aliases: Vec<String>,
    /// VRM's `idDataAttribute`.
    pub id: u32,
    /// Device type (`System overview`).
    pub device: String,
    /// What it says.
    pub description: String,
    /// Kind of its value.
    pub data_type: DataType,
    /// printf pattern of the value with its unit (`%.2F V`).
    pub format: String,
    /// Read from `format`: `V`; empty for none.
    pub unit: String,
    /// Read from `format`: digits after the point; `None` for `%s`.
    pub decimals: Option<u8>,
    /// Whether it is an energy reading (an increment, seed 6.4.1).
    pub energy: bool,
    /// Known values of an enum-typed attribute, in numeric order.
    pub values: Vec<AttributeValue>,
}

/// One known value of an enum-typed attribute.
#[derive(Debug, Clone, PartialEq)]
pub struct AttributeValue {
    /// What travels.
    pub value: i64,
    /// VRM's label.
    pub label: String,
    /// Where the label is known from.
    pub source: String,
}

/// Kind of an attribute's value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DataType {
    /// A number.
    Float,
    /// A text.
    String,
    /// A number with a label.
    Enum,
}
