//! Requests: one struct for each operation.

use super::answers::Answers;
use super::argument::ArgumentType;
use super::behaviour::Behaviour;
use super::docs::Docs;
use super::feature::Gate;
use super::identifier::Identifier;
use super::parameter::{Body, Parameter};
use super::rust_type::{RustType, WireFormat};
use super::streaming::Streaming;

/// The requests of one module.
#[derive(Debug, Clone, PartialEq)]
pub struct RequestGroup {
    /// The module.
    pub module: Identifier,
    /// What it is there for.
    pub gate: Gate,
    /// What they have in common.
    pub docs: Docs,
    /// Whether the runtime's module `param` is imported.
    pub param: bool,
    /// In the order of the operations.
    pub requests: Vec<Request>,
}

/// The request of one operation.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// Its struct.
    pub name: Identifier,
    /// What it does.
    pub docs: Docs,
    /// Type of what is answered.
    pub answer: RustType,
    /// How the answer is read.
    pub read_as: ReadAs,
    /// Statuses of answers without a body, where that is a value of the answer too.
    pub or_none: Option<Vec<u16>>,
    /// What its refusals hold.
    pub refusal: Option<RustType>,
    /// How it is read while it comes in.
    pub streaming: Option<Streaming>,
    /// Other media types that can be asked for.
    pub others: Vec<OtherMedia>,
    /// Types for what is answered.
    pub answers: Answers,
    /// What the runtime has to know.
    pub route: Route,
    /// What it can't be made without, in the order of the arguments.
    pub required: Vec<RequiredValue>,
    /// What the method says by which another media type is chosen for its body, where there are some.
    pub also_as: Option<Docs>,
    /// What can be set.
    pub optional: Vec<OptionalValue>,
    /// What it can do beyond being sent.
    pub behaviour: Behaviour,
}

/// A media type of the answer that is another than the usual one.
#[derive(Debug, Clone, PartialEq)]
pub struct OtherMedia {
    /// The method that asks for it.
    pub name: Identifier,
    /// What the method says.
    pub docs: Docs,
    /// Type of the answer.
    pub answer: RustType,
    /// How it is read.
    pub read_as: ReadAs,
    /// What is asked for.
    pub accept: String,
}

/// How an answer is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReadAs {
    /// As JSON, whose leaves travel so.
    Json(WireFormat),
    /// As text.
    Text,
    /// As bytes.
    Bytes,
    /// As a file.
    Download,
    /// As its status says.
    ByStatus,
    /// While it comes in.
    Streaming,
    /// Not at all.
    Nothing,
}

/// What the runtime has to know about an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Route {
    /// `operationId`.
    pub id: String,
    /// Upper case.
    pub method: String,
    /// The path with its templates.
    pub template: String,
    /// Alternatives, each of schemes that are sent together: indices into those of the client.
    pub security: Vec<Vec<usize>>,
    /// Whether it may be sent again.
    pub idempotent: bool,
    /// Whether the answer can hold a secret, so that no error may show it.
    pub secret: bool,
    /// Media types to ask for; `None` is JSON.
    pub accept: Option<String>,
    /// Where it goes instead of the base URL.
    pub server: Option<String>,
    /// Whether its body has parts, which it then is even without any.
    pub multipart: bool,
}

/// A value that a request can't be made without.
#[derive(Debug, Clone, PartialEq)]
pub struct RequiredValue {
    /// Its name.
    pub name: Identifier,
    /// Type of the argument.
    pub argument: ArgumentType,
    /// Type of the value made from it.
    pub ty: RustType,
    /// How it is sent.
    pub sent: Sent,
}

/// A value that can be set.
#[derive(Debug, Clone, PartialEq)]
pub struct OptionalValue {
    /// Name of the field and of its setter.
    pub name: Identifier,
    /// Type of the setter's argument.
    pub argument: ArgumentType,
    /// Type of the value made from it.
    pub ty: RustType,
    /// Whether it is a list, of which an empty one is not sent.
    pub list: bool,
    /// What it sets.
    pub docs: Docs,
    /// Whether the API has deprecated it.
    pub deprecated: bool,
    /// How it is sent.
    pub sent: Sent,
}

/// How a value is sent.
#[derive(Debug, Clone, PartialEq)]
pub enum Sent {
    /// As a parameter.
    Parameter(Parameter),
    /// As the body.
    Body(Body),
}

impl Sent {
    /// Whether the runtime's module `param` is needed for it.
    pub fn uses_param(&self) -> bool {
        match self {
            Self::Parameter(parameter) => parameter.uses_param(),
            Self::Body(body) => body.uses_param(),
        }
    }
}

impl Request {
    /// Whether the runtime's module `param` is needed for it.
    pub fn uses_param(&self) -> bool {
        let required = self.required.iter().map(|value| &value.sent);
        let optional = self.optional.iter().map(|value| &value.sent);
        required.chain(optional).any(Sent::uses_param) || self.behaviour.uses_param()
    }
}
