// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
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
