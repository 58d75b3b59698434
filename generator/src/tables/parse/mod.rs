//! From CSV files to the table.

mod rows;
mod table;
mod values;

pub use table::parse_table;
