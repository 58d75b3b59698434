//! One file for each named type.

mod constructor;
mod derives;
mod enumeration;
mod files;
mod newtype;
mod reading;
mod series;
mod shown;
mod structure;
mod tuple;
mod union;

pub use enumeration::{integer_enum, string_enum};
pub use files::files;
