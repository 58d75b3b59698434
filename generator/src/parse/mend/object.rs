//! Keys and words of single objects.

use super::super::keys::Kind;
use super::super::node::{Entry, Mapping, Node, NodeKind};
use super::parameter::mend_parameter;
use super::types::known_type;
use super::words::Mend;
use crate::diagnostic::{Code, Suggestions};

/// Mends what is wrong with the keys of an object, and with words in it.
pub(super) fn mend_keys(mend: &mut Mend<'_>, mapping: &mut Mapping, kind: Kind) {
    match kind {
        Kind::Paths => slashes(mend, mapping),
        Kind::Responses => statuses(mend, mapping),
        Kind::Parameter | Kind::Header | Kind::Encoding => mend_parameter(mend, mapping, kind),
        Kind::Schema => typ(mend, mapping),
        Kind::SecurityScheme => scheme(mend, mapping),
        Kind::Components => mutual_tls(mend, mapping),
        _ => {}
    }
}

fn text(like: &Node, text: &str) -> Node {
    Node { span: like.span, kind: NodeKind::Scalar { text: text.to_owned(), plain: false } }
}

/// Renames keys, in their order.
fn rename(mapping: &mut Mapping, name: impl Fn(&Entry) -> Option<String>) {
    let entries = std::mem::take(mapping).into_entries();
    let renamed = entries.into_iter().map(|entry| match name(&entry) {
        Some(key) => Entry { key, ..entry },
        None => entry,
    });
    *mapping = Mapping::new(renamed.collect());
}

fn slashes(mend: &mut Mend<'_>, mapping: &mut Mapping) {
    let lacks = |entry: &Entry| !entry.key.starts_with(['/', '#']) && !entry.key.starts_with("x-");
    for entry in mapping.entries().iter().filter(|entry| lacks(entry)) {
        let message = format!("the path `{}` does not begin with a slash; one is added", entry.key);
        mend.mended(entry.key_span, &message, &format!("write `/{}`", entry.key));
    }
    if mapping.entries().iter().any(lacks) {
        let known: Vec<String> = mapping.entries().iter().map(|entry| entry.key.clone()).collect();
        rename(mapping, |entry| Some(format!("/{}", entry.key)).filter(|path| lacks(entry) && !known.contains(path)));
        for entry in mapping.entries().iter().filter(|entry| lacks(entry)) {
            mend.dropped(entry, "is a path that is there already");
        }
        mapping.retain(|entry| !lacks(entry));
    }
}

/// Whether a key of `responses` is one.
fn is_status(key: &str) -> bool {
    key == "default"
        || (key.len() == 3
            && key.starts_with(|c: char| ('1'..='5').contains(&c))
            && (key.ends_with("XX") || key.bytes().all(|byte| byte.is_ascii_digit())))
}

fn statuses(mend: &mut Mend<'_>, mapping: &mut Mapping) {
    let wrong = |entry: &Entry| !is_status(&entry.key) && !entry.key.starts_with("x-");
    if !mapping.entries().iter().any(wrong) {
        return;
    }
    let known: Vec<String> = mapping.entries().iter().map(|entry| entry.key.clone()).collect();
    let meant = |entry: &Entry| {
        let upper = entry.key.trim().to_ascii_uppercase();
        let status = if upper == "DEFAULT" { "default".to_owned() } else { upper };
        (wrong(entry) && is_status(&status) && !known.contains(&status)).then_some(status)
    };
    for entry in mapping.entries().iter().filter(|entry| wrong(entry)) {
        match meant(entry) {
            Some(status) => {
                let message = format!("`{}` is taken for the status `{status}`", entry.key);
                mend.mended(entry.key_span, &message, &format!("write `{status}`"));
            }
            None => mend.dropped(entry, "is no status"),
        }
    }
    rename(mapping, meant);
    mapping.retain(|entry| is_status(&entry.key) || entry.key.starts_with("x-"));
}

fn typ(mend: &mut Mend<'_>, mapping: &mut Mapping) {
    const TYPES: [&str; 6] = ["string", "integer", "number", "boolean", "array", "object"];
    let Some(entry) = mapping.entry("type").cloned() else { return };
    if let NodeKind::Mapping(schema) = &entry.value.kind {
        let message = "this type is an object; what it says is read as if it stood beside it";
        mend.report.push(Code::UnknownType, mend.file, entry.key_span, message, "write the name of a type here");
        mapping.remove("type");
        for said in schema.entries() {
            if mapping.entry(&said.key).is_none() {
                mapping.set(said.clone());
            }
        }
        return;
    }
    let Some(word) = entry.value.text().filter(|word| !TYPES.contains(word)) else { return };
    // Types of 3.1.
    if word == "null" || entry.value.shape() == "null" {
        return;
    }
    let meant = known_type(word);
    let shown = match meant {
        Some((Some(typ), _)) => format!("read as `{typ}`"),
        Some((None, _)) | None => "taken for any JSON".to_owned(),
    };
    let message = format!("there is no type `{word}` in OpenAPI; it is {shown}");
    let help = match Suggestions::default().closest(word, TYPES) {
        Some(near) if meant.is_none() => format!("did you mean `{near}`?"),
        _ => format!("use one of {}", TYPES.join(", ")),
    };
    mend.report.push(Code::UnknownType, mend.file, entry.value.span, message, help);
    mapping.remove("type");
    let (typ, format) = meant.unwrap_or_default();
    if let Some(typ) = typ {
        mapping.set(Entry { value: text(&entry.value, typ), ..entry.clone() });
    }
    if let Some(format) = format.filter(|_| mapping.entry("format").is_none()) {
        mapping.set(Entry { key: "format".to_owned(), value: text(&entry.value, format), ..entry });
    }
}

fn scheme(mend: &mut Mend<'_>, mapping: &mut Mapping) {
    let Some(entry) = mapping.entry("type").cloned() else { return };
    let word = entry.value.text().unwrap_or_default();
    let known = ["apiKey", "http", "oauth2", "openIdConnect"];
    if known.contains(&word) {
        return;
    }
    let lower = word.to_ascii_lowercase();
    let meant = match lower.as_str() {
        "basic" | "bearer" => Some("http"),
        _ => known.into_iter().find(|known| known.eq_ignore_ascii_case(word)),
    };
    let Some(meant) = meant else { return };
    mend.mended(entry.value.span, &format!("`{word}` is taken for `{meant}`"), &format!("write `type: {meant}`"));
    mapping.set(Entry { value: text(&entry.value, meant), ..entry.clone() });
    if ["basic", "bearer"].contains(&lower.as_str()) && mapping.entry("scheme").is_none() {
        mapping.set(Entry { key: "scheme".to_owned(), value: text(&entry.value, &lower), ..entry });
    }
}

/// Certificates of clients belong to the connection, not to a request.
fn mutual_tls(mend: &mut Mend<'_>, mapping: &mut Mapping) {
    mapping.change(|section| {
        let NodeKind::Mapping(schemes) = &mut section.value.kind else { return };
        if section.key != "securitySchemes" {
            return;
        }
        let mutual = |entry: &Entry| entry.value.get("type").and_then(Node::text) == Some("mutualTLS");
        for entry in schemes.entries().iter().filter(|entry| mutual(entry)) {
            let message = format!("the certificate that `{}` asks for is none of the client's credentials", entry.key);
            let help = "give the builder an HTTP client that has one";
            mend.report.push(Code::PartDropped, mend.file, entry.key_span, message, help);
        }
        if schemes.entries().iter().any(mutual) {
            schemes.retain(|entry| !mutual(entry));
        }
    });
}
