//! Arguments of functions and methods, and the values made from them.

use super::identifier::Identifier;
use super::rust_type::RustType;

/// An argument.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Argument {
    /// Its name.
    pub name: Identifier,
    /// Its type.
    pub ty: ArgumentType,
}

/// Type of an argument: as easy to give as it can be without guessing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ArgumentType {
    /// The value itself.
    Own(RustType),
    /// `impl Into<T>`.
    Into(RustType),
    /// `impl IntoIterator<Item = T>`.
    Items(RustType),
    /// `impl IntoIterator<Item = impl Into<T>>`.
    IntoItems(RustType),
}

/// An argument for the path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathArgument {
    /// Its name.
    pub name: Identifier,
    /// Its type; `None` is `&str`.
    pub ty: Option<RustType>,
}
