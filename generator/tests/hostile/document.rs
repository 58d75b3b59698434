//! A document that has a text in every place where one can stand.

use serde_json::{Map, Value, json};

use crate::damage::promises::hold_table;

/// One document with each text in each place.
pub fn document(texts: &[String]) -> Value {
    let all = texts.join("\n\n");
    let title: String = texts.iter().map(|text| text.chars().take(40).collect::<String>()).collect();
    let mut paths = Map::new();
    let mut components = json!({
        "schemas": {}, "responses": {}, "parameters": {}, "examples": {}, "requestBodies": {}, "headers": {},
        "securitySchemes": {}, "links": {}, "callbacks": {}
    });
    add_schemas(&mut components["schemas"], texts);
    add_operations(&mut paths, texts);
    for (at, text) in texts.iter().enumerate() {
        add_path(&mut paths, at, text);
        add_components(&mut components, at, text);
    }
    let tags = texts
        .iter()
        .map(|text| json!({"name": text, "description": text, "externalDocs": documents(text), "x-tag": text}));
    let servers = texts.iter().map(|text| {
        json!({
            "url": "https://{host}.example.com/{base}", "description": text,
            "variables": {"host": {"default": "api", "enum": ["api", text], "description": text}, "base": {"default": "v1", "description": text}}
        })
    });
    json!({
        "openapi": "3.0.3",
        "info": {
            "title": title, "version": all, "description": all, "termsOfService": all, "x-info": all,
            "contact": {"name": all, "url": all, "email": all}, "license": {"name": all, "url": all}
        },
        "servers": servers.collect::<Vec<_>>(),
        "tags": tags.collect::<Vec<_>>(),
        "externalDocs": documents(&all),
        "security": texts.iter().enumerate().map(|(at, _)| json!({format!("scheme{at}"): [texts[at]]})).collect::<Vec<_>>(),
        "x-root": all,
        "paths": paths,
        "components": components,
    })
}

fn documents(text: &str) -> Value {
    json!({"url": text, "description": text, "x-docs": text})
}

fn example(text: &str) -> Value {
    json!({"summary": text, "description": text, "value": text, "x-example": text})
}

/// A property with a text wherever it can have one.
fn property(text: &str) -> Value {
    json!({
        "type": "string", "title": text, "description": text, "pattern": text, "format": text, "default": text,
        "example": text, "externalDocs": documents(text), "xml": {"name": text, "namespace": text, "prefix": text},
        "x-property": text
    })
}

/// Objects and enums that have all texts.
fn add_schemas(schemas: &mut Value, texts: &[String]) {
    let descriptions = json!(texts);
    let mut properties: Map<String, Value> = texts.iter().map(|text| (text.clone(), property(text))).collect();
    properties.insert(
        "enumeration".to_owned(),
        json!({"type": "string", "enum": texts, "x-enum-descriptions": descriptions}),
    );
    properties.insert("named".to_owned(), json!({"type": "string", "enum": texts, "x-enum-varnames": descriptions}));
    let numbers: Vec<usize> = (0..texts.len()).collect();
    properties
        .insert("numbers".to_owned(), json!({"type": "integer", "enum": numbers, "x-enum-descriptions": descriptions}));
    schemas["All"] = json!({"type": "object", "required": texts[..3], "properties": properties});
    for (at, text) in texts.iter().enumerate() {
        schemas[format!("N{at}")] = json!({
            "type": "object", "title": text, "description": text, "externalDocs": documents(text), "x-schema": text,
            "example": {text: text, "untold": text},
            "properties": {"untold": {"type": "string", "title": text}, "kind": {"type": "string", "enum": [text]}}
        });
    }
    let mapping: Map<String, Value> = texts
        .iter()
        .enumerate()
        .map(|(at, text)| (text.clone(), format!("#/components/schemas/N{}", at % 4).into()))
        .collect();
    let branches: Vec<Value> = (0..4).map(|at| json!({"$ref": format!("#/components/schemas/N{at}")})).collect();
    schemas["Tagged"] = json!({"oneOf": branches, "discriminator": {"propertyName": "kind", "mapping": mapping}});
    let branches: Vec<Value> = texts.iter().take(30).map(|text| json!({"type": "object", "title": text, "description": text, "required": [text], "properties": {text: {"type": "integer", "description": text}}})).collect();
    schemas["Untagged"] = json!({"oneOf": branches});
}

fn header(text: &str) -> Value {
    json!({"description": text, "schema": {"type": "string", "description": text}, "example": text})
}

fn parameter(location: &str, name: &str, text: &str) -> Value {
    json!({
        "name": name, "in": location, "description": text, "required": location == "path", "example": text,
        "x-parameter": text, "schema": {"type": "string", "description": text, "title": text, "default": text}
    })
}

/// Operations that have all texts.
fn add_operations(paths: &mut Map<String, Value>, texts: &[String]) {
    let parameters: Vec<Value> = texts
        .iter()
        .flat_map(|text| {
            [
                parameter("query", text, text),
                parameter("header", &format!("X-{text}"), text),
                parameter("cookie", text, text),
            ]
        })
        .collect();
    let media: Map<String, Value> = texts
        .iter()
        .map(|text| (text.clone(), json!({"schema": {"type": "string", "description": text}, "example": text})))
        .collect();
    let responses = json!({"200": {"description": "", "content": media}, "400": {"description": "", "content": media}});
    paths.insert(
        "/all".to_owned(),
        json!({
            "get": {"operationId": "all", "parameters": parameters, "responses": responses},
            "put": {"operationId": "media", "requestBody": {"content": media}, "responses": responses}
        }),
    );
    let properties: Map<String, Value> = texts.iter().map(|text| (text.clone(), property(text))).collect();
    let encoding: Map<String, Value> = texts
        .iter()
        .map(|text| (text.clone(), json!({"contentType": text, "headers": {text: header(text)}})))
        .collect();
    let body = |kind: &str| json!({"content": {kind: {"schema": {"type": "object", "properties": properties}, "encoding": encoding}}});
    paths.insert("/parts".to_owned(), json!({
        "post": {"operationId": "parts", "requestBody": body("multipart/form-data"), "responses": {"204": {"description": ""}}},
        "put": {"operationId": "form", "requestBody": body("application/x-www-form-urlencoded"), "responses": {"204": {"description": ""}}}
    }));
}

fn add_path(paths: &mut Map<String, Value>, at: usize, text: &str) {
    let content = json!({"application/json": {"schema": {"$ref": format!("#/components/schemas/N{at}")}, "examples": {text: example(text)}}});
    let mut item = json!({
        "summary": text, "description": text, "x-item": text,
        "servers": [{"url": "https://example.com", "description": text}],
        "parameters": [parameter("path", text, text)],
        "post": {
            "operationId": text, "summary": text, "description": text, "tags": [text], "externalDocs": documents(text),
            "x-operation": text, "deprecated": at.is_multiple_of(5), "security": [{format!("scheme{at}"): [text]}],
            "servers": [{"url": "https://example.com", "description": text}],
            "requestBody": {"description": text, "required": true, "content": content},
            "responses": {
                "200": {"description": text, "headers": {text: header(text)}, "content": content,
                    "links": {text: {"operationId": text, "description": text, "parameters": {text: text}, "requestBody": text}}},
                "default": {"description": text, "content": {"application/json": {"schema": {"type": "object", "description": text}}}}
            },
            "callbacks": {text: {text: {"post": {"summary": text, "description": text, "responses": {"200": {"description": text}}}}}}
        }
    });
    let name: String = text.chars().filter(|c| !matches!(c, '{' | '}')).collect();
    item["parameters"][0]["name"] = name.as_str().into();
    paths.insert(format!("/p{at}/{{{name}}}"), item);
}

fn add_components(components: &mut Value, at: usize, text: &str) {
    let name = format!("N{at}");
    let content = json!({text: {"schema": {"type": "string", "description": text}, "example": text}});
    components["responses"][&name] = json!({"description": text, "content": content});
    components["parameters"][&name] = parameter("query", text, text);
    components["examples"][&name] = example(text);
    components["requestBodies"][&name] = json!({"description": text, "content": content});
    components["headers"][&name] = header(text);
    components["links"][&name] = json!({"operationId": text, "description": text});
    components["callbacks"][&name] =
        json!({text: {"post": {"summary": text, "responses": {"200": {"description": text}}}}});
    components["securitySchemes"][format!("scheme{at}")] = match at % 3 {
        0 => json!({"type": "apiKey", "name": "X-Key", "in": "header", "description": text, "x-scheme": text}),
        1 => json!({"type": "http", "scheme": "bearer", "bearerFormat": text, "description": text}),
        _ => {
            json!({"type": "oauth2", "description": text, "flows": {"implicit": {"authorizationUrl": text, "refreshUrl": text, "scopes": {text: text}}}})
        }
    };
}

/// Tables of codes with the texts in every cell that may hold one, as they are or, where that is
/// refused, in one line.
pub fn tables(texts: &[String]) -> (String, String) {
    let mut codes =
        "code,id,device,data_type,description,format,energy,aliases,service,path,values,evidence,source\n".to_owned();
    let mut values = "values,value,label,source\n".to_owned();
    for (at, text) in texts.iter().enumerate() {
        let line = text.split(['\n', '\r', '\t']).map(str::trim).collect::<Vec<_>>().join(" ");
        let line: String = line.chars().filter(|c| !c.is_control()).collect();
        let rows = [text, line.trim()].map(|text| rows(at, text));
        let sound = |(code, value): &&(String, String)| {
            let table = format!("{codes}{code}\n---\n{values}{value}");
            hold_table(table.as_bytes()).unwrap_or_else(|message| panic!("{text:?}: {message}"))
        };
        if let Some((code, value)) = rows.iter().find(sound) {
            codes.push_str(code);
            values.push_str(value);
        }
    }
    assert!(codes.lines().count() > texts.len() / 2, "too few texts can stand in a table");
    (codes, values)
}

/// A row of each table.
fn rows(at: usize, text: &str) -> (String, String) {
    let cell = |text: &str| format!("\"{}\"", text.replace('"', "\"\""));
    let word: String = text.split_whitespace().collect();
    let [code, set, alias] =
        [format!("{text}{at}"), format!("{text} {at}"), format!("{word}-{at}")].map(|text| cell(&text));
    let (path, text) = (cell(&format!("/{text}")), cell(text));
    let code = format!("{code},{at},{text},enum,{text},{text},0,{alias},{text},{path},{set},recorded,{text}\n");
    (code, format!("{set},{at},{text},recorded\n"))
}
