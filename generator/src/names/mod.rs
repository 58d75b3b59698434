//! From the words of a document to identifiers of Rust.
//!
//! A name is a list of words until the place is known where it is used; only then is it
//! rendered in that place's case, escaped where it is a keyword, and told apart from its
//! neighbours. See [`render`] for one name and [`Scope`] for many.

mod reserved;
mod scope;
pub mod scopes;
mod singular;
mod words;

pub use reserved::DEVICES;
pub use scope::{Claim, Scope};
pub use singular::singular;
pub use words::{Case, is_keyword, render};
