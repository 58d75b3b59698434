//! Each value of each example, replaced by each of these, costs itself and no other.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::answers::Read;
use crate::change::{self, Way};
use crate::oracle::{self, Told};
use crate::{Example, examples, recorded};

/// Answers that are lost with a value, and why that is right.
const LOST: [(&str, &str, &str); 1] = [(
    "CurrentUserResponse",
    "user",
    "who is asking is all that is asked for, and every other request about the account needs the number",
)];

/// What is put in the place of a value.
fn replacements(old: &Value) -> Vec<Option<Value>> {
    let mut all: Vec<_> = [
        json!(null),
        json!(false),
        json!(true),
        json!([]),
        json!({}),
        json!(""),
        json!("neither here nor there"),
        json!(1.5),
        json!(-1),
        json!(1e30),
    ]
    .into_iter()
    .map(Some)
    .collect();
    match old {
        Value::Number(number) => all.push(Some(number.to_string().into())),
        Value::String(text) => all.extend(text.parse::<i64>().ok().map(|number| Some(number.into()))),
        _ => {}
    }
    all.push(None);
    all
}

/// What a run over all mutations came to.
#[derive(Default)]
struct Tally {
    mutations: usize,
    misfits: usize,
    /// Answers that were lost, by type and path.
    lost: BTreeSet<(&'static str, String)>,
    /// Other values that were lost with one, by type and path.
    dragged: BTreeMap<(&'static str, String), usize>,
}

#[test]
fn an_odd_value_costs_itself_and_is_told_with_its_path() {
    let api = vrm_tests::spec::api();
    let mut tally = Tally::default();
    for example in examples(&api).into_iter().chain(recorded(&api)) {
        let whole = (example.kind.read)(example.value.to_string().as_bytes()).expect(&example.id);
        assert!(whole.misfits.is_empty(), "{}: {:?}", example.id, whole.misfits);
        for way in change::ways(&example.value) {
            let old = change::at(&example.value, &way).expect("the way leads there");
            for new in replacements(old) {
                let changed = match &new {
                    Some(new) => change::with(&example.value, &way, new.clone()),
                    None => change::without(&example.value, &way),
                };
                if changed == example.value {
                    continue;
                }
                tally.mutations += 1;
                let expected = oracle::told(&api, &example.ty, &example.value, &way, new.as_ref());
                let told =
                    format!("{}: {} = {}", example.id, oracle::place(&way), new.as_ref().unwrap_or(&json!("absent")));
                match (example.kind.read)(changed.to_string().as_bytes()) {
                    Ok(read) => judge(&example, &whole, &changed, &way, read, expected, &told, &mut tally),
                    Err(_) => drop(tally.lost.insert((example.kind.name, way.first().cloned().unwrap_or_default()))),
                }
            }
        }
    }
    let argued: BTreeSet<_> = LOST.iter().map(|(kind, key, _)| (*kind, (*key).to_owned())).collect();
    assert_eq!(tally.lost, argued);
    println!("{} mutations, {} misfits", tally.mutations, tally.misfits);
    for ((kind, path), count) in &tally.dragged {
        println!("{kind}: with {path}, {count} others");
    }
    assert!(tally.mutations > 10_000 && tally.misfits > 3_000, "{} {}", tally.mutations, tally.misfits);
}

#[expect(clippy::too_many_arguments, reason = "it is one step of the loop above")]
fn judge(
    example: &Example,
    whole: &Read,
    changed: &Value,
    way: &Way,
    read: Read,
    expected: Told,
    told: &str,
    tally: &mut Tally,
) {
    tally.misfits += read.misfits.len();
    let paths: Vec<_> = read.misfits.iter().map(|misfit| misfit.path()).collect();
    match expected {
        Told::Anything => assert!(paths.len() <= 1, "{told}: {:?}", read.misfits),
        Told::Nothing => assert!(paths.is_empty(), "{told}: {:?}", read.misfits),
        Told::Misfit(path) => assert_eq!(paths, [path], "{told}"),
    }
    // What was there stays reachable as it came.
    for misfit in &read.misfits {
        let lost = misfit.left_out().map_or(misfit.found(), |(_, value)| Some(value));
        let at_path = |path: &str| changed.pointer(&pointer(path));
        let path = misfit.left_out().map_or(misfit.path(), |(path, _)| path);
        if let (Some(lost), Some(came)) = (lost, at_path(path)) {
            assert_eq!(lost, came, "{told}");
        }
    }
    // All others are as they were.
    let (mut before, mut after) = (whole.written.clone(), read.written);
    if before == after {
        return;
    }
    let left_out = read.misfits.first().and_then(|misfit| misfit.left_out()).map(|(path, _)| steps(path));
    let mut gone = left_out.unwrap_or_else(|| way.clone());
    if remove(&mut before, &mut after, &gone) && pruned(&before) == pruned(&after) {
        let others = leaves(change::at(&example.value, &gone)) - leaves(change::at(&example.value, way)).min(1);
        if gone.len() < way.len() && others > 0 {
            let key = (example.kind.name, generic(way));
            let count = tally.dragged.entry(key).or_default();
            *count = others.max(*count);
        }
        return;
    }
    // A point without a value is left out without a word.
    gone = way.get(..way.len().saturating_sub(1)).unwrap_or_default().to_vec();
    (before, after) = (whole.written.clone(), (example.kind.read)(changed.to_string().as_bytes()).expect(told).written);
    assert!(read.misfits.is_empty(), "{told}: {:?}\n{before}\n{after}", read.misfits);
    remove(&mut before, &mut after, &gone);
    assert_eq!(pruned(&before), pruned(&after), "{told}");
}

/// Without keys that hold nothing, which need not be written.
fn pruned(value: &Value) -> Value {
    match value {
        Value::Array(items) => items.iter().map(pruned).collect(),
        Value::Object(entries) => {
            let kept = entries.iter().map(|(key, value)| (key.clone(), pruned(value)));
            kept.filter(|(_, value)| !nothing(value)).collect::<serde_json::Map<_, _>>().into()
        }
        other => other.clone(),
    }
}

/// Takes what is at the end of a way out of the answer as it was, and out of the one that was read
/// from the changed one if it still is there.
fn remove(before: &mut Value, after: &mut Value, way: &[String]) -> bool {
    let Some((last, outer)) = way.split_last() else { return false };
    let outer: String = outer.iter().map(|step| format!("/{}", step.replace('~', "~0").replace('/', "~1"))).collect();
    let index = last.parse::<usize>().ok();
    match (before.pointer_mut(&outer), after.pointer_mut(&outer)) {
        (Some(Value::Object(before)), after) => {
            before.remove(last);
            if let Some(Value::Object(after)) = after {
                after.remove(last);
            }
            true
        }
        (Some(Value::Array(before)), after) => {
            let Some(index) = index.filter(|index| *index < before.len()) else { return false };
            match after {
                // A place of a short array stays, or is not written at its end.
                Some(Value::Array(after)) if after.len() >= before.len() => after[index] = before[index].clone(),
                _ => drop(before.remove(index)),
            }
            true
        }
        _ => false,
    }
}

fn leaves(value: Option<&Value>) -> usize {
    match value {
        None => 0,
        Some(Value::Array(items)) => items.iter().map(|item| leaves(Some(item))).sum(),
        Some(Value::Object(entries)) => entries.values().map(|item| leaves(Some(item))).sum(),
        Some(_) => 1,
    }
}

fn steps(path: &str) -> Way {
    path.replace('[', ".").replace(']', "").split('.').filter(|step| !step.is_empty()).map(str::to_owned).collect()
}

fn pointer(path: &str) -> String {
    steps(path).iter().map(|step| format!("/{step}")).collect()
}

fn generic(way: &[String]) -> String {
    let steps = way.iter().map(|step| if step.parse::<u64>().is_ok() { "*" } else { step });
    steps.collect::<Vec<_>>().join(".")
}

fn nothing(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => true,
        Value::String(text) => text.is_empty(),
        Value::Array(items) => items.is_empty(),
        Value::Object(entries) => entries.is_empty(),
        _ => false,
    }
}
