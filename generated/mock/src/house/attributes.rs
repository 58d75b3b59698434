//! How values are told: description, format and words of the attribute table.

use openapi_to_crate::tables::ir::{Attribute, AttributeValue, CodeTable, DataType};
use serde_json::{Value, json};

/// The attribute table.
pub(super) struct Attributes(CodeTable);

impl Attributes {
    pub(super) fn new(table: CodeTable) -> Self {
        Attributes(table)
    }

    pub(super) fn by_code(&self, code: &str) -> Option<&Attribute> {
        self.0.attributes.iter().find(|attribute| attribute.code == code)
    }

    /// The attribute that is meant by a code, or by its number as text.
    pub(super) fn by_name(&self, name: &str) -> Option<&Attribute> {
        self.by_code(name).or_else(|| {
            let id: u32 = name.parse().ok()?;
            self.0.attributes.iter().find(|attribute| attribute.id == id)
        })
    }

    /// All of them, by their numbers.
    pub(super) fn table(&self) -> Value {
        let told = |attribute: &Attribute| {
            let told = json!({
                "code": attribute.code, "dataType": attribute.data_type.map(data_type),
                "description": attribute.description, "formatWithUnit": attribute.format,
            });
            (attribute.id.to_string(), told)
        };
        Value::Object(self.0.attributes.iter().map(told).collect())
    }

    pub(super) fn words(&self, attribute: &Attribute) -> &[AttributeValue] {
        self.0.values(attribute)
    }

    /// The word for a state.
    pub(super) fn word(&self, attribute: &Attribute, value: f64) -> Option<&str> {
        let known = self.words(attribute).iter().find(|known| known.value == value as i64);
        known.map(|known| known.label.as_str())
    }

    /// Words and numbers as answers list them.
    pub(super) fn enumeration(&self, attribute: &Attribute) -> Option<Value> {
        let words = self.words(attribute);
        let list = || words.iter().map(|known| json!({"nameEnum": known.label, "valueEnum": known.value})).collect();
        (!words.is_empty()).then(list)
    }

    /// A value as the portal shows it.
    pub(super) fn shown(&self, attribute: &Attribute, value: f64) -> String {
        match self.word(attribute, value) {
            Some(word) => word.to_owned(),
            None => format(&attribute.format, attribute.decimals, value),
        }
    }
}

/// A kind of value as VRM calls it.
pub(super) fn data_type(known: DataType) -> &'static str {
    match known {
        DataType::Float => "float",
        DataType::String => "string",
        DataType::Enum => "enum",
    }
}

/// A number by a printf pattern, of which VRM uses one conversion and `%%`.
pub(super) fn format(pattern: &str, decimals: Option<u8>, value: f64) -> String {
    let number = match decimals {
        Some(decimals) => format!("{value:.*}", usize::from(decimals)),
        None => format!("{}", rounded(value)),
    };
    let Some(start) = pattern.find('%') else { return number };
    let end = pattern[start..].find(|c: char| c.is_ascii_alphabetic()).map_or(pattern.len(), |end| start + end + 1);
    format!("{}{number}{}", &pattern[..start], pattern[end..].replace("%%", "%"))
}

/// A value without digits that nobody has measured.
pub(super) fn rounded(value: f64) -> f64 {
    (value * 1e6).round() / 1e6
}

/// As JSON writes it: whole numbers without a point.
pub(super) fn number(value: f64) -> Value {
    let value = rounded(value);
    if value.fract() == 0.0 && value.abs() < 1e15 { json!(value as i64) } else { json!(value) }
}
