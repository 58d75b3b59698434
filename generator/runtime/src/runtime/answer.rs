//! What an answer says: the promised value, or that it failed.

use std::fmt;
use std::io::Read;
use std::time::Duration;

use serde::Deserializer;
use serde::de::{IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use crate::runtime::error::{Error, ErrorKind};
use crate::runtime::info::EnvelopeInfo;

/// How much of a body an error keeps.
pub(crate) const KEPT: usize = 4096;

/// Hardly any answer that says it failed is larger.
pub(crate) const LARGEST_FAILURE: usize = 64 << 10;

/// An answer with a status of success.
pub(crate) struct Answer {
    pub(crate) body: Vec<u8>,
    /// `Content-Type` without its parameters; empty when there is none.
    pub(crate) media_type: String,
}

/// The service's own words about a failure.
#[derive(Debug, Default, PartialEq)]
pub struct Failure {
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
    body.strip_prefix(b"\xef\xbb\xbf").unwrap_or(body)
}

/// Whether an answer with status 2xx says that it failed.
pub fn says_failure(envelope: &EnvelopeInfo, body: &[u8]) -> bool {
    let body = text(body);
    if body.trim_ascii_start().first() != Some(&b'{') {
        return false;
    }
    let key = format!("\"{}\"", envelope.success);
    // Most answers are told from failures by this search alone, without being read twice. Of large
    // ones, which are hardly ever failures, both ends are searched.
    let named = |part: &[u8]| {
        let part = String::from_utf8_lossy(part);
        part.match_indices(&key).any(|(at, found)| {
            let rest = part.get(at + found.len()..).unwrap_or_default().trim_start();
            rest.strip_prefix(':').is_some_and(|rest| rest.trim_start().starts_with("false"))
        })
    };
    let named = match body.len() > LARGEST_FAILURE {
        true => named(&body[..LARGEST_FAILURE / 2]) || named(&body[body.len() - LARGEST_FAILURE / 2..]),
        false => named(body),
    };
    named && is_failure(envelope, body)
}

/// Whether an object of JSON says that it is a failure. It is read piece by piece, to its end or to
/// where it breaks off.
pub(crate) fn is_failure(envelope: &EnvelopeInfo, body: impl Read) -> bool {
    struct Outermost<'e>(&'e str, bool);

    impl<'de> Visitor<'de> for &mut Outermost<'_> {
        type Value = ();

        fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            formatter.write_str("an object")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
            while let Some(key) = map.next_key::<String>()? {
                if key == self.0 {
                    self.1 = map.next_value::<Value>()? == Value::Bool(false);
                } else {
                    map.next_value::<IgnoredAny>()?;
                }
            }
            Ok(())
        }
    }

    let mut outermost = Outermost(envelope.success, false);
    // What breaks off has said before whether it is one.
    let _ = serde_json::Deserializer::from_reader(body).deserialize_map(&mut outermost);
    outermost.1
}

/// The error that a refusal is, with the service's own words.
pub(crate) fn refusal(envelope: Option<&EnvelopeInfo>, status: u16, wait: Option<Duration>, body: &[u8]) -> Error {
    let (text, _) = begin(body);
    if status == 429 {
        return Error::new(ErrorKind::RateLimited { retry_after: wait, body: text, held_back: false });
    }
    let Failure { code, messages } = envelope.map(|envelope| failure(envelope, body)).unwrap_or_default();
    Error::new(ErrorKind::Api { status, code, messages, body: text, retry_after: wait })
}

/// Reads the service's own words, whatever shape they have.
pub fn failure(envelope: &EnvelopeInfo, body: &[u8]) -> Failure {
    let value: Value = serde_json::from_slice(text(body)).unwrap_or_default();
    let text = |value: &Value| match value {
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let messages = match value.get(envelope.messages) {
        None | Some(Value::Null | Value::Bool(_)) => Vec::new(),
        Some(Value::Array(items)) => items.iter().map(text).collect(),
        Some(Value::Object(entries)) => entries.iter().map(|(key, value)| format!("{key}: {}", text(value))).collect(),
        Some(other) => vec![text(other)],
    };
    let code = value.get(envelope.code).filter(|code| !code.is_null()).map(text);
    Failure { code, messages }
}

#[cfg(test)]
mod tests {
    use super::*;

    const VRM: EnvelopeInfo = EnvelopeInfo { success: "success", messages: "errors", code: "error_code" };

    fn read(body: &str) -> (Vec<String>, Option<String>) {
        let Failure { code, messages } = failure(&VRM, body.as_bytes());
        (messages, code)
    }

    #[test]
    fn error_bodies_of_every_shape_reach_the_user() {
        assert_eq!(read(r#"{"success":false,"errors":"no"}"#), (vec!["no".to_owned()], None));
        let list = read(r#"{"success":false,"errors":["a","b"],"error_code":"x"}"#);
        assert_eq!(list, (vec!["a".to_owned(), "b".to_owned()], Some("x".to_owned())));
        let object = read(r#"{"success":false,"errors":{"start":["bad"]},"error_code":null}"#);
        assert_eq!(object, (vec![r#"start: ["bad"]"#.to_owned()], None));
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
        assert!(!says_failure(&VRM, &large("", ",\"inner\":{\"success\":false}")));
    }

    #[test]
    fn a_failure_that_breaks_off_is_one() {
        assert!(is_failure(&VRM, &br#"{"success":false,"errors":["n"#[..]));
        assert!(!is_failure(&VRM, &br#"{"errors":["n"#[..]));
        assert!(is_failure(&VRM, &br#"{"inner":{"success":true},"success":false}"#[..]));
    }
}
