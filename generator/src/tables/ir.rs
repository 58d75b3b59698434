//! The attribute table: what its files say.

/// The attribute table.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct CodeTable {
    /// In the order of the file.
    pub attributes: Vec<Attribute>,
    /// Sets of values that attributes refer to, sorted by name.
    pub value_sets: Vec<ValueSet>,
}

impl CodeTable {
    /// The known values of an attribute, in numeric order; none when it is no enum.
    pub fn values(&self, attribute: &Attribute) -> &[AttributeValue] {
        let set = attribute.values.and_then(|set| self.value_sets.get(set));
        set.map_or(&[], |set| &set.values)
    }
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
    /// Device type (`System overview`); empty when nobody knows.
    pub device: String,
    /// What it says.
    pub description: String,
    /// Kind of its value; `None` when nobody knows.
    pub data_type: Option<DataType>,
    /// printf pattern of the value with its unit (`%.2F V`).
    pub format: String,
    /// Read from `format`: `V`; empty for none.
    pub unit: String,
    /// Read from `format`: digits after the point; `None` for `%s`.
    pub decimals: Option<u8>,
    /// Whether it is an energy reading (an increment, seed 6.4.1).
    pub energy: bool,
    /// D-Bus service that has it (`battery`); empty when it is not on the D-Bus or nobody knows.
    pub service: String,
    /// Its path within the service (`/Soc`).
    pub path: String,
    /// Place of its values in [`CodeTable::value_sets`].
    pub values: Option<usize>,
    /// How sure the row is.
    pub evidence: Evidence,
    /// Where its type, device and path are from (`type:node-red device:logger`); empty when all
    /// are from the document that the table began with.
    pub source: String,
}

impl Attribute {
    /// Whether enough is known for a typed name: which device has it, and which kind of value.
    pub fn is_typed(&self) -> bool {
        !self.device.is_empty() && self.data_type.is_some()
    }
}

/// Values that attributes share.
#[derive(Debug, Clone, PartialEq)]
pub struct ValueSet {
    /// Words of its name (`AlarmLevel`).
    pub name: String,
    /// In numeric order.
    pub values: Vec<AttributeValue>,
}

/// One known value.
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

/// How sure a row is; the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Evidence {
    /// The document that the table began with lists it.
    #[default]
    Seed,
    /// An answer of the service shows it.
    Recorded,
    /// Put together from other sources.
    Inferred,
}

impl Evidence {
    /// As the column of the table has it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Seed => "seed",
            Self::Recorded => "recorded",
            Self::Inferred => "inferred",
        }
    }
}
