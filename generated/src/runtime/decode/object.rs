// Part of the runtime of openapi-forge, the same in every crate. Do not edit.
//! Objects with known keys.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::value::MapDeserializer;
use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::collection::no_container;
use super::leaf::{Text, array};
use super::{Cause, Context, Fit, FromWire, Kind, Nothing, Odd, Plain, Seed, expecting};
use crate::runtime::encode::{ToWire, Wire};
use crate::runtime::extra::Extra;
use crate::runtime::misfit::Segment;

/// An object with known keys.
pub trait Object: Sized {
    /// What is expected, in words.
    const NAME: &'static str;

    /// Reads all keys.
    fn from_map<'de, A: MapAccess<'de>>(fields: Fields<'_, A>) -> Result<Option<Self>, A::Error>;
}

/// What stands for an object that is not there: the one without any key, where it needs none.
/// `null` and `false` in a list stand for no object at all.
pub fn empty<T: Object>(nothing: Nothing) -> Option<T> {
    let none = std::iter::empty::<(&str, &str)>();
    let map = MapDeserializer::<_, serde::de::value::Error>::new(none);
    match nothing {
        Nothing::Absent | Nothing::Array => T::from_map(Fields::new(map, &mut Context::default())).unwrap_or_default(),
        _ => None,
    }
}

struct ObjectVisitor<'c, T>(&'c mut Context, PhantomData<fn() -> T>);

impl<'de, T: Object> Visitor<'de> for ObjectVisitor<'_, T> {
    type Value = Option<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        expecting(formatter, T::NAME)
    }

    no_container!(T::NAME);

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Self::Value, A::Error> {
        T::from_map(Fields::new(map, self.0))
    }

    // PHP writes an empty object as an empty array.
    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
        Ok(match array(seq)? {
            None => self.0.nothing(Nothing::Array),
            Some(found) => self.0.odd(T::NAME, found),
        })
    }
}

/// Reads an object.
pub fn object<'de, T: Object, D: Deserializer<'de>>(
    deserializer: D,
    context: &mut Context,
) -> Result<Option<T>, D::Error> {
    deserializer.deserialize_any(ObjectVisitor(context, PhantomData))
}

/// The fields of an object while they are read.
pub struct Fields<'c, A> {
    map: A,
    context: &'c mut Context,
    extra: Extra,
    cause: Option<Cause>,
}

/// [`Fields`] that are read in format `F`.
pub struct FieldsAs<'f, 'c, A, F>(&'f mut Fields<'c, A>, PhantomData<F>);

impl<'c, A> Fields<'c, A> {
    fn new(map: A, context: &'c mut Context) -> Self {
        Fields { map, context, extra: Extra::new(), cause: None }
    }

    /// The next value in format `F`.
    #[inline]
    pub fn format<F>(&mut self, _: F) -> FieldsAs<'_, 'c, A, F> {
        FieldsAs(self, PhantomData)
    }

    /// Keys that have no field, or whose values did not fit.
    pub fn extra(self) -> Extra {
        self.extra
    }

    /// Keeps a value that is none, when it is odd; whether it says nothing instead.
    fn none(&mut self, key: &'static str, secret: bool) -> bool {
        match self.context.fit::<()>(None) {
            Fit::Odd(odd) => {
                self.odd(key.into(), *odd, 0, secret);
                false
            }
            _ => true,
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
}

impl<'de, A: MapAccess<'de>> Fields<'_, A> {
    /// The next key.
    #[inline]
    pub fn next_key(&mut self) -> Result<Option<Cow<'de, str>>, A::Error> {
        Ok(self.map.next_key::<Text<'de>>()?.map(|text| text.0))
    }

    /// Keeps the value of a key that the document does not know.
    pub fn other(&mut self, key: Cow<'de, str>) -> Result<(), A::Error> {
        self.context.met_unknown(1);
        self.extra.insert(key.into_owned(), self.map.next_value()?);
        Ok(())
    }

    /// Reads the value of a field that can do without.
    #[inline]
    pub fn optional<T: FromWire + Default>(&mut self, key: &'static str, slot: &mut T) -> Result<(), A::Error> {
        self.format(Plain).optional(key, slot)
    }

    /// Reads the value of a field that has to be there.
    #[inline]
    pub fn required<T: FromWire>(&mut self, key: &'static str, slot: &mut Fit<T>) -> Result<(), A::Error> {
        self.format(Plain).required(key, slot)
    }

    /// Reads the value of a key that has no field, but a type.
    pub fn additional<T: FromWire>(
        &mut self,
        key: Cow<'de, str>,
        entries: &mut BTreeMap<String, T>,
    ) -> Result<(), A::Error> {
        self.format(Plain).additional(key, entries)
    }

    /// The value of a field that has to be there, after all keys were read.
    pub fn whole<T: FromWire>(&mut self, key: &'static str, fit: Fit<T>) -> Fit<T> {
        self.format(Plain).whole(key, fit)
    }

    /// The object that can't be made, with all that was read of it.
    #[cold]
    pub fn incomplete<T>(
        self,
        expected: &'static str,
        rebuild: impl FnOnce(&mut Rebuilt),
    ) -> Result<Option<T>, A::Error> {
        let mut rebuilt = Rebuilt(self.extra.into_iter().collect());
        rebuild(&mut rebuilt);
        let Rebuilt(found) = rebuilt;
        Ok(self.context.lost(Odd { expected, found: Value::Object(found), cause: self.cause }))
    }
}

impl<'de, F, A: MapAccess<'de>> FieldsAs<'_, '_, A, F> {
    /// Reads the value of a field that can do without.
    pub fn optional<T: FromWire<F> + Default>(self, key: &'static str, slot: &mut T) -> Result<(), A::Error> {
        let fields = self.0;
        let mark = fields.context.mark();
        match fields.map.next_value_seed(Seed::<T, F>::new(fields.context))? {
            Some(value) => {
                *slot = value;
                // Nothing is inside of a leaf.
                if T::KIND != Kind::Leaf {
                    fields.context.leave(mark, || Segment::Key(key));
                }
            }
            None => {
                if fields.none(key, T::SECRET) {
                    *slot = T::default();
                }
                fields.context.leave(mark, || Segment::Key(key));
            }
        }
        Ok(())
    }

    /// Reads the value of a field that has to be there.
    pub fn required<T: FromWire<F>>(self, key: &'static str, slot: &mut Fit<T>) -> Result<(), A::Error> {
        let fields = self.0;
        let mark = fields.context.mark();
        let read = fields.map.next_value_seed(Seed::<T, F>::new(fields.context))?;
        *slot = fields.context.fit(read);
        fields.context.leave(mark, || Segment::Key(key));
        Ok(())
    }

    /// Reads the value of a key that has no field, but a type.
    pub fn additional<T: FromWire<F>>(
        self,
        key: Cow<'de, str>,
        entries: &mut BTreeMap<String, T>,
    ) -> Result<(), A::Error> {
        let fields = self.0;
        let mark = fields.context.mark();
        let read = fields.map.next_value_seed(Seed::<T, F>::new(fields.context))?;
        let fit = fields.context.fit(read);
        if let Fit::Odd(odd) = fit {
            fields.odd(key.as_ref().into(), *odd, 0, T::SECRET);
            fields.context.leave(mark, || Segment::entry(&key));
            return Ok(());
        }
        fields.context.leave(mark, || Segment::entry(&key));
        match fit {
            Fit::Value(value) => drop(entries.insert(key.into_owned(), value)),
            Fit::Nothing(nothing) => fields.extra.extend(nothing.found().map(|found| (key.into_owned(), found))),
            Fit::Odd(_) => {}
        }
        Ok(())
    }

    /// The value of a field that has to be there, after all keys were read.
    #[inline]
    pub fn whole<T: FromWire<F>>(self, key: &'static str, fit: Fit<T>) -> Fit<T> {
        match fit {
            Fit::Value(value) => Fit::Value(value),
            other => self.missing(key, other),
        }
    }

    #[cold]
    fn missing<T: FromWire<F>>(self, key: &'static str, fit: Fit<T>) -> Fit<T> {
        let fields = self.0;
        match (fit, T::from_nothing(Nothing::Absent)) {
            (Fit::Odd(odd), Some(value)) => {
                let mark = fields.context.mark();
                fields.odd(key.into(), *odd, 1, T::SECRET);
                fields.context.leave(mark, || Segment::Key(key));
                Fit::Value(value)
            }
            (_, Some(value)) => Fit::Value(value),
            // The first value that is missing tells why; the others are seen in what is left out.
            (other, None) if fields.cause.is_some() => other,
            (other, None) => {
                let cause = match &other {
                    Fit::Odd(odd) if odd.cause.is_some() => odd.cause,
                    Fit::Odd(odd) => {
                        let found = if T::SECRET { hidden() } else { odd.found.clone() };
                        fields.missing_cause(key, T::EXPECTED, Some(found))
                    }
                    Fit::Nothing(nothing) => fields.missing_cause(key, T::EXPECTED, nothing.found()),
                    Fit::Value(_) => None,
                };
                fields.cause = cause;
                other
            }
        }
    }
}

impl<A> Fields<'_, A> {
    fn missing_cause(&mut self, key: &'static str, expected: &'static str, found: Option<Value>) -> Option<Cause> {
        let cause = self.context.report(expected, found);
        self.context.step(cause, Segment::Key(key));
        cause
    }
}

/// What stands for a value that may be a secret.
fn hidden() -> Value {
    Value::String("(not shown)".to_owned())
}

/// What was read of an object that can't be made.
pub struct Rebuilt(serde_json::Map<String, Value>);

/// [`Rebuilt`] in format `F`.
pub struct RebuiltAs<'r, F>(&'r mut Rebuilt, PhantomData<F>);

impl Rebuilt {
    /// The next value in format `F`.
    pub fn format<F>(&mut self, _: F) -> RebuiltAs<'_, F> {
        RebuiltAs(self, PhantomData)
    }

    /// A field that has to be there.
    pub fn required<T: ToWire>(&mut self, key: &'static str, fit: Fit<T>) {
        self.format(Plain).required(key, fit);
    }

    /// A field that can do without.
    pub fn optional<T: ToWire>(&mut self, key: &'static str, value: &T) {
        self.format(Plain).optional(key, value);
    }

    /// Keys that have no field, but a type.
    pub fn additional<T: ToWire>(&mut self, entries: &BTreeMap<String, T>) {
        self.format(Plain).additional(entries);
    }
}

impl<F> RebuiltAs<'_, F> {
    /// A field that has to be there.
    pub fn required<T: ToWire<F>>(self, key: &'static str, fit: Fit<T>) {
        if let Some(found) = as_it_came::<F, T>(fit) {
            self.0.0.insert(key.to_owned(), found);
        }
    }

    /// A field that can do without.
    pub fn optional<T: ToWire<F>>(self, key: &'static str, value: &T) {
        if !value.is_absent()
            && let Ok(value) = serde_json::to_value(Wire::<T, F>::new(value))
        {
            self.0.0.insert(key.to_owned(), value);
        }
    }

    /// Keys that have no field, but a type.
    pub fn additional<T: ToWire<F>>(self, entries: &BTreeMap<String, T>) {
        for (key, value) in entries {
            if let Ok(value) = serde_json::to_value(Wire::<T, F>::new(value)) {
                self.0.0.insert(key.clone(), value);
            }
        }
    }
}

/// A value that was read, as JSON again; `None` for what did not come.
pub(super) fn as_it_came<F, T: ToWire<F>>(fit: Fit<T>) -> Option<Value> {
    match fit {
        Fit::Value(value) => serde_json::to_value(Wire::<T, F>::new(&value)).ok(),
        Fit::Nothing(nothing) => nothing.found(),
        Fit::Odd(odd) => Some(odd.found),
    }
}
