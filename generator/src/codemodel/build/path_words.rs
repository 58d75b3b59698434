//! Words of the segments of a path.

use super::call::path_parameter;
use super::segment::Part;
use crate::ir::{Api, Parameter};

/// The parameter of an operation that a placeholder stands for.
pub fn parameter<'a>(api: &'a Api, operation: usize, wire: &str) -> Option<&'a Parameter> {
    path_parameter(api.operations.get(operation)?, wire)
}

/// Words of placeholders: the operation that knows each, and its name in the path.
pub fn parameter_words(api: &Api, placeholders: impl Iterator<Item = (usize, String)>) -> String {
    let words = |(operation, wire): (usize, String)| {
        parameter(api, operation, &wire).map_or_else(|| wire.clone(), |found| found.name.clone())
    };
    placeholders.map(words).collect::<Vec<_>>().join(" ")
}

/// Words of a fixed segment, which may run several words together.
pub fn path_words(api: &Api, text: &str) -> String {
    let known = api.path_words.iter().find(|(segment, _)| segment == text);
    // Before a slash there is what every path begins with.
    let last = text.rsplit('/').next().unwrap_or(text);
    known.map_or_else(|| last.to_owned(), |(_, words)| words.clone())
}

/// Words of the fixed text around parameters: `cancel` of `{id}:cancel`.
pub fn text_words(parts: &[Part]) -> String {
    let text = |part: &Part| match part {
        Part::Text(text) => Some(text.trim_matches(|c: char| !c.is_alphanumeric()).to_owned()),
        Part::Parameter => None,
    };
    let words: Vec<String> = parts.iter().filter_map(text).filter(|text| !text.is_empty()).collect();
    words.join(" ")
}
