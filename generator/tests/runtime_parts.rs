//! A crate carries the parts of the runtime that its document uses, and no other: a tiny document for each part
//! compiles with it, and the smallest one with none.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use openapi_to_crate::codemodel::RuntimePart as Part;
use openapi_to_crate::{Generated, Input, Products, generate};

/// One request with an answer of JSON, and nothing more.
const SMALLEST: &str = "  /status: {get: {responses: {'200': {$ref: '#/components/responses/Status'}}}}";

/// For each part a path that uses it.
const USES: &[(Part, &str)] = &[
    (
        Part::ByStatus,
        "  /maybe:
    get:
      responses:
        '200': {$ref: '#/components/responses/Status'}
        '404': {description: None., content: {application/json: {schema: {$ref: '#/components/schemas/Status'}}}}",
    ),
    (
        Part::Download,
        "  /file:
    get:
      x-download: base64
      responses: {'200': {description: OK, content: {application/octet-stream: {schema: {type: string, format: binary}}}}}",
    ),
    (
        Part::Form,
        "  /form:
    post:
      requestBody:
        content: {application/x-www-form-urlencoded: {schema: {$ref: '#/components/schemas/Status'}}}
      responses: {'204': {description: OK}}",
    ),
    (
        Part::IntegerEnum,
        "  /levels/{level}:
    get:
      parameters: [{name: level, in: path, required: true, schema: {type: integer, enum: [1, 2]}}]
      responses: {'204': {description: OK}}",
    ),
    (
        Part::ShortList,
        "  /place:
    get:
      responses:
        '200': {description: OK, content: {application/json: {schema: {type: object, properties: {at: {$ref: '#/components/schemas/Position'}}}}}}
---
    Position: {type: array, maxItems: 3, items: {type: number}}
x-lenient-values: php",
    ),
    (
        Part::Number,
        "  /exact:
    get:
      responses:
        '200':
          description: OK
          content:
            application/json:
              schema: {type: object, required: [n], properties: {n: {type: number}}}
---
x-numbers: as-written",
    ),
    (
        Part::Paging,
        "  /pages:
    get:
      x-paging: {page: page, records: records, identity: [up]}
      parameters: [{name: page, in: query, schema: {type: integer}}]
      responses:
        '200':
          description: OK
          content:
            application/json:
              schema:
                type: object
                properties: {records: {type: array, items: {type: object, required: [up], properties: {up: {type: string}}}}}",
    ),
    (
        Part::Period,
        "  /stats:
    get:
      x-period: {start: start, end: end}
      parameters:
        - {name: start, in: query, schema: {type: integer, format: unix-time}}
        - {name: end, in: query, schema: {type: integer, format: unix-time}}
      responses: {'200': {$ref: '#/components/responses/Status'}}",
    ),
    (
        Part::SignIn,
        "  /login:
    post:
      x-credential: {scheme: bearer, secret: token}
      responses:
        '200':
          description: OK
          content:
            application/json:
              schema: {type: object, required: [token], properties: {token: {type: string, format: password}}}
---
  securitySchemes: {bearer: {type: http, scheme: bearer}}",
    ),
    (
        Part::Streaming,
        "  /events:
    get: {responses: {'200': {description: OK, content: {text/event-stream: {schema: {type: string}}}}}}",
    ),
    (
        Part::TextEnum,
        "  /colours:
    get:
      parameters: [{name: colour, in: query, schema: {type: string, enum: [red, blue]}}]
      responses: {'204': {description: OK}}",
    ),
    (
        Part::Times,
        "  /since:
    get:
      parameters: [{name: day, in: query, schema: {type: string, format: date}}]
      responses: {'200': {$ref: '#/components/responses/Status'}}",
    ),
    (
        Part::Tuple,
        "  /point:
    get:
      responses:
        '200':
          description: OK
          content:
            application/json:
              schema:
                type: object
                required: [at]
                properties: {at: {type: array, items: {type: number}, x-tuple: [{name: x}, {name: y}]}}",
    ),
    (
        Part::Union,
        "  /either:
    get:
      responses:
        '200':
          description: OK
          content:
            application/json:
              schema:
                type: object
                required: [it]
                properties: {it: {oneOf: [{type: boolean}, {$ref: '#/components/schemas/Status'}]}}",
    ),
    (
        Part::Upload,
        "  /files:
    post:
      requestBody: {content: {multipart/form-data: {schema: {type: object, properties: {file: {type: string, format: binary}}}}}}
      responses: {'204': {description: OK}}",
    ),
    (
        Part::Whole,
        "  /list:
    get:
      responses: {'200': {description: OK, content: {application/json: {schema: {type: array, items: {type: boolean}}}}}}",
    ),
];

/// A document with this path, and what stands after `---` at its end.
fn document(path: &str) -> String {
    let (path, more) = path.split_once("\n---\n").unwrap_or((path, ""));
    format!(
        "openapi: 3.0.3
info: {{title: Tiny, version: '1'}}
servers: [{{url: 'https://example.com'}}]
paths:
{path}
components:
  responses:
    Status:
      description: OK
      content: {{application/json: {{schema: {{$ref: '#/components/schemas/Status'}}}}}}
  schemas:
    Status: {{type: object, required: [up], properties: {{up: {{type: boolean}}}}}}
{more}
"
    )
}

fn made(text: &str, products: &Products) -> Generated {
    let input = Input::document("tiny.yaml", text);
    let generation = generate(&input, products);
    assert!(!generation.report.has_findings(), "{}", input.render(&generation.report));
    generation.generated.expect("it has no errors")
}

/// A part with all that it needs.
fn with_needs(part: Part) -> BTreeSet<Part> {
    part.needs().iter().flat_map(|needed| with_needs(*needed)).chain([part, Part::Client]).collect()
}

/// The files of the runtime in a crate, and what it depends on.
fn carried(made: &Generated) -> String {
    let runtime = made.files.iter().filter(|file| file.contents.starts_with("// Part of the runtime"));
    let files = runtime.map(|file| format!("{}\n", file.path)).collect::<String>();
    let manifest = made.files.iter().find(|file| file.path == "Cargo.toml").expect("a manifest");
    let (_, manifest) = manifest.contents.split_once("\n[features]").expect("features");
    format!("{files}\n[features]{manifest}")
}

#[test]
fn the_smallest_crate_carries_no_part_that_it_does_not_use() {
    let made = made(&document(SMALLEST), &Products::default());
    assert_eq!(made.krate.parts, BTreeSet::from([Part::Client]));
    insta::assert_snapshot!(carried(&made));
}

#[test]
fn each_part_comes_with_a_document_that_uses_it() {
    let smallest = carried(&self::made(&document(SMALLEST), &Products::default()));
    for (part, path) in USES {
        let made = made(&document(path), &Products::default());
        assert_eq!(made.krate.parts, with_needs(*part), "{}", part.name());
        assert_ne!(carried(&made), smallest, "{}", part.name());
        let is_clean = |text: &str| !text.contains("// part: ") && !text.contains("#[cfg(test)]");
        assert!(made.files.iter().all(|file| is_clean(&file.contents)), "{}", part.name());
    }
    let covered: BTreeSet<Part> = USES.iter().flat_map(|(part, _)| with_needs(*part)).collect();
    // Documents with a table and with types of other crates are compiled in other tests.
    let elsewhere = [Part::Tables, Part::OwnTypes];
    let missing: Vec<_> =
        Part::ALL.iter().filter(|part| !elsewhere.contains(part) && !covered.contains(part)).collect();
    assert_eq!(missing, [&Part::Client; 0], "each part has its document");
}

/// Whether cargo has a tool.
fn has(tool: &str) -> bool {
    Command::new(env!("CARGO")).args([tool, "--version"]).output().is_ok_and(|run| run.status.success())
}

fn succeeds(command: &mut Command) {
    let run = command.output().expect("it can be started");
    let said = String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr);
    assert!(run.status.success(), "{command:?}\n{said}");
}

/// Writes a crate as a member of a workspace.
fn member(workspace: &Path, name: &str, made: &Generated) {
    for file in &made.files {
        let path = workspace.join(name).join(&file.path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
        let text = match file.path.as_str() {
            "Cargo.toml" => {
                file.contents.replace("[workspace]\n", "").replace("name = \"tiny\"", &format!("name = \"{name}\""))
            }
            _ => file.contents.clone(),
        };
        fs::write(path, text).expect("the file can be written");
    }
}

#[test]
fn each_part_compiles_alone_without_a_warning_and_as_rustfmt_leaves_it() {
    let root = PathBuf::from(env!("CARGO_TARGET_TMPDIR"));
    let (workspace, repository) = (root.join("parts"), Path::new(env!("CARGO_MANIFEST_DIR")).join(".."));
    match fs::remove_dir_all(&workspace) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => panic!("{error}"),
        _ => fs::create_dir(&workspace).expect("the folder can be made"),
    }
    let products = Products::default();
    let mut all = vec![
        ("smallest", made(&document(SMALLEST), &products)),
        ("types", made(&document(SMALLEST), &Products { types_only: true, ..products.clone() })),
    ];
    all.extend(USES.iter().map(|(part, path)| (part.name(), made(&document(path), &products))));
    for (name, made) in &all {
        member(&workspace, name, made);
        if has("fmt") {
            let files = made.files.iter().filter(|file| file.contents.starts_with("// Part of the runtime"));
            let config = repository.join("rustfmt.toml");
            let paths = files.map(|file| workspace.join(name).join(&file.path));
            succeeds(
                Command::new("rustfmt").args(["--check", "--edition=2024", "--config-path"]).arg(config).args(paths),
            );
        }
    }
    fs::write(workspace.join("Cargo.toml"), "[workspace]\nresolver = \"3\"\nmembers = [\"*\"]\n").expect("written");
    // The versions that this workspace has already, so that nothing is fetched.
    fs::copy(repository.join("Cargo.lock"), workspace.join("Cargo.lock")).expect("the lock file can be copied");
    let command = if has("clippy") { "clippy" } else { "check" };
    for which in [&["--workspace", "--features=blocking"][..], &["--package=smallest", "--package=types"]] {
        succeeds(
            Command::new(env!("CARGO"))
                // TLS is the largest part of the dependencies, and nothing here depends on it.
                .args([command, "--offline", "--quiet", "--keep-going", "--lib", "--no-default-features"])
                .args(which)
                .current_dir(&workspace)
                .env("CARGO_TARGET_DIR", root.join("constructs/target"))
                .env("RUSTFLAGS", "-Dwarnings"),
        );
    }
}
