//! The client and what it knows about the service.

use super::docs::Docs;
use super::feature::Import;
use super::identifier::Identifier;
use super::resource::Method;

/// The client and what it knows about the service.
#[derive(Debug, Clone, PartialEq)]
pub struct Client {
    /// Where the service lives.
    pub base_url: String,
    /// How many requests it takes.
    pub rate_limit: Option<RateLimit>,
    /// How a successful status says that it failed.
    pub envelope: Option<Envelope>,
    /// Ways to prove who is calling.
    pub schemes: Vec<Scheme>,
    /// Methods that take their secrets.
    pub credentials: Vec<Credential>,
    /// Those of them without which hardly any call works, as a sentence names them.
    pub required_credentials: Option<String>,
    /// The first calls.
    pub methods: Vec<Method>,
    /// Whether the runtime's `Place` is imported.
    pub place: Import,
    /// Whether the runtime's module `param` is imported.
    pub param: Import,
}

/// A rolling window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct RateLimit {
    /// Requests in one burst.
    pub requests: u32,
    /// Milliseconds after which one more is allowed.
    pub refill_milliseconds: u32,
}

/// Keys by which an answer says that it failed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Envelope {
    /// False means failure.
    pub success: String,
    /// The server's own text, under one of several keys.
    pub messages: Vec<String>,
    /// A machine-readable code.
    pub code: String,
}

/// How a secret travels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scheme {
    /// In a header.
    Header {
        /// Its name.
        name: String,
        /// Text before the secret.
        prefix: String,
    },
    /// In the query.
    Query {
        /// Name of the parameter.
        name: String,
    },
    /// In a cookie.
    Cookie {
        /// Its name.
        name: String,
    },
    /// User and password.
    Basic,
    /// As a bearer token.
    Bearer,
}

/// A method of the builder that takes the secret of a scheme.
#[derive(Debug, Clone, PartialEq)]
pub struct Credential {
    /// Its name.
    pub name: Identifier,
    /// What it takes.
    pub docs: Docs,
    /// Index into the schemes.
    pub scheme: usize,
    /// What it asks for.
    pub kind: CredentialKind,
}

/// What a method of the builder asks for.
#[derive(Debug, Clone, PartialEq)]
pub enum CredentialKind {
    /// A user and a password.
    Password,
    /// A secret.
    Secret {
        /// The method that takes what provides secrets.
        provider: Identifier,
        /// What that one says.
        docs: Docs,
    },
}
