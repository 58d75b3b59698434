//! Which operation a request asks for.

use openapi_forge::ir::{Api, Operation, SecurityKind};

/// The operations of a document, to be found by method and path.
pub(super) struct Routes {
    prefix: String,
    routes: Vec<Route>,
}

/// One operation, and how its answer is guarded.
pub(super) struct Route {
    pub(super) operation: Operation,
    /// Header and prefix of each credential that is taken; none, everybody may ask.
    pub(super) credentials: Vec<(String, String)>,
    pieces: Vec<String>,
}

impl Routes {
    pub(super) fn new(api: &Api) -> Self {
        let url = api.servers.first().map_or("", |server| server.url.as_str());
        let after_host =
            url.split_once("://").map_or(url, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
        let path = after_host.trim_matches('/');
        let prefix = if path.is_empty() { String::new() } else { format!("/{path}") };
        let credential = |index: &usize| match &api.security.get(*index)?.kind {
            SecurityKind::Header { name, prefix } => Some((name.to_lowercase(), prefix.clone())),
            SecurityKind::Basic => Some(("authorization".to_owned(), "Basic ".to_owned())),
            SecurityKind::Bearer => Some(("authorization".to_owned(), "Bearer ".to_owned())),
            SecurityKind::Query { .. } | SecurityKind::Cookie { .. } => None,
        };
        let route = |operation: &Operation| Route {
            credentials: operation.security.iter().filter_map(credential).collect(),
            pieces: operation.path.split('/').map(str::to_owned).collect(),
            operation: operation.clone(),
        };
        Routes { prefix, routes: api.operations.iter().map(route).collect() }
    }

    /// Path of the server's URL, without a slash at the end.
    pub(super) fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The operation; of several, the one with the fewest templates in its path.
    pub(super) fn find(&self, method: &str, path: &str) -> Option<&Route> {
        let asked: Vec<&str> = path.split('/').collect();
        let fits = |route: &&Route| {
            route.operation.method == method
                && route.pieces.len() == asked.len()
                && route
                    .pieces
                    .iter()
                    .zip(&asked)
                    .all(|(piece, part)| template(piece) && !part.is_empty() || piece == part)
        };
        self.routes.iter().filter(fits).min_by_key(|route| route.pieces.iter().filter(|piece| template(piece)).count())
    }
}

fn template(piece: &str) -> bool {
    piece.starts_with('{') && piece.ends_with('}')
}
