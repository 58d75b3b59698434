// Part of the runtime of openapi-forge, the same in every crate. Do not edit.
//! Whole answers.

use serde::Deserializer;
use serde::de::Error;

use super::context::Context;
use super::fit::Fit;
use super::from_wire::{FromWire, Kind};
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

/// Reads a value and all in it, for serde.
pub fn deserialize<'de, F, T: FromWire<F>, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    let text = json_of(deserializer)?;
    let (mut json, mut context) = (Json::new(&text), Context::default());
    let read = T::read(&mut json, &mut context).map_err(|_| D::Error::custom("the JSON is nested too deeply"))?;
    match whole(read, context) {
        Ok((mut value, misfits)) => {
            value.keep(misfits);
            Ok(value)
        }
        Err(Lost { reason: Some(reason), .. }) => Err(D::Error::custom(reason)),
        Err(Lost { misfits, .. }) => match misfits.last() {
            Some(misfit) => Err(D::Error::custom(misfit)),
            None => Err(D::Error::custom(format_args!("expected {}", T::EXPECTED))),
        },
    }
}
