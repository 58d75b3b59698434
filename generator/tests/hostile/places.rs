//! Places where not every text can stand. A text is put there when a document with nothing else is
//! accepted; otherwise it has to be refused with a place and a remedy.

use std::collections::{BTreeMap, BTreeSet};

use openapi_to_crate::parse::{OtherFiles, escape};
use serde_json::{Map, Value, json};

use crate::damage::promises::hold_with;

/// Puts a text into a document.
type Put = fn(&mut Value, &str, &str);

const ALL: &[(&str, Put)] = &[
    ("segment of a path", |document, key, text| {
        operation(document, &format!("/{key}/{text}/end"), json!({}));
    }),
    ("part of a segment", |document, key, text| operation(document, &format!("/{key}{text}"), json!({}))),
    ("path parameter", |document, key, text| {
        let parameter = json!({"name": text, "in": "path", "required": true, "schema": {"type": "string"}});
        operation(document, &format!("/{key}/{{{text}}}"), json!({"parameters": [parameter]}));
    }),
    ("header", |document, key, text| {
        let parameter = json!({"name": text, "in": "header", "schema": {"type": "string"}});
        shared(document, key, json!({"parameters": [parameter]}));
    }),
    ("identifier of an operation", |document, key, text| {
        operation(document, &format!("/{key}"), json!({"operationId": format!("{text}{key}")}));
    }),
    ("server", |document, _, text| push(&mut document["servers"], json!({"url": text}))),
    ("path of a server", |document, _, text| {
        push(&mut document["servers"], json!({"url": format!("https://example.com/{text}")}));
    }),
    ("host of a server", |document, _, text| {
        push(&mut document["servers"], json!({"url": format!("https://{text}.example.com")}));
    }),
    ("variable of a server", |document, _, text| {
        let variables = json!({text: {"default": "a", "enum": ["a", text]}});
        push(
            &mut document["servers"],
            json!({"url": format!("https://{{{text}}}.example.com"), "variables": variables}),
        );
    }),
    ("server of an operation", |document, key, text| {
        shared(document, key, json!({"servers": [{"url": text}]}));
    }),
    ("status", |document, key, text| {
        shared(document, key, json!({"responses": {text: {"description": text}}}));
    }),
    ("media type of a part", |document, key, text| {
        let schema = json!({"type": "object", "properties": {"part": {"type": "string", "format": "binary"}}});
        let content = json!({"multipart/form-data": {"schema": schema, "encoding": {"part": {"contentType": text}}}});
        shared(document, key, json!({"requestBody": {"content": content}}));
    }),
    ("name of a schema", |document, key, text| {
        document["components"]["schemas"][text] = json!({"type": "object", "properties": {"a": {"type": "string"}}});
        let schema = json!({"$ref": format!("#/components/schemas/{}", escape(text))});
        let content = json!({"application/json": {"schema": schema}});
        let responses = json!({"200": {"description": "", "content": content}});
        shared(document, key, json!({"responses": responses}));
    }),
    ("name of a parameter", |document, key, text| {
        document["components"]["parameters"][text] = json!({"name": key, "in": "query", "schema": {"type": "string"}});
        let parameter = json!({"$ref": format!("#/components/parameters/{}", escape(text))});
        shared(document, key, json!({"parameters": [parameter]}));
    }),
    ("name of a response", |document, key, text| {
        let content = json!({"application/json": {"schema": {"type": "object", "properties": {"a": {}}}}});
        document["components"]["responses"][text] = json!({"description": "", "content": content});
        let response = json!({"$ref": format!("#/components/responses/{}", escape(text))});
        shared(document, key, json!({"responses": {"400": response}}));
    }),
    ("name of a scheme", |document, key, text| {
        document["components"]["securitySchemes"][text] = json!({"type": "apiKey", "in": "header", "name": "X-Key"});
        shared(document, key, json!({"security": [{text: []}]}));
    }),
    ("key in a header", |document, key, text| scheme(document, key, api_key("header", text))),
    ("key in the query", |document, key, text| scheme(document, key, api_key("query", text))),
    ("key in a cookie", |document, key, text| scheme(document, key, api_key("cookie", text))),
    ("word before a key", |document, key, text| {
        scheme(document, key, json!({"type": "apiKey", "in": "header", "name": "X-Key", "x-token-prefix": text}));
    }),
    ("scheme of HTTP", |document, key, text| scheme(document, key, json!({"type": "http", "scheme": text}))),
    ("address of OpenID", |document, key, text| {
        scheme(document, key, json!({"type": "openIdConnect", "openIdConnectUrl": text}));
    }),
    ("flow of OAuth", |document, key, text| {
        let flow = json!({"authorizationUrl": text, "tokenUrl": text, "scopes": {text: text}});
        scheme(document, key, json!({"type": "oauth2", "flows": {text: flow, "authorizationCode": flow}}));
    }),
    ("key of a discriminator", |document, key, text| {
        let mut branches = Vec::new();
        for end in ["A", "B"] {
            let name = format!("{key}{end}");
            let properties = json!({text: {"type": "string"}, end: {"type": "integer"}});
            document["components"]["schemas"][&name] =
                json!({"type": "object", "required": [text], "properties": properties});
            branches.push(json!({"$ref": format!("#/components/schemas/{name}")}));
        }
        document["components"]["schemas"][key] = json!({"oneOf": branches, "discriminator": {"propertyName": text}});
    }),
    ("place of a short array", |document, key, text| {
        let places = json!([{"name": text, "description": text, "type": "number"}, {"name": "b", "type": "number"}]);
        let tuple = json!({"type": "array", "items": {"type": "number"}, "x-tuple": places});
        document["components"]["schemas"][key] = tuple;
    }),
    ("extension", |document, key, text| {
        let (extension, value) = (format!("x-{text}"), json!({text: [text]}));
        document[&extension] = value.clone();
        document["components"]["schemas"][key] =
            json!({"type": "object", "properties": {"a": {&extension: value}}, &extension: value});
        shared(document, key, json!({&extension: value}));
    }),
    ("name in Rust", |document, key, text| {
        let parameter = json!({"name": "a", "in": "query", "schema": {"type": "string"}, "x-name": text});
        operation(document, &format!("/{key}"), json!({"x-name": text, "parameters": [parameter]}));
        let property = json!({"type": "string", "x-name": text});
        document["components"]["schemas"][key] = json!({"type": "object", "properties": {"a": property}});
    }),
    ("words of a path", |document, key, text| {
        document["x-path-words"][key] = text.into();
        operation(document, &format!("/{key}"), json!({}));
    }),
    ("target of a link", |document, key, text| {
        let links = json!({text: {"operationRef": text, "server": {"url": text}}});
        shared(document, key, json!({"responses": {"204": {"description": "", "links": links}}}));
    }),
    ("name of a file", |document, key, text| {
        document["components"]["schemas"][key] = json!({"$ref": format!("{text}#/Of{key}")});
    }),
];

fn api_key(location: &str, name: &str) -> Value {
    json!({"type": "apiKey", "in": location, "name": name})
}

fn scheme(document: &mut Value, key: &str, scheme: Value) {
    document["components"]["securitySchemes"][key] = scheme;
    shared(document, key, json!({"security": [{key: []}]}));
}

/// An operation on a path.
fn operation(document: &mut Value, path: &str, more: Value) {
    let operation = &mut document["paths"][path]["get"];
    merge(operation, json!({"responses": {"204": {"description": "Done."}}}));
    merge(operation, more);
}

/// The operation that has one text in many places, so that the crate stays small.
fn shared(document: &mut Value, key: &str, more: Value) {
    let (_, text) = key.split_once('x').unwrap_or_default();
    operation(document, &format!("/text{text}"), more);
}

fn merge(into: &mut Value, more: Value) {
    match (into, more) {
        (Value::Object(into), Value::Object(more)) => {
            more.into_iter().for_each(|(key, value)| merge(into.entry(key).or_insert(Value::Null), value));
        }
        (Value::Array(into), Value::Array(more)) => into.extend(more),
        (into, more) => *into = more,
    }
}

fn push(list: &mut Value, item: Value) {
    if let Some(list) = list.as_array_mut() {
        list.push(item);
    }
}

/// The places in which texts can stand, by the numbers of both. Each place tries every third text, or
/// the crate would take minutes to compile.
pub fn possible(texts: &[String]) -> BTreeSet<(usize, usize)> {
    let mut possible = BTreeSet::new();
    for (number, (place, put)) in ALL.iter().enumerate() {
        for (at, text) in texts.iter().enumerate().skip(number % 3).step_by(3) {
            let mut alone = alone();
            put(&mut alone, &key(number, at), text);
            let files = OtherFiles::Memory(BTreeMap::from([file(number, at, text)]));
            match hold_with(alone.to_string().as_bytes(), &files, false) {
                Ok(true) => drop(possible.insert((number, at))),
                Ok(false) => {}
                Err(message) => panic!("{place}: {text:?}: {message}"),
            }
        }
        let accepted = possible.range((number, 0)..).count();
        assert!(accepted > 0, "no text can be a {place}");
    }
    possible
}

/// Puts texts into these places; the other files that they name.
pub fn fill(document: &mut Value, texts: &[String], places: &BTreeSet<(usize, usize)>) -> OtherFiles {
    let mut files = BTreeMap::new();
    for (number, at) in places {
        let (_, put) = ALL[*number];
        put(document, &key(*number, *at), &texts[*at]);
        files.extend([file(*number, *at, &texts[*at])]);
    }
    OtherFiles::Memory(files)
}

fn key(place: usize, text: usize) -> String {
    format!("Place{place}x{text}")
}

/// The file that a text names.
fn file(place: usize, at: usize, text: &str) -> (String, Vec<u8>) {
    let schema = json!({format!("Of{}", key(place, at)): {"type": "string"}});
    (text.to_owned(), schema.to_string().into_bytes())
}

/// A document with nothing in it.
fn alone() -> Value {
    let server = json!({"url": "https://example.com"});
    json!({
        "openapi": "3.0.3", "info": {"title": "Alone", "version": "1"}, "servers": [server], "paths": Map::new(),
        "components": {"schemas": {}, "parameters": {}, "responses": {}, "securitySchemes": {}}
    })
}
