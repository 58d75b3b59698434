//! Which operation a request asks for.

use std::fmt;

use super::asked::Asked;
use super::check::Check;
use super::piece::Piece;
use super::schema::Schemas;
use crate::ir::{Api, Operation, SecurityKind};

/// The operations of a document, to be found by method and path.
pub(super) struct Routes {
    prefix: String,
    routes: Vec<Route>,
}

/// One operation, and what guards its answer.
pub(super) struct Route {
    pub(super) operation: Operation,
    check: Check,
    /// Checks of the other ways in which its body is written.
    other_bodies: Vec<Check>,
    /// Alternatives: the credentials that are taken together. None, everybody may ask.
    pub(super) credentials: Vec<Vec<Credential>>,
    pieces: Vec<Piece>,
    /// What the query has to have, for a path with a query of its own.
    fixed: Vec<(String, String)>,
}

/// Where a credential stands.
pub(super) enum Credential {
    /// In a header, after a prefix.
    Header(String, String),
    /// In the query.
    Query(String),
    /// In a cookie.
    Cookie(String),
}

impl Credential {
    /// Whether a request has it.
    pub(super) fn is_in(&self, asked: &Asked) -> bool {
        self.secret(asked).is_some_and(|secret| !secret.trim().is_empty())
    }

    /// What a request has in its place.
    pub(super) fn secret(&self, asked: &Asked) -> Option<String> {
        match self {
            Credential::Header(name, prefix) => {
                asked.header(name).and_then(|value| value.strip_prefix(prefix.as_str())).map(str::to_owned)
            }
            Credential::Query(name) => asked.parameter(name),
            Credential::Cookie(name) => asked.cookie(name).map(str::to_owned),
        }
    }
}

impl fmt::Display for Credential {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Credential::Header(name, prefix) => write!(formatter, "`{name}: {prefix}TOKEN`"),
            Credential::Query(name) => write!(formatter, "`?{name}=TOKEN`"),
            Credential::Cookie(name) => write!(formatter, "the cookie `{name}=TOKEN`"),
        }
    }
}

/// What a method and a path lead to.
pub(super) enum Found<'a> {
    /// An operation, and what stands in its path: name and text with its escapes.
    Route(&'a Route, Vec<(&'a str, &'a str)>),
    /// The path exists, for these methods.
    OtherMethods(Vec<&'a str>),
    Nothing,
}

/// What proves who is calling; nothing where that may be left out.
fn credentials(api: &Api, operation: &Operation) -> Vec<Vec<Credential>> {
    let credential = |index: &usize| {
        Some(match &api.security.get(*index)?.kind {
            SecurityKind::Header { name, prefix } => Credential::Header(name.to_lowercase(), prefix.clone()),
            SecurityKind::Basic => Credential::Header("authorization".to_owned(), "Basic ".to_owned()),
            SecurityKind::Bearer => Credential::Header("authorization".to_owned(), "Bearer ".to_owned()),
            SecurityKind::Query { name } => Credential::Query(name.clone()),
            SecurityKind::Cookie { name } => Credential::Cookie(name.clone()),
        })
    };
    if operation.security.iter().any(Vec::is_empty) {
        return Vec::new();
    }
    let alternatives = operation.security.iter().map(|together| together.iter().filter_map(credential).collect());
    alternatives.filter(|together: &Vec<_>| !together.is_empty()).collect()
}

impl Route {
    /// What is wrong with a request, held against the body that its media type means.
    pub(super) fn problems(&self, asked: &Asked, path: &[(&str, &str)]) -> Vec<String> {
        let check = self.other_bodies.iter().find(|check| check.takes_body_of(asked)).unwrap_or(&self.check);
        check.problems(asked, path)
    }

    /// What stands in a path for each parameter; nothing for another path.
    fn values<'a>(&'a self, path: &'a str) -> Option<Vec<(&'a str, &'a str)>> {
        let parts: Vec<&str> = path.split('/').collect();
        if parts.len() != self.pieces.len() {
            return None;
        }
        let values = self.pieces.iter().zip(parts).map(|(piece, part)| piece.values(part));
        Some(values.collect::<Option<Vec<_>>>()?.concat())
    }

    /// How many parameters its path has.
    fn parameters(&self) -> usize {
        self.pieces.iter().map(Piece::parameters).sum()
    }

    /// How many letters its path has outside of parameters.
    fn letters(&self) -> usize {
        self.pieces.iter().map(Piece::letters).sum()
    }
}

impl Routes {
    /// The operations, and what requests can't be held against: a line for each.
    pub(super) fn new(api: &Api) -> (Self, Vec<String>) {
        let url = api.servers.first().map_or("", |server| server.url.as_str());
        let after_host =
            url.split_once("://").map_or(url, |(_, rest)| rest.split_once('/').map_or("", |(_, path)| path));
        let path = after_host.trim_matches('/');
        let prefix = if path.is_empty() { String::new() } else { format!("/{path}") };
        let mut schemas = Schemas::new(api);
        let mut route = |operation: &Operation| {
            let others = api.operations.iter().filter(|other| {
                other.variant.is_some() && (&other.path, &other.method) == (&operation.path, &operation.method)
            });
            schemas.begin(operation);
            let other_bodies = others.map(|other| Check::new(api, other, &mut schemas)).collect();
            let (path, query) = operation.path.split_once('?').unwrap_or((&operation.path, ""));
            Route {
                fixed: pairs(query),
                credentials: credentials(api, operation),
                pieces: path.split('/').map(Piece::new).collect(),
                check: Check::new(api, operation, &mut schemas),
                other_bodies,
                operation: operation.clone(),
            }
        };
        let first = api.operations.iter().filter(|operation| operation.variant.is_none());
        let routes = first.map(&mut route).collect();
        (Routes { prefix, routes }, schemas.into_unchecked())
    }

    /// Path of the server's URL, without a slash at the end.
    pub(super) fn prefix(&self) -> &str {
        &self.prefix
    }

    /// The operation. Of several paths the one with the fewest parameters counts, whatever its methods,
    /// and of those the one of whose own query most came, which leaves least to parameters.
    pub(super) fn find<'a>(&'a self, method: &str, path: &'a str, query: &str) -> Found<'a> {
        let came = pairs(query);
        let fits = |route: &'a Route| {
            let fixed = route.fixed.iter().all(|pair| came.contains(pair));
            fixed.then(|| route.values(path)).flatten().map(|values| (route, values))
        };
        let fitting: Vec<(&Route, Vec<(&str, &str)>)> = self.routes.iter().filter_map(fits).collect();
        let Some(fewest) = fitting.iter().map(|(route, _)| route.parameters()).min() else { return Found::Nothing };
        let on_path = || fitting.iter().filter(|(route, _)| route.parameters() == fewest);
        let of_method = on_path().filter(|(route, _)| route.operation.method == method);
        match of_method.max_by_key(|(route, _)| (route.fixed.len(), route.letters())) {
            Some((route, values)) => Found::Route(route, values.clone()),
            None => Found::OtherMethods(on_path().map(|(route, _)| route.operation.method.as_str()).collect()),
        }
    }
}

/// Names and texts of a query.
fn pairs(query: &str) -> Vec<(String, String)> {
    form_urlencoded::parse(query.as_bytes()).into_owned().collect()
}
