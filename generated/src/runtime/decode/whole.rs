// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Whole answers.

use serde::Deserializer;
use serde::de::Error;

use super::context::Context;
use super::fit::Fit;
use super::from_wire::{FromWire, Kind};
use crate::runtime::format::Plain;
use crate::runtime::json::{Json, json_of};
use crate::runtime::misfit::{Found, Misfits};

/// Why an answer as a whole is not what was promised.
#[derive(Debug)]
pub struct Lost {
    /// The value that is missing or odd, and misses whatever is around it.
    pub misfits: Misfits,
    /// What the answer is instead of the promised; `None` when the first of the misfits tells.
    pub reason: Option<String>,
}

/// A whole answer, and what of it did not fit.
pub fn whole<F, T: FromWire<F>>(read: Option<T>, mut context: Context) -> Result<(T, Misfits), Lost> {
    let instead = |found: Option<&serde_json::Value>| format!("expected {}, found {}", T::EXPECTED, Found(found));
    let reason = match context.fit(read) {
        Fit::Value(value) => return Ok((value, context.finish())),
        // An empty array is an empty object inside of an answer, but no answer.
        Fit::Nothing(nothing) if T::KIND != Kind::Object => match T::from_nothing(nothing) {
            Some(value) => return Ok((value, context.finish())),
            None => Some(instead(nothing.found().as_ref())),
        },
        Fit::Nothing(nothing) => Some(instead(nothing.found().as_ref())),
        Fit::Odd(odd) => odd.cause.is_none().then(|| instead(Some(&odd.found))),
    };
    Err(Lost { misfits: context.finish(), reason })
}

/// Reads a value and all in it from a JSON text.
fn of_text<F, T: FromWire<F>, E: Error>(text: &str) -> Option<Result<T, E>> {
    let (mut json, mut context) = (Json::new(text), Context::default());
    let read = T::read(&mut json, &mut context).and_then(|read| json.end().map(|()| read)).ok()?;
    Some(match whole(read, context) {
        Ok((mut value, misfits)) => {
            value.keep(misfits);
            Ok(value)
        }
        Err(Lost { reason: Some(reason), .. }) => Err(E::custom(reason)),
        Err(Lost { misfits, .. }) => match misfits.last() {
            Some(misfit) => Err(E::custom(misfit)),
            None => Err(E::custom(format_args!("expected {}", T::EXPECTED))),
        },
    })
}

/// Reads a value and all in it, for serde.
pub fn deserialize<'de, F, T: FromWire<F>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    of_text::<F, T, D::Error>(&json_of(deserializer)?).unwrap_or_else(|| Err(D::Error::custom("nested too deeply")))
}

/// Reads an answer as a client does: from the JSON that came, which is not looked at twice.
///
/// # Errors
///
/// When it is no JSON, or an answer of another kind.
pub fn from_slice<T: FromWire>(answer: &[u8]) -> serde_json::Result<T> {
    let answer = answer.strip_prefix(b"\xef\xbb\xbf").unwrap_or(answer);
    let read = std::str::from_utf8(answer).ok().and_then(of_text::<Plain, T, serde_json::Error>);
    // serde_json tells where a text breaks off from what JSON is.
    read.unwrap_or_else(|| match serde_json::from_slice::<serde_json::Value>(answer) {
        Err(error) => Err(error),
        Ok(_) => Err(serde_json::Error::custom("nested too deeply")),
    })
}
