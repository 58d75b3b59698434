//! Keys of one object that only differ by case, which are one field in most languages.

use serde_json::{Map, Value};

use super::alike::are_told_apart;
use super::referred::Referred;
use super::walk::walk;
use crate::parse::escape;
use crate::parse::keys::Kind;

/// Leaves such a key to `additionalProperties`, where clients keep what they know no field for, and says so.
pub fn tell_apart(document: &mut Value, referred: &Referred) {
    walk(document, &mut |visit| {
        if visit.kind == Kind::Schema {
            let of = |key: &str| referred.leads_into(&format!("{}/properties/{}", visit.pointer, escape(key)));
            leave_alike(visit.object, &of);
        }
    });
}

fn leave_alike(schema: &mut Map<String, Value>, is_referred: &dyn Fn(&str) -> bool) {
    // Others may not be there, or are something else.
    if schema.contains_key("additionalProperties") {
        return;
    }
    let Some(properties) = schema.get_mut("properties").and_then(Value::as_object_mut) else { return };
    let keys: Vec<String> = properties.keys().cloned().collect();
    let apart = are_told_apart(keys.iter().map(String::as_str), &[]);
    let left = keys.into_iter().zip(apart).filter(|(key, apart)| !apart && !is_referred(key));
    let left: Vec<(String, Value)> = left.filter_map(|(key, _)| properties.shift_remove_entry(&key)).collect();
    if left.is_empty() {
        return;
    }
    if let Some(required) = schema.get_mut("required").and_then(Value::as_array_mut) {
        required.retain(|key| !left.iter().any(|(other, _)| key.as_str() == Some(other)));
    }
    let before = schema.get("description").and_then(Value::as_str).unwrap_or_default().trim_end();
    let lines = left.iter().map(|(key, inner)| {
        let words = inner.get("description").and_then(Value::as_str).unwrap_or_default().trim();
        format!("- `{key}`: {}", words.split_whitespace().collect::<Vec<_>>().join(" "))
    });
    let lines: Vec<String> = lines.collect();
    let description = format!(
        "{before}\n\nThese keys differ from others only by case, so they come among the additional properties:\n\n{}\n",
        lines.join("\n")
    );
    schema.insert("description".to_owned(), description.trim_start().into());
    schema.insert("additionalProperties".to_owned(), true.into());
}
