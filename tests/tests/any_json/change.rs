//! Puts other values into an answer.

use serde_json::Value;

/// The way to a value: keys and places.
pub type Way = Vec<String>;

/// The ways to all values inside of one, outermost first.
pub fn ways(value: &Value) -> Vec<Way> {
    let mut found = Vec::new();
    collect(value, &mut Vec::new(), &mut found);
    found
}

fn collect(value: &Value, way: &mut Way, found: &mut Vec<Way>) {
    let inner: Vec<(String, &Value)> = match value {
        Value::Array(items) => items.iter().enumerate().map(|(place, item)| (place.to_string(), item)).collect(),
        Value::Object(entries) => entries.iter().map(|(key, value)| (key.clone(), value)).collect(),
        _ => Vec::new(),
    };
    for (step, value) in inner {
        way.push(step);
        found.push(way.clone());
        collect(value, way, found);
        way.pop();
    }
}

fn pointer(way: &[String]) -> String {
    way.iter().map(|step| format!("/{}", step.replace('~', "~0").replace('/', "~1"))).collect()
}

/// The value at the end of a way.
pub fn at<'v>(value: &'v Value, way: &[String]) -> Option<&'v Value> {
    value.pointer(&pointer(way))
}

/// The answer with another value at the end of a way.
pub fn with(value: &Value, way: &[String], other: Value) -> Value {
    let mut changed = value.clone();
    if let Some(place) = changed.pointer_mut(&pointer(way)) {
        *place = other;
    }
    changed
}

/// The answer without the key at the end of a way.
pub fn without(value: &Value, way: &[String]) -> Value {
    let mut changed = value.clone();
    if let Some((last, outer)) = way.split_last()
        && let Some(Value::Object(entries)) = changed.pointer_mut(&pointer(outer))
    {
        entries.remove(last);
    }
    changed
}

/// A way as errors show it: `records[3].timestamp`.
pub fn shown(way: &[String]) -> String {
    let mut out = String::new();
    for step in way {
        if step.bytes().all(|byte| byte.is_ascii_digit()) {
            out.push_str(&format!("[{step}]"));
        } else {
            out.push_str(&format!(".{step}"));
        }
    }
    out
}
