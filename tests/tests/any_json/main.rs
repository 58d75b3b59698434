//! Whatever stands in an answer, reading it never panics: either it is read, and what is written
//! of it reads as the same value, or it is no answer at all. An odd value costs itself.

mod answers;
mod change;
mod mutations;
mod oracle;
mod today;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use answers::{ALL, Kind, Outcome};
use openapi_to_crate::ir::{Api, ResponseKind, Type, TypeKind};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Value, json};
use vrm_tests::spec;

/// An operation's example, its type in the document and in Rust.
struct Example {
    id: String,
    value: Value,
    ty: Type,
    kind: Kind,
}

fn examples(api: &Api) -> Vec<Example> {
    let mut found = Vec::new();
    for operation in &api.operations {
        let ResponseKind::Json(ty @ Type::Named(id)) = &operation.response.kind else { continue };
        let name = &api.ty(*id).expect("a type").wire;
        let kind = ALL.iter().find(|kind| kind.name == name).unwrap_or_else(|| panic!("`{name}` is not in the list"));
        let value = spec::example(api, &operation.id);
        found.push(Example { id: operation.id.clone(), value, ty: ty.clone(), kind: *kind });
    }
    found
}

fn check(kind: Kind, value: &Value) -> Outcome {
    (kind.check)(value.to_string().as_bytes())
}

const SAME: Outcome = Outcome::Read { same: true };

#[test]
fn every_answer_of_the_document_is_in_the_list() {
    let api = spec::api();
    let found: BTreeSet<_> = examples(&api).iter().map(|example| example.kind.name).collect();
    let listed: BTreeSet<_> = ALL.iter().map(|kind| kind.name).filter(|name| *name != "Failure").collect();
    assert_eq!(found, listed);
    let json = api.operations.iter().filter(|operation| matches!(operation.response.kind, ResponseKind::Json(_)));
    assert_eq!(examples(&api).len(), json.count());
}

#[test]
fn every_example_comes_back_as_it_was() {
    for example in examples(&spec::api()) {
        assert_eq!(check(example.kind, &example.value), SAME, "{}", example.id);
    }
}

/// The recorded answers, as examples of their operations.
fn recorded(api: &Api) -> Vec<Example> {
    let files = [
        ("listInstallations", "installations.json"),
        ("listInstallations", "installations-extended.json"),
        ("getDiagnostics", "diagnostics.json"),
        ("getStats", "stats.json"),
        ("getOverallStats", "overallstats.json"),
        ("getSystemOverview", "system-overview.json"),
        ("listAccessTokens", "access-tokens.json"),
    ];
    let known = examples(api);
    let of = |(id, file): (&str, &str)| {
        let example = known.iter().find(|example| example.id == id).unwrap_or_else(|| panic!("no operation {id}"));
        let value = serde_json::from_str(&spec::read(&format!("tests/data/{file}"))).expect(file);
        Example { id: file.to_owned(), value, ty: example.ty.clone(), kind: example.kind }
    };
    files.map(of).into()
}

/// Every key that the document names, and a few that it doesn't.
fn keys() -> Vec<String> {
    let api = spec::api();
    let mut keys: BTreeSet<String> = ["", "0", "255", "Pc", "code\u{0}", "ключ"].map(str::to_owned).into();
    for def in &api.types {
        if let TypeKind::Object(object) = &def.kind {
            keys.extend(object.fields.iter().map(|field| field.wire.clone()));
        }
    }
    keys.into_iter().collect()
}

/// JSON of all shapes, in which the spellings of nothing and numbers in quotes are frequent.
fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        4 => select(vec![json!(null), json!(false), json!(true), json!(""), json!([]), json!({})]),
        2 => any::<i64>().prop_map(Value::from),
        1 => any::<u64>().prop_map(Value::from),
        // As many digits as every reader of JSON reads exactly.
        2 => (any::<i32>(), 0_i32..6).prop_map(|(digits, point)| json!(f64::from(digits) / 10_f64.powi(point))),
        2 => (0_i64..2_000_000_000_000).prop_map(Value::from),
        2 => any::<i32>().prop_map(|number| number.to_string().into()),
        2 => select(vec!["1e400", "NaN", "-0", " 7 ", "0x10", "2026-11-24", "2026-11-24T10:00:00Z", "false", "null"])
            .prop_map(Value::from),
        2 => any::<String>().prop_map(Value::from),
    ];
    let keys = keys();
    leaf.prop_recursive(5, 64, 8, move |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Value::from),
            prop::collection::btree_map(select(keys.clone()), inner, 0..8)
                .prop_map(|entries| entries.into_iter().collect::<serde_json::Map<_, _>>().into()),
        ]
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_json_is_read_or_refused_as_every_kind_of_answer(value in any_json()) {
        for kind in ALL {
            check(*kind, &value);
        }
    }

    #[test]
    fn an_answer_in_which_anything_was_changed_is_read_or_refused(
        which in any::<Index>(),
        changes in prop::collection::vec((any::<Index>(), any_json()), 1..5),
    ) {
        static EXAMPLES: LazyLock<Vec<Example>> = LazyLock::new(|| examples(&spec::api()));
        let example = which.get(EXAMPLES.as_slice());
        let mut value = example.value.clone();
        for (place, new) in changes {
            let ways = change::ways(&value);
            if !ways.is_empty() {
                let way: &change::Way = place.get(&ways);
                value = change::with(&value, way, new);
            }
        }
        check(example.kind, &value);
    }

    #[test]
    fn bytes_that_are_no_json_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
        for kind in ALL {
            (kind.check)(&bytes);
        }
    }
}
