//! Answers: for which statuses they are, and what they hold.

use super::Type;

/// An answer that the document describes.
#[derive(Debug, Clone, PartialEq)]
pub struct Response {
    /// The statuses that it is for.
    pub statuses: Statuses,
    /// How it is read.
    pub kind: ResponseKind,
    /// The items as which it can be read while it comes in, beside being read as a whole.
    pub items: Option<Items>,
    /// Other media types of the whole, which a caller may ask for.
    pub others: Vec<OtherMedia>,
    /// The headers that are described.
    pub headers: Vec<Header>,
    /// The example of the document: what the mock answers.
    pub example: Option<serde_json::Value>,
    /// `Content-Type` of the answer, empty for none.
    pub content_type: String,
    /// Media types that are read as this one is, itself the first; without wildcards.
    pub accepted: Vec<String>,
    /// Markdown.
    pub description: String,
}

/// Another media type of an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct OtherMedia {
    /// How it is read.
    pub kind: ResponseKind,
    /// The media type.
    pub content_type: String,
    /// The example of the document.
    pub example: Option<serde_json::Value>,
}

/// The statuses of an answer; those that say more come first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Statuses {
    /// One.
    One(u16),
    /// All of a hundred: 4 for `4XX`.
    Hundred(u16),
    /// All that no other answer is for.
    Default,
}

/// How an answer is read.
#[derive(Debug, Clone, PartialEq)]
pub enum ResponseKind {
    /// JSON of this type.
    Json(Type),
    /// `text/*`: a `String`.
    Text,
    /// Anything else: bytes.
    Bytes,
    /// Items that are read while they come in.
    Items(Items),
    /// No body.
    Empty,
}

/// A body that consists of items.
#[derive(Debug, Clone, PartialEq)]
pub struct Items {
    /// How they are told apart.
    pub notation: ItemNotation,
    /// What each of them is.
    pub ty: Type,
    /// The media type.
    pub content_type: String,
}

/// How the items of a body are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ItemNotation {
    /// `text/event-stream`: the data of each event.
    Events,
    /// `application/x-ndjson` and its like: each line.
    Lines,
}

impl Response {
    /// Every type in it.
    pub fn types(&self) -> impl Iterator<Item = &Type> {
        let others = self.others.iter().filter_map(|other| other.kind.ty());
        self.kind.ty().into_iter().chain(self.items.as_ref().map(|items| &items.ty)).chain(others)
    }

    /// Every type in it, to change it.
    pub fn types_mut(&mut self) -> impl Iterator<Item = &mut Type> {
        let others = self.others.iter_mut().filter_map(|other| other.kind.ty_mut());
        self.kind.ty_mut().into_iter().chain(self.items.as_mut().map(|items| &mut items.ty)).chain(others)
    }
}

/// A header of an answer.
#[derive(Debug, Clone, PartialEq)]
pub struct Header {
    /// Its name.
    pub wire: String,
    /// Markdown.
    pub description: String,
    /// A scalar without a name, or a list of them.
    pub ty: Type,
    /// `deprecated: true`.
    pub deprecated: bool,
}

impl ResponseKind {
    /// The type of JSON.
    pub fn ty(&self) -> Option<&Type> {
        match self {
            Self::Json(ty) | Self::Items(Items { ty, .. }) => Some(ty),
            Self::Text | Self::Bytes | Self::Empty => None,
        }
    }

    /// The type of JSON, to change it.
    pub fn ty_mut(&mut self) -> Option<&mut Type> {
        match self {
            Self::Json(ty) | Self::Items(Items { ty, .. }) => Some(ty),
            Self::Text | Self::Bytes | Self::Empty => None,
        }
    }
}

impl Statuses {
    /// A status that is among them.
    pub fn first(self) -> u16 {
        match self {
            Self::One(status) => status,
            Self::Hundred(hundred) => hundred * 100,
            Self::Default => 200,
        }
    }

    /// Whether a status is among them.
    pub fn contain(self, status: u16) -> bool {
        match self {
            Self::One(one) => one == status,
            Self::Hundred(hundred) => status / 100 == hundred,
            Self::Default => true,
        }
    }

    /// Whether they say that the request succeeded.
    pub fn are_success(self) -> bool {
        self != Self::Default && (200..300).contains(&self.first())
    }

    /// As the document writes them.
    pub fn wire(self) -> String {
        match self {
            Self::One(status) => status.to_string(),
            Self::Hundred(hundred) => format!("{hundred}XX"),
            Self::Default => "default".to_owned(),
        }
    }

    /// What they mean, as RFC 9110 and the registry of IANA say it.
    pub fn words(self) -> String {
        let words = match self {
            Self::Default => "default",
            Self::Hundred(2) => "success",
            Self::Hundred(3) => "redirection",
            Self::Hundred(4) => "client error",
            Self::Hundred(5) => "server error",
            Self::Hundred(hundred) => return format!("status {hundred} x x"),
            Self::One(status) => match REASONS.iter().find(|(known, _)| *known == status) {
                Some((_, reason)) => reason,
                None => return format!("status {status}"),
            },
        };
        words.to_owned()
    }
}

const REASONS: [(u16, &str); 49] = [
    (200, "ok"),
    (201, "created"),
    (202, "accepted"),
    (203, "non authoritative information"),
    (204, "no content"),
    (205, "reset content"),
    (206, "partial content"),
    (207, "multi status"),
    (208, "already reported"),
    (226, "im used"),
    (300, "multiple choices"),
    (301, "moved permanently"),
    (302, "found"),
    (303, "see other"),
    (304, "not modified"),
    (305, "use proxy"),
    (307, "temporary redirect"),
    (308, "permanent redirect"),
    (400, "bad request"),
    (401, "unauthorized"),
    (402, "payment required"),
    (403, "forbidden"),
    (404, "not found"),
    (405, "method not allowed"),
    (406, "not acceptable"),
    (407, "proxy authentication required"),
    (408, "request timeout"),
    (409, "conflict"),
    (410, "gone"),
    (411, "length required"),
    (412, "precondition failed"),
    (413, "payload too large"),
    (414, "uri too long"),
    (415, "unsupported media type"),
    (416, "range not satisfiable"),
    (417, "expectation failed"),
    (418, "im a teapot"),
    (421, "misdirected request"),
    (422, "unprocessable entity"),
    (423, "locked"),
    (424, "failed dependency"),
    (425, "too early"),
    (426, "upgrade required"),
    (428, "precondition required"),
    (429, "too many requests"),
    (431, "request header fields too large"),
    (500, "internal server error"),
    (501, "not implemented"),
    (503, "service unavailable"),
];
