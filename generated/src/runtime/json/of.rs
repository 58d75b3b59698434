// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! The JSON of whatever serde can read.

use std::borrow::Cow;
use std::fmt;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{SerializeStruct, Serializer};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// By this name, `serde_json` gives a value as the text that it is in JSON. Others give the value, as
/// it would itself if the name ever changed.
const TEXT: &str = "$serde_json::private::RawValue";

/// The JSON of a value; not copied, where it is a JSON text already.
pub fn json_of<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Cow<'de, str>, D::Error> {
    deserializer.deserialize_newtype_struct(TEXT, ValueVisitor)
}

/// A text that is JSON, and that `serde_json` writes as it is. In a [`Value`] it is what comes closest.
pub(crate) struct Raw<'a>(pub(crate) &'a str);

impl Serialize for Raw<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut raw = serializer.serialize_struct(TEXT, 1)?;
        raw.serialize_field(TEXT, self.0)?;
        raw.end()
    }
}

struct ValueVisitor;

/// Any value that is not borrowed, as JSON.
fn written<T: Serialize, E: Error>(value: T) -> Result<Cow<'static, str>, E> {
    serde_json::to_string(&value).map(Cow::Owned).map_err(E::custom)
}

impl<'de> Visitor<'de> for ValueVisitor {
    type Value = Cow<'de, str>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("any value")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        written(value)
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Self::Value, E> {
        written(value)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Self::Value, E> {
        written(value)
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Self::Value, E> {
        written(value)
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Self::Value, E> {
        written(value)
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        written(())
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        written(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        written(Value::deserialize(deserializer)?)
    }

    fn visit_newtype_struct<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        written(Value::deserialize(deserializer)?)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
        written(Value::deserialize(SeqAccessDeserializer::new(seq))?)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        match map.next_key::<String>()? {
            Some(key) if key == TEXT => map.next_value_seed(TextVisitor),
            Some(key) => {
                let value = map.next_value()?;
                let rest = serde_json::Map::deserialize(MapAccessDeserializer::new(map))?;
                written(serde_json::Map::from_iter(std::iter::once((key, value)).chain(rest)))
            }
            None => Ok("{}".into()),
        }
    }
}

/// Takes a text that is JSON.
struct TextVisitor;

impl<'de> DeserializeSeed<'de> for TextVisitor {
    type Value = Cow<'de, str>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Cow<'de, str>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("JSON")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Self::Value, E> {
        Ok(text.into())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(text.to_owned().into())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Self::Value, E> {
        Ok(text.into())
    }
}
