// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! One of several shapes.

use serde_json::Value;

use super::context::{Context, Cost};
use super::fit::{Fit, Nothing};
use super::from_wire::FromWire;
use crate::runtime::json::{Broken, Json};

/// The shapes of a union that were tried for a value. One wins that allows all of it, and of these the
/// one that knows most of its keys; where there is none, the one that excludes least. Of those that are
/// equally good it is the first.
pub struct Branches<'de, U> {
    text: &'de str,
    found: Value,
    /// Whether it writes all its numbers as they came.
    is_alike: bool,
    /// Whether a key has named a shape.
    tagged: bool,
    best: Option<(U, Context)>,
    /// What the best of those lacks that are of the right kind.
    lacking: Option<Context>,
}

impl<'de, U> Branches<'de, U> {
    /// Reads a value, of which nothing is tried yet.
    pub fn new(json: &mut Json<'de>) -> Result<Self, Broken> {
        json.peek()?;
        let start = json.at();
        let found = json.any()?;
        let is_alike = !json.take_unlike();
        Ok(Branches { text: json.since(start), found, is_alike, tagged: false, best: None, lacking: None })
    }

    /// Whether the value under a key picks a shape by one of these names. Where there is no value, none is
    /// ruled out.
    pub fn is_tagged(&mut self, key: &str, names: &[&str]) -> bool {
        let named = match self.found.get(key) {
            Some(Value::String(tag)) => names.contains(&tag.as_str()),
            Some(tag @ (Value::Bool(_) | Value::Number(_))) => names.contains(&tag.to_string().as_str()),
            _ => return true,
        };
        self.tagged |= named;
        named
    }

    /// Whether no shape was picked by its name.
    pub fn is_untagged(&self) -> bool {
        !self.tagged
    }

    /// Tries a shape.
    pub fn attempt<F, T: FromWire<F>>(&mut self, _: F, branch: fn(T) -> U) {
        let best = self.best.as_ref().map(|(_, context)| context.cost());
        if best == Some(Cost::NONE) {
            return;
        }
        let mut context = Context::default();
        let Ok(read) = T::read(&mut Json::new(self.text), &mut context) else { return };
        let value = match context.fit(read) {
            Fit::Value(value) => Some(value),
            // An empty text is a text before it is nothing, but `false` is what else means nothing.
            Fit::Nothing(nothing @ Nothing::False) => T::from_nothing(nothing),
            Fit::Odd(odd) if odd.cause.is_some() => {
                if self.lacking.as_ref().is_none_or(|lacking| context.cost() < lacking.cost()) {
                    self.lacking = Some(std::mem::take(&mut context));
                }
                None
            }
            _ => None,
        };
        if let Some(value) = value.filter(|_| best.is_none_or(|best| context.cost() < best)) {
            self.best = Some((branch(value), context));
        }
    }

    /// The shape that fits best, else the value as it came.
    pub fn finish(self, context: &mut Context, expected: &'static str, other: fn(Value) -> U) -> Option<U> {
        match self.best {
            _ if self.found.is_null() => context.nothing(Nothing::Null),
            Some((value, part)) => {
                context.absorb(part);
                Some(value)
            }
            None => {
                let nothing = Context::is_lenient()
                    && match &self.found {
                        Value::Bool(value) => !value,
                        Value::String(text) => text.is_empty(),
                        Value::Array(items) => items.is_empty(),
                        Value::Object(entries) => entries.is_empty(),
                        _ => false,
                    };
                match self.lacking {
                    Some(lacking) => context.absorb(lacking),
                    None if nothing => {}
                    None => drop(context.report(expected, Some(self.found.clone()))),
                }
                if !self.is_alike {
                    context.note_numbers(self.text);
                }
                Some(other(self.found))
            }
        }
    }
}
