// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! What stands before the body of an answer: its status and its headers.

use std::fmt;

use reqwest::header::HeaderMap;

/// Status and headers of an answer; no value of a header is in its `Debug`.
#[derive(Clone, PartialEq, Default)]
pub struct AnswerHead {
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
}

impl AnswerHead {
    /// HTTP status.
    pub fn status(&self) -> u16 {
        self.status
    }

    /// The first header of a name, in letters of any case; `None` when there is none, or it is no text.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.get(name).and_then(|value| std::str::from_utf8(value.as_bytes()).ok())
    }

    /// Every header with its name in small letters, several of one name one by one.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.headers.iter().map(|(name, value)| (name.as_str(), value.as_bytes()))
    }
}

// The values stay out of it: a cookie of a session is among them.
impl fmt::Debug for AnswerHead {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let names: Vec<_> = self.headers.keys().map(reqwest::header::HeaderName::as_str).collect();
        formatter.debug_struct("AnswerHead").field("status", &self.status).field("headers", &names).finish()
    }
}

/// An answer as it came, for what the document has no type for.
#[derive(Clone, PartialEq, Default)]
pub struct RawAnswer {
    pub(crate) head: AnswerHead,
    pub(crate) body: Vec<u8>,
    pub(crate) is_whole: bool,
}

impl RawAnswer {
    /// Status and headers.
    pub fn head(&self) -> &AnswerHead {
        &self.head
    }

    /// HTTP status.
    pub fn status(&self) -> u16 {
        self.head.status
    }

    /// The body.
    pub fn body(&self) -> &[u8] {
        &self.body
    }

    /// `Content-Type` without its parameters, in small letters; empty when there is none.
    pub(crate) fn media_type(&self) -> String {
        let media_type = self.head.header("content-type").and_then(|value| value.split(';').next());
        media_type.unwrap_or_default().trim().to_ascii_lowercase()
    }

    /// The body as text; what is none in it is replaced.
    pub fn text(&self) -> std::borrow::Cow<'_, str> {
        String::from_utf8_lossy(&self.body)
    }

    /// Whether the body came to its end. That of a refusal may break off, or take too long.
    pub fn is_whole(&self) -> bool {
        self.is_whole
    }
}

// The body stays out of it: it can hold anything.
impl fmt::Debug for RawAnswer {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut shown = formatter.debug_struct("RawAnswer");
        shown.field("head", &self.head).field("length", &self.body.len()).finish_non_exhaustive()
    }
}
