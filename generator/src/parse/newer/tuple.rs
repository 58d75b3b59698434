//! Arrays whose places have schemas of their own.

use super::super::node::{Entry, Node, NodeKind};
use super::rewrite::{Rewrite, entry, list, object, plain, text};

/// Makes `prefixItems` (or `items`, when it is a list, as older drafts have it) an `x-tuple`.
///
/// Its places refer to the branches of `items`, where lowering finds their schemas.
pub(super) fn rewrite(schema: &mut Rewrite<'_>) {
    let older = matches!(schema.mapping.entry("items").map(|entry| &entry.value.kind), Some(NodeKind::Sequence(_)));
    let Some(prefix) = (if older { schema.mapping.remove("items") } else { schema.take("prefixItems") }) else {
        return no_items(schema);
    };
    if older {
        schema.newer(&prefix, "a list under `items`");
    }
    let places = prefix.value.items().to_vec();
    if places.is_empty() {
        return no_items(schema);
    }
    let rest = schema.mapping.remove(if older { "additionalItems" } else { "items" });
    let closed = rest.as_ref().is_some_and(|rest| rest.value.to_json() == false);
    let more = rest.map(|rest| rest.value).filter(|rest| matches!(rest.kind, NodeKind::Mapping(_)));
    let span = prefix.value.span;
    let required = schema.mapping.entry("minItems").and_then(|entry| entry.value.scalar()?.as_u64());
    let place = |(index, place): (usize, &Node)| {
        let said = |key: &str| place.get(key).and_then(Node::text).filter(|said| !said.is_empty());
        let name = said("title").map_or_else(|| format!("place {}", index + 1), str::to_owned);
        let in_any = required.is_some_and(|required| (index as u64) < required);
        object(
            place.span,
            vec![
                entry("name", text(place.span, &name)),
                entry("description", text(place.span, said("description").unwrap_or_default())),
                entry("branch", plain(place.span, &index.to_string())),
                entry("required", plain(place.span, if in_any { "true" } else { "false" })),
            ],
        )
    };
    // More items than there are places would be lost in a tuple.
    if more.is_none() && (closed || !schema.has("items")) {
        let places: Vec<Node> = places.iter().enumerate().map(place).collect();
        schema.set("x-tuple", prefix.key_span, list(span, places));
    }
    let branches = places.into_iter().chain(more).collect();
    let items = object(span, vec![entry("anyOf", list(span, branches))]);
    schema.set("items", prefix.key_span, items);
    if !schema.has("type") {
        schema.set("type", prefix.key_span, text(span, "array"));
    }
}

/// `items: false` without places before it means that there are none.
fn no_items(schema: &mut Rewrite<'_>) {
    let Some(Entry { key_span, value, .. }) = schema.mapping.entry("items").cloned() else { return };
    match value.scalar().and_then(|value| value.as_bool()) {
        Some(false) => {
            schema.set("maxItems", key_span, plain(value.span, "0"));
            schema.set("items", key_span, object(value.span, Vec::new()));
        }
        Some(true) => schema.set("items", key_span, object(value.span, Vec::new())),
        None => {}
    }
}
