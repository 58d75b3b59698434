//! Short arrays whose places have meanings of their own.

use serde_json::Value;

use super::lowering::Lowering;
use super::pointer::child;
use super::schema::{Kind, integer, optional, timestamp};
use super::view::View;
use crate::diagnostic::Code;
use crate::ir::{TupleItem, Type, TypeKind};

impl<'a> Lowering<'a> {
    /// What `x-tuple` says; `None` when it can't be read, so that the array is one like others.
    pub(super) fn tuple(&mut self, view: &View<'a>, places: &Value, pointer: &str, name: &str) -> Option<Kind> {
        let at = child(pointer, "x-tuple");
        let (Some(places), Some("array")) = (places.as_array(), view.typ) else {
            self.malformed(&at, "write a list of `{name: …, description: …}` on a `type: array`");
            return None;
        };
        // Places of `prefixItems` have schemas of their own: the branches of `items`.
        let branched = places.iter().all(|place| place.get("branch").is_some());
        let item = match view.items.filter(|_| !branched) {
            Some(items) => self.shape(items, &child(pointer, "items"), &format!("{name}_item")),
            None => Type::Number,
        };
        let mut items: Vec<TupleItem> = Vec::new();
        let mut sound = true;
        for (index, place) in places.iter().enumerate() {
            let at = child(&at, &index.to_string());
            let text = |key: &str| place.get(key).and_then(Value::as_str);
            let required = place.get("required").and_then(Value::as_bool).unwrap_or(true);
            let ty = match text("format") {
                None if branched => self.place(view, place, pointer, name),
                None if text("type") == Some("string") => Some(Type::String),
                None => Some(item.clone()),
                Some("float" | "double") => Some(Type::Number),
                Some(format @ ("int32" | "int64" | "uint32" | "uint64")) => Some(integer(Some(format), None)),
                Some(format) => timestamp(format),
            };
            let after_optional = items.last().is_some_and(|last| !last.required);
            match (text("name"), ty) {
                (Some(wire), Some(ty)) if !(required && after_optional) => items.push(TupleItem {
                    wire: wire.to_owned(),
                    description: text("description").unwrap_or_default().to_owned(),
                    ty: if required { ty } else { optional(ty, self.lenient) },
                    required,
                    also_at: place
                        .get("also-at")
                        .map_or(Some(index), |at| at.as_u64()?.try_into().ok())
                        .unwrap_or(usize::MAX),
                }),
                _ => {
                    sound = false;
                    self.problem(
                        Code::Extension,
                        &at,
                        "this place of `x-tuple` cannot be read",
                        "write `{name: time, format: unix-time-ms}`; places that are not required come last",
                    );
                }
            }
        }
        let mut order: Vec<_> = items.iter().map(|item| item.also_at).collect();
        order.sort_unstable();
        if sound && !order.iter().copied().eq(0..items.len()) {
            sound = false;
            self.problem(
                Code::Extension,
                &at,
                "the other order of this `x-tuple` is none: each place needs an index of its own",
                "write `also-at: INDEX` at the places that stand elsewhere in some answers",
            );
        }
        sound.then_some(Kind::Def(TypeKind::Tuple(items)))
    }

    /// The type of a place that has a schema of its own.
    fn place(&mut self, view: &View<'a>, place: &Value, pointer: &str, name: &str) -> Option<Type> {
        let items = self.peek_view(view.items?)?;
        let index: usize = place.get("branch")?.as_u64()?.try_into().ok()?;
        let schema = *items.any_of.get(index)?;
        let at = format!("{}/anyOf/{index}", child(pointer, "items"));
        let words = place.get("name").and_then(Value::as_str).unwrap_or("place");
        Some(self.shape(schema, &at, &format!("{name}_{words}")))
    }
}
