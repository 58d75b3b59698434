// Part of the runtime of openapi-to-crate, the same in every crate. Do not edit.
//! Values, shown with what a table knows about their attribute.

use crate::tables::attribute::{AttributeInfo, DataType};
use crate::tables::printf;
use crate::tables::reading::Reading;

impl AttributeInfo<'_> {
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
