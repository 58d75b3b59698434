//! What an answer says: the promised value, or that it failed.

use std::fmt;
use std::time::Duration;

use memchr::memmem;
use serde::Deserializer;
use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::head::RawAnswer;
use crate::runtime::info::EnvelopeInfo;

/// How much of a body an error keeps.
pub(crate) const KEPT: usize = 4096;

/// The mark that may stand before a text in UTF-8.
pub(crate) const MARK: &[u8] = b"\xef\xbb\xbf";

/// The service's own words about a failure.
#[derive(Debug, Default, PartialEq)]
pub struct Failure {
    /// Whether it says that the request failed.
    pub is_failure: bool,
    /// Its code.
    pub code: Option<String>,
    /// Its texts.
    pub messages: Vec<String>,
}

/// The begin of a body as text, and whether there is more.
pub(crate) fn begin(body: &[u8]) -> (String, bool) {
    let kept = body.get(..KEPT).unwrap_or(body);
    (String::from_utf8_lossy(kept).into_owned(), kept.len() < body.len())
}

/// A body without the mark that may stand before its text.
pub(crate) fn text(body: &[u8]) -> &[u8] {
    body.strip_prefix(MARK).unwrap_or(body)
}

/// Whether an answer with status 2xx says that it failed.
pub fn says_failure(envelope: &EnvelopeInfo, body: &[u8]) -> bool {
    let body = text(body);
    if body.trim_ascii_start().first() != Some(&b'{') {
        return false;
    }
    // Most answers are told from failures by this search alone, without being read twice.
    let key = format!("\"{}\"", envelope.success);
    let is_named = memmem::find_iter(body, &key).any(|at| {
        let rest = body.get(at + key.len()..).unwrap_or_default().trim_ascii_start();
        rest.strip_prefix(b":").is_some_and(|rest| rest.trim_ascii_start().starts_with(b"false"))
    });
    is_named && failure(envelope, body).is_failure
}

/// The service's own words in an object of JSON, which is read piece by piece, to its end or to
/// where it breaks off.
pub(crate) fn words<'de>(envelope: &EnvelopeInfo, body: impl Deserializer<'de>) -> Failure {
    struct Outermost<'e>(&'e EnvelopeInfo, &'e mut Failure);

    impl<'de> Visitor<'de> for Outermost<'_> {
        type Value = ();

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
            let Outermost(envelope, failure) = self;
            while let Some(key) = map.next_key::<String>()? {
                if key == envelope.success {
                    failure.is_failure = map.next_value::<Value>()? == Value::Bool(false);
                } else if envelope.messages.contains(&key.as_str()) {
                    failure.messages.extend(messages(map.next_value()?));
                } else if key == envelope.code {
                    let code: Value = map.next_value()?;
                    failure.code = (!code.is_null()).then(|| text_of(code));
                } else {
                    map.next_value::<IgnoredAny>()?;
                }
            }
            Ok(())
        }
    }

    let mut failure = Failure::default();
    // What breaks off has said before whether it is one.
    let _ = body.deserialize_map(Outermost(envelope, &mut failure));
    failure
}

/// The texts of a failure, whatever shape they have.
fn messages(value: Value) -> Vec<String> {
    match value {
        Value::Null | Value::Bool(_) => Vec::new(),
        Value::Array(items) => items.into_iter().map(text_of).collect(),
        Value::Object(entries) => {
            entries.into_iter().map(|(key, value)| format!("{key}: {}", text_of(value))).collect()
        }
        other => vec![text_of(other)],
    }
}

fn text_of(value: Value) -> String {
    match value {
        Value::String(text) => text,
        other => other.to_string(),
    }
}

/// The error that a refusal is, with the service's own words.
pub(crate) fn refusal(envelope: Option<&EnvelopeInfo>, wait: Option<Duration>, answer: RawAnswer) -> Error {
    let words = envelope.map(|envelope| failure(envelope, &answer.body)).unwrap_or_default();
    refused(wait, words, answer)
}

/// As [`refusal`], when its words are known already.
pub(crate) fn refused(wait: Option<Duration>, words: Failure, answer: RawAnswer) -> Error {
    let (text, _) = begin(&answer.body);
    let status = answer.status();
    if status == 429 {
        let kind = ErrorKind::RateLimited { retry_after: wait, body: text, held_back: false };
        return Error::new(kind).with_answer(answer);
    }
    let Failure { code, messages, .. } = words;
    let kind = ErrorKind::Api { status, code, messages, body: text, retry_after: wait };
    Error::new(kind).with_answer(answer)
}

/// Reads the service's own words, whatever shape they have.
pub fn failure(envelope: &EnvelopeInfo, body: &[u8]) -> Failure {
    words(envelope, &mut serde_json::Deserializer::from_slice(text(body)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const VRM: EnvelopeInfo = EnvelopeInfo { success: "success", messages: &["errors", "error"], code: "error_code" };

    fn read(body: &str) -> (Vec<String>, Option<String>) {
        let Failure { code, messages, .. } = failure(&VRM, body.as_bytes());
        (messages, code)
    }

    #[test]
    fn error_bodies_of_every_shape_reach_the_user() {
        assert_eq!(read(r#"{"success":false,"errors":"no"}"#), (vec!["no".to_owned()], None));
        let list = read(r#"{"success":false,"errors":["a","b"],"error_code":"x"}"#);
        assert_eq!(list, (vec!["a".to_owned(), "b".to_owned()], Some("x".to_owned())));
        let object = read(r#"{"success":false,"errors":{"start":["bad"]},"error_code":null}"#);
        assert_eq!(object, (vec![r#"start: ["bad"]"#.to_owned()], None));
        assert_eq!(read(r#"{"success":false,"error":"which words?"}"#), (vec!["which words?".to_owned()], None));
        assert_eq!(read("<html>"), (vec![], None));
    }

    #[test]
    fn only_the_outermost_success_counts() {
        assert!(says_failure(&VRM, br#"{"success" : false}"#));
        assert!(says_failure(&VRM, b"\r\n {\"success\":false}"));
        assert!(!says_failure(&VRM, br#"{"success":true,"records":[{"success":false}]}"#));
        assert!(!says_failure(&VRM, b"[]"));
        let large =
            |begin: &str, end: &str| format!("{{{begin}\"filler\":\"{}\"{end}}}", "x".repeat(1 << 20)).into_bytes();
        assert!(says_failure(&VRM, &large("\"success\":false,", "")));
        assert!(says_failure(&VRM, &large("", ",\"success\":false")));
        let more = format!(",\"success\":\t\r\n false,\"more\":[\"{}\"]", "x".repeat(1 << 20));
        assert!(says_failure(&VRM, &large("", &more)));
        assert!(!says_failure(&VRM, &large("", ",\"inner\":{\"success\":false}")));
    }

    #[test]
    fn a_failure_that_breaks_off_is_one() {
        let broken = failure(&VRM, br#"{"success":false,"error_code":"x","errors":["n"#);
        assert!(broken.is_failure && broken.code.as_deref() == Some("x"), "{broken:?}");
        assert!(!failure(&VRM, br#"{"errors":["n"#).is_failure);
        assert!(failure(&VRM, br#"{"inner":{"success":true},"success":false}"#).is_failure);
    }
}
