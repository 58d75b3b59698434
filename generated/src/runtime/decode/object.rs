// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Objects with known keys.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::marker::PhantomData;

use serde_json::Value;

use super::context::{Context, Mark};
use super::fit::{Cause, Fit, Nothing, Odd};
use super::from_wire::{FromWire, Kind};
use crate::runtime::encode::{ToWire, Wire};
use crate::runtime::extra::Extra;
use crate::runtime::format::Plain;
use crate::runtime::json::{Broken, Json};
use crate::runtime::misfit::Segment;

/// An object with known keys.
pub trait Object: Sized {
    /// What is expected, in words.
    const NAME: &'static str;

    /// Reads all keys.
    fn from_fields(fields: Fields<'_, '_>) -> Result<Option<Self>, Broken>;
}

/// What stands for an object that is not there: the one without any key, where it needs none.
/// `null` and `false` in a list stand for no object at all.
pub fn empty<T: Object>(nothing: Nothing) -> Option<T> {
    match nothing {
        Nothing::Absent | Nothing::Array => object(&mut Json::new("{}"), &mut Context::default()).unwrap_or_default(),
        _ => None,
    }
}

/// Reads an object. PHP writes an empty one as an empty array.
pub fn object<T: Object>(json: &mut Json<'_>, context: &mut Context) -> Result<Option<T>, Broken> {
    if json.peek()? != b'{' {
        return context.no_container(json, T::NAME);
    }
    let start = json.at();
    json.enter()?;
    T::from_fields(Fields {
        json,
        context,
        start,
        first: true,
        expected: 0,
        key: Cow::Borrowed(""),
        extra: Extra::new(),
        failed: Vec::new(),
        cause: None,
        closed: false,
    })
}

/// The fields of an object while they are read.
pub struct Fields<'f, 'de> {
    json: &'f mut Json<'de>,
    context: &'f mut Context,
    start: usize,
    first: bool,
    /// Which of the known keys comes next, if the answer has the order of the document.
    expected: usize,
    /// A key that is none of the known.
    key: Cow<'de, str>,
    extra: Extra,
    /// Fields that have to be there and are not, and why.
    failed: Vec<(&'static str, Fit<()>)>,
    cause: Option<Cause>,
    /// Whether the document excludes keys that it does not name.
    closed: bool,
}

/// [`Fields`] that are read in format `F`.
pub struct FieldsAs<'a, 'f, 'de, F>(&'a mut Fields<'f, 'de>, PhantomData<F>);

impl<'f, 'de> Fields<'f, 'de> {
    /// The place of the next key among the known; as many as there are of them for another one.
    pub fn next(&mut self, known: &[&str]) -> Result<Option<usize>, Broken> {
        if !self.json.more(&mut self.first, b'}')? {
            return Ok(None);
        }
        let key = self.json.key()?;
        let is = |known: &&str| **known == *key;
        let (before, from) = known.split_at_checked(self.expected).unwrap_or((known, &[]));
        let found = from.iter().position(is).map(|place| self.expected + place);
        match found.or_else(|| before.iter().position(is)) {
            Some(place) => {
                self.expected = place + 1;
                Ok(Some(place))
            }
            None => {
                self.key = key;
                Ok(Some(known.len()))
            }
        }
    }

    /// Says whether the document excludes keys that it does not name.
    pub fn closed(&mut self, closed: bool) {
        self.closed = closed;
    }

    /// Leaves the value of a key, and keeps how it and all in it came.
    #[inline]
    fn leave(&mut self, mark: Mark, segment: impl Fn() -> Segment) {
        self.context.leave(mark, segment);
        if let Some(noted) = self.context.noted(mark) {
            self.extra.note(noted);
        }
    }

    /// The next value in format `F`.
    #[inline]
    pub fn format<F>(&mut self, _: F) -> FieldsAs<'_, 'f, 'de, F> {
        FieldsAs(self, PhantomData)
    }

    /// Keeps the value of a key that the document does not know.
    pub fn other(&mut self) -> Result<(), Broken> {
        self.context.met_unknown(1);
        if self.closed {
            self.context.met_excluded();
        }
        let start = {
            self.json.peek()?;
            self.json.at()
        };
        let value = self.json.any()?;
        let key = std::mem::take(&mut self.key);
        if self.json.take_unlike() {
            let mark = self.context.mark();
            self.context.note_numbers(self.json.since(start));
            self.leave(mark, || Segment::entry(&key));
        }
        self.extra.insert(key.into_owned(), value);
        Ok(())
    }

    /// Reads the value of a field that can do without.
    #[inline]
    pub fn optional<T: FromWire + Default>(&mut self, key: &'static str, slot: &mut T) -> Result<(), Broken> {
        self.format(Plain).optional(key, slot)
    }

    /// Reads the value of a field that has to be there.
    #[inline]
    pub fn required<T: FromWire>(&mut self, key: &'static str, slot: &mut Option<T>) -> Result<(), Broken> {
        self.format(Plain).required(key, slot)
    }

    /// Reads the value of a key that has no field, but a type.
    pub fn additional<T: FromWire>(&mut self, entries: &mut BTreeMap<String, T>) -> Result<(), Broken> {
        self.format(Plain).additional(entries)
    }

    /// The value of a field that has to be there, after all keys were read.
    #[inline]
    pub fn whole<T: FromWire + ToWire>(&mut self, key: &'static str, read: Option<T>) -> Option<T> {
        self.format(Plain).whole(key, read)
    }

    /// Keys that have no field, or whose values did not fit.
    pub fn extra(self) -> Extra {
        self.extra
    }

    /// The object that can't be made, as it came.
    #[cold]
    pub fn incomplete<T>(self, expected: &'static str) -> Result<Option<T>, Broken> {
        let found = self.context.found_since(self.json, self.start);
        Ok(self.context.lost(Odd { expected, found, cause: self.cause }))
    }

    /// Keeps a value that is none, when it is odd; else how it says nothing.
    #[cold]
    fn none(&mut self, key: &'static str, secret: bool) -> Option<Nothing> {
        match self.context.fit::<()>(None) {
            Fit::Odd(odd) => {
                self.odd(key.into(), *odd, 0, secret);
                None
            }
            Fit::Nothing(nothing) => Some(nothing),
            Fit::Value(()) => None,
        }
    }

    /// An odd value of a field that can do without.
    #[cold]
    fn odd(&mut self, key: Cow<'_, str>, odd: Odd, steps: usize, secret: bool) {
        if secret {
            self.context.give_up(Odd { found: hidden(), ..odd }, steps, false);
        } else if let Some(found) = self.context.give_up(odd, steps, true) {
            self.extra.insert(key.into_owned(), found);
        }
    }

    /// Why a field that has to be there is not. `has_nothing` says whether it has a value for that;
    /// then an odd one is kept beside it, and another one says how it says nothing.
    #[cold]
    fn missing(
        &mut self,
        key: &'static str,
        expected: &'static str,
        has_nothing: bool,
        secret: bool,
    ) -> Option<Nothing> {
        let fit = self.failed.iter_mut().rev().find(|(failed, _)| *failed == key);
        let fit = fit.map(|(_, fit)| std::mem::take(fit)).unwrap_or_default();
        match fit {
            Fit::Odd(odd) if has_nothing => {
                let mark = self.context.mark();
                self.odd(key.into(), *odd, 1, secret);
                self.leave(mark, || Segment::Key(key));
            }
            Fit::Nothing(nothing) if has_nothing => return Some(nothing),
            // The first value that is missing tells why; the others are seen in what is left out.
            _ if has_nothing || self.cause.is_some() => {}
            Fit::Odd(odd) if odd.cause.is_some() => self.cause = odd.cause,
            Fit::Odd(odd) => self.missing_cause(key, expected, Some(if secret { hidden() } else { odd.found })),
            Fit::Nothing(nothing) => self.missing_cause(key, expected, nothing.found()),
            Fit::Value(()) => {}
        }
        None
    }

    /// Keeps what a value stands for that has to be there, and is not.
    #[cold]
    fn stands_for(&mut self, key: &'static str, written: Option<Value>, came: Option<Value>) {
        if written != came {
            let mark = self.context.mark();
            self.context.note(written, came);
            self.context.met_excluded();
            self.leave(mark, || Segment::Key(key));
        }
    }

    fn missing_cause(&mut self, key: &'static str, expected: &'static str, found: Option<Value>) {
        self.cause = self.context.report(expected, found);
        self.context.step(self.cause, Segment::Key(key));
    }
}

impl<F> FieldsAs<'_, '_, '_, F> {
    /// Reads the value of a field that can do without.
    pub fn optional<T: FromWire<F> + Default>(self, key: &'static str, slot: &mut T) -> Result<(), Broken> {
        let fields = self.0;
        let mark = fields.context.mark();
        match T::read(fields.json, fields.context)? {
            Some(value) => {
                *slot = value;
                // Nothing is inside of a leaf, and PHP's are not noted.
                if T::KIND == Kind::Leaf && Context::is_lenient() {
                    return Ok(());
                }
            }
            None => {
                if let Some(nothing) = fields.none(key, T::SECRET) {
                    *slot = T::from_nothing(nothing).unwrap_or_default();
                    if !T::KEEPS_NULL {
                        fields.context.note(None, nothing.found());
                        fields.context.met_excluded();
                    }
                }
            }
        }
        fields.leave(mark, || Segment::Key(key));
        Ok(())
    }

    /// Reads the value of a field that has to be there.
    pub fn required<T: FromWire<F>>(self, key: &'static str, slot: &mut Option<T>) -> Result<(), Broken> {
        let fields = self.0;
        let mark = fields.context.mark();
        *slot = T::read(fields.json, fields.context)?;
        if slot.is_none() {
            fields.failed.push((key, fields.context.why()));
        }
        fields.leave(mark, || Segment::Key(key));
        Ok(())
    }

    /// Reads the value of a key that has no field, but a type.
    pub fn additional<T: FromWire<F>>(self, entries: &mut BTreeMap<String, T>) -> Result<(), Broken> {
        let fields = self.0;
        let key = std::mem::take(&mut fields.key);
        let mark = fields.context.mark();
        let read = T::read(fields.json, fields.context)?;
        let fit = fields.context.fit(read);
        if let Fit::Odd(odd) = fit {
            fields.odd(key.as_ref().into(), *odd, 0, T::SECRET);
            fields.leave(mark, || Segment::entry(&key));
            return Ok(());
        }
        fields.leave(mark, || Segment::entry(&key));
        match fit {
            Fit::Value(value) => drop(entries.insert(key.into_owned(), value)),
            Fit::Nothing(Nothing::Null) if T::NULLABLE => {
                entries.extend(T::from_nothing(Nothing::Null).map(|value| (key.into_owned(), value)));
            }
            Fit::Nothing(nothing) => fields.extra.extend(nothing.found().map(|found| (key.into_owned(), found))),
            Fit::Odd(_) => {}
        }
        Ok(())
    }

    /// The value of a field that has to be there, after all keys were read.
    #[inline]
    pub fn whole<T: FromWire<F> + ToWire<F>>(self, key: &'static str, read: Option<T>) -> Option<T> {
        read.or_else(|| {
            let is_odd = |(failed, fit): &(&str, Fit<()>)| *failed == key && matches!(fit, Fit::Odd(_));
            let value = match T::from_nothing(Nothing::Absent) {
                None if self.0.failed.iter().any(is_odd) => T::in_place_of_odd(),
                value => value,
            };
            let nothing = self.0.missing(key, T::EXPECTED, value.is_some(), T::SECRET);
            if let (Some(value), Some(nothing), false) = (&value, nothing, Context::is_lenient()) {
                let written = serde_json::to_value(Wire::<T, F>::new(value)).ok();
                self.0.stands_for(key, written, nothing.found());
            }
            value
        })
    }
}

/// What stands for a value that may be a secret.
fn hidden() -> Value {
    Value::String("(not shown)".to_owned())
}
