// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Lists, maps and boxes.

use std::collections::BTreeMap;

use super::context::Context;
use super::fit::Nothing;
use super::from_wire::{FromWire, Kind};
use crate::runtime::json::{Broken, Json, Number};
use crate::runtime::misfit::{Misfits, Segment};
use crate::runtime::notation::Change;

/// How much a name in a list speaks against the list, where there is a choice.
const NAMED: usize = 1_000;

impl Context {
    /// What is no list, map, object or short array: nothing in one of its spellings, or a misfit.
    #[cold]
    pub(super) fn no_container<T>(&mut self, json: &mut Json<'_>, expected: &'static str) -> Result<Option<T>, Broken> {
        let (first, start) = (json.peek()?, json.at());
        json.skip()?;
        Ok(match (first, json.since(start)) {
            (_, "null") => self.nothing(Nothing::Null),
            _ if !Self::is_lenient() => self.odd_since(json, start, expected),
            (b'[', _) if json.is_empty_since(start) => self.nothing(Nothing::Array),
            (b'{', _) if json.is_empty_since(start) => self.nothing(Nothing::Object),
            (_, "false") => self.nothing(Nothing::False),
            (_, "\"\"") => self.nothing(Nothing::Text),
            _ => self.odd_since(json, start, expected),
        })
    }
}

impl<F, T: FromWire<F>> FromWire<F> for Vec<T> {
    const EXPECTED: &'static str = "an array";
    const KIND: Kind = Kind::List;

    fn read(json: &mut Json<'_>, context: &mut Context) -> Result<Option<Self>, Broken> {
        match json.peek()? {
            b'[' => {}
            b'{' if Context::is_lenient() => return list_of_object::<F, T>(json, context),
            _ => return context.no_container(json, "an array"),
        }
        json.enter()?;
        let mut list = Vec::with_capacity(if let Kind::List = T::KIND { json.count_arrays() } else { 0 });
        let (mut first, mut index, mut mark) = (true, 0, context.mark());
        let mut lost = Vec::new();
        while json.more(&mut first, b']')? {
            // What is read at once is not noted.
            if Context::is_lenient() && T::push_at_once(json, &mut list) {
                index += 1;
                continue;
            }
            match T::read(json, context)?.map_or_else(|| context.member::<F, T>(), Ok) {
                Ok(value) => list.push(value),
                Err(found) => lost.extend(found.map(|found| (index, found))),
            }
            context.leave(mark, || Segment::Index(index));
            mark = context.mark();
            index += 1;
        }
        if !lost.is_empty() {
            context.note_change(Change::Items { left: list.len(), lost });
        }
        Ok(Some(list))
    }

    fn from_nothing(_: Nothing) -> Option<Self> {
        Some(Vec::new())
    }
}

/// PHP writes a list with a gap as an object.
#[cold]
fn list_of_object<F, T: FromWire<F>>(json: &mut Json<'_>, context: &mut Context) -> Result<Option<Vec<T>>, Broken> {
    let (start, mut first) = (json.at(), true);
    json.enter()?;
    let mut list = Vec::new();
    while json.more(&mut first, b'}')? {
        let key = json.key()?;
        let mark = context.mark();
        if !key.bytes().all(|byte| byte.is_ascii_digit()) {
            // Names for numbers and texts say what they are: they are no list.
            if T::KIND == Kind::Leaf && list.is_empty() {
                json.skip()?;
                while json.more(&mut first, b'}')? {
                    json.key()?;
                    json.skip()?;
                }
                return Ok(context.odd_since(json, start, "an array"));
            }
            context.met_unknown(NAMED);
        }
        let read = T::read(json, context)?;
        list.extend(read.or_else(|| context.member::<F, T>().ok()));
        context.leave(mark, || Segment::entry(&key));
    }
    Ok(Some(list))
}

impl<F, T: FromWire<F>> FromWire<F> for BTreeMap<String, T> {
    const EXPECTED: &'static str = "an object";
    const KIND: Kind = Kind::Object;

    fn read(json: &mut Json<'_>, context: &mut Context) -> Result<Option<Self>, Broken> {
        match json.peek()? {
            b'{' => {}
            b'[' if Context::is_lenient() => return map_of_array::<F, T>(json, context),
            _ => return context.no_container(json, "an object"),
        }
        json.enter()?;
        let (mut entries, mut lost) = (BTreeMap::new(), Vec::new());
        let mut first = true;
        while json.more(&mut first, b'}')? {
            let key = json.key()?;
            let mark = context.mark();
            if T::KIND == Kind::Any {
                context.met_unknown(1);
            }
            let value = T::read(json, context)?.map_or_else(|| context.member::<F, T>(), Ok);
            context.leave(mark, || Segment::entry(&key));
            match value {
                Ok(value) => drop(entries.insert(key.into_owned(), value)),
                Err(found) => lost.extend(found.map(|found| (key.into(), found))),
            }
        }
        if !lost.is_empty() {
            context.note_change(Change::Entries { lost });
        }
        Ok(Some(entries))
    }

    fn from_nothing(_: Nothing) -> Option<Self> {
        Some(BTreeMap::new())
    }
}

/// PHP writes an empty object as an empty array, and one with the keys 0, 1, 2 as an array.
#[cold]
fn map_of_array<F, T: FromWire<F>>(
    json: &mut Json<'_>,
    context: &mut Context,
) -> Result<Option<BTreeMap<String, T>>, Broken> {
    json.enter()?;
    let mut entries = BTreeMap::new();
    let (mut first, mut index, mut mark) = (true, 0_usize, context.mark());
    context.met_unknown(1);
    while json.more(&mut first, b']')? {
        if let Some(value) = T::read(json, context)?.or_else(|| context.member::<F, T>().ok()) {
            entries.insert(index.to_string(), value);
        }
        context.leave(mark, || Segment::Index(index));
        mark = context.mark();
        index += 1;
    }
    Ok(Some(entries))
}

impl<F, T: FromWire<F>> FromWire<F> for Option<T> {
    const EXPECTED: &'static str = T::EXPECTED;
    const KIND: Kind = T::KIND;
    const NULLABLE: bool = true;
    const KEEPS_NULL: bool = T::NULLABLE;
    const SECRET: bool = T::SECRET;

    #[inline]
    fn read(json: &mut Json<'_>, context: &mut Context) -> Result<Option<Self>, Broken> {
        Ok(T::read(json, context)?.map(Some))
    }

    #[inline]
    fn from_number(number: Number) -> Option<Self> {
        T::from_number(number).map(Some)
    }

    fn from_nothing(nothing: Nothing) -> Option<Self> {
        match nothing {
            // A key that may be absent, too.
            Nothing::Null if T::NULLABLE => T::from_nothing(nothing).map(Some),
            _ => Some(None),
        }
    }

    fn keep(&mut self, misfits: Misfits) {
        if let Some(value) = self {
            value.keep(misfits);
        }
    }
}

impl<F, T: FromWire<F>> FromWire<F> for Box<T> {
    const EXPECTED: &'static str = T::EXPECTED;
    const KIND: Kind = T::KIND;
    const NULLABLE: bool = T::NULLABLE;
    const KEEPS_NULL: bool = T::KEEPS_NULL;
    const SECRET: bool = T::SECRET;

    fn read(json: &mut Json<'_>, context: &mut Context) -> Result<Option<Self>, Broken> {
        Ok(T::read(json, context)?.map(Box::new))
    }

    fn from_nothing(nothing: Nothing) -> Option<Self> {
        T::from_nothing(nothing).map(Box::new)
    }

    fn keep(&mut self, misfits: Misfits) {
        (**self).keep(misfits);
    }
}
