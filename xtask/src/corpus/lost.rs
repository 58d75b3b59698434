//! Counts what a document has and the code has not.

use std::collections::BTreeSet;

use openapi_to_crate::diagnostic::{Diagnostic, Span};
use openapi_to_crate::generate::Model;
use openapi_to_crate::ir::{ParameterLocation, TypeKind};
use openapi_to_crate::parse::Node;

const METHODS: [&str; 8] = ["get", "put", "post", "delete", "options", "head", "patch", "trace"];

/// Operations, parameters and properties of components that are not among the code, and about which
/// no warning at their place says so.
pub fn lost(model: &Model, found: &[&Diagnostic]) -> Vec<String> {
    let mut lost = Vec::new();
    // From its key on, where it has one.
    let is_within = |span: Span, from: Span, node: &Node| {
        span.file == node.span.file && span.start >= from.start && span.end <= node.span.end
    };
    let said = |from: Span, node: &Node| found.iter().any(|found| is_within(found.span, from, node));
    let tree = &model.document.tree;
    let known: BTreeSet<(String, &str)> =
        model.api.operations.iter().map(|known| (known.method.to_ascii_lowercase(), known.path.as_str())).collect();
    for path in tree.get("paths").map_or(&[][..], Node::entries) {
        // What is said of one method says nothing of the others.
        let of_all = found.iter().filter(|found| is_within(found.span, path.key_span, &path.value)).any(|found| {
            let mut methods = path.value.entries().iter().filter(|entry| METHODS.contains(&entry.key.as_str()));
            !methods.any(|method| is_within(found.span, method.key_span, &method.value))
        });
        for method in path.value.entries().iter().filter(|entry| METHODS.contains(&entry.key.as_str())) {
            if !known.contains(&(method.key.clone(), path.key.as_str()))
                && !said(method.key_span, &method.value)
                && !of_all
            {
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
            if !fields.contains(property.key.as_str()) && !said(property.key_span, &property.value) {
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
    said: &dyn Fn(Span, &Node) -> bool,
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
        // What is said of a component stands at its name.
        let from = target.map_or(described.span, |target| model.document.span(target));
        if !has && !said(from, described) && !said(parameter.span, parameter) {
            lost.push(format!("{method} {path}: {place} {name}"));
        }
    }
}

#[cfg(test)]
mod tests {
    use openapi_to_crate::diagnostic::Report;
    use openapi_to_crate::generate::{Input, Model, read};
    use openapi_to_crate::ir::TypeKind;

    use super::lost;

    const PETS: &str = "\
openapi: 3.0.3
info: {title: Pets, version: '1'}
servers: [{url: 'https://example.com'}]
paths:
  /pets:
    get:
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
        - {$ref: '#/components/parameters/Trace'}
        - {$ref: '#/components/parameters/Accept'}
      responses: {'200': {description: OK, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
    post:
      requestBody: {content: {multipart/form-data: {schema: {type: string}}}}
      responses: {'204': {description: Done}}
components:
  parameters:
    Trace: {name: X-Trace, in: header, schema: {type: string}}
    Accept: {name: Accept, in: header, schema: {type: string}}
  schemas:
    Pet: {type: object, properties: {id: {type: integer}, name: {type: string}}}
";

    fn understood() -> (Model, Report) {
        let mut report = Report::default();
        let model = read(&Input::document("pets.yaml", PETS), &mut report).expect("a document without errors");
        (model, report)
    }

    #[test]
    fn nothing_is_lost_of_what_is_in_the_code_or_warned_about() {
        let (model, report) = understood();
        // A body whose parts have no names leaves an operation out, and this header is the client's own.
        assert_eq!(model.api.operations.len(), 1);
        assert_eq!(report.sorted().len(), 2);
        assert_eq!(lost(&model, &report.sorted()), [""; 0]);
        assert_eq!(lost(&model, &[]), ["get /pets: header Accept", "post /pets"], "without the warnings they are");
    }

    #[test]
    fn an_operation_a_parameter_and_a_property_that_are_missing_are_found() {
        let (mut model, report) = understood();
        model.api.operations[0].parameters.retain(|parameter| parameter.wire == "limit");
        for known in &mut model.api.types {
            if let TypeKind::Object(object) = &mut known.kind {
                object.fields.retain(|field| field.wire == "id");
            }
        }
        assert_eq!(lost(&model, &report.sorted()), ["get /pets: header X-Trace", "Pet.name"]);
        model.api.operations.clear();
        assert_eq!(lost(&model, &report.sorted()), ["get /pets", "Pet.name"]);
    }
}
