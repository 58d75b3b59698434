//! Small documents don't cost minutes, whatever their shape: the work is counted in steps, which
//! grow with the size of the document, and what would unfold without end is refused with a place.
//!
//! Steps and not seconds, so that a slow machine says the same as a fast one.

use openapi_to_crate::diagnostic::{Report, Severity};
use openapi_to_crate::ir::Api;
use openapi_to_crate::lower::lower_counting;
use openapi_to_crate::parse::parse;
use openapi_to_crate::render::render;

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: T, version: '1'}\nservers: [{url: https://example.com}]\n";

/// What reading and lowering a document gives, and how much work it is.
struct Outcome {
    api: Option<Api>,
    /// Codes of the errors, each once.
    errors: Vec<String>,
    steps_per_node: usize,
    shown: String,
}

fn read(text: &str) -> Outcome {
    let mut report = Report::default();
    let document = parse("api.yaml", text.as_bytes(), &mut report);
    let (mut api, mut steps, mut nodes) = (None, 0, 1);
    if let Some(document) = &document {
        nodes = document.tree.count();
        (api, steps) = lower_counting(document, None, &mut report);
    }
    let lines = text.lines().count();
    for found in report.sorted() {
        assert!((1..=lines).contains(&found.span.line) && found.span.column > 0, "no place: {found:?}");
    }
    let mut errors: Vec<String> = report
        .sorted()
        .iter()
        .filter(|found| found.severity() == Severity::Error)
        .map(|found| found.code.to_string())
        .collect();
    errors.dedup();
    let shown = render(&report, &[("api.yaml", text)]);
    assert!(shown.len() < 200_000, "{} bytes of messages", shown.len());
    Outcome { api, errors, steps_per_node: steps.div_ceil(nodes), shown }
}

fn schemas(entries: impl IntoIterator<Item = String>) -> Outcome {
    let entries: String = entries.into_iter().map(|entry| format!("    {entry}\n")).collect();
    read(&format!("{HEAD}paths: {{}}\ncomponents:\n  schemas:\n{entries}"))
}

/// Holds an outcome to be accepted with a few steps for each node.
fn accepted(outcome: &Outcome) -> &Api {
    assert_eq!(outcome.errors, [""; 0], "{}", outcome.shown);
    assert!(outcome.steps_per_node <= 8, "{} steps for each node", outcome.steps_per_node);
    outcome.api.as_ref().expect("an API")
}

fn reference(name: impl std::fmt::Display) -> String {
    format!("{{$ref: '#/components/schemas/{name}'}}")
}

#[test]
fn the_same_part_twice_does_not_double_with_each_level() {
    let level = |n: usize| format!("A{n}: {{allOf: [{0}, {0}]}}", reference(format!("A{}", n + 1)));
    let last = "A100: {type: object, required: [x], properties: {x: {type: string}}}".to_owned();
    let outcome = schemas((0..100).map(level).chain([last]));
    assert_eq!(outcome.errors, [""; 0], "{}", outcome.shown);
    assert!(outcome.steps_per_node <= 50, "each level holds all of those below: {}", outcome.steps_per_node);
}

#[test]
fn a_chain_of_references_is_no_circle_however_long() {
    let link = |n: usize| format!("A{n}: {}", reference(format!("A{}", n + 1)));
    for length in [40, 5_000] {
        let outcome = schemas((0..length).map(link).chain([format!("A{length}: {{type: string, nullable: true}}")]));
        accepted(&outcome);
        let outcome = schemas((0..length).map(link).chain([format!("A{length}: {}", reference("A0"))]));
        assert_eq!(outcome.errors, ["E203"], "but this is one: {}", outcome.shown);
    }
}

#[test]
fn a_chain_through_parts_of_other_schemas_is_followed() {
    let property = |n: usize| {
        let next = reference(format!("A{}/properties/x", n + 1));
        format!("A{n}: {{type: object, properties: {{x: {next}}}}}")
    };
    let end = |n: usize| format!("A{n}: {{type: object, properties: {{x: {{type: object, properties: {{}}}}}}}}");
    accepted(&schemas((0..5_000).map(property).chain([end(5_000)])));
    // A pointer does not go through another reference, as RFC 6901 has it.
    let through = |n: usize| format!("A{n}: {}", reference(format!("A{}/properties/x", n + 1)));
    assert_eq!(schemas((0..5_000).map(through).chain([end(5_000)])).errors, ["E112"]);
}

#[test]
fn parts_inside_of_each_other_are_refused_where_they_get_too_deep() {
    let level = |n: usize| {
        let part = reference(format!("A{}", n + 1));
        format!("A{n}: {{allOf: [{part}], properties: {{x{n}: {{type: string}}}}}}")
    };
    let last = |n: usize| format!("A{n}: {{type: object, properties: {{x: {{type: string}}}}}}");
    let outcome = schemas((0..100).map(level).chain([last(100)]));
    assert_eq!(outcome.errors, [""; 0], "{}", outcome.shown);
    let outcome = schemas((0..3_000).map(level).chain([last(3_000)]));
    assert!(outcome.errors.iter().all(|code| code == "E104" || code == "E118"), "{:?}", outcome.errors);
    assert!(!outcome.errors.is_empty());
}

#[test]
fn nullable_is_found_through_any_number_of_single_parts() {
    let level = |n: usize| format!("A{n}: {{allOf: [{}]}}", reference(format!("A{}", n + 1)));
    let user = "User: {type: object, required: [a], properties: {a: {$ref: '#/components/schemas/A0'}}}".to_owned();
    let last = "A3000: {type: string, nullable: true}".to_owned();
    let outcome = schemas((0..3_000).map(level).chain([last, user]));
    let api = accepted(&outcome);
    let user = api.types.iter().find(|def| def.wire == "User").expect("the user");
    assert!(format!("{:?}", user.kind).contains("Optional"), "{user:?}");
}

#[test]
fn chained_objects_unions_lists_and_maps_of_any_number_are_fine() {
    for shape in [
        "{type: object, properties: {next: REF}}",
        "{type: array, items: REF}",
        "{type: object, additionalProperties: REF}",
        "{oneOf: [REF, {type: integer}]}",
        "{type: object, properties: {a: REF, b: REF, c: REF}}",
        "{nullable: true, allOf: [REF]}",
    ] {
        let link = |n: usize| format!("A{n}: {}", shape.replace("REF", &reference(format!("A{}", n + 1))));
        let length = if shape.contains("next") { 20_000 } else { 2_000 };
        let outcome = schemas((0..length).map(link).chain([format!("A{length}: {{type: string}}")]));
        accepted(&outcome);
        let circle = schemas((0..500).map(link).chain([format!("A500: {}", reference("A0"))]));
        assert!(circle.errors.is_empty() || circle.errors == ["E203"], "{shape}: {:?}", circle.errors);
    }
}

#[test]
fn unions_of_unions_are_looked_at_once() {
    let level = |n: usize| {
        let next = reference(format!("A{}", n + 1));
        format!("A{n}: {{oneOf: [{next}, {{anyOf: [{next}, {next}]}}]}}")
    };
    accepted(&schemas((0..500).map(level).chain(["A500: {type: string}".to_owned()])));
}

#[test]
fn many_of_anything_in_one_place_take_steps_by_their_number() {
    let list = |count: usize, item: fn(usize) -> String| (0..count).map(item).collect::<Vec<_>>().join(", ");
    let count = 4_000;
    let properties = list(count, |n| format!("p{n}: {{type: string}}"));
    accepted(&schemas([format!("A: {{type: object, properties: {{{properties}}}}}")]));
    let required = list(count, |n| format!("q{n}"));
    let outcome = schemas([format!("A: {{type: object, required: [{required}], properties: {{{properties}}}}}")]);
    accepted(&outcome);
    accepted(&schemas([format!("A: {{type: string, enum: [{}]}}", list(count, |n| format!("v{n}")))]));
    let branches =
        list(count, |n| format!("{{type: object, required: [k{n}], properties: {{k{n}: {{type: string}}}}}}"));
    accepted(&schemas([format!("A: {{oneOf: [{branches}]}}")]));
    let alike = list(2_000, |_| "{type: object, properties: {k: {type: string}}}".to_owned());
    accepted(&schemas([format!("A: {{oneOf: [{alike}]}}")]));
    let parts = list(count, |n| format!("{{properties: {{k{n}: {{type: string}}}}}}"));
    accepted(&schemas([format!("A: {{allOf: [{parts}]}}")]));
    let parameters = list(count, |n| format!("{{name: p{n}, in: query, schema: {{type: string}}}}"));
    let answers = "responses: {'200': {description: Done.}}";
    accepted(&read(&format!("{HEAD}paths:\n  /a: {{get: {{parameters: [{parameters}], {answers}}}}}\n")));
    // Paths whose words are the same, so that each operation needs a number.
    let paths: String = (1..1_000).map(|n| format!("  /a{}: {{get: {{{answers}}}}}\n", "-".repeat(n))).collect();
    accepted(&read(&format!("{HEAD}paths:\n{paths}")));
}

#[test]
fn thousands_of_dangling_references_are_each_found() {
    let outcome = schemas((0..8_000).map(|n| format!("A{n}: {}", reference(format!("B{n}")))));
    assert_eq!(outcome.errors, ["E112"]);
}

#[test]
fn what_many_operations_share_is_refused_when_it_unfolds_into_a_thousandfold() {
    let text = "word ".repeat(20_000);
    let answers = "responses: {'200': {description: Done.}}";
    let paths: String = (0..1_000)
        .map(|n| format!("  /a{n}: {{get: {{parameters: [{{$ref: '#/components/parameters/P'}}], {answers}}}}}\n"))
        .collect();
    let parameter = format!("P: {{name: p, in: query, description: {text}, schema: {{type: string}}}}");
    let outcome = read(&format!("{HEAD}paths:\n{paths}components:\n  parameters:\n    {parameter}\n"));
    assert_eq!(outcome.errors, ["E118"], "{}", outcome.shown);

    let parts: Vec<String> = (0..1_000).map(|n| format!("p{n}: {{type: string}}")).collect();
    let body = format!(
        "B: {{content: {{multipart/form-data: {{schema: {{type: object, properties: {{{}}}}}}}}}}}",
        parts.join(", ")
    );
    let paths: String = (0..1_000)
        .map(|n| format!("  /a{n}: {{post: {{requestBody: {{$ref: '#/components/requestBodies/B'}}, {answers}}}}}\n"))
        .collect();
    let outcome = read(&format!("{HEAD}paths:\n{paths}components:\n  requestBodies:\n    {body}\n"));
    assert_eq!(outcome.errors, ["E118"], "{}", outcome.shown);
}

#[test]
fn deep_nesting_is_refused_before_a_stack_ends() {
    let nested = |inner: &str, depth: usize| {
        let text: String = std::iter::repeat_n("{type: array, items: ", depth).collect();
        schemas([format!("A: {text}{inner}{}", "}".repeat(depth))])
    };
    accepted(&nested("{type: string}", 100));
    assert_eq!(nested("{type: string}", 20_000).errors, ["E104"]);
    // Schemas that stand inside of each other, each reached by way of the one before.
    let level = |n: usize| {
        let inner = reference(format!("A{}/properties/x", n + 1));
        format!("A{n}: {{type: object, properties: {{x: {{type: object, properties: {{y: {inner}}}}}}}}}")
    };
    let last = |n: usize| format!("A{n}: {{type: object, properties: {{x: {{type: string}}}}}}");
    let outcome = schemas((0..5_000).map(level).chain([last(5_000)]));
    assert!(outcome.errors.is_empty() || outcome.errors == ["E104"], "{:?}", outcome.errors);
}

#[test]
fn a_path_of_more_segments_than_any_service_has_is_refused() {
    let path = |segments: &str, count: usize| {
        let get = "get: {responses: {'204': {description: Done.}}}";
        read(&format!("{HEAD}paths: {{'/{}': {{{get}}}}}\n", segments.repeat(count)))
    };
    accepted(&path("a/", 100));
    assert_eq!(path("a/", 200_000).errors, ["E104"]);
    assert_eq!(path("{a}", 20_000).errors, ["E104"]);
}

#[test]
fn aliases_that_repeat_much_are_refused_before_they_take_memory() {
    let document = |anchors: &str, example: &str| {
        read(&format!(
            "{HEAD}paths: {{}}\nx-anchors:\n{anchors}components: {{schemas: {{A: {{example: {example}}}}}}}\n"
        ))
    };
    // A billion of them, in nine lines.
    let lines: String =
        (1..10).map(|n| format!("  - &a{n} [{}]\n", vec![format!("*a{}", n - 1); 10].join(", "))).collect();
    assert_eq!(document(&format!("  - &a0 lol\n{lines}"), "*a9").errors, ["E118"]);
    // A long text, again and again: as a value and as a key.
    let text = "x".repeat(100_000);
    assert_eq!(document(&format!("  - &a {text}\n"), &format!("[{}]", vec!["*a"; 1_000].join(", "))).errors, ["E118"]);
    let key = format!("  - &a {{? {text} : 1}}\n");
    assert_eq!(document(&key, &format!("[{}]", vec!["*a"; 1_000].join(", "))).errors, ["E118"]);
    assert_eq!(document("  - &a {b: c}\n", &format!("[{}]", vec!["*a"; 1_000].join(", "))).errors, [""; 0]);
}

/// Holds an outcome to be accepted, or refused because it unfolds into too much, after few steps.
fn bounded(outcome: &Outcome) {
    let is_told = outcome.errors.is_empty() || outcome.errors == ["E118"];
    assert!(is_told && outcome.steps_per_node <= 2_000, "{}: {}", outcome.steps_per_node, outcome.shown);
}

#[test]
fn a_key_that_many_parts_describe_is_not_worked_out_for_all_pairs_without_end() {
    for parts in [50, 3_000] {
        let part =
            |n: usize| format!("{{properties: {{x: {{type: object, properties: {{y{n}: {{type: string}}}}}}}}}}");
        let all: Vec<_> = (0..parts).map(part).collect();
        let outcome = schemas([format!("A: {{allOf: [{}]}}", all.join(", "))]);
        bounded(&outcome);
        assert!(parts > 50 || outcome.errors.is_empty(), "{}", outcome.shown);
    }
}

#[test]
fn branches_inside_of_branches_do_not_double_without_end() {
    let level = |n: usize| {
        let (first, second) = (reference(format!("A{}", n + 1)), reference(format!("B{}", n + 1)));
        let schema = format!("{{properties: {{k{n}: {{type: string}}}}, oneOf: [{first}, {second}]}}");
        format!("A{n}: {schema}\n    B{n}: {schema}")
    };
    let last = "A40: {type: object, properties: {a: {type: string}}}\n    B40: {type: object, properties: {b: {type: string}}}";
    bounded(&schemas((0..40).map(level).chain([last.to_owned()])));
    let circle = "A: {properties: {a: {type: string}}, oneOf: [{$ref: '#/components/schemas/A'}, {$ref: '#/components/schemas/B'}]}";
    let back = "B: {properties: {b: {type: string}}, oneOf: [{$ref: '#/components/schemas/A'}, {type: object}]}";
    bounded(&schemas([circle.to_owned(), back.to_owned()]));
    // Two schemas each of whose keys is described by both.
    let pair = |name: &str, other: &str| {
        format!("{name}: {{allOf: [{}, {{properties: {{next: {}}}}}]}}", reference(other), reference(name))
    };
    let end = "N: {type: object, properties: {next: {$ref: '#/components/schemas/N'}}}".to_owned();
    bounded(&schemas([pair("L", "M"), pair("M", "N"), end]));
}
