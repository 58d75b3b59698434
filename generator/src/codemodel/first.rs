//! The program with which a crate is tried out.

use super::example::Example;
use super::feature::Gate;
use super::identifier::Identifier;

/// The program with which a crate is tried out.
#[derive(Debug, Clone, PartialEq)]
pub struct First {
    /// What the builder is told, in this order.
    pub settings: Vec<Setting>,
    /// What is called, where there is anything to call.
    pub call: Option<FirstCall>,
}

/// The call of a first program.
#[derive(Debug, Clone, PartialEq)]
pub struct FirstCall {
    /// The call.
    pub example: Example,
    /// What it is there for.
    pub gate: Gate,
    /// Whether its answer can be printed.
    pub printed: bool,
    /// Whether the API has deprecated it, as it has all others.
    pub deprecated: bool,
}

/// What the builder of a client is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Setting {
    /// Where the service lives, which the document does not say.
    BaseUrl,
    /// That there are no credentials, though other calls need some.
    WithoutCredentials,
    /// A secret, or a user and a password.
    Credential {
        /// The method that takes it.
        method: Identifier,
        /// Environment variables that hold it.
        variables: Vec<String>,
    },
}
