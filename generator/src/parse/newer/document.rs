//! What 3.1 adds outside of schemas.

use super::super::keys::Kind;
use super::rewrite::{Rewrite, text};

/// Takes out what says nothing to a client.
pub(super) fn rewrite(object: &mut Rewrite<'_>, kind: Kind) {
    let keys: &[&str] = match kind {
        Kind::OpenApi => &["jsonSchemaDialect", "$self"],
        Kind::Info => &["summary"],
        Kind::License => &["identifier"],
        // A path takes the place of each reference to one.
        Kind::Components => &["pathItems", "mediaTypes"],
        _ => &[],
    };
    for key in keys {
        object.take(key);
    }
    if kind == Kind::OpenApi {
        // What follows knows no other words.
        if let Some(version) = object.mapping.entry("openapi").cloned() {
            object.set("openapi", version.key_span, text(version.value.span, "3.0.3"));
        }
        // It is said later that they are left out.
        object.rename("webhooks", "x-webhooks");
    }
}
