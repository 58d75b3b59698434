//! What `openapiv3` loses: it is read from the tree of the document, and nowhere but here.
//!
//! Callbacks are the only thing that `openapiv3` refuses though it is allowed; they are emptied where
//! the document is parsed.

use serde_json::{Map, Value};

use super::json_schema::to_json_schema;
use super::lowering::Lowering;
use super::pointer::child;

impl Lowering<'_> {
    /// The schema at a pointer as a JSON Schema. Of a schema with several kinds of keywords, or with
    /// values that don't fit its type, `openapiv3` keeps only some.
    pub(super) fn json_schema_at(&self, pointer: &str) -> Value {
        self.document.node(pointer).map_or_else(|| Value::Object(Map::new()), to_json_schema)
    }

    /// Every component schema, by name: what references in the other schemas lead to.
    pub(super) fn json_schema_definitions(&self) -> Value {
        let schemas = self.document.node("/components/schemas").map_or(&[][..], |schemas| schemas.entries());
        schemas.iter().map(|entry| (entry.key.clone(), to_json_schema(&entry.value))).collect()
    }

    /// `explode` of the encoding at a pointer; `openapiv3` cannot tell `false` from nothing.
    pub(super) fn explode_at(&self, pointer: &str) -> Option<bool> {
        self.document.node(&child(pointer, "explode"))?.scalar()?.as_bool()
    }
}
