// Part of the runtime of openapi-to-crate, the same in every crate. Do not edit.
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

#[cfg(test)]
mod tests {
    use super::*;

    fn url(base: &str, instead_of: Option<&'static str>, server: &str) -> String {
        let others = vec![("https://files.example.com".to_owned(), "http://127.0.0.1:2".to_owned())];
        Servers { base: base.to_owned(), instead_of, others }.url(Some(server)).into_owned()
    }

    #[test]
    fn a_relative_server_is_resolved_against_the_base_url() {
        for (server, expected) in [
            ("/v2", "https://example.com/v2"),
            ("/", "https://example.com"),
            ("beta", "https://example.com/v1/beta"),
            ("../v3/", "https://example.com/v3"),
            ("//other.example.com/v4", "https://other.example.com/v4"),
        ] {
            assert_eq!(url("https://example.com/v1", None, server), expected);
        }
    }

    #[test]
    fn another_base_url_moves_what_was_on_its_host_and_nothing_else() {
        let moved = |server: &str| url("http://127.0.0.1:1/v1", Some("https://example.com/v1"), server);
        assert_eq!(moved("https://example.com/v2"), "http://127.0.0.1:1/v2");
        assert_eq!(moved("/v2"), "http://127.0.0.1:1/v2");
        assert_eq!(moved("https://other.example.com/v2"), "https://other.example.com/v2");
        assert_eq!(moved("https://files.example.com"), "http://127.0.0.1:2");
    }
}
