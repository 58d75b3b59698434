//! What is made of a part of a document, or of one that an overlay changes.

use openapi_to_crate::diagnostic::Report;
use openapi_to_crate::ir::{Api, TypeKind};
use openapi_to_crate::parse::Reading;
use openapi_to_crate::{Input, Products, generate, read};

const DOCUMENT: &str = "\
openapi: 3.0.3
info: {title: Shops, version: '1'}
servers: [{url: 'https://example.com'}]
paths:
  /shops/{id}:
    parameters: [{$ref: '#/components/parameters/Id'}]
    get:
      tags: [shops]
      operationId: getShop
      responses: {'200': {description: The shop., content: {application/json: {schema: {$ref: '#/components/schemas/Shop'}}}}}
    delete:
      tags: [shops]
      operationId: closeShop
      responses: {'204': {description: Closed.}}
  /people:
    get:
      tags: [people]
      operationId: listPeople
      responses: {'200': {description: All., content: {application/json: {schema: {type: array, items: {$ref: '#/components/schemas/Person'}}}}}}
  /people/{id}/shops:
    parameters: [{$ref: '#/components/parameters/Id'}]
    get:
      tags: [people, shops]
      operationId: shopsOfPerson
      responses: {'204': {description: None.}}
components:
  parameters:
    Id: {name: id, in: path, required: true, schema: {type: integer}}
  schemas:
    Shop: {type: object, properties: {owner: {$ref: '#/components/schemas/Owner'}}}
    Owner:
      oneOf: [{$ref: '#/components/schemas/Person'}]
      discriminator: {propertyName: kind, mapping: {firm: Firm}}
    Person: {type: object, properties: {name: {type: string}}}
    Firm: {type: object, properties: {name: {type: string}}}
";

fn model(reading: Reading) -> (Option<Api>, Vec<String>) {
    let input = Input { reading, ..Input::document("shops.yaml", DOCUMENT) };
    let mut report = Report::default();
    let model = read(&input, &mut report);
    let line = |found: &&openapi_to_crate::diagnostic::Diagnostic| {
        format!("{}:{}:{} {} {}", found.file, found.span.line, found.span.column, found.code, found.message)
    };
    (model.map(|model| model.api), report.sorted().iter().map(line).collect())
}

fn chosen(only: &[&str]) -> (Vec<String>, Vec<String>) {
    let only = only.iter().map(|only| only.parse().expect("a choice")).collect();
    let (api, found) = model(Reading { only, ..Reading::default() });
    let api = api.unwrap_or_else(|| panic!("{found:?}"));
    let ids = api.operations.iter().map(|operation| operation.id.clone()).collect();
    (ids, api.types.iter().map(|def| def.wire.clone()).collect())
}

#[test]
fn a_subset_has_just_the_types_that_it_needs() {
    let named = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let all = ["Firm", "Owner", "Person", "Shop"];
    assert_eq!(chosen(&["operation:getShop"]), (named(&["getShop"]), named(&all)));
    assert_eq!(chosen(&["operation:closeShop"]), (named(&["closeShop"]), named(&[])));
    assert_eq!(chosen(&["operation:listPeople"]).1, named(&["Person"]));
    assert_eq!(chosen(&["tag:people"]).0, named(&["listPeople", "shopsOfPerson"]));
    assert_eq!(chosen(&["tag:people", "operation:closeShop"]).0, named(&["listPeople", "shopsOfPerson", "closeShop"]));
}

#[test]
fn paths_are_chosen_by_segments() {
    let fit = |pattern: &str| chosen(&[&format!("path:{pattern}")]).0.join(" ");
    assert_eq!(fit("/people"), "listPeople");
    assert_eq!(fit("/people/**"), "listPeople shopsOfPerson");
    assert_eq!(fit("/*/*"), "closeShop getShop");
    assert_eq!(fit("/**/shops"), "shopsOfPerson");
    assert_eq!(fit("/**"), "listPeople shopsOfPerson closeShop getShop");
    for wrong in ["people", "path:people", "name:x", ""] {
        assert!(wrong.parse::<openapi_to_crate::parse::Only>().is_err(), "{wrong}");
    }
}

fn overlaid(overlay: &str) -> (Option<Api>, Vec<String>) {
    model(Reading { overlays: vec![("rules.yaml".to_owned(), overlay.as_bytes().to_vec())], ..Reading::default() })
}

#[test]
fn an_overlay_changes_and_removes_what_its_rules_fit() {
    let (api, found) = overlaid(
        "overlay: 1.0.0\ninfo: {title: Ours, version: '1'}\nactions:\n  \
         - {target: $.info, update: {title: Our shops, description: Changed.}}\n  \
         - {target: \"$.paths.*[?@.operationId == 'closeShop']\", remove: true}\n  \
         - {target: $.components.schemas.Person.properties, update: {name: {maxLength: 5}, age: {type: integer}}}\n  \
         - {target: \"$.paths['/people'].get.tags\", update: staff}\n",
    );
    let api = api.unwrap_or_else(|| panic!("{found:?}"));
    assert_eq!(found, [""; 0]);
    assert_eq!((api.title.as_str(), api.description.as_str()), ("Our shops", "Changed."));
    let ids: Vec<&str> = api.operations.iter().map(|operation| operation.id.as_str()).collect();
    assert_eq!(ids, ["listPeople", "shopsOfPerson", "getShop"]);
    let schema = &api.definitions["Person"]["properties"];
    assert_eq!(schema["name"], serde_json::json!({"type": "string", "maxLength": 5}));
    assert_eq!(schema["age"]["type"], "integer");
}

#[test]
fn what_an_overlay_does_wrong_is_shown_in_the_overlay() {
    let (_, found) =
        overlaid("overlay: 1.0.0\nactions:\n  - {target: $.components.schemas.Person, update: {type: 7, items: 3}}\n");
    assert_eq!(
        found,
        [
            "rules.yaml:3:58 W115 there is no type `7` in OpenAPI; it is taken for any JSON",
            "rules.yaml:3:68 E116 an object belongs here, not a number",
        ]
    );
    let (api, found) = overlaid("overlay: 1.0.0\nactions:\n  - {target: $.paths.none, remove: true}\n");
    assert_eq!((api, found), (None, vec!["rules.yaml:3:14 E125 this rule fits nothing in the document".to_owned()]));
    for (text, message) in [
        ("", "E102 the overlay is empty"),
        ("openapi: 3.0.3\n", "E125 this is no overlay of version 1"),
        ("overlay: 1.0.0\n", "E125 this overlay has no rules"),
        ("overlay: 1.0.0\nactions: [{target: $.info}]\n", "E125 this rule does nothing"),
        ("overlay: [\n", "E103"),
    ] {
        let (api, found) = overlaid(text);
        assert!(api.is_none() && found.iter().any(|found| found.contains(message)), "{text}: {found:?}");
    }
}

#[test]
fn a_rule_of_an_overlay_expires_by_day_or_by_version() {
    let rule =
        |end: &str| format!("overlay: 1.0.0\nactions:\n  - {{target: $.info, {end}, update: {{title: Ours}}}}\n");
    for (end, today, title, says) in [
        ("x-expires: 2026-12-31", "2026-12-31", "Ours", None),
        ("x-expires: 2026-12-31", "2027-01-01", "Ours", Some("W118 this rule expired on 2026-12-31")),
        ("x-expires: 2026-12-31", "", "Ours", None),
        ("x-until-version: '2'", "", "Ours", None),
        ("x-until-version: '1.1'", "", "Ours", None),
        (
            "x-until-version: 1",
            "",
            "Shops",
            Some("W118 this rule ends with version 1, and the document is 1; it is left out"),
        ),
        ("x-until-version: v0.9", "", "Shops", Some("W118 this rule ends with version v0.9")),
    ] {
        let overlays = vec![("rules.yaml".to_owned(), rule(end).into_bytes())];
        let (api, found) = model(Reading { overlays, today: today.to_owned(), ..Reading::default() });
        assert_eq!(api.map(|api| api.title).as_deref(), Some(title), "{end}");
        assert_eq!(found.len(), usize::from(says.is_some()), "{end}: {found:?}");
        if let Some(says) = says {
            assert!(found[0].starts_with("rules.yaml:3:") && found[0].contains(says), "{found:?}");
        }
    }
    let (api, found) = overlaid(&rule("x-expires: soon"));
    assert!(api.is_none() && found[0].ends_with("E125 this is no day"), "{found:?}");
}

#[test]
fn a_schema_that_leads_nowhere_takes_any_json_where_going_on_is_asked_for() {
    let broken = DOCUMENT
        .replace("items: {$ref: '#/components/schemas/Person'}", "items: {$ref: '#/components/schemas/Nobody'}")
        .replace(
            "{owner: {$ref: '#/components/schemas/Owner'}}",
            "{owner: {$ref: none.yaml}, items: {$ref: '#/Size'}}",
        );
    let reading = Reading { keep_going: true, ..Reading::default() };
    let input = Input { reading, ..Input::document("shops.yaml", broken.as_str()) };
    let mut report = Report::default();
    let api = read(&input, &mut report).map(|model| model.api).unwrap_or_else(|| panic!("{}", input.render(&report)));
    assert_eq!(api.operations.len(), 4, "no operation is left out");
    let said: Vec<String> = report.sorted().iter().map(|found| format!("{} {}", found.code, found.message)).collect();
    assert_eq!(
        said,
        [
            "W117 `#/components/schemas/Nobody` leads nowhere [E112]; it takes any JSON",
            "W117 `none.yaml` can't be read: only a document that lies in a folder has other files [E111]; it takes any JSON",
            "W117 `#/Size` leads nowhere [E112]; it takes any JSON",
        ]
    );
    let shop = api.types.iter().find(|found| found.wire == "Shop").expect("the schema around it stays");
    let TypeKind::Object(shop) = &shop.kind else { panic!("{shop:?}") };
    assert_eq!(shop.fields.iter().map(|field| field.wire.as_str()).collect::<Vec<_>>(), ["owner", "items"]);
}

#[test]
fn what_can_not_be_read_is_left_out_where_that_is_asked_for_and_nothing_else() {
    let broken = DOCUMENT.replace(
        "[{$ref: '#/components/parameters/Id'}]\n    get:\n      tags: [people",
        "[{$ref: '#/components/parameters/No'}]\n    get:\n      tags: [people",
    );
    for keep_going in [false, true] {
        let reading = Reading { keep_going, ..Reading::default() };
        let input = Input { reading, ..Input::document("shops.yaml", broken.as_str()) };
        let generation = generate(&input, &Products::default());
        assert_eq!(generation.generated.is_some(), keep_going);
        let codes: Vec<&str> = generation.report.sorted().iter().map(|found| found.code.as_str()).collect();
        assert_eq!(codes, [if keep_going { "W117" } else { "E112" }]);
        let ids = generation.generated.map(|made| made.model.api.operations.len());
        assert_eq!(ids, keep_going.then_some(3));
        let strict = generate(&input, &Products { strict: true, ..Products::default() });
        assert!(strict.generated.is_none(), "a warning is an error then");
    }
    let hopeless = Input {
        reading: Reading { keep_going: true, ..Reading::default() },
        ..Input::document("shops.yaml", "openapi: 3.0.3\ninfo: {title: T, version: '1'}\npaths: 3\n")
    };
    assert!(generate(&hopeless, &Products::default()).generated.is_none());
}
