//! How the service says that something failed.

use serde_json::{Value, json};

use super::answer::Answer;
use crate::ir::{Api, Envelope, Operation, ResponseKind};

/// The keys by which the service says that something failed.
pub(super) struct Words {
    /// Whether the document says which keys these are.
    is_of_document: bool,
    success: String,
    messages: String,
    code: String,
}

impl Words {
    pub(super) fn new(api: &Api) -> Self {
        let word = |pick: fn(&Envelope) -> &String, otherwise: &str| {
            api.envelope.as_ref().map_or_else(|| otherwise.to_owned(), |envelope| pick(envelope).clone())
        };
        let messages = api.envelope.as_ref().and_then(|envelope| envelope.messages.first());
        Words {
            is_of_document: api.envelope.is_some(),
            success: word(|envelope| &envelope.success, "success"),
            messages: messages.cloned().unwrap_or_else(|| "errors".to_owned()),
            code: word(|envelope| &envelope.code, "error_code"),
        }
    }

    /// How the document says that an operation fails with a status, unless it says of all how they do.
    pub(super) fn described(&self, operation: &Operation, status: u16) -> Option<Answer> {
        if self.is_of_document {
            return None;
        }
        let mut all: Vec<_> = operation.failures.iter().filter(|failure| failure.statuses.contain(status)).collect();
        all.sort_by_key(|failure| failure.statuses);
        let found = all.into_iter().find(|failure| matches!(failure.kind, ResponseKind::Json(_)))?;
        Some(Answer::of_type(status, &found.content_type, found.example.as_ref()?.to_string()))
    }

    pub(super) fn refuse(&self, status: u16, errors: &[String], code: &str) -> Answer {
        let Words { success, messages, code: code_key, .. } = self;
        let body = json!({success: false, messages: errors, code_key: code});
        Answer::of_type(status, "application/json", body.to_string())
    }

    pub(super) fn too_many(&self, wait: u64) -> Answer {
        let refused = self.refuse(429, &["too many requests".to_owned()], "too_many_requests");
        refused.header("retry-after", wait.to_string())
    }

    /// The same shape with objects in place of numbers, texts and truth values, but for the one
    /// that says whether the request succeeded.
    pub(super) fn spoilt(&self, value: &Value) -> Value {
        match value {
            Value::Object(keys) if keys.len() > 1 => {
                let spoil = |(key, value): (&String, &Value)| {
                    let value = if *key == self.success { value.clone() } else { spoilt(value) };
                    (key.clone(), value)
                };
                keys.iter().map(spoil).collect()
            }
            other => spoilt(other),
        }
    }
}

fn spoilt(value: &Value) -> Value {
    match value {
        Value::Object(keys) if !keys.is_empty() => {
            keys.iter().map(|(key, value)| (key.clone(), spoilt(value))).collect()
        }
        Value::Array(items) if !items.is_empty() => items.iter().map(spoilt).collect(),
        _ => json!({"told to": "send the wrong type"}),
    }
}
