//! JSON that keeps numbers as they are written.

use std::collections::BTreeMap;
use std::fmt;

use serde_json::value::RawValue;

/// A value of JSON. Two are equal when they are written alike but for blanks and the order of keys.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Json {
    Null,
    Bool(bool),
    /// As it is written.
    Number(String),
    Text(String),
    List(Vec<Json>),
    Object(BTreeMap<String, Json>),
}

impl Json {
    /// A text.
    pub fn text(text: &str) -> Self {
        Json::Text(text.to_owned())
    }

    /// A number as it is written.
    pub fn number(text: impl ToString) -> Self {
        Json::Number(text.to_string())
    }

    /// Reads JSON.
    pub fn read(text: &str) -> Result<Self, serde_json::Error> {
        let text = text.trim();
        let nested = |raw: Box<RawValue>| Json::read(raw.get());
        Ok(match text.as_bytes().first() {
            Some(b'{') => {
                let entries: BTreeMap<String, Box<RawValue>> = serde_json::from_str(text)?;
                let entries = entries.into_iter().map(|(key, raw)| Ok((key, nested(raw)?)));
                Json::Object(entries.collect::<Result<_, serde_json::Error>>()?)
            }
            Some(b'[') => {
                let items: Vec<Box<RawValue>> = serde_json::from_str(text)?;
                Json::List(items.into_iter().map(nested).collect::<Result<_, _>>()?)
            }
            Some(b'"') => Json::Text(serde_json::from_str(text)?),
            Some(b't' | b'f') => Json::Bool(serde_json::from_str(text)?),
            Some(b'n') => Json::Null,
            _ => Json::number(serde_json::from_str::<&RawValue>(text)?.get()),
        })
    }
}

impl From<&serde_json::Value> for Json {
    fn from(value: &serde_json::Value) -> Self {
        use serde_json::Value;
        match value {
            Value::Null => Json::Null,
            Value::Bool(value) => Json::Bool(*value),
            Value::Number(number) => Json::number(number),
            Value::String(text) => Json::text(text),
            Value::Array(items) => Json::List(items.iter().map(Json::from).collect()),
            Value::Object(entries) => {
                Json::Object(entries.iter().map(|(key, value)| (key.clone(), Json::from(value))).collect())
            }
        }
    }
}

impl fmt::Display for Json {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        match self {
            Json::Null => formatter.write_str("null"),
            Json::Bool(value) => write!(formatter, "{value}"),
            Json::Number(text) => formatter.write_str(text),
            Json::Text(text) => formatter.write_str(&quoted(text)),
            Json::List(items) => {
                let items: Vec<_> = items.iter().map(Json::to_string).collect();
                write!(formatter, "[{}]", items.join(","))
            }
            Json::Object(entries) => {
                let entries: Vec<_> = entries.iter().map(|(key, value)| format!("{}:{value}", quoted(key))).collect();
                write!(formatter, "{{{}}}", entries.join(","))
            }
        }
    }
}
