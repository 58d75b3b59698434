//! What the items of a short array mean, in words: OpenAPI 3.0 has no key for it.

use serde_json::Value;

use super::walk::walk;
use crate::parse::keys::Kind;

/// Adds the items of `x-tuple` to the description, as a numbered list.
pub fn describe_items(document: &mut Value) {
    walk(document, &mut |visit| {
        if visit.kind != Kind::Schema {
            return;
        }
        let Some(items) = visit.object.get("x-tuple").and_then(Value::as_array) else { return };
        let lines: Vec<_> = items.iter().enumerate().map(|(at, item)| describe_item(at + 1, item)).collect();
        let before = visit.object.get("description").and_then(Value::as_str).unwrap_or_default().trim_end();
        let description = format!("{before}\n\n{}\n", lines.join("\n"));
        visit.object.insert("description".to_owned(), description.trim_start().into());
    });
}

fn describe_item(number: usize, item: &Value) -> String {
    let text = |key: &str| item.get(key).and_then(Value::as_str).unwrap_or_default().trim();
    let optional = item.get("required").and_then(Value::as_bool) == Some(false);
    let absent = if optional { "Not always there." } else { "" };
    let words: Vec<_> = [text("description"), absent].into_iter().filter(|words| !words.is_empty()).collect();
    let colon = if words.is_empty() { "" } else { ": " };
    format!("{number}. `{}`{colon}{}", text("name"), words.join(" "))
}
