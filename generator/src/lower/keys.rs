//! Extensions that name keys of the object beside them.

use serde_json::{Map, Value};

use super::lowering::Lowering;
use super::pointer::child;
use crate::ir::{Api, Field, Object, Type, TypeId, TypeKind};

/// An extension while it is read: what it says, and the object whose keys it names.
pub(super) struct Keys<'l> {
    pub(super) api: &'l Api,
    pub(super) object: &'l Object,
    pub(super) type_id: TypeId,
    pub(super) said: &'l Map<String, Value>,
    /// Pointer of the extension.
    pub(super) pointer: String,
    /// Where it is wrong and what to write instead.
    pub(super) wrong: Vec<(String, String)>,
}

impl<'l> Keys<'l> {
    /// Reports keys that the extension doesn't have.
    pub(super) fn only(&mut self, known: &[&str]) {
        for key in self.said.keys().filter(|key| !known.contains(&key.as_str())) {
            self.wrong.push((child(&self.pointer, key), format!("write only {}", known.join(", "))));
        }
    }

    fn mistake(&mut self, entry: &str, help: String) {
        self.wrong.push((child(&self.pointer, entry), help));
    }

    /// A key of the object whose type fits, named by `entry`; `None` when nothing is said.
    pub(super) fn key(&mut self, entry: &str, what: &str, fits: fn(&Type) -> bool) -> Option<String> {
        let value = self.said.get(entry)?;
        let found = value.as_str().and_then(|key| self.field(key)).filter(|field| fits(bare(&field.ty)));
        if found.is_none() {
            self.mistake(entry, format!("name a key of this object that is {what}"));
        }
        found.map(|field| field.wire.clone())
    }

    /// As [`Keys::key`], for an entry that has to be there.
    pub(super) fn required(&mut self, entry: &str, what: &str, fits: fn(&Type) -> bool) -> Option<String> {
        if !self.said.contains_key(entry) {
            self.wrong.push((self.pointer.clone(), format!("add `{entry}`: a key of this object that is {what}")));
        }
        self.key(entry, what, fits)
    }

    /// A field of the object.
    pub(super) fn field(&self, key: &str) -> Option<&'l Field> {
        self.object.fields.iter().find(|field| field.wire == key)
    }

    /// The type behind other names for it, and behind "or nothing".
    pub(super) fn resolve(&self, ty: &'l Type) -> &'l Type {
        let mut ty = bare(ty);
        // More steps than there are types would mean that an alias leads to itself.
        for _ in 0..=self.api.types.len() {
            match ty {
                Type::Named(id) | Type::Boxed(id) => match self.api.ty(*id).map(|def| &def.kind) {
                    Some(TypeKind::Alias(inner)) => ty = bare(inner),
                    _ => break,
                },
                _ => break,
            }
        }
        ty
    }

    /// The object that a type is.
    pub(super) fn object_of(&self, ty: &'l Type) -> Option<(TypeId, &'l Object)> {
        let (Type::Named(id) | Type::Boxed(id)) = self.resolve(ty) else { return None };
        match self.api.ty(*id).map(|def| &def.kind) {
            Some(TypeKind::Object(object)) => Some((*id, object)),
            _ => None,
        }
    }

    /// A mapping below the extension that names keys of another object.
    pub(super) fn nested(&self, entry: &str, type_id: TypeId, object: &'l Object) -> Option<Keys<'l>> {
        let said = self.said.get(entry)?.as_object()?;
        let pointer = child(&self.pointer, entry);
        Some(Keys { api: self.api, object, type_id, said, pointer, wrong: Vec::new() })
    }
}

/// The type without "or nothing".
pub(super) fn bare(ty: &Type) -> &Type {
    match ty {
        Type::Optional(inner) => inner,
        other => other,
    }
}

impl Lowering<'_> {
    /// Every object among the components that has an extension, with what it says.
    pub(super) fn extended(&mut self, api: &Api, key: &str) -> Vec<(TypeId, Map<String, Value>, String)> {
        let components: Vec<_> = self.openapi.components.iter().flat_map(|components| &components.schemas).collect();
        let mut found = Vec::new();
        for (name, schema) in components {
            let Some(value) = schema.as_item().and_then(|schema| schema.schema_data.extensions.get(key)) else {
                continue;
            };
            let pointer = child(&child("/components/schemas", name), key);
            let id = api.types.iter().position(|def| def.wire == *name).map(TypeId);
            let object = id.filter(|id| matches!(api.ty(*id).map(|def| &def.kind), Some(TypeKind::Object(_))));
            match (value.as_object(), object) {
                (Some(said), Some(id)) => found.push((id, said.clone(), pointer)),
                _ => self.malformed(&pointer, "write a mapping, on a schema with `properties`"),
            }
        }
        found.sort_by_key(|(id, ..)| *id);
        found
    }
}
