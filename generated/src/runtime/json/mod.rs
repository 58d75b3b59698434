// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! JSON, read where it stands: no value is copied before somebody keeps it.
//!
//! Answers are mostly numbers and keys in a known order, and an odd value has to be kept as it came.
//! Both are cheap for those who see the text, and no library for JSON shows it to those who read.

mod any;
mod cursor;
mod number;
mod of;
mod text;

pub use cursor::{Broken, Json};
pub(crate) use number::is_written_so;
pub use number::{Number, Numbers};
pub(crate) use of::Raw;
pub use of::json_of;
