//! What changes for a program when the document changes, and what of that can break it.

use std::process::Command;

use openapi_to_crate::diagnostic::Report;
use openapi_to_crate::diff::{Change, SURFACE, Surface, compare, render_json};
use openapi_to_crate::generate::surface_of;
use openapi_to_crate::{Input, Products};

const PETS: &str = "\
openapi: 3.0.3
info: {title: Pets, version: '1'}
servers: [{url: 'https://example.com'}]
security: [{key: []}]
paths:
  /pets:
    get:
      operationId: listPets
      tags: [animals]
      parameters:
        - {name: limit, in: query, schema: {type: integer}}
        - {name: kind, in: query, required: true, schema: {type: string}}
        - {name: owner, in: query, required: true, schema: {type: integer}}
      responses: {'200': {description: D, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}}
    post:
      operationId: addPet
      requestBody: {required: true, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}
      responses: {'204': {description: D}}
  /pets/{id}:
    delete:
      operationId: deletePet
      parameters: [{name: id, in: path, required: true, schema: {type: string}}]
      responses: {'204': {description: D}}
components:
  securitySchemes: {key: {type: apiKey, in: header, name: X-Key}}
  schemas:
    Pet:
      type: object
      required: [name]
      properties: {name: {type: string}, age: {type: integer}, kind: {$ref: '#/components/schemas/Kind'}}
    Kind: {type: string, enum: [cat, dog]}
";

fn of(text: &str) -> Surface {
    let mut report = Report::default();
    let input = Input::document("pets.yaml", text);
    let surface = surface_of(&input, &Products::default(), &mut report);
    surface.unwrap_or_else(|| panic!("{}", input.render(&report)))
}

/// The document with some texts replaced, each of which stands in it.
fn edited(edits: &[(&str, &str)]) -> String {
    edits.iter().fold(PETS.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replace(from, to)
    })
}

/// What such an edit changes: whether it breaks, and the sentence.
fn changes(edits: &[(&str, &str)]) -> Vec<(bool, String)> {
    let changes = compare(&of(PETS), &of(&edited(edits)));
    changes.iter().map(|change| (change.breaks, change.message())).collect()
}

const BREAKS: bool = true;

#[track_caller]
fn told(edits: &[(&str, &str)], expected: &[(bool, &str)]) {
    let found = changes(edits);
    let found: Vec<(bool, &str)> = found.iter().map(|(breaks, message)| (*breaks, message.as_str())).collect();
    assert_eq!(found, expected);
}

#[test]
fn operations_are_added_and_removed_by_method_and_path() {
    told(
        &[("    delete:\n      operationId: deletePet", "    get:\n      operationId: getPet")],
        &[
            (BREAKS, "operation `DELETE /pets/{id}` is gone"),
            (!BREAKS, "operation `GET /pets/{id}` is new: `client.pet().get()`"),
        ],
    );
}

#[test]
fn a_new_required_parameter_breaks_and_an_optional_one_does_not() {
    let first = "        - {name: limit";
    let more =
        |required: &str| format!("        - {{name: page, in: query, {required}schema: {{type: integer}}}}\n{first}");
    told(
        &[(first, &more("required: true, "))],
        &[(BREAKS, "parameter `page` of `GET /pets` is new, and required: `i64`")],
    );
    told(&[(first, &more(""))], &[(!BREAKS, "parameter `page` of `GET /pets` is new: `i64`")]);
}

#[test]
fn parameters_become_required_optional_others_and_change_places() {
    told(
        &[("{name: limit, in: query, ", "{name: limit, in: query, required: true, ")],
        &[(BREAKS, "parameter `limit` of `GET /pets` is required now: `i64`")],
    );
    told(
        &[("{name: kind, in: query, required: true, ", "{name: kind, in: query, ")],
        &[(BREAKS, "parameter `kind` of `GET /pets` is optional now, and no argument any more")],
    );
    told(
        &[("{name: limit, in: query, schema: {type: integer}}", "{name: limit, in: query, schema: {type: boolean}}")],
        &[(BREAKS, "parameter `limit` of `GET /pets` is `bool` now, no longer `i64`")],
    );
    let owner = "{name: owner, in: query, required: true, schema: {type: integer}}";
    let kind = "{name: kind, in: query, required: true, schema: {type: string}}";
    told(
        &[(owner, "{}"), (kind, owner), ("{}", kind)],
        &[(BREAKS, "operation `GET /pets` takes its arguments in another order: owner, kind")],
    );
}

#[test]
fn a_parameter_of_a_path_may_be_called_otherwise() {
    told(&[("/{id}", "/{petId}"), ("{name: id,", "{name: petId,")], &[]);
}

#[test]
fn the_same_call_of_another_path_breaks_nothing() {
    let before = edited(&[("  /pets:", "  /v1/pets:"), ("  /pets/{id}:", "  /v1/pets/{id}:")]);
    let after = edited(&[("  /pets:", "  /v2/pets:"), ("  /pets/{id}:", "  /v2/pets/{id}:")]);
    let changes = compare(&of(&before), &of(&after));
    let messages: Vec<_> = changes.iter().map(|change| (change.breaks, change.message())).collect();
    let expected = [("GET", "pets().get()", ""), ("POST", "pets().post()", ""), ("DELETE", "pet().delete()", "/{id}")]
        .map(|(method, call, rest)| {
            let (old, new) = (format!("{method} /v1/pets{rest}"), format!("{method} /v2/pets{rest}"));
            (false, format!("`client.{call}` is `{new}` now, no longer `{old}`"))
        });
    assert_eq!(messages, expected);
}

#[test]
fn answers_and_the_place_of_a_service_change() {
    told(
        &[(
            "200': {description: D, content: {application/json: {schema: {$ref: '#/components/schemas/Pet'}}}}",
            "200': {description: D}",
        )],
        &[(BREAKS, "operation `GET /pets` answers `()` now, no longer `Pet`")],
    );
    told(
        &[("https://example.com", "https://example.com/v2")],
        &[(!BREAKS, "the base URL is `https://example.com/v2` now, no longer `https://example.com`")],
    );
    told(
        &[("operationId: addPet\n", "operationId: addPet\n      deprecated: true\n")],
        &[(!BREAKS, "operation `POST /pets` is deprecated")],
    );
}

#[test]
fn fields_are_added_removed_retyped_and_become_optional() {
    told(
        &[("age: {type: integer}, ", "age: {type: number}, ")],
        &[
            (BREAKS, "field `Pet.age` is `Option<f64>` now, no longer `Option<i64>`"),
            (BREAKS, "setter `Pet::age` is `f64` now, no longer `i64`"),
        ],
    );
    told(
        &[("age: {type: integer}, ", "")],
        &[(BREAKS, "field `Pet.age` is gone"), (BREAKS, "setter `Pet::age` is gone")],
    );
    told(
        &[("age: {type: integer}, ", "age: {type: integer}, born: {type: string}, ")],
        &[
            (!BREAKS, "field `Pet.born` is new: `Option<String>`"),
            (!BREAKS, "setter `Pet::born` is new: `impl Into<String>`"),
        ],
    );
    told(
        &[("required: [name]", "required: [name, age]")],
        &[
            (BREAKS, "setter `Pet::age` is gone"),
            (BREAKS, "field `Pet.age` is never missing now: `i64`"),
            (BREAKS, "`Pet::new` is `new(impl Into<String>, i64)` now, no longer `new(impl Into<String>)`"),
        ],
    );
}

#[test]
fn what_has_another_name_in_rust_is_known_by_its_name_in_the_document() {
    told(
        &[("age: {type: integer}", "age: {type: integer, x-name: years}")],
        &[
            (BREAKS, "setter `Pet::age` is gone"),
            (BREAKS, "field `Pet.age` is called `years` now"),
            (!BREAKS, "setter `Pet::years` is new: `i64`"),
        ],
    );
    told(
        &[("enum: [cat, dog]", "enum: [cat, dog], x-enum-varnames: [cat, hound]")],
        &[(BREAKS, "variant `Kind::Dog` is called `Hound` now")],
    );
    told(
        &[("enum: [cat, dog]", "enum: [cat, bird]")],
        &[(BREAKS, "variant `Kind::Dog` is gone"), (!BREAKS, "variant `Kind::Bird` is new")],
    );
    told(
        &[("operationId: listPets", "operationId: allPets")],
        &[
            (BREAKS, "`client.animals().list_pets()` of `GET /pets` is called `animals().all_pets()` now"),
            (BREAKS, "the request `ListPets` of `GET /pets` is called `AllPets` now"),
        ],
    );
}

#[test]
fn a_type_that_is_only_called_otherwise_is_one_change() {
    told(
        &[("schemas/Kind", "schemas/Species"), ("    Kind:", "    Species:")],
        &[(BREAKS, "type `Kind` is called `Species` now")],
    );
}

#[test]
fn ways_to_prove_who_is_calling_change() {
    let found = changes(&[("name: X-Key", "name: X-Token")]);
    assert!(found.contains(&(true, "credential `Builder::key` is gone".to_owned())), "{found:?}");
}

#[test]
fn a_listing_is_read_as_it_was_written_and_differs_from_itself_in_nothing() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/specs");
    let mut kinds = std::collections::BTreeSet::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        let name = path.display().to_string();
        if path.extension().is_none_or(|end| end != "yaml") {
            continue;
        }
        let input = Input::document(&name, std::fs::read(&path).expect("a file"));
        let Some(surface) = surface_of(&input, &Products::default(), &mut Report::default()) else { continue };
        let listing = surface.to_string();
        assert_eq!(Surface::read(&listing).as_ref(), Some(&surface), "{name}");
        assert_eq!(compare(&surface, &surface), Vec::<Change>::new(), "{name}");
        kinds.extend(
            surface
                .items
                .iter()
                .flat_map(|item| std::iter::once(&item.entry).chain(&item.members))
                .map(|entry| entry.kind),
        );
    }
    assert_eq!(kinds.len(), 19, "all but modules that are written by hand: {kinds:?}");
    assert_eq!(Surface::read("# The surface of this crate, version 0: …\n"), None);
    assert_eq!(Surface::read(&of(PETS).to_string().replace("field", "fields")), None);
}

#[test]
fn texts_of_a_document_stay_on_their_lines() {
    let evil = of(&edited(&[("enum: [cat, dog]", "enum: [\"cat\\tdog\\noperation\\tx\\ty\\tz\", dog]")]));
    let listing = evil.to_string();
    assert!(listing.contains("\tcat\\tdog\\noperation\\tx\\ty\\tz\n"), "{listing}");
    let read = Surface::read(&listing).expect("a listing");
    assert_eq!(compare(&evil, &read), Vec::<Change>::new());
}

#[test]
fn a_crate_of_types_alone_has_no_calls() {
    let products = Products { types_only: true, ..Products::default() };
    let surface =
        surface_of(&Input::document("pets.yaml", PETS), &products, &mut Report::default()).expect("a surface");
    let kinds: std::collections::BTreeSet<_> = surface.items.iter().map(|item| item.entry.kind.word()).collect();
    assert!(kinds.contains("type") && !kinds.contains("operation") && !kinds.contains("credential"), "{kinds:?}");
}

#[test]
fn programs_get_every_part_of_a_change() {
    let changes = compare(&of(PETS), &of(&edited(&[("age: {type: integer}, ", "age: {type: number}, ")])));
    let line = render_json(&changes).lines().next().expect("a line").to_owned();
    let shown: serde_json::Value = serde_json::from_str(&line).expect("an object");
    let expected = serde_json::json!({
        "change": "changed", "kind": "field", "of": "Pet", "name": "age", "before": "Option<i64>",
        "after": "Option<f64>", "breaks": true,
        "message": "field `Pet.age` is `Option<f64>` now, no longer `Option<i64>`",
    });
    assert_eq!(shown, expected);
}

#[test]
fn the_program_compares_documents_crates_and_listings_and_fails_where_that_is_asked_for() {
    let folder = tempfile::tempdir().expect("a folder");
    let run = |arguments: &[&str]| {
        let program = env!("CARGO_BIN_EXE_openapi-to-crate");
        let output = Command::new(program).args(arguments).current_dir(folder.path()).output().expect("it runs");
        let text = |bytes| String::from_utf8(bytes).expect("text");
        (output.status.code(), text(output.stdout), text(output.stderr))
    };
    let put = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).expect("written");
    put("old.yaml", PETS);
    put("new.yaml", &edited(&[("required: [name]", "required: []")]));
    put("more.yaml", &edited(&[("enum: [cat, dog]", "enum: [cat, dog, bird]")]));
    put("wrong.yaml", "security: 3\nopenapi: 3.0.3\ninfo: {title: Pets, version: '1'}\npaths: {}\n");

    let (status, said, _) = run(&["diff", "old.yaml", "more.yaml", "--deny", "breaking"]);
    assert_eq!(status, Some(0));
    assert_eq!(said, "        variant `Kind::Bird` is new\n1 change for programs, which breaks none\n");
    assert_eq!(run(&["diff", "old.yaml", "more.yaml", "--deny", "any"]).0, Some(1));
    let (status, said, _) = run(&["diff", "old.yaml", "new.yaml"]);
    assert_eq!((status, said.starts_with("breaks  ")), (Some(0), true), "{said}");
    assert_eq!(run(&["diff", "old.yaml", "new.yaml", "--deny", "breaking"]).0, Some(1));
    assert_eq!(run(&["diff", "old.yaml", "old.yaml", "--deny", "any"]).1, "nothing changes for programs\n");
    let (status, said, error) = run(&["diff", "old.yaml", "wrong.yaml"]);
    assert_eq!((status, said.as_str()), (Some(1), ""));
    assert!(error.contains("error[E116]"), "{error}");
    assert_eq!(run(&["diff", "old.yaml", "none.yaml"]).0, Some(2));

    assert_eq!(run(&["gen", "old.yaml", "--out", "pets"]).0, Some(0));
    let listing = format!("pets/{SURFACE}");
    for old in ["pets", listing.as_str()] {
        assert_eq!(run(&["diff", old, "more.yaml"]), run(&["diff", "old.yaml", "more.yaml"]));
    }
    // What is generated over it says the same, in a paragraph.
    let (_, said, _) = run(&["gen", "more.yaml", "--out", "pets"]);
    let last = said.lines().last().unwrap_or_default();
    assert_eq!(last, "1 change for programs, which breaks none: variant `Kind::Bird` is new");
    let (_, said, _) = run(&["gen", "more.yaml", "--out", "pets"]);
    assert!(!said.contains("for programs"), "{said}");
    put(&listing, "# The surface of this crate, version 0: from long ago\n");
    assert_eq!(run(&["diff", "pets", "more.yaml"]).0, Some(2));
}
