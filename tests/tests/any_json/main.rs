//! Whatever stands in an answer, reading it never panics: either it is read, and what is written
//! of it reads as the same value, or the error says where it is not as promised.

mod answers;
mod change;
mod promise;

use std::collections::BTreeSet;
use std::sync::LazyLock;

use answers::{ALL, Kind, Outcome};
use openapi_forge::ir::{Api, ResponseKind, Type, TypeKind};
use promise::Place;
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

/// Changes every value of every example in turn, and holds what comes of it to the promise.
fn each(change: impl Fn(&Value, Place) -> Vec<(Value, bool)>) -> usize {
    let api = spec::api();
    let mut changed = 0;
    for Example { id, value, ty, kind } in examples(&api) {
        for way in change::ways(&value) {
            let old = change::at(&value, &way).expect("the way leads there");
            for (new, promised) in change(old, promise::place(&api, &ty, &way)) {
                let outcome = check(kind, &change::with(&value, &way, new.clone()));
                let told = format!("{id}: {} = {new}: {outcome:?}", change::shown(&way));
                match &outcome {
                    Outcome::Read { same } => assert!(same, "{told}"),
                    Outcome::Refused { path, .. } => {
                        assert!(!promised, "{told}");
                        assert!(change::leads_to(path, &way), "{told}");
                    }
                }
                changed += 1;
            }
        }
    }
    changed
}

#[test]
fn nothing_in_any_spelling_costs_no_answer_that_can_do_without() {
    let spellings = [json!(null), json!(false), json!([]), json!("")];
    let changed = each(|_, place| spellings.iter().map(|spelling| (spelling.clone(), place.nothing)).collect());
    assert!(changed > 2_500, "{changed}");
}

#[test]
fn a_number_in_quotes_costs_no_answer() {
    let changed = each(|old, _| match old {
        Value::Number(number) => vec![(number.to_string().into(), true)],
        Value::String(text) => match text.parse::<i64>() {
            Ok(number) => vec![(number.into(), true)],
            Err(_) => Vec::new(),
        },
        _ => Vec::new(),
    });
    assert!(changed > 150, "{changed}");
}

#[test]
fn a_text_that_nobody_knows_costs_no_answer_that_takes_texts() {
    let changed = each(|_, place| vec![(json!("neither here nor there"), place.text)]);
    assert!(changed > 600, "{changed}");
}

#[test]
fn what_fits_nowhere_is_refused_with_its_place_or_kept() {
    let odd = [json!(true), json!(-1), json!(1.5e300), json!(u64::MAX), json!({"odd": [1]}), json!([[{}]])];
    let api = spec::api();
    for Example { id, value, kind, .. } in examples(&api) {
        for way in change::ways(&value) {
            for new in &odd {
                let outcome = check(kind, &change::with(&value, &way, new.clone()));
                if let Outcome::Refused { path, .. } = &outcome {
                    let place = change::ways(new).into_iter().map(|inner| [way.clone(), inner].concat());
                    let leads = place.chain([way.clone()]).any(|way| change::leads_to(path, &way));
                    assert!(leads, "{id}: {} = {new}: {outcome:?}", change::shown(&way));
                }
            }
        }
    }
}

#[test]
fn an_absent_key_costs_no_answer_that_can_do_without() {
    let api = spec::api();
    let mut removed = 0;
    for Example { id, value, ty, kind } in examples(&api) {
        for way in change::ways(&value) {
            let less = change::without(&value, &way);
            if less == value {
                continue;
            }
            let outcome = check(kind, &less);
            let told = format!("{id} without {}: {outcome:?}", change::shown(&way));
            match &outcome {
                Outcome::Read { same } => assert!(same, "{told}"),
                Outcome::Refused { path, reason } => {
                    assert!(!promise::place(&api, &ty, &way).nothing, "{told}");
                    assert!(change::leads_to(path, &way) && reason.contains("missing"), "{told}");
                }
            }
            removed += 1;
        }
    }
    assert!(removed > 500, "{removed}");
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
