// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! What is known about attributes, and their values.

#[macro_use]
mod macros;

pub mod attribute;
pub mod live;
pub mod lookup;
pub mod printf;
pub mod reading;
mod render;
pub mod row;
pub mod series;
pub mod table;
pub mod values;
