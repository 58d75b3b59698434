//! Operations by what the document calls them: grouped by tag, named by `operationId`.

use super::argument::{Argument, PathArgument};
use super::docs::Docs;
use super::feature::Gate;
use super::identifier::Identifier;

/// The operations of one tag.
#[derive(Debug, Clone, PartialEq)]
pub struct OperationGroup {
    /// Its struct.
    pub name: Identifier,
    /// The module that the struct is in.
    pub module: Identifier,
    /// What it is there for.
    pub gate: Gate,
    /// The method of the client that leads to it.
    pub method: Identifier,
    /// What the document says about the tag.
    pub docs: Docs,
    /// Its operations.
    pub calls: Vec<NamedCall>,
}

/// An operation under its own name.
#[derive(Debug, Clone, PartialEq)]
pub struct NamedCall {
    /// Its name.
    pub name: Identifier,
    /// What it is there for, in what it is on.
    pub gate: Gate,
    /// What it does, in a few words.
    pub docs: Docs,
    /// Arguments for the path.
    pub in_path: Vec<PathArgument>,
    /// What it requires beside its path.
    pub required: Vec<Argument>,
    /// Whether it has more arguments than clippy finds readable.
    pub many: bool,
    /// Whether the API has deprecated it.
    pub deprecated: bool,
    /// The struct of its request.
    pub request: Identifier,
    /// The methods that lead there from the client, each with its arguments.
    pub way: Vec<(Identifier, Vec<Identifier>)>,
}
