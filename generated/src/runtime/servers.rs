// Part of the runtime of openapi-to-crate, the same in every crate that has it. Do not edit.
//! Where requests go: the base URL, and servers of single operations.

use std::borrow::Cow;

use reqwest::Url;

/// Where requests go.
#[derive(Debug, Clone)]
pub(crate) struct Servers {
    /// The base URL, without a slash at the end.
    pub(crate) base: String,
    /// The base URL of the document, where another is used.
    pub(crate) instead_of: Option<&'static str>,
    /// What is used instead of servers of single operations, as the document writes those.
    pub(crate) others: Vec<(String, String)>,
}

impl Servers {
    /// The URL to which a path is appended, for an operation that the document sends to `server`.
    ///
    /// A relative one lies on the host of the base URL. An absolute one on the host of the document's
    /// base URL moves with that to another host.
    pub(crate) fn url(&self, server: Option<&str>) -> Cow<'_, str> {
        let Some(server) = server else { return Cow::Borrowed(&self.base) };
        if let Some((_, url)) = self.others.iter().find(|(known, _)| known == server) {
            return Cow::Borrowed(url);
        }
        let url = match (Url::parse(server), self.instead_of.and_then(|url| Url::parse(url).ok())) {
            (Ok(own), Some(before)) if own.origin() == before.origin() => self.beside_base(own.path()),
            (Ok(_), _) => server.to_owned(),
            (Err(_), _) => self.beside_base(server),
        };
        Cow::Owned(url.trim_end_matches('/').to_owned())
    }

    /// A reference that is resolved against the base URL, of which the last segment is a folder.
    fn beside_base(&self, reference: &str) -> String {
        let joined = Url::parse(&format!("{}/", self.base)).and_then(|base| base.join(reference));
        joined.map_or_else(|_| self.base.clone(), String::from)
    }
}
