//! Types of other crates, which serde reads.

use serde::de::DeserializeOwned;

use super::context::Context;
use super::fit::Nothing;
use crate::runtime::json::{Broken, Json};

/// Reads a value by what serde knows of its type.
pub fn by_serde<T: DeserializeOwned>(
    json: &mut Json<'_>,
    context: &mut Context,
    expected: &'static str,
) -> Result<Option<T>, Broken> {
    let first = json.peek()?;
    let start = json.at();
    json.skip()?;
    Ok(match serde_json::from_str(json.since(start)) {
        Ok(value) => Some(value),
        Err(_) if first == b'n' => context.nothing(Nothing::Null),
        Err(_) => context.odd_since(json, start, expected),
    })
}
