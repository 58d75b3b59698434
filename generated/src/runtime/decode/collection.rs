// Part of the runtime of openapi-forge, the same in every crate. Do not edit.
//! Lists, maps and boxes.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::de::{Deserializer, Error, MapAccess, SeqAccess, Visitor};

use super::leaf::Text;
use super::{Context, FromWire, Kind, Nothing, Seed, expecting};
use crate::runtime::misfit::{Misfits, Segment};

/// What is no list, map, object or short array: nothing in one of its spellings, or a misfit.
macro_rules! no_container {
    ($expected:expr) => {
        fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
            Ok(self.0.nothing(Nothing::Null))
        }

        fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
            Ok(self.0.nothing(Nothing::Null))
        }

        fn visit_some<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
            deserializer.deserialize_any(self)
        }

        fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
            Ok(if value { self.0.odd($expected, value.into()) } else { self.0.nothing(Nothing::False) })
        }

        fn visit_str<E: Error>(self, value: &str) -> Result<Self::Value, E> {
            Ok(if value.is_empty() { self.0.nothing(Nothing::Text) } else { self.0.odd($expected, value.into()) })
        }

        fn visit_i64<E: Error>(self, value: i64) -> Result<Self::Value, E> {
            Ok(self.0.odd($expected, value.into()))
        }

        fn visit_u64<E: Error>(self, value: u64) -> Result<Self::Value, E> {
            Ok(self.0.odd($expected, value.into()))
        }

        fn visit_f64<E: Error>(self, value: f64) -> Result<Self::Value, E> {
            Ok(self.0.odd($expected, value.into()))
        }
    };
}
pub(super) use no_container;

/// How much a name in a list speaks against the list, where there is a choice.
const NAMED: usize = 1_000;

struct ListVisitor<'c, T, F>(&'c mut Context, PhantomData<fn() -> (T, F)>);

impl<'de, F, T: FromWire<F>> Visitor<'de> for ListVisitor<'_, T, F> {
    type Value = Option<Vec<T>>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        expecting(formatter, "an array")
    }

    no_container!("an array");

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        // A wrong size hint must not reserve memory that the answer does not have.
        let mut list = Vec::with_capacity(seq.size_hint().unwrap_or(0).min(4096));
        let (mut index, mut mark) = (0, self.0.mark());
        while let Some(read) = seq.next_element_seed(Seed::<T, F>::new(self.0))? {
            match read {
                Some(value) => list.push(value),
                None => list.extend(self.0.member::<F, T>()),
            }
            self.0.leave(mark, || Segment::Index(index));
            mark = self.0.mark();
            index += 1;
        }
        Ok(Some(list))
    }

    // PHP writes a list with a gap as an object.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Text(key)) = map.next_key()? {
            let mark = self.0.mark();
            if !key.bytes().all(|byte| byte.is_ascii_digit()) {
                // Names for numbers and texts say what they are: they are no list.
                if T::KIND == Kind::Leaf && list.is_empty() {
                    return named(&key, map, self.0);
                }
                self.0.met_unknown(NAMED);
            }
            let read = map.next_value_seed(Seed::<T, F>::new(self.0))?;
            list.extend(read.or_else(|| self.0.member::<F, T>()));
            self.0.leave(mark, || Segment::entry(&key));
        }
        Ok(Some(list))
    }
}

/// An object where a list was expected.
#[cold]
fn named<'de, T, A: MapAccess<'de>>(key: &str, mut map: A, context: &mut Context) -> Result<Option<Vec<T>>, A::Error> {
    let mut found = serde_json::Map::new();
    found.insert(key.to_owned(), map.next_value()?);
    while let Some((key, value)) = map.next_entry()? {
        found.insert(key, value);
    }
    Ok(context.odd("an array", found.into()))
}

impl<F, T: FromWire<F>> FromWire<F> for Vec<T> {
    const EXPECTED: &'static str = "an array";
    const KIND: Kind = Kind::List;

    fn read<'de, D: Deserializer<'de>>(deserializer: D, context: &mut Context) -> Result<Option<Self>, D::Error> {
        deserializer.deserialize_any(ListVisitor(context, PhantomData::<fn() -> (T, F)>))
    }

    fn from_nothing(_: Nothing) -> Option<Self> {
        Some(Vec::new())
    }
}

struct MapVisitor<'c, T, F>(&'c mut Context, PhantomData<fn() -> (T, F)>);

impl<'de, F, T: FromWire<F>> Visitor<'de> for MapVisitor<'_, T, F> {
    type Value = Option<BTreeMap<String, T>>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        expecting(formatter, "an object")
    }

    no_container!("an object");

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = BTreeMap::new();
        while let Some(Text(key)) = map.next_key()? {
            let mark = self.0.mark();
            if T::KIND == Kind::Any {
                self.0.met_unknown(1);
            }
            let read = map.next_value_seed(Seed::<T, F>::new(self.0))?;
            let value = read.or_else(|| self.0.member::<F, T>());
            self.0.leave(mark, || Segment::entry(&key));
            if let Some(value) = value {
                entries.insert(key.into_owned(), value);
            }
        }
        Ok(Some(entries))
    }

    // PHP writes an empty object as an empty array, and one with the keys 0, 1, 2 as an array.
    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
        let mut entries = BTreeMap::new();
        let (mut index, mut mark) = (0_usize, self.0.mark());
        self.0.met_unknown(1);
        while let Some(read) = seq.next_element_seed(Seed::<T, F>::new(self.0))? {
            if let Some(value) = read.or_else(|| self.0.member::<F, T>()) {
                entries.insert(index.to_string(), value);
            }
            self.0.leave(mark, || Segment::Index(index));
            mark = self.0.mark();
            index += 1;
        }
        Ok(Some(entries))
    }
}

impl<F, T: FromWire<F>> FromWire<F> for BTreeMap<String, T> {
    const EXPECTED: &'static str = "an object";
    const KIND: Kind = Kind::Object;

    fn read<'de, D: Deserializer<'de>>(deserializer: D, context: &mut Context) -> Result<Option<Self>, D::Error> {
        deserializer.deserialize_any(MapVisitor(context, PhantomData::<fn() -> (T, F)>))
    }

    fn from_nothing(_: Nothing) -> Option<Self> {
        Some(BTreeMap::new())
    }
}

impl<F, T: FromWire<F>> FromWire<F> for Option<T> {
    const EXPECTED: &'static str = T::EXPECTED;
    const KIND: Kind = T::KIND;
    const NULLABLE: bool = true;
    const SECRET: bool = T::SECRET;

    #[inline]
    fn read<'de, D: Deserializer<'de>>(deserializer: D, context: &mut Context) -> Result<Option<Self>, D::Error> {
        Ok(T::read(deserializer, context)?.map(Some))
    }

    fn from_nothing(_: Nothing) -> Option<Self> {
        Some(None)
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
    const SECRET: bool = T::SECRET;

    fn read<'de, D: Deserializer<'de>>(deserializer: D, context: &mut Context) -> Result<Option<Self>, D::Error> {
        Ok(T::read(deserializer, context)?.map(Box::new))
    }

    fn from_nothing(nothing: Nothing) -> Option<Self> {
        T::from_nothing(nothing).map(Box::new)
    }

    fn keep(&mut self, misfits: Misfits) {
        (**self).keep(misfits);
    }
}
