//! Parameters that are written as in Swagger 2.0, or in a notation that is none.

use super::super::keys::Kind;
use super::super::node::{Entry, Mapping, Node, NodeKind};
use super::words::Mend;

const PLACES: [&str; 4] = ["query", "header", "path", "cookie"];
const QUERY: &[&str] = &["form", "spaceDelimited", "pipeDelimited", "deepObject"];

/// Mends `in`, `style` and the schema of a parameter, or of a header.
pub(super) fn mend_parameter(mend: &mut Mend<'_>, mapping: &mut Mapping, kind: Kind) {
    let word =
        |mapping: &Mapping, key: &str| mapping.entry(key).and_then(|entry| entry.value.text()).map(str::to_owned);
    if let Some(place) = word(mapping, "in").map(|place| place.to_ascii_lowercase()).filter(|_| kind == Kind::Parameter)
        && PLACES.contains(&place.as_str())
        && let Some(entry) = mapping.entry("in").filter(|entry| entry.value.text() != Some(&place)).cloned()
    {
        mend.mended(entry.value.span, &format!("this is taken for `{place}`"), &format!("write `in: {place}`"));
        let kind = NodeKind::Scalar { text: place, plain: false };
        mapping.set(Entry { value: Node { kind, ..entry.value.clone() }, ..entry });
    }
    let styles: &[&str] = match (kind, word(mapping, "in").as_deref()) {
        (Kind::Encoding, _) | (_, Some("query")) => QUERY,
        (Kind::Header, _) | (_, Some("header")) => &["simple"],
        (_, Some("path")) => &["simple", "label", "matrix"],
        (_, Some("cookie")) => &["form"],
        _ => &[],
    };
    if let Some(style) = mapping.entry("style").cloned()
        && !styles.is_empty()
        && style.value.text().is_none_or(|style| !styles.contains(&style))
    {
        mend.dropped(&style, &format!("is none of {} here", styles.join(", ")));
        mapping.remove("style");
    }
    if kind != Kind::Encoding {
        add_schema(mend, mapping, kind);
    }
}

/// Puts the keywords of a schema that stand in the parameter itself into one.
fn add_schema(mend: &mut Mend<'_>, mapping: &mut Mapping, kind: Kind) {
    if mapping.entry("schema").is_some() || mapping.entry("content").is_some() || mapping.entries().is_empty() {
        return;
    }
    let own = |key: &str| kind.keys().iter().any(|(known, _)| *known == key);
    let of_schema = |key: &str| Kind::Schema.keys().iter().any(|(known, _)| *known == key) && !own(key);
    let keys: Vec<String> =
        mapping.entries().iter().map(|entry| entry.key.clone()).filter(|key| of_schema(key)).collect();
    let Some(span) = mapping.entries().first().map(|entry| entry.key_span) else { return };
    let mut entries: Vec<Entry> = keys.iter().filter_map(|key| mapping.remove(key)).collect();
    if entries.is_empty() {
        let message = "it is not said which values it takes; it is taken for a text";
        mend.mended(span, message, "add `schema:`, or `content:` with one media type");
        let value = Node { span, kind: NodeKind::Scalar { text: "string".to_owned(), plain: false } };
        entries.push(Entry { key: "type".to_owned(), key_span: span, value });
    } else {
        let message = format!("`{}` is taken for a part of the schema", keys.join("`, `"));
        mend.mended(span, &message, "move it below `schema:`");
    }
    let value = Node { span, kind: NodeKind::Mapping(Mapping::new(entries)) };
    mapping.set(Entry { key: "schema".to_owned(), key_span: span, value });
}
