//! One API, and what it says about itself.

use super::operation::Operation;
use super::readings::{Reading, Series};
use super::response::Response;
use super::security::SecurityScheme;
use super::types::{Type, TypeDef, TypeId, TypeKind};
use crate::tables::ir::CodeTable;

/// One API: the whole input of the emitters.
#[derive(Debug, Clone, PartialEq)]
pub struct Api {
    /// `info.title`.
    pub title: String,
    /// `info.version`.
    pub version: String,
    /// `info.description`, Markdown.
    pub description: String,
    /// Where the service lives; the first one is the default.
    pub servers: Vec<Server>,
    /// In the order of the document.
    pub security: Vec<SecurityScheme>,
    /// `security` of the document root: alternatives, each of schemes that are sent together, as
    /// indices into `security`. What operations take is told by each of them.
    pub default_security: Vec<Vec<usize>>,
    /// Named types; sorted by `wire` name, so that moving a schema changes no output.
    pub types: Vec<TypeDef>,
    /// Sorted by path, then method.
    pub operations: Vec<Operation>,
    /// `tags` of the document: name and description.
    pub tags: Vec<(String, String)>,
    /// The attribute table, when one was given.
    pub table: Option<CodeTable>,
    /// `x-reading` of schemas, when a table was given; sorted by type.
    pub readings: Vec<Reading>,
    /// `x-series` of schemas, when a table was given; sorted by type.
    pub series: Vec<Series>,
    /// `x-rate-limit` of the document root: `{requests, refill-milliseconds}`.
    pub rate_limit: Option<RateLimit>,
    /// `x-failure-envelope` of the document root: how a 2xx answer says that it failed.
    pub envelope: Option<Envelope>,
    /// `x-lenient-values: php` of the document root: `false`, `""`, `[]` and `{}` can mean nothing,
    /// numbers come in quotes, and lists as objects. Else values are read as they are written.
    pub lenient: bool,
    /// `x-path-words` of the document root: path segment to words (`accesstokens` to `access tokens`).
    pub path_words: Vec<(String, String)>,
    /// What [`Parameter::schema`](super::Parameter::schema) and [`Body::schema`](super::Body::schema) refer to as `#/$defs/NAME`, by name.
    pub definitions: serde_json::Value,
}

/// A base URL with its variables already replaced by their defaults.
#[derive(Debug, Clone, PartialEq)]
pub struct Server {
    /// Absolute or relative URL.
    pub url: String,
    /// Markdown.
    pub description: String,
}

/// A rolling window.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RateLimit {
    /// Requests that may be under way in one burst.
    pub requests: u32,
    /// Milliseconds after which one more request is allowed.
    pub refill_milliseconds: u32,
}

/// Names of the keys by which an answer with status 2xx says that it failed.
#[derive(Debug, Clone, PartialEq)]
pub struct Envelope {
    /// `false` under this key means failure (`success`).
    pub success: String,
    /// Keys of the server's own text, which is a string, a list or an object (`errors`); some
    /// operations have another key than others.
    pub messages: Vec<String>,
    /// A machine-readable code (`error_code`).
    pub code: String,
}

/// So many names may lie around a value.
const MOST_NAMES: usize = 4;

impl Api {
    /// Whether a type, as the whole of an answer, is no object and can come in more than one notation.
    pub fn is_kept_whole(&self, ty: &Type) -> bool {
        !self.lenient && self.has_notations(ty, MOST_NAMES)
    }

    /// Whether any answer is, or a type that may be one.
    pub fn has_whole_answers(&self) -> bool {
        let mut answers = self.operations.iter().flat_map(Operation::responses).flat_map(Response::types);
        let mut named = (0..self.types.len()).map(TypeId);
        answers.any(|ty| self.is_kept_whole(ty)) || named.any(|id| self.is_kept_whole(&Type::Named(id)))
    }

    /// `names` is how many names may lie around what it is.
    fn has_notations(&self, ty: &Type, names: usize) -> bool {
        let Some(names) = names.checked_sub(1) else { return false };
        match self.resolve(ty) {
            Type::List(_) | Type::Map(_) => true,
            Type::Optional(inner) => self.has_notations(inner, names),
            Type::Number | Type::Integer(_) | Type::Timestamp(_) | Type::Date | Type::Base64 | Type::Any => true,
            Type::Named(id) | Type::Boxed(id) => match self.ty(*id).map(|def| &def.kind) {
                Some(TypeKind::Newtype(inner)) => self.has_notations(inner, names),
                Some(TypeKind::Union(union)) => {
                    union.variants.iter().any(|variant| self.has_notations(&variant.ty, names))
                }
                _ => false,
            },
            _ => false,
        }
    }

    /// Whether a type is such a one, or holds one, among those with a name and, `with_operations`, in what is sent
    /// and answered.
    pub fn any_type(&self, with_operations: bool, is: impl Fn(&Type) -> bool + Copy) -> bool {
        let operations = if with_operations { self.operations.as_slice() } else { &[] };
        let headers = operations.iter().flat_map(Operation::responses).flat_map(|answer| &answer.headers);
        let of_operations = operations.iter().flat_map(Operation::types).chain(headers.map(|header| &header.ty));
        self.types.iter().flat_map(|ty| ty.kind.types()).chain(of_operations).any(|ty| ty.any(is))
    }

    /// Whether a value holds a number with all its digits.
    pub fn has_numbers_as_written(&self) -> bool {
        self.any_type(true, |ty| *ty == Type::NumberAsWritten)
    }

    /// The type behind an id.
    pub fn ty(&self, id: TypeId) -> Option<&TypeDef> {
        self.types.get(id.0)
    }

    /// The type behind any number of aliases.
    pub fn resolve<'t>(&'t self, ty: &'t Type) -> &'t Type {
        let mut ty = ty;
        // More steps than there are types would mean that an alias leads to itself.
        for _ in 0..=self.types.len() {
            let (Type::Named(id) | Type::Boxed(id)) = ty else { break };
            match self.ty(*id).map(|def| &def.kind) {
                Some(TypeKind::Alias(inner)) => ty = inner,
                _ => break,
            }
        }
        ty
    }
}
