//! Base URLs.

use super::Lowering;
use super::reference::child;
use crate::diagnostic::Code;
use crate::ir::Server;

impl Lowering<'_> {
    /// The servers of the document with their variables filled in.
    pub(super) fn servers(&mut self) -> Vec<Server> {
        let mut servers = Vec::new();
        for (index, server) in self.openapi.servers.iter().enumerate() {
            let at = child("/servers", &index.to_string());
            let mut url = server.url.clone();
            for (name, variable) in server.variables.iter().flatten() {
                url = url.replace(&format!("{{{name}}}"), &variable.default);
            }
            if url.contains('{') {
                self.problem(
                    Code::NoServer,
                    &child(&at, "url"),
                    format!("`{url}` has a variable without a default"),
                    "describe it under `variables`",
                );
            }
            servers.push(Server { url, description: server.description.clone().unwrap_or_default() });
        }
        // A client knows no page that a relative URL could begin at.
        servers.sort_by_key(|server| !server.url.contains("://"));
        if !servers.iter().any(|server| server.url.contains("://")) {
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
}
