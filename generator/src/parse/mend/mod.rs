//! Mistakes that leave no doubt about what is meant: they are mended in the tree, with a warning.
//!
//! Other people's documents can't be changed by those who need a client. A number where a text
//! belongs is that text, some keys that OpenAPI requires can be done without, and what says nothing
//! to a client may be wrong.

mod dropped;
mod missing;
mod object;
mod parameter;
mod types;
mod values;
mod walk;
mod words;

pub(super) use walk::mend;
