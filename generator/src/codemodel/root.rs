//! The root of the crate.

use super::docs::Docs;
use super::identifier::Identifier;

/// Names of modules that a crate can have already, in all of its shapes.
pub const ROOT_MODULES: [&str; 13] = [
    "attributes",
    "client",
    "lib",
    "middleware",
    "models",
    "operations",
    "own_types",
    "requests",
    "resources",
    "runtime",
    "streaming",
    "tables",
    "values",
];

/// The root of the crate: its modules, and what it shows of them.
#[derive(Debug, Clone, PartialEq)]
pub struct Root {
    /// What the crate is.
    pub docs: Docs,
    /// Whether values are read as PHP writes them.
    pub lenient: bool,
    /// Modules beside the runtime, sorted, and whether they are public.
    pub modules: Vec<(Identifier, bool)>,
    /// Modules that somebody wrote by hand, sorted.
    pub own: Vec<Identifier>,
    /// In the order in which rustfmt leaves them.
    pub exports: Vec<Export>,
}

/// What the root shows of a module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Export {
    /// All of a module.
    All(Identifier),
    /// All of a module of which nothing may be there without some features.
    AllThereIs(Identifier),
    /// One thing of the runtime.
    Runtime(Identifier),
    /// Several things of the runtime.
    RuntimeList(Vec<Identifier>),
}
