// Part of the runtime of openapi-forge, the same in every crate. Do not edit.
//! What an answer says: the promised value, or that it failed.

use serde_json::Value;

use crate::runtime::info::EnvelopeInfo;
use crate::runtime::reader::json;

/// How much of a body an error keeps.
const KEPT: usize = 4096;

/// No answer that says it failed is larger; larger ones are not searched for the word.
const LARGEST_FAILURE: usize = 64 << 10;

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

/// Whether an answer with status 2xx says that it failed.
pub fn says_failure(envelope: &EnvelopeInfo, body: &[u8]) -> bool {
    let body = json(body);
    if body.len() > LARGEST_FAILURE || body.trim_ascii_start().first() != Some(&b'{') {
        return false;
    }
    let key = format!("\"{}\"", envelope.success);
    // Most answers are told from failures by this search alone, without being read twice.
    let named = std::str::from_utf8(body).is_ok_and(|text| {
        text.match_indices(&key).any(|(at, _)| {
            let rest = text.get(at + key.len()..).unwrap_or_default().trim_start();
            rest.strip_prefix(':').is_some_and(|rest| rest.trim_start().starts_with("false"))
        })
    });
    named
        && serde_json::from_slice::<Value>(body)
            .is_ok_and(|value| value.get(envelope.success) == Some(&Value::Bool(false)))
}

/// Reads the service's own words, whatever shape they have.
pub fn failure(envelope: &EnvelopeInfo, body: &[u8]) -> Failure {
    let value: Value = serde_json::from_slice(json(body)).unwrap_or_default();
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
    }
}
