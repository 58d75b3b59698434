// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Forgiving decoding: what services promise and what they send are two things.
//!
//! Everything is read in one pass, whatever it is, so leniency costs nothing where an answer is as
//! promised. A value of another type takes with it only the smallest thing that can be missing, stays
//! reachable as it came, and is reported: see [`Fit`] and [`Context`]. In a document that says that its
//! values are written by PHP, "nothing" has many spellings (`null`, `false`, an empty array, an empty
//! text, an absent key); all of them mean `None` or an empty collection.

mod collection;
mod context;
mod fit;
mod from_wire;
mod leaf;
mod member;
mod object;
mod open_text;
mod scalar;
mod time;
mod tuple;
mod union;
mod whole;

pub use context::{Context, Mark};
pub use fit::{Cause, Fit, Nothing, Odd};
pub use from_wire::{FromWire, Kind, number, read};
pub use leaf::{Came, Leaf, Scalar, Taken, leaf, leaf_of_number};
pub use object::{Fields, FieldsAs, Object, empty, object};
pub use tuple::{Places, PlacesAs, Tuple, push_tuple, tuple, tuple_in_order};
pub use union::Branches;
pub use whole::{Lost, deserialize, from_slice, whole};

pub use crate::runtime::format::{Count, Flag, Format, Plain};
pub use crate::runtime::format::{Millis, Rfc3339, Seconds};
