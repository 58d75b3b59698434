//! Answers that are made rather than taken from the document.

use serde_json::Value;

use super::asked::Asked;
use crate::ir::Operation;

/// A request that the document allows.
#[derive(Debug, Clone, Copy)]
pub struct Call<'a> {
    /// What is asked for.
    pub operation: &'a Operation,
    /// What stands in the path: names of its parameters, and texts with their escapes.
    pub path: &'a [(&'a str, &'a str)],
    /// The request.
    pub asked: &'a Asked,
}

/// What is said to a request.
#[derive(Debug, Clone, PartialEq)]
pub enum Said {
    /// JSON, in place of the document's example.
    Json(Value),
    /// A text as it is, such as CSV.
    Text(String),
    /// A refusal in the words of the document: with a status, why, and a code.
    Refused(u16, String, String),
    /// The example of the document will do.
    Nothing,
}

/// Something that knows better than the examples of a document.
pub trait Simulation: Send + Sync {
    /// Answers a request that the document allows.
    fn answer(&self, call: &Call<'_>) -> Said;

    /// What is wrong with a request that the document allows, beside what the document says.
    fn problems(&self, _call: &Call<'_>) -> Vec<String> {
        Vec::new()
    }

    /// Whether a secret is known to be none any more.
    fn is_invalid(&self, _secret: &str) -> bool {
        false
    }
}

impl<F: Fn(&Call<'_>) -> Said + Send + Sync> Simulation for F {
    fn answer(&self, call: &Call<'_>) -> Said {
        self(call)
    }
}
