//! Counts what a document has and the code has not.

use std::collections::BTreeSet;

use openapi_to_crate::diagnostic::Diagnostic;
use openapi_to_crate::generate::Model;
use openapi_to_crate::ir::{ParameterLocation, TypeKind};
use openapi_to_crate::parse::Node;

const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// Operations, parameters and properties of components that are not among the code, and about which
/// no warning at their place says so.
pub fn lost(model: &Model, found: &[&Diagnostic]) -> Vec<String> {
    let mut lost = Vec::new();
    let said = |node: &Node| {
        let within = |found: &&&Diagnostic| {
            let span = found.span;
            span.file == node.span.file
                && span.start >= node.span.start.saturating_sub(200)
                && span.end <= node.span.end
        };
        found.iter().any(|found| within(&found))
    };
    let tree = &model.document.tree;
    let known: BTreeSet<(String, &str)> =
        model.api.operations.iter().map(|known| (known.method.to_ascii_lowercase(), known.path.as_str())).collect();
    for path in tree.get("paths").map_or(&[][..], Node::entries) {
        for method in path.value.entries().iter().filter(|entry| METHODS.contains(&entry.key.as_str())) {
            if !known.contains(&(method.key.clone(), path.key.as_str())) && !said(&method.value) && !said(&path.value) {
                lost.push(format!("{} {}", method.key, path.key));
            }
            parameters(model, path.key.as_str(), method.key.as_str(), &method.value, &said, &mut lost);
        }
    }
    for schema in tree.get("components").and_then(|all| all.get("schemas")).map_or(&[][..], Node::entries) {
        let Some(def) = model.api.types.iter().find(|def| def.wire == schema.key) else { continue };
        let TypeKind::Object(object) = &def.kind else { continue };
        let fields: BTreeSet<&str> = object.fields.iter().map(|field| field.wire.as_str()).collect();
        for property in schema.value.get("properties").map_or(&[][..], Node::entries) {
            if !fields.contains(property.key.as_str()) && !said(&property.value) {
                lost.push(format!("{}.{}", schema.key, property.key));
            }
        }
    }
    lost
}

fn parameters(
    model: &Model,
    path: &str,
    method: &str,
    operation: &Node,
    said: &dyn Fn(&Node) -> bool,
    lost: &mut Vec<String>,
) {
    let mut known = model.api.operations.iter();
    let Some(known) = known.find(|known| known.path == path && known.method.eq_ignore_ascii_case(method)) else {
        return;
    };
    for parameter in operation.get("parameters").map_or(&[][..], Node::items) {
        let target = parameter.get("$ref").and_then(Node::text).and_then(|target| target.strip_prefix('#'));
        let described = target.and_then(|target| model.document.node(target)).unwrap_or(parameter);
        let text = |key: &str| described.get(key).and_then(Node::text);
        let (Some(name), Some(place)) = (text("name"), text("in")) else { continue };
        let location = match place {
            "path" => ParameterLocation::Path,
            "query" => ParameterLocation::Query,
            "header" => ParameterLocation::Header,
            _ => ParameterLocation::Cookie,
        };
        let has = known.parameters.iter().any(|known| known.wire == name && known.location == location);
        if !has && !said(described) && !said(parameter) {
            lost.push(format!("{method} {path}: {place} {name}"));
        }
    }
}
