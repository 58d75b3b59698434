//! What other generators refuse, or what this one once did: each kind is a document of its own, which is taken,
//! with the words that are due about it and no others.

use openapi_to_crate::diagnostic::Report;
use openapi_to_crate::ir::{Api, Type, TypeKind};
use openapi_to_crate::{Input, read};

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\nservers: [{url: 'https://example.com'}]\n";

/// What a document means, and the codes of what is said about it.
fn taken(document: &str) -> (Api, Vec<&'static str>) {
    let input = Input::document("taken.yaml", document);
    let mut report = Report::default();
    let model = read(&input, &mut report);
    let api = model.unwrap_or_else(|| panic!("{document}\n{}", input.render(&report))).api;
    (api, report.sorted().iter().map(|found| found.code.as_str()).collect())
}

/// The fields of a type by their names on the wire.
fn fields<'a>(api: &'a Api, name: &str) -> Vec<(&'a str, &'a Type)> {
    let found = api.types.iter().find(|found| found.wire == name).unwrap_or_else(|| panic!("no {name}"));
    let TypeKind::Object(object) = &found.kind else { panic!("{name} is no object: {found:?}") };
    object.fields.iter().map(|field| (field.wire.as_str(), &field.ty)).collect()
}

/// A document with one operation whose answer has a schema, and components.
fn answering(schema: &str, components: &str) -> String {
    format!(
        "{HEAD}paths:\n  /a:\n    get:\n      responses:\n        '200': {{description: A., content: {{application/json: \
         {{schema: {schema}}}}}}}\ncomponents:\n  schemas:\n{components}"
    )
}

#[test]
fn a_reference_that_is_percent_encoded() {
    let document = answering(
        "{$ref: '#/components/schemas/A%5BB%5D'}",
        "    'A[B]': {type: object, properties: {c: {type: integer}}}\n",
    );
    let (api, codes) = taken(&document);
    assert_eq!(codes, [""; 0]);
    assert_eq!(fields(&api, "A[B]").len(), 1);
}

#[test]
fn a_reference_deep_into_a_path() {
    let deep = "#/paths/~1a/get/responses/200/content/application~1json/schema/properties/inner";
    let document = answering(
        "{type: object, properties: {inner: {type: object, properties: {d: {type: string}}}}}",
        &format!("    Outer: {{type: object, properties: {{same: {{$ref: '{deep}'}}}}}}\n"),
    );
    let (api, codes) = taken(&document);
    assert_eq!(codes, [""; 0]);
    assert!(matches!(fields(&api, "Outer")[..], [("same", Type::Optional(_))]));
}

#[test]
fn a_reference_into_a_parameter_or_a_response_of_components() {
    let (api, codes) = taken(&format!(
        "{HEAD}paths: {{}}\ncomponents:\n  parameters: {{Id: {{name: id, in: query, schema: {{type: integer}}}}}}\n  \
         responses: {{Done: {{description: D., content: {{application/json: {{schema: {{type: object, properties: {{e: \
         {{type: boolean}}}}}}}}}}}}}}\n  schemas:\n    A: {{type: object, properties: {{id: {{$ref: \
         '#/components/parameters/Id/schema'}}, done: {{$ref: \
         '#/components/responses/Done/content/application~1json/schema'}}}}}}\n"
    ));
    assert_eq!(codes, [""; 0]);
    assert_eq!(fields(&api, "A").len(), 2);
}

#[test]
fn a_schema_that_is_referred_to_by_its_anchor() {
    let document =
        answering("{$ref: '#pet'}", "    Pet: {$anchor: pet, type: object, properties: {f: {type: integer}}}\n")
            .replace("3.0.3", "3.1.0");
    let (api, codes) = taken(&document);
    assert_eq!(codes, [""; 0]);
    assert_eq!(fields(&api, "Pet").len(), 1);
}

#[test]
fn descriptions_of_an_enum_in_the_shape_of_another_tool() {
    let document = answering(
        "{$ref: '#/components/schemas/Size'}",
        "    Size: {type: string, enum: [s, l], x-enum-descriptions: {s: Small, l: Large}}\n",
    );
    let (api, codes) = taken(&document);
    assert!(api.types.iter().any(|found| matches!(found.kind, TypeKind::Enum(_))));
    assert!(codes.iter().all(|code| code.starts_with('W')), "{codes:?}");
}

#[test]
fn a_flow_list_whose_closing_bracket_stands_at_the_indent_of_its_key() {
    let (api, codes) = taken(&answering(
        "{$ref: '#/components/schemas/A'}",
        "    A:\n      type: string\n      enum: [\n        a,\n        b\n      ]\n",
    ));
    assert_eq!(codes, [""; 0]);
    assert_eq!(api.types.len(), 1);
}

#[test]
fn numbers_where_texts_belong() {
    let (api, codes) = taken(
        "openapi: 3.0.3\ninfo: {title: T, version: 1.0}\nservers: [{url: 'https://example.com:{port}', variables: {port: \
         {default: 8080}}}]\npaths: {}\ncomponents: {schemas: {A: {type: string, pattern: 0}}}\n",
    );
    assert_eq!(codes, ["W103"; 3]);
    assert_eq!((api.version.as_str(), api.servers[0].url.as_str()), ("1.0", "https://example.com:8080"));
}

#[test]
fn a_document_without_paths_and_an_operation_without_responses() {
    let (api, codes) = taken(HEAD);
    assert_eq!((api.operations.len(), codes), (0, vec!["W102"]));
    let (api, codes) =
        taken(&format!("{HEAD}paths: {{/a: {{get: {{operationId: a}}}}, /b: {{get: {{responses: }}}}}}\n"));
    assert_eq!(api.operations.len(), 2);
    assert!(codes.iter().all(|code| code.starts_with('W')) && codes.contains(&"W102"), "{codes:?}");
}

#[test]
fn a_response_without_a_description() {
    let (api, codes) = taken(&format!("{HEAD}paths: {{/a: {{get: {{responses: {{'204': {{}}}}}}}}}}\n"));
    assert_eq!((api.operations.len(), codes), (1, vec!["W102"]));
}

#[test]
fn keys_of_another_version() {
    let (api, codes) = taken(&format!(
        "{HEAD}paths: {{/a: {{get: {{produces: [application/json], responses: {{'204': {{description: D.}}}}}}}}}}\n\
         components: {{schemas: {{A: {{type: string, const: a}}, B: {{type: object, properties: {{k: {{type: string}}}}, \
         discriminator: {{propertyName: k, kind: c}}}}}}}}\n"
    ));
    assert_eq!(api.operations.len(), 1);
    assert!(codes.contains(&"W104") && codes.contains(&"W111"), "{codes:?}");
}

#[test]
fn types_that_are_called_as_in_other_languages() {
    let document = answering(
        "{$ref: '#/components/schemas/A'}",
        "    A: {type: map, properties: {a: {type: String}, b: {type: list, items: {type: int}}, c: {type: file}}}\n",
    );
    let (api, codes) = taken(&document);
    assert!(codes.iter().filter(|code| **code == "W115").count() >= 4, "{codes:?}");
    let names: Vec<&str> = fields(&api, "A").into_iter().map(|(name, _)| name).collect();
    assert_eq!(names, ["a", "b", "c"]);
    assert_eq!(fields(&api, "A")[0].1, &Type::Optional(Box::new(Type::String)));
}

#[test]
fn a_parameter_of_the_path_in_the_style_of_a_query_and_one_that_is_not_described() {
    let (api, codes) = taken(&format!(
        "{HEAD}paths:\n  /a/{{x}}/{{y}}:\n    get:\n      parameters: [{{name: x, in: path, required: true, style: form, \
         schema: {{type: integer}}}}]\n      responses: {{'204': {{description: D.}}}}\n"
    ));
    let names: Vec<&str> = api.operations[0].parameters.iter().map(|parameter| parameter.wire.as_str()).collect();
    assert_eq!(names, ["x", "y"]);
    assert!(codes.contains(&"W250") && codes.iter().all(|code| code.starts_with('W')), "{codes:?}");
}

#[test]
fn a_key_twice_that_says_the_same() {
    let document = answering("{$ref: '#/components/schemas/A'}", "    A: {type: string, enum: [a], type: string}\n");
    assert_eq!(taken(&document).1, ["W106"]);
}

#[test]
fn characters_of_json_that_are_written_as_two() {
    let (api, codes) = taken(
        r#"{"openapi":"3.0.3","info":{"title":"\ud83d\ude00","version":"1"},"servers":[{"url":"https://example.com"}],"paths":{}}"#,
    );
    assert_eq!((api.title.as_str(), codes), ("\u{1f600}", vec![]));
}

#[test]
fn yamls_anchors_and_aliases() {
    let (api, codes) = taken(&answering(
        "&a {type: object, properties: {g: {type: integer}}}",
        "    A: *a\n    B:\n      <<: *a\n      description: The same.\n",
    ));
    assert_eq!((fields(&api, "A").len(), fields(&api, "B").len()), (1, 1));
    assert!(codes.iter().all(|code| *code == "W105"), "{codes:?}");
}

#[test]
fn an_example_that_does_not_fit() {
    let document = answering(
        "{$ref: '#/components/schemas/A'}",
        "    A: {type: object, example: 3, properties: {h: {type: integer, example: x}}}\n",
    );
    let (api, codes) = taken(&document);
    assert_eq!(fields(&api, "A").len(), 1);
    assert!(codes.iter().all(|code| code.starts_with('W')), "{codes:?}");
}
