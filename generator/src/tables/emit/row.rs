//! A row as the macros of the runtime take it.

use crate::tables::codemodel::Row;

/// What stands between the parentheses of a row.
pub fn cells(row: &Row) -> String {
    let Row { id, data_type, evidence, text, .. } = row;
    let values = row.values.as_ref().map_or_else(String::new, |values| format!(", {values}"));
    let energy = if row.energy { ", energy" } else { "" };
    format!("{id}, {data_type}, {evidence}, {text:?}{values}{energy}")
}
