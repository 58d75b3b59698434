//! What a table knows about an attribute.

use crate::tables::printf;
use crate::tables::reading::Reading;
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

    /// A value with its decimals and its unit, or its label: `52.70 V`, `76 %`, `Bulk`. A number
    /// without a known label is shown as it is; nothing is an empty text.
    pub fn render<'v>(&self, value: impl Into<Reading<'v>>) -> String {
        match value.into() {
            Reading::Nothing => String::new(),
            Reading::State { label: Some(label), .. } => printf::format_text(self.format, &label),
            Reading::State { value, label: None } => self.render_number(value as f64),
            Reading::Number(number) => self.render_number(number),
            Reading::Text(text) => printf::format_text(self.format, &text),
        }
    }

    fn render_number(&self, number: f64) -> String {
        let whole = number.trunc() == number && number.abs() < 9e15;
        match self.label(number as i64).filter(|_| whole && self.data_type == DataType::Enum) {
            Some(label) => printf::format_text(self.format, label),
            None => printf::format_number(self.format, number),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tables::row::Row;

    fn info(data_type: DataType, format: &'static str) -> AttributeInfo<'static> {
        let values = if data_type == DataType::Enum { &[(0, "Off"), (3, "Bulk")][..] } else { &[] };
        AttributeInfo { format, ..Row { data_type, values, ..Row::EMPTY }.info("VE.Bus System") }
    }

    #[test]
    fn a_number_is_rendered_with_decimals_and_unit() {
        assert_eq!(info(DataType::Float, "%.2F V").render(52.7), "52.70 V");
        assert_eq!(info(DataType::Float, "%d s").render(12), "12 s");
    }

    #[test]
    fn a_state_is_rendered_as_its_label_and_an_unknown_one_as_its_number() {
        let state = info(DataType::Enum, "%s");
        assert_eq!((state.render(3), state.render(3.0), state.render(9)), ("Bulk".into(), "Bulk".into(), "9".into()));
        assert_eq!(state.render(3.5), "3.5");
        let label = Some("Absorption".into());
        assert_eq!(state.render(Reading::State { value: 3, label }), "Absorption");
    }

    #[test]
    fn a_text_is_rendered_as_it_is_and_nothing_as_an_empty_text() {
        assert_eq!(info(DataType::String, "%s").render("v3.72"), "v3.72");
        assert_eq!(info(DataType::Float, "%.2F V").render("--"), "--");
        assert_eq!(info(DataType::Float, "%.2F V").render(Reading::Nothing), "");
    }
}
