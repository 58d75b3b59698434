//! Answers in all shapes that VRM's answers are known to have today, made up: `tests/data/answers.jsonl`,
//! one a line.

use openapi_to_crate::ir::ResponseKind;
use serde_json::{Value, json};
use victron_vrm::{Client, SiteId};
use vrm_tests::{Answer, Canned, spec};

use crate::answers::{ALL, Kind};
use crate::examples;

/// A made-up answer.
struct Sample {
    operation: String,
    /// Which of several shapes it has; empty for the usual one.
    form: String,
    answer: Value,
}

fn samples() -> Vec<Sample> {
    let text = spec::read("tests/data/answers.jsonl");
    let sample = |line: &str| {
        let value: Value = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
        Sample { operation: text("operation"), form: text("form"), answer: value["answer"].clone() }
    };
    text.lines().map(sample).collect()
}

/// The type of each operation's answer.
fn kind(known: &[crate::Example], sample: &Sample) -> Option<Kind> {
    // A refusal is of one shape, whatever was asked for.
    if sample.answer["success"] == false || sample.operation == "_failure" {
        return ALL.iter().find(|kind| kind.name == "Failure").copied();
    }
    known.iter().find(|example| example.id == sample.operation).map(|example| example.kind)
}

/// The keys that the document does not name, with what stands under them.
fn unnamed(shown: &str) -> Vec<String> {
    let all = shown.split("extra: {").skip(1).filter(|rest| !rest.starts_with('}'));
    all.map(|rest| rest.chars().take_while(|c| *c != '}').collect()).collect()
}

/// Keys without a name in the document, and why.
const UNNAMED: [(&str, &str, &str); 2] = [
    (
        "findInstallationsByAttributes",
        r#""value_au": String("1"), "value_bs": Number(101.875)"#,
        "they are named after the codes of the query",
    ),
    (
        "findInstallationsByAttributes",
        r#""num_records": Number(0)"#,
        "a refusal has what is in a failure of any operation; the body of the error has the rest",
    ),
];

/// Shapes that no type has, and why.
const OTHER: [(&str, &str, &str); 1] = [("downloadData", "async", "a file is answered by mail")];

#[test]
fn every_operation_that_answers_json_has_an_answer_of_today() {
    let (api, samples) = (spec::api(), samples());
    for operation in api.operations.iter().filter(|one| matches!(one.response.kind, ResponseKind::Json(_))) {
        assert!(samples.iter().any(|sample| sample.operation == operation.id), "{} has none", operation.id);
    }
    assert_eq!(samples.len(), 117);
}

#[test]
fn every_answer_of_today_is_read_without_anything_odd_or_unnamed() {
    let known = examples(&spec::api());
    let mut unused: Vec<_> = UNNAMED.iter().map(|(id, key, _)| (*id, *key)).collect();
    let mut wrong = Vec::new();
    for sample in samples() {
        let name = format!("{} {}", sample.operation, sample.form);
        if OTHER.iter().any(|(id, form, _)| *id == sample.operation && *form == sample.form) {
            continue;
        }
        let Some(kind) = kind(&known, &sample) else { panic!("{name}: no operation has it") };
        let read = (kind.read)(sample.answer.to_string().as_bytes()).unwrap_or_else(|error| panic!("{name}: {error}"));
        for misfit in read.misfits {
            wrong.push(format!("{name}: {} is not {}", misfit.path(), misfit.expected()));
        }
        for key in unnamed(&read.shown) {
            match unused.iter().position(|(id, known)| *id == sample.operation && *known == key) {
                Some(place) => drop(unused.swap_remove(place)),
                None => wrong.push(format!("{name}: {key} has no name")),
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(unused, [], "these have names now");
}

#[tokio::test]
async fn answers_of_several_shapes_are_read_over_http() {
    let answers = samples();
    let server = Canned::answering(move |asked| {
        let form = asked.header("x-form").unwrap_or_default().to_owned();
        let (operation, form) = form.split_once(' ').unwrap_or((&form, ""));
        let found = answers.iter().find(|sample| sample.operation == operation && sample.form == form);
        let body = found.map_or_else(|| json!({"success": false, "errors": form}), |sample| sample.answer.clone());
        Answer::new(200, body.to_string()).header("content-type", "application/json")
    });
    let server = server.expect("a port");
    let client = |form: &str| {
        let headers = [(reqwest::header::HeaderName::from_static("x-form"), form.parse().expect("a header"))];
        let http = reqwest::Client::builder().default_headers(headers.into_iter().collect()).build();
        let builder = Client::builder().base_url(server.url()).access_token("any").http_client(http.expect("a client"));
        builder.build().expect("a client").installation(SiteId(8123))
    };
    macro_rules! holds {
        ($form:literal, |$client:ident| $request:expr, |$answer:ident| $check:expr) => {{
            let $client = client($form);
            let $answer = $request.await.unwrap_or_else(|error| panic!("{}: {error}", $form));
            assert!($answer.misfits().is_empty(), "{}: {:?}", $form, $answer.misfits());
            assert!($check, "{}: {:?}", $form, $answer);
        }};
    }
    holds!("getStats ", |site| site.stats(), |answer| answer.records.len() == 8);
    holds!("getStats empty", |site| site.stats(), |answer| answer.records.is_empty());
    holds!("getStats evcs", |site| site.stats(), |answer| answer.totals["evE"] == Some(17.5));
    holds!("getStats forecast", |site| site.stats(), |answer| answer.records["vrm_consumption_fc"].len() == 3);
    holds!("getStats live_feed", |site| site.stats(), |answer| answer.records["bs"][0].maximum == Some(100.125));
    holds!("getStats dynamic_ess_prices", |site| site.stats(), |answer| answer.records["deGs"].len() == 2);
    holds!("getGraphWidget ", |site| site.widgets().graph(), |answer| answer.records.series().count() == 2);
    holds!("getGraphWidget empty", |site| site.widgets().graph(), |answer| answer.records.series().count() == 0);
    holds!("getGraphWidget minmax", |site| site.widgets().graph(), |answer| {
        answer.records.series().all(|series| series.points.iter().all(|point| point.maximum.is_some()))
    });
    holds!("getTags ", |site| site.tags(), |answer| answer.extra.is_empty());
    holds!("getTags before-2026", |site| site.tags(), |answer| answer.extra.is_empty());
    holds!("getBatterySummaryWidget wrong-instance", |site| site.widgets().battery_summary(), |answer| {
        answer.records.values().all(|value| value.reading().is_nothing())
    });
    holds!("getFuelCellStateWidget ", |site| site.widgets().fuel_cell_state(), |answer| answer.records.data.is_empty());
    holds!("getHoursOfAcWidget ", |site| site.widgets().hours_of_ac(), |answer| answer
        .records
        .as_ref()
        .is_some_and(|hours| hours.data.is_some()));
    let refused = client("getDynamicEssSettings none").dynamic_ess_settings().await.expect_err("no settings");
    assert!(matches!(refused.kind(), victron_vrm::ErrorKind::Api { status: 200, .. }), "{refused}");
}
