//! From CSV files to the table.

mod printf;
mod rows;
mod table;

pub use table::parse_table;
