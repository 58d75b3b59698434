//! What a program that uses a generated crate sees of it, and what of that has changed.
//!
//! A [`Surface`] is a listing of names and types. It is taken from the crate as data, and each crate
//! carries its own in a file, so that the next run can say what it changes: the document of the last run
//! is seldom at hand, and the source that it made would have to be read back through the runtime's macros.

mod calls;
mod change;
mod compare;
mod entry;
mod kind;
mod of_crate;
mod pair;
mod rename;
mod render;
mod spell;
mod surface;
mod types;

pub use change::{Change, How};
pub use compare::compare;
pub use entry::{Entry, Item};
pub use kind::Kind;
pub use of_crate::surface;
pub use render::{render, render_json, summary};
pub use surface::{SURFACE, Surface};
