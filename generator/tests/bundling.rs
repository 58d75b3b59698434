//! A document of several files means the same as one that is written in a single file, and what is
//! wrong is shown in the file in which it stands.

use std::collections::BTreeMap;

use openapi_to_crate::diagnostic::Report;
use openapi_to_crate::lower::lower;
use openapi_to_crate::parse::{Document, Files, Folder, parse, parse_with_files};
use openapi_to_crate::render::render;

const DOCUMENT: &str = "\
openapi: 3.0.3
info: {title: Pets, version: '1'}
servers: [{url: 'https://example.com'}]
paths:
  /pets:
    $ref: paths/pets.yaml#/~1pets
components:
  schemas:
    Id: {type: integer}
";

const PATHS: &str = "\
/pets:
  get:
    operationId: listPets
    parameters: [{$ref: '../parameters.yaml#/Limit'}]
    responses:
      '200':
        description: Pets.
        content:
          application/json:
            schema: {type: array, items: {$ref: ../schemas/pet.yaml}}
      default: {$ref: '#/Failure'}
/unused:
  get: {responses: {'204': {description: Nobody refers to it.}}}
Failure: {description: It failed.}
";

const PET: &str = "\
type: object
required: [id]
properties:
  id: {$ref: '../openapi.yaml#/components/schemas/Id'}
  mother: {$ref: '#'}
  owner: {$ref: people.yaml#/Person}
";

const PEOPLE: &str = "Person: {type: object, properties: {name: {type: string}}}\n";
const PARAMETERS: &str = "Limit: {name: limit, in: query, schema: {type: integer}}\n";

struct Memory(BTreeMap<&'static str, &'static str>);

impl Files for Memory {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        self.0.get(path).map(|text| text.as_bytes().to_vec()).ok_or_else(|| "there is no such file".to_owned())
    }
}

fn files(changed: &[(&'static str, &'static str)]) -> Memory {
    let usual = [
        ("paths/pets.yaml", PATHS),
        ("schemas/pet.yaml", PET),
        ("schemas/people.yaml", PEOPLE),
        ("parameters.yaml", PARAMETERS),
    ];
    Memory(usual.into_iter().chain(changed.iter().copied()).collect())
}

fn read(document: &str, files: &Memory) -> (Option<Document>, Report) {
    let mut report = Report::default();
    let read = parse_with_files("api/openapi.yaml", document.as_bytes(), files, &mut report);
    (read, report)
}

fn problems(document: &str, files: &Memory) -> Vec<String> {
    let (_, report) = read(document, files);
    report
        .sorted()
        .iter()
        .map(|found| {
            format!("{}:{}:{} {} {}", found.file, found.span.line, found.span.column, found.code, found.message)
        })
        .collect()
}

#[test]
fn several_files_mean_what_a_single_one_means() {
    let (bundled, mut report) = read(DOCUMENT, &files(&[]));
    let bundled = bundled.unwrap_or_else(|| panic!("{}", render(&report, &[("api/openapi.yaml", DOCUMENT)])));
    let single = "\
openapi: 3.0.3
info: {title: Pets, version: '1'}
servers: [{url: 'https://example.com'}]
paths:
  /pets:
    get:
      operationId: listPets
      parameters: [{$ref: '#/components/parameters/Limit'}]
      responses:
        '200':
          description: Pets.
          content:
            application/json:
              schema: {type: array, items: {$ref: '#/components/schemas/pet'}}
        default: {$ref: '#/components/responses/Failure'}
components:
  schemas:
    Id: {type: integer}
    pet:
      type: object
      required: [id]
      properties:
        id: {$ref: '#/components/schemas/Id'}
        mother: {$ref: '#/components/schemas/pet'}
        owner: {$ref: '#/components/schemas/Person'}
    Person: {type: object, properties: {name: {type: string}}}
  parameters:
    Limit: {name: limit, in: query, schema: {type: integer}}
  responses:
    Failure: {description: It failed.}
";
    let expected = parse("single.yaml", single.as_bytes(), &mut report).expect("it is sound");
    assert_eq!(bundled.tree.to_json(), expected.tree.to_json());
    let lowered = lower(&bundled, None, &mut report).expect("it is sound");
    assert_eq!(lowered, lower(&expected, None, &mut report).expect("it is sound"));
    assert_eq!(report.sorted(), Vec::<&openapi_to_crate::diagnostic::Diagnostic>::new());
}

#[test]
fn a_mistake_is_shown_in_the_file_in_which_it_stands() {
    let found = files(&[("schemas/people.yaml", "Person:\n  type: object\n  propertys: {}\n")]);
    assert_eq!(
        problems(DOCUMENT, &found),
        ["api/schemas/people.yaml:3:3 W110 OpenAPI 3.0 knows no key `propertys` in this object; it is ignored"]
    );
    let (_, report) = read(DOCUMENT, &found);
    let shown = render(&report, &[("api/openapi.yaml", DOCUMENT)]);
    assert!(shown.contains("3 |   propertys: {}"), "{shown}");
}

#[test]
fn a_mistake_that_lowering_finds_is_shown_there_too() {
    let found = files(&[("schemas/people.yaml", "Person:\n  type: object\n  properties:\n    name: {type: array}\n")]);
    let (document, mut report) = read(DOCUMENT, &found);
    assert!(lower(&document.expect("it is OpenAPI"), None, &mut report).is_some());
    let all = report.sorted();
    let [only] = all.as_slice() else { panic!("{all:?}") };
    assert_eq!((only.file.as_str(), only.span.line, only.code.as_str()), ("api/schemas/people.yaml", 4, "W221"));
}

#[test]
fn what_is_wrong_with_a_reference_is_shown_where_it_stands() {
    let gone = files(&[("schemas/pet.yaml", "type: object\nproperties: {owner: {$ref: nobody.yaml#/Person}}\n")]);
    assert_eq!(
        problems(DOCUMENT, &gone),
        ["api/schemas/pet.yaml:2:28 E111 `nobody.yaml#/Person` can't be read: there is no such file"]
    );
    let nowhere = files(&[("schemas/people.yaml", "Persons: {type: object}\n")]);
    assert_eq!(problems(DOCUMENT, &nowhere), ["api/schemas/pet.yaml:6:17 E112 `people.yaml#/Person` leads nowhere"]);
    let broken = files(&[("schemas/people.yaml", "Person: {type: [}\n")]);
    assert!(
        problems(DOCUMENT, &broken)[0].starts_with("api/schemas/people.yaml:1:"),
        "{:?}",
        problems(DOCUMENT, &broken)
    );
}

#[test]
fn no_reference_leads_out_of_the_folder_or_to_a_server() {
    for out in [
        "../secret.yaml#/A",
        "/etc/passwd",
        "https://example.com/a.yaml#/A",
        "schemas/../../a.yaml",
        "file:a.yaml",
        "%2e%2e/a.yaml",
        "..\\\\a.yaml",
    ] {
        let document = DOCUMENT.replace("{type: integer}", &format!("{{$ref: \"{out}\"}}"));
        let found = problems(&document, &files(&[]));
        assert_eq!(found.len(), 1, "{out}: {found:?}");
        assert!(found[0].starts_with("api/openapi.yaml:9:") && found[0].contains(" E111 "), "{found:?}");
    }
}

#[test]
fn of_two_targets_of_one_name_the_second_is_named_after_its_file_too() {
    let twice = files(&[
        (
            "schemas/pet.yaml",
            "type: object\nproperties: {owner: {$ref: people.yaml#/Person}, id: {$ref: people.yaml#/Id}}\n",
        ),
        ("schemas/people.yaml", "Person: {type: string}\nId: {type: string}\n"),
    ]);
    let (document, mut report) = read(DOCUMENT, &twice);
    let api = lower(&document.expect("it is OpenAPI"), None, &mut report).expect("it is sound");
    let names: Vec<&str> = api.types.iter().map(|def| def.wire.as_str()).collect();
    assert_eq!(names, ["Id", "Person", "people_Id", "pet"]);
    assert!(report.sorted().is_empty());
}

#[test]
fn paths_in_files_that_lead_in_a_circle_are_refused() {
    let circle = files(&[("paths/pets.yaml", "/pets: {$ref: '#/~1pets'}\n")]);
    let found = problems(DOCUMENT, &circle);
    assert_eq!(found, ["api/paths/pets.yaml:1:15 E111 `#/~1pets` is part of a circle"]);
}

#[test]
fn files_are_read_below_a_folder_and_through_no_link_out_of_it() {
    let folder = std::path::Path::new(env!("CARGO_TARGET_TMPDIR")).join("bundling");
    let _ = std::fs::remove_dir_all(&folder);
    let inside = folder.join("spec");
    std::fs::create_dir_all(inside.join("sub")).expect("a folder");
    std::fs::write(folder.join("secret.yaml"), "A: {}").expect("a file");
    std::fs::write(inside.join("sub/a.yaml"), "A: {}").expect("a file");
    let files = Folder::of(&inside.join("openapi.yaml"));
    assert_eq!(files.read("sub/a.yaml"), Ok(b"A: {}".to_vec()));
    assert!(files.read("../secret.yaml").is_err() && files.read("sub").is_err() && files.read("b.yaml").is_err());
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(folder.join("secret.yaml"), inside.join("link.yaml")).expect("a link");
        assert!(files.read("link.yaml").is_err());
    }
}

#[test]
fn files_above_the_folder_of_a_document_are_read_below_the_root_that_is_named() {
    let dir = tempfile::tempdir().expect("a folder");
    for (path, text) in [
        ("api/v1/openapi.yaml", DOCUMENT.replace("paths/pets.yaml", "../paths/pets.yaml")),
        (
            "api/paths/pets.yaml",
            PATHS.replace("../parameters.yaml", "../../shared/parameters.yaml").replace("../schemas", "../../schemas"),
        ),
        ("schemas/pet.yaml", PET.replace("../openapi.yaml", "../api/v1/openapi.yaml")),
        ("schemas/people.yaml", PEOPLE.to_owned()),
        ("shared/parameters.yaml", PARAMETERS.to_owned()),
    ] {
        let path = dir.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
        std::fs::write(path, text).expect("the file can be written");
    }
    let document = dir.path().join("api/v1/openapi.yaml");
    let bytes = std::fs::read(&document).expect("the document can be read");
    let name = document.display().to_string();
    let understood = |folder: &Folder| {
        let mut report = Report::default();
        let api = parse_with_files(&name, &bytes, folder, &mut report)
            .and_then(|document| lower(&document, None, &mut report));
        (api, render(&report, &[(&name, &String::from_utf8_lossy(&bytes))]))
    };
    let (api, said) = understood(&Folder::of(&document));
    assert!(api.is_none() && said.contains("error[E111]") && said.contains("--root"), "{said}");
    let (api, said) = understood(&Folder::below(dir.path(), &document).expect("the document is below it"));
    let api = api.unwrap_or_else(|| panic!("{said}"));
    assert_eq!(api.operations[0].parameters[0].wire, "limit");
    let names: Vec<&str> = api.types.iter().map(|found| found.wire.as_str()).collect();
    assert!(["Pet", "pet", "Id", "Person"].iter().filter(|name| names.contains(name)).count() >= 3, "{names:?}");

    let elsewhere = Folder::below(&dir.path().join("schemas"), &document).expect_err("it is not below that");
    assert!(elsewhere.contains("is not below"), "{elsewhere}");
}

/// The names of all types, sorted.
fn types(document: &str, files: &Memory) -> Vec<String> {
    let (read, mut report) = read(document, files);
    let document = read.unwrap_or_else(|| panic!("{}", render(&report, &[("api/openapi.yaml", document)])));
    let api = lower(&document, None, &mut report).expect("it is sound");
    let mut names: Vec<_> = api.types.into_iter().map(|ty| ty.wire).collect();
    names.sort();
    names
}

#[test]
fn a_schema_that_is_nothing_but_a_file_has_the_name_that_the_document_gives_it() {
    let document = DOCUMENT.replace("    Id: {type", "    Animal: {$ref: schemas/pet.yaml}\n    Id: {type");
    assert_eq!(types(&document, &files(&[])), ["Animal", "Id", "Person"]);
    let twice = document.replace("    Id: {type", "    Beast: {$ref: schemas/pet.yaml}\n    Id: {type");
    assert_eq!(types(&twice, &files(&[])), ["Animal", "Beast", "Id", "Person"]);
}

/// A document of 3.1 with schemas.
fn newer(schemas: &str) -> String {
    format!("openapi: 3.1.0\ninfo: {{title: Newer, version: '1'}}\npaths: {{}}\ncomponents:\n  schemas:\n{schemas}")
}

#[test]
fn a_schema_with_an_id_finds_its_own_definitions() {
    let document = newer(
        "    Shop:
      $id: https://example.com/shop
      type: object
      properties: {price: {$ref: '#/$defs/Price'}, id: {$ref: '#/components/schemas/Id'}}
      $defs: {Price: {type: object, properties: {cents: {type: integer}}}}
    Id: {type: string}
",
    );
    let (read, report) = read(&document, &files(&[]));
    assert!(read.is_some() && !report.has_findings(), "{}", render(&report, &[("api/openapi.yaml", &document)]));
    assert_eq!(types(&document, &files(&[])), ["Id", "Shop", "Shop_Price"]);
}

#[test]
fn a_dynamic_reference_is_read_as_the_one_that_it_is_without_those_who_refer_to_it() {
    let document = newer(
        "    Tree:
      $dynamicAnchor: node
      type: object
      properties: {children: {type: array, items: {$dynamicRef: '#node'}}}
",
    );
    assert_eq!(types(&document, &files(&[])), ["Tree"]);
    let problems = problems(&document, &files(&[]));
    let [only] = problems.as_slice() else { panic!("{problems:?}") };
    assert!(only.contains("`$dynamicRef`"), "{only}");
}

#[test]
fn what_stands_in_another_file_is_mended_as_in_the_document_itself() {
    let people = "Person: {type: object, properties: {name: {type: varchar}}}\n";
    let (document, report) = read(DOCUMENT, &files(&[("schemas/people.yaml", people)]));
    let document = document.expect("a document");
    let name = document.node("/components/schemas/Person/properties/name/type").and_then(|node| node.text());
    assert_eq!(name, Some("string"));
    let found = report.sorted();
    let mended: Vec<_> = found.iter().filter(|found| found.message.contains("varchar")).collect();
    assert_eq!(mended.len(), 1, "{found:?}");
}
