//! What a service takes for a value that is left out, in words.

use serde_json::Value;

use crate::codemodel::Docs;
use crate::markdown::code_span as code;

/// Longest default that is shown whole.
const LONGEST: usize = 80;

/// Adds a paragraph on what the service takes for a value that is left out.
pub fn add_default(docs: Docs, default: Option<&Value>) -> Docs {
    let Some(default) = default.filter(|default| !default.is_null()) else { return docs };
    let text = default.to_string();
    let shown = match text.char_indices().nth(LONGEST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
        None => text,
    };
    docs.line(format!("Default: {}.", code(&shown)))
}
