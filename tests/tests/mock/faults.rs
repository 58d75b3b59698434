//! The mock misbehaves as it is told to, and no more than that.

use std::error::Error;
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use victron_vrm::Client;
use victron_vrm_mock::Mock;
use vrm_tests::spec;

use super::{get, refusal, send};

const STATS: &str = "/installations/1039/stats";

/// A mock with these faults.
fn mock<const N: usize>(faults: [&str; N]) -> Mock {
    let builder = faults
        .into_iter()
        .fold(Mock::builder(), |builder, fault| builder.fault(fault).unwrap_or_else(|error| panic!("{error}")));
    builder.start().expect("a port is free")
}

/// Status and text of the answer to a sound request.
async fn answer(fault: &str) -> (u16, String) {
    let response = send(get(&mock([fault]), STATS)).await;
    (response.status().as_u16(), response.text().await.expect("a body"))
}

/// The input or output error under a failed request.
fn cause(error: &reqwest::Error) -> Option<std::io::ErrorKind> {
    let mut error: &dyn Error = error;
    loop {
        match error.downcast_ref::<std::io::Error>() {
            Some(found) if found.source().is_none() => return Some(found.kind()),
            _ => error = error.source()?,
        }
    }
}

#[tokio::test]
async fn a_status_comes_with_an_error_as_the_document_has_it() {
    assert_eq!(refusal(get(&mock(["getStats=503"]), STATS)).await, (503, vec!["told to fail".to_owned()]));
}

#[tokio::test]
async fn too_many_requests_come_with_a_time_to_wait_unless_a_page_says_it() {
    let response = send(get(&mock(["getStats=429"]), STATS)).await;
    assert_eq!((response.status().as_u16(), &response.headers()["retry-after"]), (429, &"1".parse().expect("a value")));
    let page = send(get(&mock(["getStats=html-429"]), STATS)).await;
    assert_eq!((page.status().as_u16(), page.headers().get("retry-after")), (429, None));
    assert_eq!(page.headers()["content-type"], "text/html");
    assert!(page.text().await.expect("a body").starts_with("<!doctype html>"));
}

#[tokio::test]
async fn a_failure_can_come_with_status_200() {
    let found = refusal(get(&mock(["getStats=success-false"]), STATS)).await;
    assert_eq!(found, (200, vec!["told to fail".to_owned()]));
}

#[tokio::test]
async fn wrong_types_stand_where_scalars_do_but_for_success() {
    let (status, text) = answer("getStats=wrong-type").await;
    let body: Value = serde_json::from_str(&text).expect("JSON");
    let wrong = json!({"told to": "send the wrong type"});
    assert_eq!((status, &body["success"]), (200, &json!(true)));
    assert_eq!(body["records"]["Pc"][0], json!([wrong, wrong]));
    assert_eq!(body["totals"]["kwh"], wrong);
}

#[tokio::test]
async fn half_of_the_json_is_a_whole_answer() {
    let whole = spec::example(&spec::api(), "getStats").to_string();
    let (status, text) = answer("getStats=half-json").await;
    assert_eq!((status, text.as_str()), (200, &whole[..whole.len() / 2]));
}

#[tokio::test]
async fn a_cut_answer_promises_more_than_comes() {
    let whole = spec::example(&spec::api(), "getStats").to_string();
    let mut response = send(get(&mock(["getStats=cut"]), STATS)).await;
    assert_eq!(response.content_length(), Some(whole.len() as u64));
    let mut got = Vec::new();
    let end = loop {
        match response.chunk().await {
            Ok(Some(chunk)) => got.extend_from_slice(&chunk),
            end => break end,
        }
    };
    assert!(end.is_err(), "the answer ended as if it were whole");
    assert_eq!(String::from_utf8_lossy(&got), whole[..whole.len() / 2]);
}

#[tokio::test]
async fn a_reset_ends_the_connection_without_a_word() {
    let error = get(&mock(["getStats=reset"]), STATS).send().await.expect_err("no answer");
    assert_eq!(cause(&error), Some(std::io::ErrorKind::ConnectionReset), "{error:?}");
}

#[tokio::test]
async fn a_stall_never_answers() {
    let mock = mock(["getStats=stall"]);
    let error = get(&mock, STATS).timeout(Duration::from_millis(300)).send().await.expect_err("no answer");
    assert!(error.is_timeout(), "{error:?}");
    assert_eq!(mock.asked().len(), 1, "the request did arrive");
}

#[tokio::test]
async fn a_slow_answer_is_right_in_the_end() {
    let start = Instant::now();
    let (status, text) = answer("getStats=slow-300").await;
    assert!(start.elapsed() >= Duration::from_millis(300));
    assert_eq!((status, text), (200, spec::example(&spec::api(), "getStats").to_string()));
}

#[tokio::test]
async fn a_fault_is_for_its_operation_and_its_number_of_times() {
    let mock = mock(["getStats=500 x2", "getStats=429 x1", "*=404 x1"]);
    let mut seen = Vec::new();
    for path in [STATS, STATS, "/users/me", STATS, STATS, "/users/me"] {
        seen.push(send(get(&mock, path)).await.status().as_u16());
    }
    assert_eq!(seen, [500, 500, 404, 429, 200, 200]);
}

#[tokio::test]
async fn a_request_that_is_wrong_hears_so_and_uses_up_no_fault() {
    let mock = mock(["getStats=500 x1"]);
    assert_eq!(send(get(&mock, "/installations/x/stats")).await.status(), 400);
    assert_eq!(send(get(&mock, STATS)).await.status(), 500);
    assert_eq!(send(get(&mock, STATS)).await.status(), 200);
}

#[tokio::test]
async fn a_client_gets_over_faults_that_pass() {
    let mock = mock(["getCurrentUser=503 x1", "getCurrentUser=reset x1"]);
    let client = Client::builder().base_url(mock.url()).access_token("t").build().expect("the token is sound");
    let me = client.users().me().await.expect("the third try");
    assert_eq!((me.user.id.0, mock.asked().len()), (22, 3));
}

#[test]
fn a_fault_that_is_none_is_refused_with_a_list() {
    for (fault, reason) in [
        ("getStats", "there is no `=`"),
        ("getStat=500", "there is no operation `getStat`; there are listAllDevices, "),
        ("getStats=", "`` is no kind of fault"),
        ("getStats=boom", "`boom` is no kind of fault"),
        ("getStats=200", "`200` is no kind of fault"),
        ("getStats=html-600", "`html-600` is no kind of fault"),
        ("getStats=slow-soon", "`slow-soon` is no kind of fault"),
        ("getStats=500 2", "`2` is no number of times such as `x2`"),
        ("getStats=500 x0", "`x0` is no number of times such as `x2`"),
        ("getStats=500 x1 x2", "`x2` is too much"),
    ] {
        let error = Mock::builder().fault(fault).err().unwrap_or_else(|| panic!("`{fault}` is taken"));
        assert!(error.starts_with(&format!("fault `{fault}`: {reason}")), "{error}");
        assert!(error.contains("success-false  status 200"), "the kinds are listed: {error}");
    }
}
