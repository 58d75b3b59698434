//! Whatever the document: the generator answers with a crate or with a place, never with a panic.
//!
//! The documents of `specs/` and `wrong/` are damaged at random: in their text, and node by node.
//! More is tried with `PROPTEST_CASES=100000`, other damage with `PROPTEST_RNG_SEED=1`.

use std::path::Path;
use std::sync::LazyLock;

use openapi_forge::codemodel::{Options, model};
use openapi_forge::diagnostic::{Report, Severity};
use openapi_forge::emit::emit;
use openapi_forge::lower::lower;
use openapi_forge::parse::parse;
use openapi_forge::render::{render, render_json};
use openapi_forge::tables::parse_table;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;
use serde_json::{Value, json};

/// Files of a folder that end so.
fn files(folder: &str, ending: &str) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<_> = entries.map(|entry| entry.expect("the folder can be read").path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == ending));
    paths.sort();
    paths.iter().map(|path| std::fs::read(path).expect("the file can be read")).collect()
}

static TEXTS: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| [files("specs", "yaml"), files("wrong", "yaml")].concat());
static TABLES: LazyLock<Vec<Vec<u8>>> = LazyLock::new(|| files("wrong", "csv"));
static TREES: LazyLock<Vec<Value>> = LazyLock::new(|| trees(&TEXTS));

/// The documents that are sound.
static SOUND: LazyLock<Vec<Value>> = LazyLock::new(|| trees(&files("specs", "yaml")));

fn trees(texts: &[Vec<u8>]) -> Vec<Value> {
    let read = |bytes: &Vec<u8>| parse("x", bytes, &mut Report::default()).map(|document| document.tree.to_json());
    texts.iter().filter_map(read).collect()
}

/// Values that tend to be forgotten.
fn odd(choice: usize) -> Value {
    let all = [
        Value::Null,
        json!(true),
        json!(0),
        json!(-1),
        json!(i64::MIN),
        json!(u64::MAX),
        json!(1e308),
        json!(0.5),
        json!(""),
        json!("{"),
        json!("/{a}{a}"),
        json!("`*/\u{0}\n\"\\"),
        json!("Ё self type 1"),
        json!("null"),
        json!("binary"),
        json!("object"),
        json!("deepObject"),
        json!("#/components/schemas/Shop"),
        json!("#/components/schemas/Tree/properties/left"),
        json!([]),
        json!({}),
        json!([[]]),
        json!({"$ref": "#/components/schemas/Shop"}),
        json!({"$ref": "#/paths/~1a"}),
        json!({"type": "array", "items": {"nullable": true, "enum": [null]}}),
        json!({"oneOf": [{"type": "boolean", "enum": [false]}]}),
        json!({"allOf": [{}, {"allOf": []}], "discriminator": {"propertyName": ""}}),
        json!({"x-tuple": [{"name": "a"}, {"name": "a", "required": false}], "type": "array"}),
    ];
    all[choice % all.len()].clone()
}

/// Whether a schema stands under this key.
fn holds_schema(parent: &str, key: &str) -> bool {
    matches!(parent, "properties" | "schemas" | "oneOf" | "anyOf" | "allOf")
        || (matches!(key, "schema" | "items" | "additionalProperties" | "not") && parent != "properties")
}

/// Calls `visit` with every schema, the outermost first.
fn schemas(value: &mut Value, parent: &str, visit: &mut dyn FnMut(&mut Value)) {
    let keys: Vec<String> = match value {
        Value::Array(items) => (0..items.len()).map(|index| index.to_string()).collect(),
        Value::Object(entries) => entries.keys().cloned().collect(),
        _ => return,
    };
    for key in keys {
        let inner = match &mut *value {
            Value::Array(items) => key.parse().ok().and_then(|index: usize| items.get_mut(index)),
            other => other.get_mut(&key),
        };
        let Some(inner) = inner else { continue };
        if holds_schema(parent, &key) && inner.is_object() {
            visit(inner);
        }
        schemas(inner, &key, visit);
    }
}

/// Every schema of every sound document.
static SCHEMAS: LazyLock<Vec<Value>> = LazyLock::new(|| {
    let mut all = Vec::new();
    for tree in SOUND.iter() {
        schemas(&mut tree.clone(), "", &mut |schema| all.push(schema.clone()));
    }
    all
});

/// The named schemas of all sound documents, so that each can be referred to from everywhere.
static NAMED: LazyLock<serde_json::Map<String, Value>> = LazyLock::new(|| {
    let entries = SOUND.iter().filter_map(|tree| tree.get("components")?.get("schemas")?.as_object());
    entries.flatten().map(|(name, schema)| (name.clone(), schema.clone())).collect()
});

/// Another schema in the place of one, or other keys in it: sound by the letter, odd in meaning.
fn confuse(tree: &mut Value, (kind, place, choice): (u8, usize, usize)) {
    let mut number = 0;
    schemas(tree, "", &mut |_| number += 1);
    let wanted = place % number.max(1);
    let donor = &SCHEMAS[choice % SCHEMAS.len()];
    let mut at = 0;
    schemas(tree, "", &mut |schema| {
        if at == wanted {
            match (kind, schema.as_object_mut()) {
                (0, Some(entries)) if !entries.is_empty() => {
                    let key = entries.keys().nth(choice % entries.len()).cloned().unwrap_or_default();
                    entries.shift_remove(&key);
                }
                (1, Some(entries)) => entries.extend(donor.as_object().cloned().unwrap_or_default()),
                (2, _) => *schema = json!({"type": "array", "items": schema.take()}),
                (3, _) => *schema = json!({"oneOf": [schema.take(), donor]}),
                (4, _) => *schema = json!({"allOf": [donor, schema.take()], "required": ["name", "type"]}),
                (5, _) => {
                    let names: Vec<_> = NAMED.keys().collect();
                    *schema = json!({"$ref": format!("#/components/schemas/{}", names[choice % names.len()])});
                }
                (6, Some(entries)) => drop(entries.insert("nullable".to_owned(), true.into())),
                _ => *schema = donor.clone(),
            }
        }
        at += 1;
    });
}

/// How many nodes a value has.
fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(items) => items.iter().map(count).sum(),
        Value::Object(entries) => entries.values().map(count).sum(),
        _ => 0,
    }
}

/// The node with a number, counted from the outside in.
fn nth<'v>(value: &'v mut Value, number: &mut usize) -> Option<&'v mut Value> {
    if *number == 0 {
        return Some(value);
    }
    *number -= 1;
    match value {
        Value::Array(items) => items.iter_mut().find_map(|item| nth(item, number)),
        Value::Object(entries) => entries.values_mut().find_map(|item| nth(item, number)),
        _ => None,
    }
}

/// Damages one node.
fn damage(tree: &mut Value, (kind, place, choice): (u8, usize, usize)) {
    let donors = &*TREES;
    let mut donor = donors[choice % donors.len()].clone();
    let mut piece = place.wrapping_mul(31) % count(&donor);
    let donor = nth(&mut donor, &mut piece).cloned().unwrap_or_default();
    let mut number = place % count(tree);
    let Some(node) = nth(tree, &mut number) else { return };
    match (kind, &mut *node) {
        (0, Value::Array(items)) if !items.is_empty() => drop(items.remove(choice % items.len())),
        (0, Value::Object(entries)) if !entries.is_empty() => {
            let key = entries.keys().nth(choice % entries.len()).cloned().unwrap_or_default();
            entries.shift_remove(&key);
        }
        (1, Value::Array(items)) if !items.is_empty() => items.push(items[choice % items.len()].clone()),
        (1, Value::Object(entries)) if !entries.is_empty() => {
            let (key, value) = entries.iter().nth(choice % entries.len()).map(|(k, v)| (k.clone(), v.clone())).unzip();
            let key = key.unwrap_or_default();
            let names = [format!("{key}_"), key.to_uppercase(), format!("{key} {key}"), "-".to_owned()];
            entries.insert(names[choice % names.len()].clone(), value.unwrap_or_default());
        }
        (2, Value::Object(entries)) if !entries.is_empty() => {
            // A key gets the name of another place: what was known is missing, what is there is odd.
            let key = entries.keys().nth(choice % entries.len()).cloned().unwrap_or_default();
            let value = entries.shift_remove(&key).unwrap_or_default();
            let names = ["$ref", "x-a", "", "type", "allOf", "oneOf", "properties", "2XX", "/{a}", "Self"];
            entries.insert(names[place % names.len()].to_owned(), value);
        }
        (3, _) => *node = odd(choice),
        (4, Value::Object(entries)) => {
            if let Value::Object(more) = donor {
                entries.extend(more);
            }
        }
        (5, _) => *node = json!([node.take()]),
        _ => *node = donor,
    }
}

/// Runs the whole generator and holds it to its promises.
fn run(bytes: &[u8]) {
    let mut report = Report::default();
    let document = parse("api.yaml", bytes, &mut report);
    assert_eq!(document.is_none(), report.has_errors(), "parse: {report:?}");
    let api = document.and_then(|document| lower(&document, None, &mut report));
    assert_eq!(api.is_none(), report.has_errors(), "lower: {report:?}");
    let text = String::from_utf8_lossy(bytes);
    let shown = render(&report, &[("api.yaml", &text)]);
    for found in report.sorted() {
        assert!(found.span.line > 0 && found.span.column > 0, "no place: {found:?}");
        assert!(!found.help.is_empty(), "no help: {found:?}");
    }
    let Some(api) = api else {
        assert!(report.sorted().iter().any(|found| found.severity() == Severity::Error), "{shown}");
        assert_eq!(render_json(&report).lines().count(), report.sorted().len());
        return;
    };
    let options = Options::standalone("any");
    let files = model(&api, &options).and_then(|client| emit(&client)).expect("the generator agrees with itself");
    for file in files {
        if file.path.ends_with(".rs") && !file.path.starts_with("src/runtime/") {
            let parsed = syn::parse_file(&file.contents);
            assert!(parsed.is_ok(), "{}: {:?}\n{}", file.path, parsed.err(), file.contents);
        }
    }
}

fn config() -> ProptestConfig {
    let default = ProptestConfig::default();
    // The same damage each time, so that a change is judged by what it does and not by luck.
    let rng_seed = match default.rng_seed {
        RngSeed::Random => RngSeed::Fixed(20_261_124),
        fixed => fixed,
    };
    ProptestConfig { rng_seed, failure_persistence: None, max_shrink_iters: 2000, ..default }
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn damaged_nodes(which in any::<usize>(), steps in prop::collection::vec((0_u8..7, any::<usize>(), any::<usize>()), 1..6)) {
        let mut tree = TREES[which % TREES.len()].clone();
        steps.into_iter().for_each(|step| damage(&mut tree, step));
        run(tree.to_string().as_bytes());
    }

    #[test]
    fn truncated_text(which in any::<usize>(), at in any::<usize>()) {
        let text = &TEXTS[which % TEXTS.len()];
        run(&text[..at % (text.len() + 1)]);
    }

    #[test]
    fn damaged_text(which in any::<usize>(), changes in prop::collection::vec((any::<usize>(), 0_u8..3, any::<u8>()), 1..5)) {
        let mut text = TEXTS[which % TEXTS.len()].clone();
        for (at, kind, byte) in changes {
            let at = at % (text.len() + 1);
            // Most often signs that mean something to YAML.
            let signs = b"{}[]:,#&*!|>'\"%@`?-~ \n\t\r0aZ$/";
            let byte = if byte < 224 { signs[usize::from(byte) % signs.len()] } else { byte };
            match kind {
                0 if at < text.len() => drop(text.remove(at)),
                1 if at < text.len() => text[at] = byte,
                _ => text.insert(at, byte),
            }
        }
        run(&text);
    }

    #[test]
    fn random_bytes(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        run(&bytes);
        run(&[b"openapi: 3.0.3\n", bytes.as_slice()].concat());
    }

    #[test]
    fn damaged_tables(which in any::<usize>(), at in any::<usize>(), bytes in prop::collection::vec(any::<u8>(), 0..4)) {
        let mut table = TABLES[which % TABLES.len()].clone();
        let at = at % (table.len() + 1);
        table.splice(at..(at + bytes.len() / 2).min(table.len()), bytes);
        let mut report = Report::default();
        let read = parse_table("codes.csv", &table, Some(("codes.csv", &table)), &mut report);
        prop_assert_eq!(read.is_none(), report.has_errors());
        render(&report, &[("codes.csv", &String::from_utf8_lossy(&table))]);
        prop_assert!(report.sorted().iter().all(|found| found.span.line > 0 && found.span.column > 0));
    }
}

proptest! {
    // Each of these goes all the way with some hundred types, so fewer do.
    #![proptest_config(ProptestConfig { cases: config().cases.div_ceil(8), ..config() })]

    #[test]
    fn confused_schemas(which in any::<usize>(), steps in prop::collection::vec((0_u8..8, any::<usize>(), any::<usize>()), 1..8)) {
        let mut tree = SOUND[which % SOUND.len()].clone();
        tree["components"]["schemas"] = NAMED.clone().into();
        steps.into_iter().for_each(|step| confuse(&mut tree, step));
        run(tree.to_string().as_bytes());
    }
}
