//! Every object of a document, with what OpenAPI calls it.

use serde_json::{Map, Value};

use crate::parse::escape;
use crate::parse::keys::{Kind, Shape};

/// An object, and where it stands.
pub struct Visit<'v> {
    /// The object; it may be a reference.
    pub object: &'v mut Map<String, Value>,
    /// What it is.
    pub kind: Kind,
    /// JSON pointer to it.
    pub pointer: &'v str,
}

/// Shows every object to `visit`, outer ones before inner ones. Examples and extensions hold
/// values and not objects of OpenAPI, so they are left alone.
pub fn walk(document: &mut Value, visit: &mut impl FnMut(Visit<'_>)) {
    step(document, "", Kind::OpenApi, visit);
}

fn step(value: &mut Value, pointer: &str, kind: Kind, visit: &mut impl FnMut(Visit<'_>)) {
    let Value::Object(object) = value else { return };
    visit(Visit { object, kind, pointer });
    if kind.referable() && object.contains_key("$ref") {
        return;
    }
    for (key, value) in object {
        let known = kind.keys().iter().find(|(name, _)| name == key).map(|(_, shape)| *shape);
        let free = || kind.free().filter(|_| !key.starts_with("x-")).map(Shape::One);
        let at = format!("{pointer}/{}", escape(key));
        match known.or_else(free) {
            Some(Shape::One(inner) | Shape::BoolOr(inner)) => step(value, &at, inner, visit),
            Some(Shape::List(inner)) => {
                for (index, item) in value.as_array_mut().into_iter().flatten().enumerate() {
                    step(item, &format!("{at}/{index}"), inner, visit);
                }
            }
            Some(Shape::Map(inner)) => {
                for (name, item) in value.as_object_mut().into_iter().flatten() {
                    step(item, &format!("{at}/{}", escape(name)), inner, visit);
                }
            }
            _ => {}
        }
    }
}

/// `components.schemas` of a document.
pub fn schemas(document: &mut Value) -> Option<&mut Map<String, Value>> {
    document.get_mut("components")?.get_mut("schemas")?.as_object_mut()
}
