//! Keys that OpenAPI requires and that can be done without.

use super::super::keys::Kind;
use super::super::node::{Entry, Mapping, Node, NodeKind};
use super::words::Mend;
use crate::diagnostic::{Code, Span};

/// Adds what is missing in an object, with a word about it.
pub(super) fn add(mend: &mut Mend<'_>, mapping: &mut Mapping, kind: Kind, at: Span, span: Span) {
    let flow: &[&str] = match kind {
        Kind::SecurityScheme => &["flows", "openIdConnectUrl"],
        Kind::OAuthFlow => &["authorizationUrl", "tokenUrl", "scopes"],
        _ => kind.required(),
    };
    for key in flow {
        let missing = mapping.entry(key).is_none_or(|entry| entry.value.shape() == "null");
        // 3.1 requires neither.
        let needless = mend.is_3_1 && matches!(*key, "paths" | "responses");
        let Some((value, what)) = substitute(mapping, kind, key).filter(|_| missing) else { continue };
        // Flows differ in what they need, and a client needs none of it.
        if !needless && !matches!(kind, Kind::SecurityScheme | Kind::OAuthFlow) {
            mend.report.push(
                Code::KeyAdded,
                mend.file,
                mapping.entry(key).map_or(at, |entry| entry.key_span),
                format!("`{key}` is missing here; {what}"),
                format!("OpenAPI requires it in this object: add `{key}:`"),
            );
        }
        mapping.set(Entry { key: (*key).to_owned(), key_span: at, value: Node { span, kind: value } });
    }
}

/// What is put in the place of a key that is missing.
fn substitute(mapping: &Mapping, kind: Kind, key: &str) -> Option<(NodeKind, &'static str)> {
    let empty_object = || NodeKind::Mapping(Mapping::default());
    let word = |key: &str| mapping.entry(key).and_then(|entry| entry.value.text());
    match (kind, key) {
        (Kind::OpenApi, "paths") => Some((empty_object(), "there is nothing to call")),
        (Kind::OpenApi, "info") => Some((empty_object(), "the API has no name")),
        (Kind::Operation, "responses") => Some((empty_object(), "its answers are not read")),
        (Kind::Response, "description") => Some((text(""), "it is left empty")),
        (Kind::Info, "version") => Some((text("0"), "it is taken for `0`")),
        (Kind::Info, "title") => Some((text("API"), "it is taken for `API`")),
        (Kind::Server, "url") => Some((text("/"), "it is taken for `/`")),
        (Kind::RequestBody, "content") => Some((empty_object(), "nothing is sent")),
        (Kind::ServerVariable, "default") => {
            let first = mapping.entry("enum").and_then(|entry| entry.value.items().first()?.text());
            Some((text(first?), "the first of `enum` is taken"))
        }
        (Kind::SecurityScheme, "flows") if word("type") == Some("oauth2") => Some((empty_object(), "")),
        (Kind::SecurityScheme, "openIdConnectUrl") if word("type") == Some("openIdConnect") => Some((text(""), "")),
        (Kind::OAuthFlow, "scopes") => Some((empty_object(), "")),
        (Kind::OAuthFlow, "authorizationUrl" | "tokenUrl") => Some((text(""), "")),
        _ => None,
    }
}

fn text(text: &str) -> NodeKind {
    NodeKind::Scalar { text: text.to_owned(), plain: false }
}
