//! Values of another shape than the one that belongs there.

use super::super::keys::{Kind, Shape};
use super::super::node::{Entry, Mapping, Node, NodeKind};
use super::words::Mend;

/// Gives a value the shape that belongs there, where it is clear what is meant. Whether the key
/// stays: what says nothing to a client is left out when it can't be read.
pub(super) fn mend_shape(mend: &mut Mend<'_>, entry: &mut Entry, kind: Kind, shape: Shape) -> bool {
    let (span, found) = (entry.value.span, entry.value.shape());
    let text = entry.value.text().map(|text| text.trim().to_owned());
    let known = |test: fn(&serde_json::Value) -> bool| entry.value.scalar().is_some_and(|value| test(&value));
    let empty_list = matches!(&entry.value.kind, NodeKind::Sequence(items) if items.is_empty());
    let is_object = matches!(entry.value.kind, NodeKind::Mapping(_));
    let is_list = matches!(entry.value.kind, NodeKind::Sequence(_));
    let become_plain = |entry: &mut Entry, text: String| entry.value.kind = NodeKind::Scalar { text, plain: true };
    // A bound of 3.1.
    if entry.key.starts_with("exclusive") && known(serde_json::Value::is_number) {
        return true;
    }
    match shape {
        Shape::Bool if !known(serde_json::Value::is_boolean) => {
            match text.as_deref().map(str::to_ascii_lowercase).as_deref() {
                Some(word @ ("true" | "false" | "yes" | "no" | "1" | "0")) => {
                    let value = matches!(word, "true" | "yes" | "1");
                    mend.mended(span, &format!("{found} is taken for `{value}`"), "write `true` or `false`");
                    become_plain(entry, value.to_string());
                    true
                }
                _ => {
                    mend.dropped(entry, "is neither `true` nor `false`");
                    false
                }
            }
        }
        Shape::Number if !known(serde_json::Value::is_number) => number(mend, entry, |_| true, "is no number"),
        Shape::Count if !known(serde_json::Value::is_u64) => {
            number(mend, entry, |number| number >= 0.0 && number.fract() == 0.0, "is no count")
        }
        Shape::Text if is_list || is_object => {
            if matches!((kind, entry.key.as_str()), (Kind::Schema, "type")) {
                return true;
            }
            let needed = kind.required().contains(&entry.key.as_str());
            if !needed {
                mend.dropped(entry, "is no text");
            }
            needed
        }
        Shape::Texts | Shape::Array if !is_list => {
            if kind == Kind::Schema && entry.key == "required" && known(serde_json::Value::is_boolean) {
                mend.dropped(entry, "of a schema is a list of its properties");
                return false;
            }
            if is_object {
                mend.dropped(entry, "is no list");
                return false;
            }
            mend.mended(span, &format!("{found} is taken for a list of it"), "write a list: `[…]`");
            entry.value.kind = NodeKind::Sequence(vec![entry.value.clone()]);
            true
        }
        Shape::Texts => {
            if let NodeKind::Sequence(items) = &mut entry.value.kind {
                let wrong = |item: &Node| !matches!(item.kind, NodeKind::Scalar { .. }) || item.shape() == "null";
                for item in items.iter().filter(|item| wrong(item)) {
                    mend.mended(item.span, "what is no text is left out of this list", "write a text, or take it away");
                }
                items.retain(|item| !wrong(item));
            }
            true
        }
        Shape::TextMap => text_map(mend, entry, empty_list),
        Shape::Security | Shape::List(_) if is_object => {
            mend.mended(span, "an object is taken for a list of it", "write a list: `[…]`");
            entry.value.kind = NodeKind::Sequence(vec![entry.value.clone()]);
            true
        }
        Shape::One(Kind::Discriminator) if text.is_some() => {
            mend.mended(span, "a text is taken for the `propertyName`", "write `{propertyName: …}`");
            let property = Entry { key: "propertyName".to_owned(), ..entry.clone() };
            entry.value.kind = NodeKind::Mapping(Mapping::new(vec![property]));
            true
        }
        Shape::One(_) | Shape::Map(_) | Shape::Object if empty_list => {
            mend.mended(span, "an empty list is taken for an empty object", "write `{}`");
            entry.value.kind = NodeKind::Mapping(Mapping::default());
            true
        }
        Shape::BoolOr(_) if matches!(text.as_deref(), Some("true" | "false")) => {
            if !known(serde_json::Value::is_boolean) {
                mend.mended(span, "a text is taken for a boolean", "write `true` or `false`");
                become_plain(entry, text.unwrap_or_default());
            }
            true
        }
        Shape::One(of) | Shape::Map(of) | Shape::List(of) if of.can_be_done_without() => {
            // What an object lacks is known only once it has been mended itself.
            let whole = match shape {
                Shape::List(_) => is_list,
                Shape::One(_) => is_object && super::dropped::why(&entry.value, of).is_none(),
                _ => is_object,
            };
            if !whole {
                mend.dropped(entry, "can't be read");
            }
            whole
        }
        _ => true,
    }
}

fn number(mend: &mut Mend<'_>, entry: &mut Entry, fits: fn(f64) -> bool, why: &str) -> bool {
    let text = entry.value.text().map(str::trim).unwrap_or_default().to_owned();
    match text.parse::<f64>().ok().filter(|number| number.is_finite() && fits(*number)) {
        Some(number) => {
            let found = entry.value.shape();
            let shown = if number.fract() == 0.0 && number.abs() < 1e15 { format!("{number:.0}") } else { text };
            mend.mended(
                entry.value.span,
                &format!("{found} is taken for the number {shown}"),
                "write a number, without quotes",
            );
            entry.value.kind = NodeKind::Scalar { text: shown, plain: true };
            true
        }
        None => {
            mend.dropped(entry, why);
            false
        }
    }
}

fn text_map(mend: &mut Mend<'_>, entry: &mut Entry, empty_list: bool) -> bool {
    match &mut entry.value.kind {
        NodeKind::Mapping(mapping) => {
            for entry in mapping.entries_mut() {
                if entry.value.shape() == "null" {
                    entry.value.kind = NodeKind::Scalar { text: String::new(), plain: false };
                }
            }
            let wrong = |entry: &Entry| !matches!(entry.value.kind, NodeKind::Scalar { .. });
            let gone: Vec<Entry> = mapping.entries().iter().filter(|entry| wrong(entry)).cloned().collect();
            gone.iter().for_each(|entry| mend.dropped(entry, "is no text"));
            if !gone.is_empty() {
                mapping.retain(|entry| !wrong(entry));
            }
            true
        }
        _ if empty_list => {
            entry.value.kind = NodeKind::Mapping(Mapping::default());
            true
        }
        // Scopes of a flow are required, and may be empty.
        _ => {
            mend.dropped(entry, "is no object");
            entry.value.kind = NodeKind::Mapping(Mapping::default());
            true
        }
    }
}
