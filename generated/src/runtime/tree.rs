// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! JSON as it is written: keys in their order, numbers with all their digits.

use serde::Serialize;
use serde::de::Error;
use serde::ser::{SerializeMap, Serializer};
use serde_json::Value;

use crate::runtime::json::{Broken, Json, Number, Raw, is_written_so};
use crate::runtime::wiped::wiped_json;

/// A value as it is written.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Tree {
    /// A text, a number, a boolean or null.
    Leaf(Value),
    /// A number whose digits no [`Value`] has.
    Number(Box<str>),
    List(Vec<Tree>),
    Object(Vec<(String, Tree)>),
}

impl Tree {
    /// What a value writes.
    pub(crate) fn of<T: Serialize + ?Sized>(value: &T) -> serde_json::Result<Self> {
        let written = wiped_json(value)?;
        let read = Json::of_bytes(&written).and_then(|mut json| Tree::read(&mut json));
        read.map_err(|Broken| serde_json::Error::custom("nested too deeply"))
    }

    /// Reads any value.
    fn read(json: &mut Json<'_>) -> Result<Self, Broken> {
        let (opening, start) = (json.peek()?, json.at());
        let mut first = true;
        Ok(match opening {
            b'[' => {
                let mut items = Vec::new();
                json.enter()?;
                while json.more(&mut first, b']')? {
                    items.push(Tree::read(json)?);
                }
                Tree::List(items)
            }
            b'{' => {
                let mut entries = Vec::new();
                json.enter()?;
                while json.more(&mut first, b'}')? {
                    let key = json.key()?.into_owned();
                    entries.push((key, Tree::read(json)?));
                }
                Tree::Object(entries)
            }
            b'-' | b'0'..=b'9' => match json.number()? {
                Number::Float(number) if !is_written_so(json.since(start), number) => {
                    Tree::Number(json.since(start).into())
                }
                number => Tree::Leaf(number.into()),
            },
            _ => Tree::Leaf(json.any()?),
        })
    }

    /// The value under a key of an object.
    pub(crate) fn get_mut(&mut self, key: &str) -> Option<&mut Tree> {
        match self {
            Tree::Object(entries) => entries.iter_mut().find(|(known, _)| known == key).map(|(_, value)| value),
            _ => None,
        }
    }
}

impl From<&Value> for Tree {
    fn from(value: &Value) -> Self {
        match value {
            Value::Array(items) => Tree::List(items.iter().map(Tree::from).collect()),
            Value::Object(entries) => {
                Tree::Object(entries.iter().map(|(key, value)| (key.clone(), Tree::from(value))).collect())
            }
            leaf => Tree::Leaf(leaf.clone()),
        }
    }
}

impl Serialize for Tree {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Tree::Leaf(value) => value.serialize(serializer),
            Tree::Number(text) => Raw(text).serialize(serializer),
            Tree::List(items) => serializer.collect_seq(items),
            Tree::Object(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key, value)?;
                }
                map.end()
            }
        }
    }
}
