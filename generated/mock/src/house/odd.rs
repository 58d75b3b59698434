//! The odd ways in which VRM writes some values.

use serde_json::{Map, Value};

/// Keys whose numbers some servers write as texts.
const QUOTED: [&str; 7] =
    ["rawValue", "instance", "idDataAttribute", "timestamp", "idSite", "secondsAgo", "last_timestamp"];

/// The same answer as an odd server writes it: numbers in quotes, `false` for an empty list, an empty list
/// for an empty object.
pub(super) fn odd(value: Value) -> Value {
    match value {
        Value::Object(keys) if keys.is_empty() => Value::Array(Vec::new()),
        Value::Object(keys) => {
            let odd_one = |(key, value): (String, Value)| {
                let value = match value {
                    Value::Number(number) if QUOTED.contains(&key.as_str()) => Value::String(number.to_string()),
                    Value::Array(items) if items.is_empty() => Value::Bool(false),
                    other => odd(other),
                };
                (key, value)
            };
            Value::Object(keys.into_iter().map(odd_one).collect::<Map<_, _>>())
        }
        Value::Array(items) => Value::Array(items.into_iter().map(odd).collect()),
        other => other,
    }
}
