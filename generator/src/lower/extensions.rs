//! Reads the extensions (`x-…`) that carry what OpenAPI has no word for.

use serde_json::Value;

use super::lowering::{AS_WRITTEN, LENIENT, Lowering, NUMBERS, PHP};
use super::pointer::child;
use crate::diagnostic::Code;
use crate::ir::{Envelope, Evidence, RateLimit};

impl Lowering<'_> {
    /// `x-lenient-values` of the document.
    pub(super) fn lenient_values(&mut self) -> bool {
        if self.openapi.extensions.get(LENIENT).is_some_and(|values| values != PHP) {
            self.malformed(&child("", LENIENT), "write `x-lenient-values: php`, or leave it out");
        }
        self.lenient
    }

    /// `x-numbers` of the document or of a schema: whether numbers keep all their digits.
    pub(super) fn are_numbers_as_written(&mut self, value: Option<&Value>, pointer: &str) -> bool {
        if value.is_some_and(|value| value != AS_WRITTEN) {
            self.malformed(&child(pointer, NUMBERS), "write `x-numbers: as-written`, or leave it out");
        }
        value.is_some_and(|value| value == AS_WRITTEN)
    }

    /// `x-rate-limit` of the document.
    pub(super) fn rate_limit(&mut self) -> Option<RateLimit> {
        let value = self.openapi.extensions.get("x-rate-limit")?;
        let number = |key: &str| {
            value
                .get(key)
                .and_then(Value::as_u64)
                .and_then(|number| u32::try_from(number).ok())
                .filter(|number| *number > 0)
        };
        let limit = number("requests").zip(number("refill-milliseconds"));
        if limit.is_none() {
            self.malformed(
                "/x-rate-limit",
                "write `{requests: 200, refill-milliseconds: 330}`, both whole and above 0",
            );
        }
        limit.map(|(requests, refill_milliseconds)| RateLimit { requests, refill_milliseconds })
    }

    /// `x-failure-envelope` of the document.
    pub(super) fn envelope(&mut self) -> Option<Envelope> {
        let value = self.openapi.extensions.get("x-failure-envelope")?;
        let text = |key: &str| value.get(key).and_then(Value::as_str).map(str::to_owned);
        let messages = match value.get("messages") {
            Some(Value::Array(keys)) => keys.iter().map(|key| key.as_str().map(str::to_owned)).collect(),
            _ => text("messages").map(|key| vec![key]),
        };
        let messages = messages.filter(|keys: &Vec<String>| !keys.is_empty());
        match (text("success"), messages, text("code")) {
            (Some(success), Some(messages), Some(code)) => Some(Envelope { success, messages, code }),
            _ => {
                let remedy =
                    "write `{success: KEY, messages: KEY, code: KEY}`, with `messages: [KEY, KEY]` for several";
                self.malformed("/x-failure-envelope", remedy);
                None
            }
        }
    }

    /// `x-path-words` of the document, sorted by segment.
    pub(super) fn path_words(&mut self) -> Vec<(String, String)> {
        let Some(value) = self.openapi.extensions.get("x-path-words") else {
            return Vec::new();
        };
        let pairs = value.as_object().and_then(|words| {
            words
                .iter()
                .map(|(segment, words)| Some((segment.clone(), words.as_str()?.to_owned())))
                .collect::<Option<Vec<_>>>()
        });
        let Some(mut pairs) = pairs else {
            self.malformed("/x-path-words", "write `{segment: several words}`");
            return Vec::new();
        };
        pairs.sort();
        pairs
    }

    /// A text extension of anything that has extensions.
    pub(super) fn text_extension(&mut self, value: Option<&Value>, pointer: &str, key: &str) -> Option<String> {
        let text = value?.as_str().map(str::to_owned);
        if text.is_none() {
            self.malformed(&child(pointer, key), "write a text");
        }
        text
    }

    /// `x-evidence` of an operation.
    pub(super) fn evidence(&mut self, value: Option<&Value>, pointer: &str) -> Option<Evidence> {
        let found = match value?.as_str() {
            Some("recorded") => Some(Evidence::Recorded),
            Some("documented") => Some(Evidence::Documented),
            Some("client") => Some(Evidence::Client),
            Some("inferred") => Some(Evidence::Inferred),
            _ => None,
        };
        if found.is_none() {
            self.malformed(&child(pointer, "x-evidence"), "write `recorded`, `documented`, `client` or `inferred`");
        }
        found
    }

    /// Says that an extension cannot be read.
    pub(super) fn malformed(&mut self, pointer: &str, help: &str) {
        let key = pointer.rsplit('/').next().unwrap_or(pointer).to_owned();
        self.problem(Code::Extension, pointer, format!("`{key}` cannot be read"), help);
    }
}
