//! From CSV files to the table.

mod rows;
mod table;

pub use table::parse_table;
