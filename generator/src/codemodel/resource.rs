//! Resources: one struct for each place in the tree of paths from which calls go on.

use super::argument::{Argument, PathArgument};
use super::docs::Docs;
use super::feature::{Gate, Import};
use super::identifier::Identifier;
use super::operations::NamedCall;
use super::text::{Joined, Text};

/// The resources of one module.
#[derive(Debug, Clone, PartialEq)]
pub struct ResourceGroup {
    /// The module.
    pub module: Identifier,
    /// What it is there for.
    pub gate: Gate,
    /// What they have in common.
    pub docs: Docs,
    /// Whether the runtime's module `param` is imported.
    pub param: Import,
    /// In the order of the paths.
    pub resources: Vec<Resource>,
}

/// A place in the tree of paths.
#[derive(Debug, Clone, PartialEq)]
pub struct Resource {
    /// Its struct.
    pub name: Identifier,
    /// What it is there for, in its module.
    pub gate: Gate,
    /// Whether it can be there without anything that can be called on it.
    pub idle: bool,
    /// Its path.
    pub docs: Docs,
    /// What can be called on it.
    pub methods: Vec<Method>,
    /// Operations of the tag that is called like it.
    pub calls: Vec<NamedCall>,
}

/// A method of a resource or of the client.
#[derive(Debug, Clone, PartialEq)]
pub struct Method {
    /// Its name.
    pub name: Identifier,
    /// What it is there for, in what it is on.
    pub gate: Gate,
    /// What it does.
    pub docs: Docs,
    /// Whether it has more arguments than clippy finds readable.
    pub many: bool,
    /// Arguments for the path.
    pub arguments: Vec<PathArgument>,
    /// What it adds to the path.
    pub steps: Vec<Step>,
    /// Where it leads.
    pub target: Target,
}

/// A step along a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Step {
    /// Fixed text.
    Fixed(String),
    /// A parameter.
    Parameter {
        /// Its name as it travels.
        wire: String,
        /// The argument.
        name: Identifier,
        /// What stands around it.
        notation: Notation,
        /// How it becomes text.
        text: StepText,
    },
}

/// How the value of a parameter of a path becomes text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StepText {
    /// It is a `&str`.
    AsIs,
    /// One value.
    Value(Text),
    /// A list with commas between its items.
    List(Joined),
    /// Keys and values with commas between them.
    Object {
        /// `key=value` rather than `key,value`.
        explode: bool,
    },
}

/// What stands around a value in a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Notation {
    /// Nothing.
    Simple,
    /// A point before it.
    Label {
        /// And before each item or key.
        explode: bool,
    },
    /// `;name=` before it.
    Matrix {
        /// And before each item, or `;` before each key.
        explode: bool,
    },
}

impl StepText {
    fn uses_param(&self) -> bool {
        match self {
            Self::Value(text) => text.uses_param(),
            Self::List(joined) => joined.item.uses_param(),
            Self::AsIs | Self::Object { .. } => false,
        }
    }
}

/// Where a method leads.
#[derive(Debug, Clone, PartialEq)]
pub enum Target {
    /// To another resource.
    Resource(Identifier),
    /// To a request.
    Request {
        /// Its struct.
        name: Identifier,
        /// Arguments after those for the path.
        arguments: Vec<Argument>,
        /// Whether the API has deprecated it.
        deprecated: bool,
    },
}

impl Method {
    /// Whether the runtime's module `param` is needed for it.
    pub fn uses_param(&self) -> bool {
        self.steps.iter().any(|step| match step {
            Step::Fixed(_) => false,
            Step::Parameter { text, .. } => text.uses_param(),
        })
    }
}
