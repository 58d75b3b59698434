//! Paths and methods.

use std::collections::{BTreeMap, BTreeSet};

use openapiv3::{PathItem, ReferenceOr};

use super::body::Sendable;
use super::free_names::FreeNames;
use super::left_out::LeftOut;
use super::lowering::Lowering;
use super::parameter::Site;
use super::pointer::child;
use crate::diagnostic::Code;
use crate::ir::{Behaviour, Bounds, Operation, Parameter, ParameterLocation, Style, Type};
use crate::parse::unescape;

/// Letters and digits of a text, the rest as `_`.
fn words_of(text: &str) -> String {
    text.split(|letter: char| !letter.is_alphanumeric()).filter(|word| !word.is_empty()).collect::<Vec<_>>().join("_")
}

/// Names between braces, in their order.
fn template(path: &str) -> Vec<&str> {
    path.split('{').skip(1).filter_map(|rest| rest.split_once('}')).map(|(name, _)| name).collect()
}

/// A parameter of a path that the document does not describe.
fn text_in_path(name: &str) -> Parameter {
    Parameter {
        wire: name.to_owned(),
        name: name.to_owned(),
        description: String::new(),
        location: ParameterLocation::Path,
        style: Style::Comma,
        required: true,
        deprecated: false,
        ty: Type::String,
        bounds: Bounds::default(),
        example: None,
        default: None,
        schema: serde_json::json!({"type": "string"}),
        content_type: String::new(),
    }
}

/// Each segment of a path is a call on the way to its operation.
const MOST_SEGMENTS: usize = 128;

impl<'a> Lowering<'a> {
    /// Every operation that can be called.
    pub(super) fn operations(&mut self) -> Vec<Operation> {
        let mut paths: Vec<_> = self.openapi.paths.iter().collect();
        paths.sort_by_key(|(path, _)| path.as_str());
        let mut ids = FreeNames::default();
        let mut all = Vec::new();
        for (path, item) in paths {
            let at = child("/paths", path);
            if let Some((item, at)) = self.path_item(item, at) {
                self.path(path, item, &at, &mut ids, &mut all);
            }
        }
        all
    }

    /// A path item and where it is written, which may be under another path.
    fn path_item(&mut self, item: &'a ReferenceOr<PathItem>, pointer: String) -> Option<(&'a PathItem, String)> {
        let paths = &self.openapi.paths.paths;
        let (mut item, mut at) = (item, pointer);
        // More steps than there are paths would mean that one leads back to itself.
        for _ in 0..=paths.len() {
            let reference = match item {
                ReferenceOr::Item(item) => return Some((item, at)),
                ReferenceOr::Reference { reference } => reference,
            };
            let path = reference.strip_prefix("#/paths/").filter(|rest| !rest.contains('/')).map(unescape);
            let Some((path, next)) = path.and_then(|path| paths.get(&path).map(|next| (path, next))) else {
                self.report_misplaced(reference, &at);
                return None;
            };
            (item, at) = (next, child("/paths", &path));
        }
        self.report_circle(&at);
        None
    }

    fn path(
        &mut self,
        path: &'a str,
        item: &'a PathItem,
        pointer: &str,
        ids: &mut FreeNames,
        all: &mut Vec<Operation>,
    ) {
        let depth = path.matches('/').count().max(path.matches('{').count());
        if depth > MOST_SEGMENTS {
            let found = format!("a path of {depth} segments");
            self.problem(Code::TooDeep, pointer, found, "no service has such a path; shorten it");
            return;
        }
        let words = Some(words_of(path)).filter(|words| !words.is_empty()).unwrap_or_else(|| "root".to_owned());
        let mut methods: Vec<_> = item.iter().collect();
        methods.sort_by_key(|(method, _)| *method);
        for (method, source) in methods {
            let at = child(pointer, method);
            let id = self.operation_id(source.operation_id.as_deref(), &format!("{method}_{words}"), &at, ids);
            if let Ok(operations) = self.operation((path, item, pointer), (method, source), &at, id) {
                all.extend(operations);
            }
        }
    }

    /// The name of an operation: its own, else method and path, with a number if that is taken.
    fn operation_id(&mut self, own: Option<&str>, plain: &str, pointer: &str, ids: &mut FreeNames) -> String {
        let mut id = own.unwrap_or(plain).to_owned();
        if own.is_some() && ids.is_taken(&id) {
            self.problem(
                Code::SameOperationId,
                &child(pointer, "operationId"),
                format!("another operation already is called `{id}`"),
                "method and path are its name instead; give each operation its own `operationId`",
            );
            plain.clone_into(&mut id);
        }
        ids.claim(id)
    }

    /// An operation, once for each way to write its body.
    fn operation(
        &mut self,
        (path, item, path_pointer): (&'a str, &'a PathItem, &str),
        (method, source): (&str, &'a openapiv3::Operation),
        pointer: &str,
        id: String,
    ) -> Result<Vec<Operation>, LeftOut> {
        if !source.callbacks.is_empty() {
            self.problem(
                Code::Callbacks,
                &child(pointer, "callbacks"),
                "callbacks are left out",
                "a client has nowhere to receive them; this only tells you so",
            );
        }
        let shared = Site { list: &item.parameters, pointer: child(path_pointer, "parameters"), name: words_of(path) };
        let own = Site { list: &source.parameters, pointer: child(pointer, "parameters"), name: id.clone() };
        let names = template(path);
        let mut parameters = self.parameters([shared, own], &names);
        let in_path = parameters.iter().filter(|known| known.location == ParameterLocation::Path);
        let described: BTreeSet<&str> = in_path.map(|known| known.wire.as_str()).collect();
        let mut missing: Vec<&str> = Vec::new();
        for name in &names {
            if !described.contains(name) && !missing.contains(name) {
                missing.push(name);
            }
        }
        for name in missing {
            self.problem(
                Code::PathParameterAdded,
                pointer,
                format!("`{{{name}}}` of the path is not among the parameters; it is taken for a text"),
                "add a parameter with `in: path` and this name",
            );
            parameters.push(text_in_path(name));
        }
        let order: BTreeMap<&str, usize> =
            names.iter().rev().enumerate().map(|(at, name)| (*name, names.len() - at)).collect();
        parameters.sort_by_key(|parameter| match parameter.location {
            ParameterLocation::Path => order.get(parameter.wire.as_str()).copied().unwrap_or(usize::MAX),
            _ => usize::MAX,
        });
        let bodies = match &source.request_body {
            Some(body) => self.bodies(body, &child(pointer, "requestBody"), &id)?,
            None => Vec::new(),
        };
        let upper = method.to_ascii_uppercase();
        let answers = self.answers(source, &upper, pointer, &id);
        let key = "x-idempotent";
        let said = source.extensions.get(key);
        if said.is_some_and(|said| !said.is_boolean()) {
            self.malformed(&child(pointer, key), "write `true` or `false`");
        }
        self.remember(&id, source, pointer);
        let name = self.text_extension(source.extensions.get("x-name"), pointer, "x-name");
        let evidence = self.evidence(source.extensions.get("x-evidence"), pointer);
        let safe = matches!(upper.as_str(), "GET" | "HEAD" | "PUT" | "DELETE" | "OPTIONS" | "TRACE");
        let operation = Operation {
            server: match source.servers.is_empty() {
                true => self.own_server(&item.servers, path_pointer),
                false => self.own_server(&source.servers, pointer),
            },
            path: path.to_owned(),
            tag: source.tags.first().cloned().unwrap_or_default(),
            name,
            evidence,
            summary: source.summary.clone().or(item.summary.clone()).unwrap_or_default(),
            description: source.description.clone().or(item.description.clone()).unwrap_or_default(),
            deprecated: source.deprecated,
            parameters,
            body: None,
            response: answers.response,
            also: answers.also,
            failures: answers.failures,
            security: self.security(source.security.as_ref(), pointer),
            idempotent: said.and_then(serde_json::Value::as_bool).unwrap_or(safe),
            method: upper,
            behaviour: Behaviour::default(),
            variant: None,
            id,
        };
        if bodies.is_empty() {
            return Ok(vec![operation]);
        }
        let sending = |Sendable { variant, body, parts }| {
            let mut operation = operation.clone();
            if let Some(variant) = variant {
                operation.id = format!("{}_as_{variant}", operation.id);
            }
            operation.parameters.extend(parts);
            Operation { variant, body: Some(body), ..operation }
        };
        Ok(bodies.into_iter().map(sending).collect())
    }
}
