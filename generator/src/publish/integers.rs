//! Integers that generators take for 64 bits wide.

use serde_json::Value;

use super::walk::walk;
use crate::parse::keys::Kind;

/// Formats of ours that mean a moment, which 32 bits can hold until 2038 or not at all.
const MOMENTS: &[&str] = &["unix-time", "unix-time-ms"];

/// Gives integers without a format `int64`: most generators of typed languages would take 32 bits.
pub fn widen(document: &mut Value) {
    walk(document, &mut |visit| {
        let schema = visit.object;
        let is = |key: &str, wanted: &str| schema.get(key).and_then(Value::as_str) == Some(wanted);
        let ours = MOMENTS.iter().any(|moment| is("format", moment));
        let open = is("type", "integer") && !schema.contains_key("format") && !schema.contains_key("enum");
        if visit.kind == Kind::Schema && (ours || open) {
            let old = schema.insert("format".to_owned(), "int64".into());
            if old.is_none() {
                beside_type(schema);
            }
        }
    });
}

/// Moves the last key to right after `type`, where people look for a format.
fn beside_type(schema: &mut serde_json::Map<String, Value>) {
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
