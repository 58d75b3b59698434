//! Operations: what is sent, and what comes back.

use super::{Behaviour, Response, Type};

/// Path and method.
#[derive(Debug, Clone, PartialEq)]
pub struct Operation {
    /// `operationId`, else method and path in words.
    pub id: String,
    /// Upper case (`GET`).
    pub method: String,
    /// With `{templates}`, as in the document.
    pub path: String,
    /// First tag, else empty.
    pub tag: String,
    /// Words for the name of its method, from `x-name`; otherwise path and method name it.
    pub name: Option<String>,
    /// The word for how its body is written, where others of the same path and method write theirs in
    /// another way, and this is not the first of them.
    pub variant: Option<&'static str>,
    /// How it is known that the service has it, from `x-evidence`.
    pub evidence: Option<Evidence>,
    /// One line, plain.
    pub summary: String,
    /// Markdown.
    pub description: String,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// The URL of a server of its own, with the defaults of its variables; absolute or relative.
    pub server: Option<String>,
    /// Every parameter, path parameters in the order of the path first.
    pub parameters: Vec<Parameter>,
    /// What is sent.
    pub body: Option<Body>,
    /// What a successful answer holds: the first, by status, that has a body.
    pub response: Response,
    /// The other successful answers, by status.
    pub also: Vec<Response>,
    /// The answers that are no success, by status. Where success is only described by `default`, it is
    /// one of them too.
    pub failures: Vec<Response>,
    /// Alternatives, each of schemes that are sent together: indices into
    /// [`Api::security`](super::Api::security). An empty alternative is to send none; without
    /// alternatives, none is ever sent.
    pub security: Vec<Vec<usize>>,
    /// Safe to send again: GET, HEAD, PUT, DELETE, unless `x-idempotent` says otherwise.
    pub idempotent: bool,
    /// What it does beyond sending one request.
    pub behaviour: Behaviour,
}

/// How it is known that a service has an operation, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Evidence {
    /// An answer was recorded.
    Recorded,
    /// The service's own documentation describes it.
    Documented,
    /// Public clients call it.
    Client,
    /// Nobody has published more than a hint.
    Inferred,
}

/// One parameter.
#[derive(Debug, Clone, PartialEq)]
pub struct Parameter {
    /// Name on the wire (`attributeCodes[]`).
    pub wire: String,
    /// Words for the Rust name: `x-name`, else `wire`.
    pub name: String,
    /// Markdown.
    pub description: String,
    /// Where it travels.
    pub location: ParameterLocation,
    /// How a list or an object is written.
    pub style: Style,
    /// `required: true`.
    pub required: bool,
    /// `deprecated: true`.
    pub deprecated: bool,
    /// Never `Optional`.
    pub ty: Type,
    /// Bounds that are checked before anything is sent.
    pub bounds: Bounds,
    /// `example`, else the schema's, else none: what doc examples pass.
    pub example: Option<serde_json::Value>,
    /// `default` of the schema: what the service takes for one that is left out.
    pub default: Option<serde_json::Value>,
    /// What the document demands of the value, as a JSON Schema (draft 2020-12): for servers that
    /// stand in for the service. `{}` for a value that is a document of its own.
    pub schema: serde_json::Value,
    /// Media type of a part; empty where it follows from the type.
    pub content_type: String,
}

/// Limits on one value; a wrong value never leaves the machine.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Bounds {
    /// `minimum`.
    pub minimum: Option<f64>,
    /// `maximum`.
    pub maximum: Option<f64>,
    /// `minLength` or `minItems`.
    pub min_length: Option<u64>,
    /// `maxLength` or `maxItems`.
    pub max_length: Option<u64>,
}

/// Where a parameter travels.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum ParameterLocation {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// In a header.
    Header,
    /// In a cookie.
    Cookie,
    /// In the body, which has several parts.
    Part,
}

/// How a list or an object is written into a parameter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// `name=a&name=b` (`form`, exploded); for one value simply `name=a`, for an object `key=a`.
    Repeat,
    /// `name=a,b` (`form` or `simple`, not exploded).
    Comma,
    /// `name=a%20b`.
    Space,
    /// `name=a|b`.
    Pipe,
    /// `name[key]=a`.
    DeepObject,
    /// As JSON; only in bodies.
    Json,
    /// `.a`; only in paths. Items are separated by commas, or by points with `explode`.
    Label {
        /// Each item or key for itself.
        explode: bool,
    },
    /// `;name=a`; only in paths. Items are separated by commas, or each has the name with `explode`.
    Matrix {
        /// Each item or key for itself.
        explode: bool,
    },
}

/// A request body.
#[derive(Debug, Clone, PartialEq)]
pub struct Body {
    /// Its type; with [`BodyKind::Bytes`] it is [`Type::Binary`], and parts have their own.
    pub ty: Type,
    /// How it is written.
    pub kind: BodyKind,
    /// `Content-Type`.
    pub content_type: String,
    /// Other media types under which the same body may be sent.
    pub also_as: Vec<String>,
    /// Whether it must be there.
    pub required: bool,
    /// How lists and objects are written under the keys of a form that have a style of their own.
    pub styles: Vec<(String, Style)>,
    /// `example`, what doc examples pass.
    pub example: Option<serde_json::Value>,
    /// What the document demands of it, as [`Parameter::schema`].
    pub schema: serde_json::Value,
}

/// How a body is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BodyKind {
    /// JSON.
    Json,
    /// `application/x-www-form-urlencoded`.
    Form,
    /// As it is.
    Bytes,
    /// `multipart/form-data`: the parameters in [`ParameterLocation::Part`].
    Multipart,
}

impl Operation {
    /// Every answer that is described.
    pub fn responses(&self) -> impl Iterator<Item = &Response> {
        self.successes().chain(&self.failures)
    }

    /// Every successful answer; the first is the one with a body.
    pub fn successes(&self) -> impl Iterator<Item = &Response> {
        std::iter::once(&self.response).chain(&self.also)
    }

    /// Every type in it.
    pub fn types(&self) -> impl Iterator<Item = &Type> {
        let sent = self.parameters.iter().map(|parameter| &parameter.ty).chain(self.body.iter().map(|body| &body.ty));
        sent.chain(self.responses().flat_map(Response::types))
    }

    /// Every answer that is described, to change it.
    pub fn responses_mut(&mut self) -> impl Iterator<Item = &mut Response> {
        std::iter::once(&mut self.response).chain(&mut self.also).chain(&mut self.failures)
    }
}
