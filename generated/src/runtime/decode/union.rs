// Part of the runtime of openapi-forge, the same in every crate. Do not edit.
//! One of several shapes.

use serde_json::Value;

use super::context::Context;
use super::fit::{Fit, Nothing};
use super::from_wire::FromWire;
use crate::runtime::json::{Broken, Json};

/// The shapes of a union that were tried for a value. The one that loses least of it wins, the
/// first of those that lose equally little.
pub struct Branches<'de, U> {
    text: &'de str,
    found: Value,
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
        Ok(Branches { text: json.since(start), found, best: None, lacking: None })
    }

    /// Whether the text under a key picks a shape by one of these names. Where there is no text,
    /// none is ruled out.
    pub fn is_tagged(&self, key: &str, names: &[&str]) -> bool {
        self.found.get(key).and_then(Value::as_str).is_none_or(|tag| names.contains(&tag))
    }

    /// Tries a shape.
    pub fn attempt<F, T: FromWire<F>>(&mut self, _: F, branch: fn(T) -> U) {
        let best = self.best.as_ref().map(|(_, context)| context.cost());
        if best == Some(0) {
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
                let nothing = match &self.found {
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
                Some(other(self.found))
            }
        }
    }
}
