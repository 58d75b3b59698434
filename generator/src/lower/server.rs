//! Base URLs.

use std::borrow::Cow;

use openapiv3::Server as Source;

use super::lowering::Lowering;
use super::pointer::child;
use crate::diagnostic::Code;
use crate::ir::Server;

/// Longest base URL; no server takes a longer one.
const LONGEST: usize = 2000;

/// A URL with the defaults of its variables filled in.
fn expand(server: &Source) -> String {
    let mut url = String::new();
    let mut rest = server.url.as_str();
    while let Some((before, inside)) = rest.split_once('{') {
        url.push_str(before);
        let variable = inside.split_once('}').and_then(|(name, after)| {
            let variables = server.variables.as_ref()?;
            Some((variables.get(name)?, after))
        });
        match variable {
            Some((variable, after)) => {
                url.push_str(&variable.default);
                rest = after;
            }
            None => {
                url.push('{');
                rest = inside;
            }
        }
        if url.len() > LONGEST {
            return url;
        }
    }
    url + rest
}

/// What stands between `//` and the path.
fn authority(url: &str) -> Option<&str> {
    url.split_once("//").and_then(|(_, rest)| rest.split(['/', '?', '#']).next())
}

/// The URL without user and password, if it has them.
pub(crate) fn remove_credentials(url: &str) -> Option<String> {
    let (credentials, host) = authority(url)?.rsplit_once('@')?;
    Some(url.replacen(&format!("//{credentials}@{host}"), &format!("//{host}"), 1))
}

fn is_absolute(url: &str) -> bool {
    let scheme = url.split_once("://").map(|(scheme, _)| scheme.to_ascii_lowercase());
    scheme.is_some_and(|scheme| scheme == "http" || scheme == "https")
}

/// Whether it consists of what RFC 3986 allows in a URL, and is one that a client can send to.
/// Variables that nothing was filled in for may stand in it.
fn is_url(url: &str) -> bool {
    let allowed = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#[]@!$&'()*+,;=%{}".contains(c);
    let with_host = is_absolute(url) && authority(url).is_some_and(|host| !host.is_empty());
    url.len() <= LONGEST && url.chars().all(allowed) && (with_host || !url.contains(':'))
}

impl<'a> Lowering<'a> {
    /// The servers of the document with their variables filled in.
    pub(super) fn servers(&mut self) -> Vec<Server> {
        let mut servers = self.listed(&self.openapi.servers, "/servers");
        // A client knows no page that a relative URL could begin at.
        servers.sort_by_key(|server| !is_absolute(&server.url));
        if !servers.iter().any(|server| is_absolute(&server.url)) {
            self.problem(
                Code::NoServer,
                "/servers",
                "no server has an absolute URL, so every client has to be given one",
                "add `servers: [{url: https://…}]`",
            );
        }
        if servers.is_empty() {
            // What OpenAPI says an absent list means.
            servers.push(Server { url: "/".to_owned(), description: String::new() });
        }
        servers
    }

    /// The server of a path or an operation, the first that is listed.
    pub(super) fn own_server(&mut self, servers: &'a [Source], pointer: &str) -> Option<String> {
        self.listed(servers, &child(pointer, "servers")).into_iter().map(|server| server.url).next()
    }

    fn listed(&mut self, servers: &'a [Source], pointer: &str) -> Vec<Server> {
        let at = |index: usize| child(&child(pointer, &index.to_string()), "url");
        let servers = servers.iter().enumerate();
        servers.filter_map(|(index, server)| self.server(server, &at(index))).collect()
    }

    fn server(&mut self, source: &'a Source, at: &str) -> Option<Server> {
        let expanded = expand(source);
        // First, because whatever is said afterwards may show the URL.
        let url = self.without_credentials(&expanded, at);
        let url = self.without_query(&url, at);
        if !is_url(url) {
            self.problem(
                Code::NoUrl,
                at,
                "this is no URL that a client can send requests to; the server is left out",
                "write an `http` or `https` URL, with other signs than those of URLs percent-encoded",
            );
            return None;
        }
        if url.contains('{') {
            self.problem(
                Code::NoServer,
                at,
                format!("`{url}` has a variable without a default"),
                "describe it under `variables`",
            );
        }
        Some(Server { url: url.to_owned(), description: source.description.clone().unwrap_or_default() })
    }

    /// Takes `user:password@` out of a URL: it would be in every client that is made, for all to read.
    fn without_credentials<'u>(&mut self, url: &'u str, pointer: &str) -> Cow<'u, str> {
        let Some(without) = remove_credentials(url) else { return Cow::Borrowed(url) };
        self.problem(
            Code::ServerCredentials,
            pointer,
            "the URL of a server has a user or a password in it, which are left out",
            "take them out of the document, and describe under `securitySchemes` what a caller has to give",
        );
        Cow::Owned(without)
    }

    /// Cuts what would end up before the path of each request.
    fn without_query<'u>(&mut self, url: &'u str, pointer: &str) -> &'u str {
        let Some(end) = url.find(['?', '#']) else { return url };
        self.problem(
            Code::ServerQuery,
            pointer,
            "the URL of a server has a query or a fragment, which are left out",
            "paths are appended to the URL; describe a parameter of the query with each operation",
        );
        url.get(..end).unwrap_or(url)
    }
}
