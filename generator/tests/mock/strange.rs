//! Whatever the document, the server answers: nothing in a document or a request brings it down.

use std::path::{Path, PathBuf};

use openapi_to_crate::diagnostic::Report;
use openapi_to_crate::mock::Mock;
use openapi_to_crate::{Input, program, read};
use reqwest::Method;

use super::{ask, of, send};

fn documents() -> Vec<PathBuf> {
    let here = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests");
    let folders = ["specs", "odd", "found", "wrong"].map(|folder| here.join(folder));
    let entries = folders.iter().flat_map(|folder| std::fs::read_dir(folder).expect("a folder"));
    let mut paths: Vec<_> =
        entries.map(|entry| entry.expect("an entry").path()).filter(|path| path.is_file()).collect();
    paths.sort();
    paths
}

/// Asks every operation of a document in several ways, sound and unsound.
async fn ask_all(input: &Input) {
    let Some(model) = read(input, &mut Report::default()) else { return };
    let requests: Vec<_> = model.api.operations.iter().map(|one| (one.method.clone(), one.path.clone())).collect();
    let mock = Mock::of_model(model).without_limit().start().expect("a port is free");
    for (method, path) in requests {
        let method: Method = method.parse().expect("a method");
        let path: String = path.replace(['{', '}'], "").replace(' ', "%20");
        let path = if path.starts_with('/') { path } else { format!("/{path}") };
        for (kind, body) in
            [("application/json", "{}"), ("application/x-www-form-urlencoded", "a=1&a=2"), ("", "\u{0}")]
        {
            let request =
                ask(&mock, method.clone(), &path).header("Authorization", "Bearer any").header("Cookie", "a=b");
            let sent = request.header("Content-Type", kind).body(body).send().await;
            sent.unwrap_or_else(|error| panic!("{}: {method} {path}: {error:?}", input.document.name));
        }
    }
}

#[tokio::test]
async fn every_document_that_is_taken_is_served() {
    let mut served = 0;
    for path in documents() {
        let input = program::input(&path.display().to_string()).expect("it can be read");
        served += usize::from(read(&input, &mut Report::default()).is_some());
        ask_all(&input).await;
    }
    assert!(served > 50, "only {served} documents were served");
}

#[tokio::test]
async fn schemas_without_an_end_and_patterns_that_no_one_reads_are_served() {
    let mut deep = "type: string".to_owned();
    for _ in 0..50 {
        deep = format!("type: array, items: {{{deep}}}");
    }
    let document = format!(
        "openapi: 3.0.3
info: {{title: Strange, version: '1'}}
paths:
  /a:
    post:
      requestBody: {{content: {{application/json: {{schema: {{$ref: '#/components/schemas/Wide'}}}}}}}}
      responses: {{'200': {{description: a, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Wide'}}}}}}}}}}
  /b:
    get:
      parameters: [{{name: q, in: query, schema: {{type: string, pattern: '(?<=a)[b-'}}}}]
      responses: {{'200': {{description: a, content: {{application/json: {{schema: {{$ref: '#/components/schemas/Part'}}}}}}}}}}
  /c:
    post:
      requestBody: {{content: {{application/json: {{schema: {{{deep}}}}}}}}}
      responses: {{'200': {{description: a, content: {{application/json: {{schema: {{{deep}}}}}}}}}}}
components:
  schemas:
    Wide: {{type: object, properties: {{a: {{$ref: '#/components/schemas/Wide'}}, b: {{$ref: '#/components/schemas/Wide'}},
      c: {{$ref: '#/components/schemas/Wide'}}, d: {{$ref: '#/components/schemas/Wide'}}, e: {{$ref: '#/components/schemas/Wide'}}}}}}
    Part: {{type: object, required: [other], properties: {{other: {{oneOf: [{{$ref: '#/components/schemas/Part'}}, {{type: string, maxLength: 0}}]}}}}}}
"
    );
    let mock = of(&document).start().expect("a port is free");
    assert_eq!(mock.unchecked().len(), 1, "{:?}", mock.unchecked());
    assert!(mock.unchecked()[0].starts_with("GET /b: parameter `q`: "), "{:?}", mock.unchecked());
    assert_eq!(send(ask(&mock, Method::GET, "/b?q=anything")).await.status(), 200);
    let body = format!("{}{}", "[".repeat(100), "]".repeat(100));
    let sent = |body: String| ask(&mock, Method::POST, "/c").header("Content-Type", "application/json").body(body);
    assert_eq!(send(sent(body)).await.status(), 400);
    assert_eq!(send(sent(format!("{}{}", "[".repeat(50), "]".repeat(50)))).await.status(), 200);
    ask_all(&Input::document("strange.yaml", document)).await;
}
