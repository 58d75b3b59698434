//! The tree as what `openapiv3` reads its types from, without a copy of it as JSON in between.

use serde::de::value::{MapDeserializer, SeqDeserializer, StrDeserializer};
use serde::de::{Deserializer, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::node::{Node, NodeKind};

/// A node, and what is known of its place.
#[derive(Debug, Clone, Copy)]
pub(super) struct Typed<'n> {
    node: &'n Node,
    place: Place,
}

/// Where a node is, as far as it matters for callbacks. No client serves them, and `openapiv3` refuses a reference in
/// their place, though OpenAPI allows it. They are empty here, and stay as names, so that it can be said that they are
/// left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Document,
    Components,
    Paths,
    PathItem,
    Operation,
    Callbacks,
    Callback,
    Elsewhere,
}

impl Place {
    fn below(self, key: &str) -> Self {
        match (self, key) {
            (Self::Document, "components") => Self::Components,
            (Self::Document, "paths") => Self::Paths,
            (Self::Paths, _) => Self::PathItem,
            (Self::PathItem, _) => Self::Operation,
            (Self::Components | Self::Operation, "callbacks") => Self::Callbacks,
            (Self::Callbacks, _) => Self::Callback,
            _ => Self::Elsewhere,
        }
    }
}

impl<'n> Typed<'n> {
    /// The root of a document.
    pub(super) fn document(node: &'n Node) -> Self {
        Self { node, place: Place::Document }
    }
}

impl<'de> IntoDeserializer<'de, serde_json::Error> for Typed<'de> {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

impl<'de> Deserializer<'de> for Typed<'de> {
    type Error = serde_json::Error;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        let Self { node, place } = self;
        match &node.kind {
            _ if place == Place::Callback => {
                visitor.visit_map(MapDeserializer::new(std::iter::empty::<(&str, Self)>()))
            }
            NodeKind::Scalar { text, plain: false } => visitor.visit_borrowed_str(text),
            NodeKind::Scalar { plain: true, .. } => node.to_json().deserialize_any(visitor),
            NodeKind::Sequence(items) => {
                let items = items.iter().map(|node| Self { node, place: Place::Elsewhere });
                visitor.visit_seq(SeqDeserializer::new(items))
            }
            NodeKind::Mapping(mapping) => {
                let entries = mapping.entries().iter().map(|entry| {
                    let key = entry.key.as_str();
                    (key, Self { node: &entry.value, place: place.below(key) })
                });
                visitor.visit_map(MapDeserializer::new(entries))
            }
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        if self.node.shape() == "null" { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(self, _: &'static str, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Self::Error> {
        match self.node.text() {
            Some(text) => visitor.visit_enum(StrDeserializer::new(text)),
            None => self.node.to_json().deserialize_enum(name, variants, visitor),
        }
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Self::Error> {
        visitor.visit_unit()
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier
    }
}
