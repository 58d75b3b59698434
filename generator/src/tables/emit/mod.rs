//! The modules `attributes` and `values` of the generated crate, spelt in Rust.

mod attributes;
mod code;
mod device;
mod device_type;
mod lookup;
mod row;
mod text;
mod values;

pub use attributes::files as attribute_files;
pub use values::files as value_files;
