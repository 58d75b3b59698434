//! How many keys an object has, in words.

use crate::codemodel::Docs;
use crate::ir::Entries;

/// Adds a paragraph on how many keys an object has, unless it may have any number.
pub fn add_entries(docs: Docs, entries: Entries) -> Docs {
    let entries = match (entries.minimum.filter(|minimum| *minimum > 0), entries.maximum) {
        (None, None) => return docs,
        (Some(minimum), Some(maximum)) if minimum == maximum => format!("Has {}.", counted(minimum)),
        (Some(minimum), Some(maximum)) => format!("Has {minimum} to {}.", counted(maximum)),
        (Some(minimum), None) => format!("Has at least {}.", counted(minimum)),
        (None, Some(maximum)) => format!("Has at most {}.", counted(maximum)),
    };
    docs.line(entries)
}

fn counted(count: u64) -> String {
    if count == 1 { "1 entry".to_owned() } else { format!("{count} entries") }
}
