//! Base URLs as everybody may see them.

use serde_json::Value;

use super::walk::walk;
use crate::lower::remove_credentials;
use crate::parse::keys::Kind;

/// Takes users and passwords out of the URLs of servers.
pub fn hide_credentials(document: &mut Value) {
    walk(document, &mut |visit| {
        let url = visit.object.get("url").and_then(Value::as_str).filter(|_| visit.kind == Kind::Server);
        if let Some(without) = url.and_then(remove_credentials) {
            visit.object.insert("url".to_owned(), without.into());
        }
    });
}
