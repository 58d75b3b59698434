//! Short arrays whose places have names.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserialize;
use serde::de::{Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::collection::no_container;
use super::object::as_it_came;
use super::{Cause, Context, Fit, FromWire, Kind, Nothing, Odd, Plain, Seed, expecting};
use crate::runtime::encode::{ToWire, Wire};
use crate::runtime::misfit::Segment;

/// A short array whose places have names.
pub trait Tuple: Sized {
    /// What is expected, in words.
    const NAME: &'static str;

    /// Reads the places in their order.
    fn from_seq<'de, A: SeqAccess<'de>>(places: &mut Places<'_, A>) -> Result<Option<Self>, A::Error>;
}

struct TupleVisitor<'c, T>(&'c mut Context, PhantomData<fn() -> T>);

impl<'de, T: Tuple> Visitor<'de> for TupleVisitor<'_, T> {
    type Value = Option<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        expecting(formatter, T::NAME)
    }

    no_container!(T::NAME);

    #[inline]
    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
        let mut places = Places { seq, context: self.0, index: 0, lost: None };
        let read = T::from_seq(&mut places)?;
        // Places that a later version adds must not cost the answer.
        while places.seq.next_element::<IgnoredAny>()?.is_some() {}
        Ok(read)
    }

    // Some write the places as the keys 0, 1, 2 of an object.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut found = serde_json::Map::new();
        while let Some((key, value)) = map.next_entry::<String, Value>()? {
            found.insert(key, value);
        }
        let listed = listed(&found);
        match listed {
            _ if found.is_empty() => Ok(self.0.nothing(Nothing::Object)),
            None => Ok(self.0.odd(T::NAME, Value::Object(found))),
            Some(listed) => tuple(&listed, self.0).map_err(A::Error::custom),
        }
    }
}

/// The array that an object stands for by its keys 0, 1, 2.
fn listed(found: &serde_json::Map<String, Value>) -> Option<Value> {
    (0..found.len()).map(|index| found.get(&index.to_string()).cloned()).collect()
}

/// Reads a short array.
#[inline]
pub fn tuple<'de, T: Tuple, D: Deserializer<'de>>(
    deserializer: D,
    context: &mut Context,
) -> Result<Option<T>, D::Error> {
    deserializer.deserialize_any(TupleVisitor(context, PhantomData))
}

/// Reads a short array that may have its places in another order: place `i` is then at `at[i]`. The
/// order that fits better is taken, the usual one when both do; a number below `least` is none that
/// is likely for its place.
pub fn tuple_in_order<'de, T: Tuple, D: Deserializer<'de>>(
    deserializer: D,
    context: &mut Context,
    at: &[usize],
    least: &[f64],
) -> Result<Option<T>, D::Error> {
    let found = Value::deserialize(deserializer)?;
    let found = found.as_object().and_then(listed).unwrap_or(found);
    let Some(places) = found.as_array().filter(|places| !places.is_empty()) else {
        return tuple(&found, context).map_err(D::Error::custom);
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
        return tuple(&found, context).map_err(D::Error::custom);
    }
    let mut part = Context::default();
    let read = tuple(&Value::Array(other), &mut part).map_err(D::Error::custom)?;
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
pub struct Places<'c, A> {
    seq: A,
    context: &'c mut Context,
    index: usize,
    lost: Option<Box<LostPlaces>>,
}

/// What was read of a short array that can't be made.
#[derive(Default)]
struct LostPlaces {
    found: Vec<Value>,
    /// How many places that have to be there were given back, and how many of them came.
    given: usize,
    came: usize,
    cause: Option<Cause>,
    /// Whether a place has no value.
    missing: bool,
    /// Whether the first of these follows a place with a value, and says nothing.
    no_value: bool,
}

/// [`Places`] that are read in format `F`.
pub struct PlacesAs<'p, 'c, A, F>(&'p mut Places<'c, A>, PhantomData<F>);

impl<'c, A> Places<'c, A> {
    /// The next place in format `F`.
    #[inline]
    pub fn format<F>(&mut self, _: F) -> PlacesAs<'_, 'c, A, F> {
        PlacesAs(self, PhantomData)
    }
}

impl<A> Places<'_, A> {
    /// What stands for a place that was read and has no value. One that may be null stands before
    /// others, which are known by their order.
    #[cold]
    fn no_value<F, T: FromWire<F>>(&mut self) -> Fit<T> {
        match self.context.fit(None) {
            Fit::Odd(odd) if T::NULLABLE => {
                self.context.give_up(*odd, 0, false);
                T::from_nothing(Nothing::Null).map_or_else(Fit::default, Fit::Value)
            }
            Fit::Nothing(nothing) if T::NULLABLE => T::from_nothing(nothing).map_or_else(Fit::default, Fit::Value),
            fit => fit,
        }
    }
}

impl<'de, A: SeqAccess<'de>> Places<'_, A> {
    /// Reads a place that has to be there.
    #[inline]
    pub fn required<T: FromWire>(&mut self) -> Result<Fit<T>, A::Error> {
        self.format(Plain).required()
    }

    /// Reads a place that can do without a value.
    #[inline]
    pub fn optional<T: FromWire + Default>(&mut self) -> Result<T, A::Error> {
        self.format(Plain).optional()
    }

    /// Gives back a place of an array that can't be made.
    pub fn lost<T: FromWire + ToWire>(&mut self, fit: Fit<T>) {
        self.format(Plain).lost(fit);
    }

    /// Gives back a place that can do without a value.
    pub fn lost_optional<T: ToWire>(&mut self, value: &T) {
        self.format(Plain).lost_optional(value);
    }

    /// The array that can't be made, with all that was read of it.
    #[cold]
    pub fn incomplete<T>(&mut self, expected: &'static str) -> Result<Option<T>, A::Error> {
        let LostPlaces { mut found, came, cause, no_value, .. } = *self.lost.take().unwrap_or_default();
        // Places that can do without a value are not known to have come.
        while found.len() > came && found.last().is_some_and(Value::is_null) {
            found.pop();
        }
        while let Some(value) = self.seq.next_element()? {
            found.push(value);
        }
        Ok(match cause {
            None if no_value => self.context.nothing(Nothing::Point),
            None if found.is_empty() => self.context.nothing(Nothing::Array),
            cause => self.context.lost(Odd { expected, found: Value::Array(found), cause }),
        })
    }
}

impl<'de, F, A: SeqAccess<'de>> PlacesAs<'_, '_, A, F> {
    /// Reads a place that has to be there.
    #[inline]
    pub fn required<T: FromWire<F>>(self) -> Result<Fit<T>, A::Error> {
        let places = self.0;
        let mark = places.context.mark();
        let fit = match places.seq.next_element_seed(Seed::<T, F>::new(places.context))? {
            Some(Some(value)) => Fit::Value(value),
            Some(None) => places.no_value::<F, T>(),
            None => Fit::default(),
        };
        // Nothing is inside of a leaf.
        if T::KIND != Kind::Leaf || T::NULLABLE {
            let index = places.index;
            places.context.leave(mark, || Segment::Index(index));
        }
        places.index += 1;
        Ok(fit)
    }

    /// Reads a place that can do without a value.
    #[inline]
    pub fn optional<T: FromWire<F> + Default>(self) -> Result<T, A::Error> {
        let places = self.0;
        let (mark, index) = (places.context.mark(), places.index);
        places.index += 1;
        let value = match places.seq.next_element_seed(Seed::<T, F>::new(places.context))? {
            Some(Some(value)) if T::KIND == Kind::Leaf => return Ok(value),
            Some(Some(value)) => value,
            None => return Ok(T::default()),
            Some(None) => {
                places.no_value::<F, T>();
                T::default()
            }
        };
        places.context.leave(mark, || Segment::Index(index));
        Ok(value)
    }

    /// Gives back a place of an array that can't be made.
    #[cold]
    pub fn lost<T: FromWire<F> + ToWire<F>>(self, fit: Fit<T>) {
        let places = self.0;
        let lost = places.lost.get_or_insert_default();
        let (index, first) = (lost.given, !lost.missing);
        lost.given += 1;
        let found = match &fit {
            Fit::Value(_) => None,
            // The array is empty, which whoever holds it reports.
            Fit::Nothing(Nothing::Absent) if index == 0 => None,
            Fit::Nothing(nothing) if first && index > 0 && *nothing != Nothing::Absent => {
                lost.no_value = true;
                None
            }
            Fit::Nothing(nothing) => Some((None, nothing.found())),
            Fit::Odd(odd) => Some((odd.cause, Some(odd.found.clone()))),
        };
        lost.missing |= !matches!(fit, Fit::Value(_));
        if let Some((cause, found)) = found.filter(|_| lost.cause.is_none() && (first || lost.no_value)) {
            lost.cause = cause.or_else(|| {
                let cause = places.context.report(T::EXPECTED, found);
                places.context.step(cause, Segment::Index(index));
                cause
            });
        }
        lost.found.extend(as_it_came::<F, T>(fit));
        lost.came = lost.found.len();
    }

    /// Gives back a place that can do without a value.
    pub fn lost_optional<T: ToWire<F>>(self, value: &T) {
        let lost = self.0.lost.get_or_insert_default();
        lost.found.push(serde_json::to_value(Wire::<T, F>::new(value)).unwrap_or_default());
    }
}
