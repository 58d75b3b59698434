//! What leaves the house as the published document, shown on documents of a few lines.

use openapi_to_crate::diagnostic::Report;
use openapi_to_crate::emit::Sample;
use openapi_to_crate::ir::Api;
use openapi_to_crate::lower::lower;
use openapi_to_crate::parse::{Document, parse};
use openapi_to_crate::publish::{Material, publish};
use openapi_to_crate::render::render;
use openapi_to_crate::tables::parse_table;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Value, json};

const HEAD: &str = "openapi: 3.0.3\ninfo: {title: Small, version: \"7\"}\nservers: [{url: https://example.com/v7/}]\n";

const CODES: &str = "code,id,device,data_type,description,format,energy,aliases,service,path,values,evidence\n\
                     Pb,102,System overview,float,PV to battery,%.2F kWh,1,Px,system,/Pb,,\n\
                     S,40,VE.Bus System,enum,VE.Bus state,%s,0,,,,VeBusState,\n\
                     s,41,VE.Bus System,string,VE.Bus state,%s,0,,,,,\n\
                     A,42,,,VE.Bus state,%s,0,,,,,inferred\n\
                     ERR,43,,,Last error,%s,0,,,,,inferred\n";

const VALUES: &str = "values,value,label,source\nVeBusState,3,Bulk,recorded\n";

fn read(name: &str, text: &str) -> (Document, Api) {
    let mut report = Report::default();
    let document = parse(name, text.as_bytes(), &mut report);
    let table = parse_table("codes.csv", CODES.as_bytes(), Some(("values.csv", VALUES.as_bytes())), &mut report);
    let both = document.and_then(|document| {
        let api = lower(&document, table, &mut report)?;
        Some((document, api))
    });
    match both {
        Some(both) => both,
        None => panic!("{}", render(&report, &[(name, text)])),
    }
}

/// The published document, which both files have to hold.
fn published(text: &str) -> Value {
    let (document, api) = read("small.yaml", text);
    let samples: Vec<_> = api
        .operations
        .iter()
        .map(|operation| Sample {
            method: operation.method.clone(),
            path: operation.path.clone(),
            code: format!("{}();", operation.id),
        })
        .collect();
    let files = publish(&document.tree, &Material { api: &api, samples: &samples, version: "0.3.1", before: None })
        .expect("the generator agrees with itself");
    let [json, yaml] = files.as_slice() else { panic!("two files") };
    assert_eq!([json.path.as_str(), yaml.path.as_str()], ["openapi.json", "openapi.yaml"]);
    let value: Value = serde_json::from_str(&json.contents).expect("JSON");
    let mut report = Report::default();
    let Some(again) = parse("openapi.yaml", yaml.contents.as_bytes(), &mut report) else {
        panic!("{}\n{}", render(&report, &[("openapi.yaml", &yaml.contents)]), yaml.contents)
    };
    assert_eq!(again.tree.to_json(), value, "{}", yaml.contents);
    value
}

/// A document with one schema `It`.
fn schema(text: &str) -> Value {
    let document = published(&format!("{HEAD}paths: {{}}\ncomponents: {{schemas: {{It: {text}}}}}\n"));
    document["components"]["schemas"].clone()
}

/// The command for the only operation of a document.
fn shell(path: &str, operation: &str) -> String {
    let schemes = "components: {securitySchemes: {\
                   header: {type: apiKey, in: header, name: X-Key, x-token-prefix: \"Token \"}, \
                   query: {type: apiKey, in: query, name: key}, basic: {type: http, scheme: basic}}}";
    let document = published(&format!("{HEAD}{schemes}\npaths: {{\"{path}\": {{{operation}}}}}\n"));
    let (_, item) = document["paths"].as_object().and_then(|paths| paths.iter().next()).expect("a path");
    let (_, operation) = item.as_object().and_then(|item| item.iter().next()).expect("an operation");
    let samples = operation["x-codeSamples"].as_array().expect("samples");
    let sample = samples.iter().find(|sample| sample["lang"] == "Shell").expect("a sample for the shell");
    sample["source"].as_str().expect("a text").to_owned()
}

#[test]
fn it_has_its_own_version_and_says_which_version_of_the_api_it_describes() {
    let document = published(&format!("{HEAD}paths: {{}}\n"));
    assert_eq!(document["info"]["version"], "0.3.1");
    assert!(document["info"]["description"].as_str().is_some_and(|text| text.contains("version 7 of the API")));
}

#[test]
fn extensions_for_this_generator_stay_behind_and_those_of_others_go_along() {
    let document = published(&format!(
        "{HEAD}x-logo: {{url: https://example.com/logo.png}}\nx-path-words: {{ab: a b}}\npaths:\n  /ab:\n    get:\n      \
         x-idempotent: false\n      x-badges: [{{name: Beta}}]\n      responses: {{\"200\": {{description: Done.}}}}\n\
         components:\n  schemas:\n    It:\n      type: object\n      properties: {{x-name: {{type: string}}}}\n      \
         example: {{x-name: stays}}\n"
    ));
    assert_eq!(document["x-logo"]["url"], "https://example.com/logo.png");
    assert_eq!(document["x-path-words"], Value::Null);
    assert_eq!(document["paths"]["/ab"]["get"]["x-idempotent"], Value::Null);
    assert_eq!(document["paths"]["/ab"]["get"]["x-badges"][0]["name"], "Beta");
    let it = &document["components"]["schemas"]["It"];
    assert_eq!(it["properties"]["x-name"]["type"], "string", "a property is not an extension");
    assert_eq!(it["example"]["x-name"], "stays", "an example is not touched");
}

#[test]
fn what_others_refer_to_in_a_path_with_a_query_stands_in_place_of_the_reference() {
    let document = published(&format!(
        "{HEAD}paths:\n  /a?beta=true:\n    get:\n      responses:\n        \"200\":\n          description: Done.\n          \
         content: {{application/json: {{schema: {{type: object, properties: {{b: {{$ref: '#/components/schemas/B'}}}}}}}}}}\n  \
         /c: {{$ref: '#/paths/~1a%3Fbeta=true'}}\ncomponents: {{schemas: {{B: {{type: string}}}}}}\n"
    ));
    let paths = document["paths"].as_object().expect("paths");
    assert_eq!(paths.keys().collect::<Vec<_>>(), ["/c"]);
    let answer = &paths["/c"]["get"]["responses"]["200"]["content"]["application/json"]["schema"];
    let reference = answer["properties"]["b"]["$ref"]
        .as_str()
        .or(document["components"]["schemas"]["GetC200"]["properties"]["b"]["$ref"].as_str());
    assert_eq!(reference, Some("#/components/schemas/B"), "{document:#}");
}

#[test]
fn a_callback_that_leads_nowhere_is_not_published() {
    let document = published(&format!(
        "{HEAD}paths:\n  /a:\n    get:\n      callbacks: {{done: {{$ref: '#/paths/~1b'}}}}\n      responses: {{'204': \
         {{description: Done.}}}}\n"
    ));
    assert_eq!(document["paths"]["/a"]["get"]["callbacks"]["done"], json!({}));
}

#[test]
fn codes_are_a_text_beside_an_enum_of_those_that_any_language_tells_apart() {
    let document = published(&format!(
        "{HEAD}paths:\n  /a:\n    get:\n      parameters:\n        - {{name: code, in: query, schema: {{$ref: \
         \"#/components/schemas/Code\"}}}}\n      responses:\n        \"200\":\n          description: Done.\n          \
         content: {{application/json: {{schema: {{type: array, items: {{$ref: \"#/components/schemas/Code\"}}}}}}}}\n\
         components: {{schemas: {{Code: {{type: string, description: A code., x-code-table: attributes}}}}}}\n"
    ));
    let operation = &document["paths"]["/a"]["get"];
    assert_eq!(operation["parameters"][0]["schema"]["$ref"], "#/components/schemas/AnyCode");
    let answer = &operation["responses"]["200"]["content"]["application/json"]["schema"]["items"];
    assert_eq!(answer["$ref"], "#/components/schemas/AnyCode");
    let schemas = &document["components"]["schemas"];
    assert_eq!(schemas["AnyCode"]["enum"], Value::Null);
    assert_eq!(schemas["AnyCode"]["x-known-values"]["$ref"], "#/components/schemas/Code");
    assert_eq!(schemas["Code"]["enum"], json!(["Pb", "S", "A"]), "`s` is `S`, and `ERR` is the type of an error");
    let names = schemas["Code"]["x-enum-varnames"].clone();
    assert_eq!(names, json!(["SystemOverviewPvToBattery", "VeBusSystemVeBusState", "VeBusState"]));
    assert_eq!(schemas["Code"]["x-enum-descriptions"][0], "PV to battery in kWh (System overview).");

    let rows = document["x-attributes"].as_array().expect("rows");
    assert_eq!(
        rows[0],
        json!({"code": "Pb", "id": 102, "name": "SystemOverviewPvToBattery", "device": "System overview",
               "description": "PV to battery", "dataType": "float", "format": "%.2F kWh", "unit": "kWh",
               "decimals": 2, "energy": true, "service": "system", "path": "/Pb", "evidence": "seed",
               "aliases": ["Px"]})
    );
    assert_eq!(rows[1]["values"], json!([{"value": 3, "label": "Bulk", "source": "recorded"}]));
    assert_eq!(
        rows[3],
        json!({"code": "A", "id": 42, "name": "VeBusState", "description": "VE.Bus state", "format": "%s", "unit": "",
               "decimals": null, "energy": false, "evidence": "inferred"})
    );
    let codes: Vec<_> = rows.iter().map(|row| row["code"].as_str().expect("a code")).collect();
    assert_eq!(codes, ["Pb", "S", "s", "A", "ERR"], "the table has all of them");
}

#[test]
fn a_default_beside_a_success_is_for_the_ranges_of_failures() {
    let answers = |text: &str| {
        let document = published(&format!("{HEAD}paths: {{/a: {{get: {{responses: {{{text}}}}}}}}}\n"));
        let Value::Object(answers) = document["paths"]["/a"]["get"]["responses"].clone() else { panic!("answers") };
        answers.into_iter().map(|(status, answer)| (status, answer["description"].clone())).collect::<Vec<_>>()
    };
    let found = |list: &[(&str, &str)]| -> Vec<(String, Value)> {
        list.iter().map(|(status, words)| ((*status).to_owned(), Value::from(*words))).collect()
    };
    let text = "\"200\": {description: Done.}, \"404\": {description: None.}, default: {description: Failed.}";
    assert_eq!(answers(text), found(&[("200", "Done."), ("404", "None."), ("4XX", "Failed."), ("5XX", "Failed.")]));
    let text = "\"200\": {description: Done.}, default: {description: Failed.}, 4XX: {description: Yours.}";
    assert_eq!(answers(text), found(&[("200", "Done."), ("4XX", "Yours."), ("5XX", "Failed.")]));
    assert_eq!(answers("default: {description: Any.}"), found(&[("default", "Any.")]));
}

#[test]
fn of_keys_that_only_differ_by_case_one_has_a_field() {
    let it = schema(
        "{type: object, description: A rule., required: [State, state, other], properties: {State: {type: integer}, \
         state: {type: integer, description: Of another.}, other: {type: string}}}",
    )["It"]
        .clone();
    let keys: Vec<_> = it["properties"].as_object().expect("properties").keys().collect();
    assert_eq!(keys, ["State", "other"]);
    assert_eq!(it["required"], json!(["State", "other"]));
    assert_eq!(it["additionalProperties"], true);
    let description = it["description"].as_str().expect("a text");
    assert!(
        description.starts_with("A rule.\n\n") && description.ends_with("- `state`: Of another.\n"),
        "{description}"
    );
    let closed =
        "{type: object, additionalProperties: false, properties: {State: {type: integer}, state: {type: integer}}}";
    assert_eq!(schema(closed)["It"]["properties"].as_object().map(serde_json::Map::len), Some(2));
}

#[test]
fn consecutive_numbers_without_names_are_a_range() {
    let range = json!({"type": "integer", "format": "int32", "minimum": 0, "maximum": 1});
    assert_eq!(schema("{type: integer, enum: [0, 1]}")["It"], range);
    for stays in [
        "{type: integer, enum: [1]}",
        "{type: integer, enum: [0, 2]}",
        "{type: integer, enum: [0, 1], x-enum-varnames: [No, Yes]}",
        "{type: string, enum: [\"0\", \"1\"]}",
    ] {
        assert!(schema(stays)["It"]["enum"].is_array(), "{stays}");
    }
}

#[test]
fn numbers_are_64_bits_wide_unless_the_document_says_otherwise() {
    let schemas = schema(
        "{type: object, properties: {open: {type: integer, minimum: 0}, time: {type: integer, format: unix-time}, \
         small: {type: integer, format: int32}, switch: {type: integer, enum: [0, 2]}, part: {type: number}, single: \
         {type: number, format: float}}}",
    );
    let format = |property: &str| schemas["It"]["properties"][property]["format"].clone();
    assert_eq!([format("open"), format("time")], ["int64", "int64"]);
    assert_eq!([format("small"), format("switch")], [json!("int32"), Value::Null]);
    assert_eq!([format("part"), format("single")], ["double", "float"]);
    let keys: Vec<_> = schemas["It"]["properties"]["open"].as_object().expect("an object").keys().collect();
    assert_eq!(keys, ["type", "format", "minimum"]);
}

#[test]
fn the_places_of_a_short_array_are_named_in_words() {
    let schemas = schema(
        "{description: A point., type: array, minItems: 1, maxItems: 2, items: {type: number}, x-tuple: [{name: time, \
         description: In seconds., required: true}, {name: value, required: false}]}",
    );
    assert_eq!(schemas["It"]["description"], "A point.\n\n1. `time`: In seconds.\n2. `value`: Not always there.\n");
    assert_eq!(schemas["It"]["x-tuple"], Value::Null);
}

#[test]
fn lists_and_maps_in_unions_get_names_and_equal_ones_share_them() {
    let empty = "{type: array, maxItems: 0, items: {}}";
    let no = "{type: boolean, enum: [false]}";
    let schemas = schema(&format!(
        "{{type: object, properties: {{a: {{oneOf: [{{type: array, items: {{type: string}}}}, {no}]}}, b: {{oneOf: \
         [{{type: object, additionalProperties: {{oneOf: [{{type: array, items: {{type: string}}}}, {no}]}}}}, \
         {empty}]}}, c: {{oneOf: [{{type: object, properties: {{d: {{type: string}}}}}}, {empty}]}}}}}}"
    ));
    let to = |name: &str| json!({"$ref": format!("#/components/schemas/{name}")});
    let properties = &schemas["It"]["properties"];
    assert_eq!(properties["a"]["oneOf"][0], to("StringList"));
    assert_eq!(properties["a"]["oneOf"][1], json!({"type": "boolean", "enum": [false]}));
    assert_eq!(properties["b"]["oneOf"], json!([to("StringListOrFalseMap"), to("EmptyList")]));
    assert_eq!(properties["c"]["oneOf"], json!([to("ItCMap"), to("EmptyList")]));
    assert_eq!(schemas["StringListOrFalseMap"]["additionalProperties"]["oneOf"][0], to("StringList"));
}

#[test]
fn a_name_that_the_document_has_already_is_not_taken_away() {
    let document = published(&format!(
        "{HEAD}paths: {{}}\ncomponents: {{schemas: {{StringList: {{type: string}}, It: {{oneOf: [{{type: array, items: \
         {{type: string}}}}, {{type: integer}}]}}}}}}\n"
    ));
    let schemas = &document["components"]["schemas"];
    assert_eq!(schemas["StringList"], json!({"type": "string"}));
    assert_eq!(schemas["It"]["oneOf"][0]["$ref"], "#/components/schemas/StringList2");
}

#[test]
fn what_is_referred_to_stays_where_it_is() {
    let list = "{type: array, items: {type: object, properties: {a: {type: string}}}}";
    let schemas = schema(&format!(
        "{{type: object, properties: {{u: {{oneOf: [{list}, {{type: integer}}]}}, other: {{oneOf: [{list}, {{type: \
         integer}}]}}, in: {{$ref: \"#/components/schemas/It/properties/u/oneOf/0/items\"}}}}}}"
    ));
    let properties = &schemas["It"]["properties"];
    assert_eq!(properties["u"]["oneOf"][0]["type"], "array");
    assert_eq!(properties["other"]["oneOf"][0]["$ref"], "#/components/schemas/ItOtherList");
}

#[test]
fn keys_of_any_length_are_read_by_every_reader() {
    for length in [900, 1100, 100_000] {
        let key = "k".repeat(length);
        let document = published(&format!("{HEAD}paths: {{}}\nx-any:\n  ? {key}\n  : {{inner: [1, {{a: 2}}]}}\n"));
        assert_eq!(document["x-any"][&key]["inner"][1]["a"], 2);
    }
}

#[test]
fn what_would_be_published_as_something_else_is_a_mistake_of_the_generator() {
    let operation = |name: &str| {
        let parameters = format!("parameters: [{{name: {name}, in: query, schema: {{type: string}}}}]");
        let answer = "responses: {\"200\": {description: Done.}}";
        read("small.yaml", &format!("{HEAD}paths: {{/a: {{get: {{{parameters}, {answer}}}}}}}\n"))
    };
    let (document, _) = operation("a");
    let (_, other) = operation("b");
    let fault = publish(&document.tree, &Material { api: &other, samples: &[], version: "1", before: None })
        .expect_err("a fault");
    let message = fault.to_string();
    assert!(
        message.contains("Query b?") && message.contains("is published as") && message.contains("Query a?"),
        "{message}"
    );
}

#[test]
fn what_is_published_as_before_is_not_read_back_once_more() {
    let (document, api) = read("small.yaml", &format!("{HEAD}paths: {{}}\n"));
    let (_, other) = read("small.yaml", &format!("{HEAD}paths: {{/a: {{get: {{responses: {{}}}}}}}}\n"));
    let material = Material { api: &api, samples: &[], version: "1", before: None };
    let files = publish(&document.tree, &material).expect("two files");
    let before = Some(files[1].contents.as_str());
    // What it is held to is another API, so that reading it back would be seen.
    publish(&document.tree, &Material { api: &other, before, ..material }).expect("the same files");
    let changed = Some("openapi: 3.0.3\n");
    publish(&document.tree, &Material { api: &other, before: changed, ..material }).expect_err("a fault");
}

#[test]
fn a_sample_for_the_shell_sends_the_examples_and_no_secret() {
    let query =
        "{name: codes, in: query, explode: true, schema: {type: array, items: {type: string}}, example: [a b, c]}";
    let path = "{name: id, in: path, required: true, schema: {type: string}, example: a/b}";
    let answer = "responses: {\"200\": {description: Done.}}";
    let get =
        shell("/it/{id}", &format!("get: {{security: [{{header: []}}], parameters: [{path}, {query}], {answer}}}"));
    assert_eq!(
        get,
        "curl --get https://example.com/v7/it/a%2Fb \\\n  --header \"X-Key: Token $TOKEN\" \\\n  \
         --data-urlencode 'codes=a b' \\\n  --data-urlencode codes=c\n"
    );
    let body = "requestBody: {content: {application/json: {schema: {type: object}, example: {name: it's}}}}";
    let post = shell("/it", &format!("post: {{security: [{{query: []}}], parameters: [{query}], {body}, {answer}}}"));
    assert_eq!(
        post,
        "curl --request POST \"https://example.com/v7/it?codes=a%20b&codes=c&key=$TOKEN\" \\\n  \
         --header 'Content-Type: application/json' \\\n  --data '{\"name\":\"it'\\''s\"}'\n"
    );
    assert_eq!(shell("/it", &format!("head: {{{answer}}}")), "curl --head https://example.com/v7/it\n");
    let basic = shell("/it", &format!("delete: {{security: [{{basic: []}}], {answer}}}"));
    assert!(basic.ends_with("--user \"$USER_NAME:$PASSWORD\"\n"), "{basic}");
}

#[test]
fn what_some_reader_takes_for_no_text_has_quotes() {
    for text in ["no", "Off", "y", "True", "null", "~", "1", "1e3", "12:30:45", "2026-11-24", "=", "<<", "a: b", "a #b"]
    {
        let (document, api) = read("small.yaml", &format!("{HEAD}paths: {{}}\nx-any: {{it: {}}}\n", Value::from(text)));
        let files = publish(&document.tree, &Material { api: &api, samples: &[], version: "1", before: None })
            .expect("the generator agrees with itself");
        let yaml = files.iter().find(|file| file.path == "openapi.yaml").expect("YAML");
        assert!(yaml.contents.contains(&format!("\n  it: {}\n", Value::from(text))), "{text}\n{}", yaml.contents);
    }
}

fn anything() -> impl Strategy<Value = Value> {
    let text = prop_oneof![
        ".{0,20}",
        "[ -~\n]{0,40}",
        "[a-z:#,?!&*{}\\[\\]'\"%@`>|-]{0,12}",
        prop::sample::select(vec![
            "no",
            "Off",
            "null",
            "~",
            "1",
            "1.0",
            "0x1f",
            "1e3",
            "12:30:45",
            "2026-11-24",
            "=",
            "<<",
            "- a",
            "a: b",
            "a #b",
            "a:",
            "? a",
            "",
            " a",
            "a ",
            "a\n",
            "a\n\n",
            "\na",
            "a\n b",
            " a\nb",
            "a\n  \nb",
            "a\tb",
            "\u{85}",
            "\u{2028}",
            "\u{feff}a",
            "a\r\nb",
            "\u{7f}",
            "\u{1f600}",
            "LEDs (?)",
            ".inf",
            "_",
            "---",
            "...",
            "%a",
        ])
        .prop_map(str::to_owned),
    ];
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        // Numbers that every reader takes for the same one.
        any::<i32>().prop_map(|number| Value::from(f64::from(number) / 8.0)),
        Just(Value::from(1e30)),
        Just(Value::from(5e-7)),
        text.clone().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 40, 5, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::vec((text.clone(), inner), 0..5)
                .prop_map(|entries| Value::Object(entries.into_iter().collect())),
        ]
    })
}

proptest! {
    // The same values each time, so that a change is judged by what it does and not by luck.
    #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(20_261_124), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_stands_in_a_document_is_the_same_in_both_files(value in anything()) {
        let text = json!({"openapi": "3.0.3", "info": {"title": "A", "version": "1"}, "paths": {}, "x-any": value});
        published(&text.to_string());
    }
}
