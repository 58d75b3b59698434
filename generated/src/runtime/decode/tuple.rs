// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Short arrays whose places have names.

use std::marker::PhantomData;

use serde_json::Value;

use super::context::{Context, Mark};
use super::fit::{Cause, Fit, Nothing, Odd};
use super::from_wire::{FromWire, Kind};
use crate::runtime::format::Plain;
use crate::runtime::json::{Broken, Json, Numbers};
use crate::runtime::misfit::Segment;

/// A short array whose places have names.
pub trait Tuple: Sized {
    /// What is expected, in words.
    const NAME: &'static str;

    /// The value that numbers are, if all of them fit.
    fn from_numbers(numbers: &Numbers) -> Option<Self>;

    /// Reads the places in their order.
    fn from_places(places: &mut Places<'_, '_>) -> Result<Option<Self>, Broken>;
}

/// Reads a short array.
#[inline]
pub fn tuple<T: Tuple>(json: &mut Json<'_>, context: &mut Context) -> Result<Option<T>, Broken> {
    if json.peek()? != b'[' {
        return tuple_of_object(json, context);
    }
    place_by_place(json, context)
}

/// Reads a short array of numbers that all fit, as points are, of which an answer may have a hundred
/// thousand. It is made where it stays: to move it would take as long as to read it.
#[inline]
pub fn push_tuple<T: Tuple>(json: &mut Json<'_>, list: &mut Vec<T>) -> bool {
    let Some((numbers, end)) = json.numbers() else { return false };
    match T::from_numbers(&numbers) {
        Some(value) => list.push(value),
        None => return false,
    }
    json.go_to(end);
    true
}

/// Reads an array of anything.
fn place_by_place<T: Tuple>(json: &mut Json<'_>, context: &mut Context) -> Result<Option<T>, Broken> {
    let start = json.at();
    json.enter()?;
    let mut places = Places { json, context, start, first: true, ended: false, index: 0, lost: None };
    let read = T::from_places(&mut places)?;
    // Places that a later version adds must not cost the answer.
    places.leave()?;
    match read {
        Some(value) => Ok(Some(value)),
        None => Ok(places.incomplete(T::NAME)),
    }
}

/// Some write the places as the keys 0, 1, 2 of an object.
#[cold]
fn tuple_of_object<T: Tuple>(json: &mut Json<'_>, context: &mut Context) -> Result<Option<T>, Broken> {
    let start = json.at();
    let found = match json.peek()? {
        b'{' if Context::is_lenient() => json.any()?,
        _ => return context.no_container(json, T::NAME),
    };
    match listed(&found) {
        _ if json.is_empty_since(start) => Ok(context.nothing(Nothing::Object)),
        None => Ok(context.odd(T::NAME, found)),
        Some(listed) => tuple(&mut Json::new(&listed.to_string()), context),
    }
}

/// The array that an object stands for by its keys 0, 1, 2.
fn listed(found: &Value) -> Option<Value> {
    let found = found.as_object()?;
    (0..found.len()).map(|index| found.get(&index.to_string()).cloned()).collect()
}

/// Reads a short array that may have its places in another order: place `i` is then at `at[i]`. The
/// order that fits better is taken, the usual one when both do; a number below `least` is none that
/// is likely for its place.
pub fn tuple_in_order<T: Tuple>(
    json: &mut Json<'_>,
    context: &mut Context,
    at: &[usize],
    least: &[f64],
) -> Result<Option<T>, Broken> {
    json.peek()?;
    let start = json.at();
    let found = json.any()?;
    let found = listed(&found).unwrap_or(found);
    let Some(places) = found.as_array().filter(|places| !places.is_empty()) else {
        return tuple(&mut Json::new(json.since(start)), context);
    };
    let mut other: Vec<_> = at.iter().map(|at| places.get(*at).cloned().unwrap_or_default()).collect();
    other.extend(places.iter().skip(at.len()).cloned());
    other.truncate(places.len());
    let unlikely = |places: &[Value]| {
        let number = |value: &Value| match value {
            Value::String(text) => text.trim().parse().ok(),
            value => value.as_f64(),
        };
        let below =
            |(place, least): (&Value, &f64)| least.is_finite() && number(place).is_none_or(|found| found < *least);
        places.iter().zip(least).filter(|pair| below(*pair)).count()
    };
    if unlikely(&other) >= unlikely(places) {
        return tuple(&mut Json::new(json.since(start)), context);
    }
    let mut part = Context::default();
    let read = tuple(&mut Json::new(&Value::Array(other).to_string()), &mut part)?;
    part.reorder(at);
    Ok(match part.fit(read) {
        Fit::Value(value) => {
            context.absorb(part);
            Some(value)
        }
        Fit::Nothing(nothing) => context.nothing(nothing),
        Fit::Odd(odd) => {
            let cause = context.absorb_cause(part, odd.cause);
            context.lost(Odd { expected: odd.expected, found, cause })
        }
    })
}

/// The places of a short array while they are read.
pub struct Places<'p, 'de> {
    json: &'p mut Json<'de>,
    context: &'p mut Context,
    start: usize,
    first: bool,
    ended: bool,
    index: usize,
    lost: Option<Box<Lost>>,
}

/// Why a short array can't be made.
#[derive(Default)]
struct Lost {
    cause: Option<Cause>,
    /// Whether the first place that is missing follows one with a value, and says nothing.
    no_value: bool,
}

/// [`Places`] that are read in format `F`.
pub struct PlacesAs<'a, 'p, 'de, F>(&'a mut Places<'p, 'de>, PhantomData<F>);

impl<'p, 'de> Places<'p, 'de> {
    /// The next place in format `F`.
    #[inline]
    pub fn format<F>(&mut self, _: F) -> PlacesAs<'_, 'p, 'de, F> {
        PlacesAs(self, PhantomData)
    }

    /// Reads a place that has to be there.
    #[inline]
    pub fn required<T: FromWire>(&mut self) -> Result<Option<T>, Broken> {
        self.format(Plain).required()
    }

    /// Reads a place that can do without a value.
    #[inline]
    pub fn optional<T: FromWire + Default>(&mut self) -> Result<T, Broken> {
        self.format(Plain).optional()
    }

    /// Whether there is another place.
    #[inline]
    fn more(&mut self) -> Result<bool, Broken> {
        self.ended = self.ended || !self.json.more(&mut self.first, b']')?;
        Ok(!self.ended)
    }

    /// Reads over all places that are left.
    #[inline]
    fn leave(&mut self) -> Result<(), Broken> {
        while self.more()? {
            self.json.skip()?;
        }
        Ok(())
    }

    /// What stands for a place that has no value. One that may be null stands before others, which are
    /// known by their order.
    #[cold]
    fn no_value<F, T: FromWire<F>>(&mut self, mark: Mark, index: usize) -> Option<T> {
        let fit = if self.ended { Fit::default() } else { self.context.why::<()>() };
        let value = match fit {
            Fit::Nothing(nothing) if T::NULLABLE && !self.ended => T::from_nothing(nothing),
            Fit::Odd(_) if T::NULLABLE => T::from_nothing(Nothing::Null),
            _ => None,
        };
        let fit = match fit {
            Fit::Odd(odd) if value.is_some() => {
                self.context.give_up(*odd, 0, false);
                Fit::default()
            }
            fit => fit,
        };
        self.context.leave(mark, || Segment::Index(index));
        if value.is_none() {
            self.missing(index, fit, T::EXPECTED);
        }
        value
    }

    /// A place that has to be there is not.
    #[cold]
    fn missing(&mut self, index: usize, fit: Fit<()>, expected: &'static str) {
        let first = self.lost.is_none();
        let lost = self.lost.get_or_insert_default();
        let (cause, found) = match fit {
            // The array is empty, which whoever holds it reports.
            Fit::Nothing(Nothing::Absent) if index == 0 => return,
            Fit::Nothing(nothing) if first && index > 0 && nothing != Nothing::Absent => {
                lost.no_value = true;
                return;
            }
            Fit::Nothing(nothing) => (None, nothing.found()),
            Fit::Odd(odd) => (odd.cause, Some(odd.found)),
            Fit::Value(()) => (None, None),
        };
        if lost.cause.is_none() && (first || lost.no_value) {
            lost.cause = cause.or_else(|| {
                let cause = self.context.report(expected, found);
                self.context.step(cause, Segment::Index(index));
                cause
            });
        }
    }

    /// The array that can't be made, as it came.
    #[cold]
    fn incomplete<T>(&mut self, expected: &'static str) -> Option<T> {
        let Lost { cause, no_value } = *self.lost.take().unwrap_or_default();
        match cause {
            None if no_value => self.context.nothing(Nothing::Point),
            None if self.json.is_empty_since(self.start) => self.context.nothing(Nothing::Array),
            cause => {
                let found = self.context.found_since(self.json, self.start);
                self.context.lost(Odd { expected, found, cause })
            }
        }
    }
}

impl<F> PlacesAs<'_, '_, '_, F> {
    /// Reads a place that has to be there.
    #[inline]
    pub fn required<T: FromWire<F>>(self) -> Result<Option<T>, Broken> {
        let places = self.0;
        let (mark, index) = (places.context.mark(), places.index);
        places.index += 1;
        let read = if places.more()? { T::read(places.json, places.context)? } else { None };
        let value = match read {
            Some(value) if T::KIND == Kind::Leaf && Context::is_lenient() => return Ok(Some(value)),
            Some(value) => Some(value),
            None => return Ok(places.no_value::<F, T>(mark, index)),
        };
        places.context.leave(mark, || Segment::Index(index));
        Ok(value)
    }

    /// Reads a place that can do without a value.
    #[inline]
    pub fn optional<T: FromWire<F> + Default>(self) -> Result<T, Broken> {
        let places = self.0;
        let (mark, index) = (places.context.mark(), places.index);
        places.index += 1;
        if !places.more()? {
            return Ok(T::default());
        }
        let value = match T::read(places.json, places.context)? {
            Some(value) if T::KIND == Kind::Leaf && Context::is_lenient() => return Ok(value),
            Some(value) => value,
            None => {
                if let Fit::Odd(odd) = places.context.why::<T>() {
                    places.context.give_up(*odd, 0, false);
                }
                T::default()
            }
        };
        places.context.leave(mark, || Segment::Index(index));
        Ok(value)
    }
}
