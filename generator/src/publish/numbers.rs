//! Numbers that generators take for 64 bits wide.

use serde_json::{Map, Value};

use super::walk::walk;
use crate::parse::keys::Kind;

/// Formats of ours that mean a timestamp.
const TIMESTAMPS: &[&str] = &["unix-time", "unix-time-ms"];

/// Gives numbers without a format 64 bits: generators of typed languages would take 32, which hold
/// timestamps until 2038 or not at all, and only seven digits of a value.
pub fn widen(document: &mut Value) {
    walk(document, &mut |visit| {
        let schema = visit.object;
        let text = |key: &str| schema.get(key).and_then(Value::as_str);
        let timestamp = text("format").is_some_and(|format| TIMESTAMPS.contains(&format));
        let open = !schema.contains_key("format") && !schema.contains_key("enum");
        let format = match text("type") {
            Some("integer") => "int64",
            Some("number") => "double",
            _ => return,
        };
        if visit.kind == Kind::Schema
            && (timestamp || open)
            && schema.insert("format".to_owned(), format.into()).is_none()
        {
            beside_type(schema);
        }
    });
}

/// Moves the last key to right after `type`, where people look for a format.
fn beside_type(schema: &mut Map<String, Value>) {
    let Some(at) = schema.keys().position(|key| key == "type") else { return };
    let entries: Vec<_> = std::mem::take(schema).into_iter().collect();
    let (mut before, mut after) = (entries, Vec::new());
    if let Some(last) = before.pop() {
        after.push(last);
    }
    after.extend(before.drain((at + 1).min(before.len())..));
    schema.extend(before);
    schema.extend(after);
}
