//! What was asked is kept, and what is told to fail fails so often and no more.

use std::time::{Duration, Instant};

use openapi_to_crate::mock::Mock;

use super::{get, json, of, refusal, send};

const PETS: &str = "\
openapi: 3.0.3
info: {title: Pets, version: '1'}
servers: [{url: 'https://pets.example.com/v1'}]
x-rate-limit: {requests: 2, refill-milliseconds: 60000}
paths:
  /pets:
    get:
      operationId: listPets
      parameters: [{name: limit, in: query, schema: {type: integer, maximum: 10}}]
      responses:
        '200': {description: All., content: {application/json: {schema: {type: array, items: {type: string}}, example: [Tom, Kitty]}}}
";

fn with(faults: &[&str]) -> Mock {
    let mock = faults.iter().fold(of(PETS).without_limit(), |mock, fault| mock.fault(fault).expect("a fault"));
    mock.start().expect("a port is free")
}

#[tokio::test]
async fn faults_come_one_after_the_other_and_then_the_right_answer() {
    let mock = with(&["listPets=503 x1", "*=html-502 x1", "listPets=success-false x1"]);
    let ask = || get(&mock, "/pets");
    assert_eq!(refusal(ask()).await, (503, vec!["told to fail".to_owned()]));
    let page = send(ask()).await;
    assert_eq!((page.status().as_u16(), &page.headers()["content-type"]), (502, &"text/html".parse().expect("a type")));
    assert_eq!(refusal(ask()).await.0, 200);
    assert_eq!(json(ask()).await, (200, serde_json::json!(["Tom", "Kitty"])));
}

#[tokio::test]
async fn a_broken_connection_is_no_answer_and_a_slow_one_comes_late() {
    let mock = with(&["listPets=reset x1", "listPets=cut x1", "listPets=slow-300 x1", "listPets=stall x1"]);
    let ask = || get(&mock, "/pets");
    assert!(ask().send().await.is_err());
    let cut = send(ask()).await;
    assert!(cut.status().is_success() && cut.text().await.is_err());
    let start = Instant::now();
    assert_eq!(json(ask()).await.0, 200);
    assert!(start.elapsed() >= Duration::from_millis(300));
    let stalled = ask().timeout(Duration::from_millis(200)).send().await.expect_err("no answer");
    assert!(stalled.is_timeout(), "{stalled}");
}

#[tokio::test]
async fn what_was_asked_is_kept_with_the_operation_that_it_asked_for() {
    let mock = with(&[]);
    send(get(&mock, "/pets?limit=3").header("X-Trace", "7")).await;
    let asked = mock.last().expect("a request");
    assert_eq!(
        (asked.method.as_str(), asked.path.as_str(), asked.operation.as_deref()),
        ("GET", "/pets", Some("listPets"))
    );
    assert_eq!((asked.parameter("limit").as_deref(), asked.header("x-trace")), (Some("3"), Some("7")));
    assert_eq!(refusal(get(&mock, "/pets?limit=11")).await.0, 400);
    assert_eq!(refusal(get(&mock, "/pots")).await, (404, vec!["there is no path /pots".to_owned()]));
    assert_eq!(mock.asked().len(), 3);
}

#[tokio::test]
async fn the_rate_limit_of_the_document_is_imitated_unless_nobody_wants_it() {
    let mock = of(PETS).start().expect("a port is free");
    for _ in 0..2 {
        assert_eq!(json(get(&mock, "/pets")).await.0, 200);
    }
    let refused = send(get(&mock, "/pets")).await;
    assert_eq!((refused.status().as_u16(), &refused.headers()["retry-after"]), (429, &"60".parse().expect("a number")));
    let mock = with(&[]);
    for _ in 0..4 {
        assert_eq!(json(get(&mock, "/pets")).await.0, 200);
    }
}

#[test]
fn only_the_machine_itself_reaches_it_unless_it_is_asked_to_listen_elsewhere() {
    let mock = of(PETS).start().expect("a port is free");
    assert!(mock.url().starts_with("http://127.0.0.1:") && mock.url().ends_with("/v1"), "{}", mock.url());
    let port: u16 = mock.origin().rsplit(':').next().and_then(|port| port.parse().ok()).expect("a port");
    let taken = of(PETS).port(port).start().expect_err("the port is taken").to_string();
    assert!(taken.starts_with(&format!("port {port} of 127.0.0.1: ")), "{taken}");

    let everywhere = of(PETS).address("0.0.0.0".parse().expect("an address")).start().expect("a port is free");
    assert!(everywhere.url().starts_with("http://0.0.0.0:"), "{}", everywhere.url());
}

#[test]
fn a_document_or_a_fault_that_is_none_is_refused_with_its_place() {
    let wrong = Mock::of(&openapi_to_crate::Input::document("pets.yaml", "openapi: 3.0.3\npaths: 7\n"));
    let said = wrong.expect_err("it is refused");
    assert!(said.contains("pets.yaml:"), "{said}");
    let said = of(PETS).fault("listPats=500").expect_err("it is refused");
    assert!(said.starts_with("fault `listPats=500`: there is no operation `listPats`; there are listPets"), "{said}");
    let said = Mock::open("no/such/file.yaml").expect_err("it is refused");
    assert!(said.starts_with("no/such/file.yaml: "), "{said}");
}
