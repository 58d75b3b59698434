//! Real HTTP on loopback: what travels, what is tried again, what never leaves.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use openapi_forge_runtime::runtime::info::{ApiInfo, EnvelopeInfo, Route, Scheme};
use openapi_forge_runtime::runtime::path::Path;
use openapi_forge_runtime::runtime::{Builder, Error, ErrorKind, RateLimit};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

static INFO: ApiInfo = ApiInfo {
    base_url: "http://127.0.0.1:9",
    user_agent: "test/1",
    rate_limit: None,
    envelope: Some(EnvelopeInfo { success: "success", messages: "errors", code: "error_code" }),
    schemes: &[Scheme::Header { name: "X-Authorization", prefix: "Token " }, Scheme::Bearer],
};
static READ: Route = Route { id: "read", method: "GET", template: "/things/{id}", security: &[0], idempotent: true };
static MAKE: Route = Route { id: "make", method: "POST", template: "/things", security: &[], idempotent: false };

/// Answers each connection with the next of `answers` (then closes) and keeps what it was asked.
async fn server(answers: Vec<String>) -> (String, Arc<Mutex<Vec<String>>>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}/v2/", listener.local_addr().unwrap());
    let asked = Arc::new(Mutex::new(Vec::new()));
    let log = asked.clone();
    tokio::spawn(async move {
        for answer in answers {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut bytes = vec![0; 65536];
            let length = stream.read(&mut bytes).await.unwrap();
            log.lock().unwrap().push(String::from_utf8_lossy(&bytes[..length]).into_owned());
            stream.write_all(answer.as_bytes()).await.unwrap();
        }
    });
    (url, asked)
}

fn answer(status: &str, headers: &str, body: &str) -> String {
    format!("HTTP/1.1 {status}\r\nconnection: close\r\ncontent-length: {}\r\n{headers}\r\n{body}", body.len())
}

fn builder(url: &str) -> Builder {
    Builder::new(&INFO).base_url(url).credential(0, " s3cret\n")
}

async fn read(builder: Builder, id: &str) -> Result<Vec<i64>, Error> {
    let client = builder.build()?;
    client.request(&READ, Path::root().segment("/things/").param("id", id)).json().await
}

#[tokio::test]
async fn the_token_travels_trimmed_in_its_header_and_the_path_is_escaped() {
    let (url, asked) = server(vec![answer("200 OK", "", "[1]")]).await;
    assert_eq!(read(builder(&url), "a/b ü*").await.unwrap(), [1]);
    let asked = asked.lock().unwrap()[0].to_lowercase();
    assert!(asked.starts_with("get /v2/things/a%2fb%20%c3%bc* http/1.1\r\n"), "{asked}");
    assert!(asked.contains("x-authorization: token s3cret\r\n"), "{asked}");
}

#[tokio::test]
async fn a_path_parameter_that_changes_the_path_is_never_sent() {
    let (url, asked) = server(vec![]).await;
    for id in ["", ".", ".."] {
        let error = read(builder(&url), id).await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::InvalidParameter { name: "id", .. }), "{error}");
    }
    assert!(asked.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_server_error_is_tried_again() {
    let (url, asked) = server(vec![answer("503 Busy", "", "later"), answer("200 OK", "", "[2]")]).await;
    assert_eq!(read(builder(&url), "1").await.unwrap(), [2]);
    assert_eq!(asked.lock().unwrap().len(), 2);
}

#[tokio::test]
async fn a_request_that_changes_something_is_sent_once() {
    let (url, asked) = server(vec![answer("503 Busy", "", ""), answer("200 OK", "", "[2]")]).await;
    let client = builder(&url).build().unwrap();
    let mut request = client.request(&MAKE, Path::root().segment("/things"));
    request.body_json("name");
    let error = request.json::<Vec<i64>>().await.unwrap_err();
    assert_eq!(error.status(), Some(503));
    let asked = asked.lock().unwrap();
    assert_eq!(asked.len(), 1);
    assert!(asked[0].ends_with("\r\n\r\n\"name\""), "{}", asked[0]);
    assert!(!asked[0].contains("s3cret"), "no secret goes where none is asked for");
}

#[tokio::test]
async fn retry_after_is_obeyed_and_a_body_that_is_no_json_does_no_harm() {
    let (url, _) = server(vec![answer("429 Slow", "retry-after: 1\r\n", "<html>"), answer("200 OK", "", "[3]")]).await;
    let start = std::time::Instant::now();
    assert_eq!(read(builder(&url), "1").await.unwrap(), [3]);
    assert!(start.elapsed() >= Duration::from_secs(1));
}

#[tokio::test]
async fn a_wait_beyond_the_total_time_is_reported_at_once() {
    let (url, _) = server(vec![answer("429 Slow", "retry-after: 900\r\n", "")]).await;
    let error = read(builder(&url), "1").await.unwrap_err();
    let asked_to_wait =
        matches!(error.kind(), ErrorKind::RateLimited { retry_after: Some(wait), .. } if wait.as_secs() == 900);
    assert!(asked_to_wait, "{error}");
}

#[tokio::test]
async fn success_false_with_status_200_is_an_api_error_with_the_servers_text() {
    let (url, _) = server(vec![answer("200 OK", "", r#"{"success":false,"errors":["nope"],"error_code":"e1"}"#)]).await;
    let error = read(builder(&url), "1").await.unwrap_err();
    assert_eq!(error.to_string(), "the service refused with status 200 (e1): nope");
}

#[tokio::test]
async fn a_decode_error_names_the_place() {
    let (url, _) = server(vec![answer("200 OK", "", r#"[1, "x"]"#)]).await;
    let error = read(builder(&url), "1").await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Decode { path, .. } if path == "[1]"), "{error:?}");
}

#[tokio::test]
async fn a_huge_body_is_refused() {
    let (url, _) = server(vec![answer("200 OK", "", &"1".repeat(5000))]).await;
    let error = read(builder(&url).max_body_bytes(4000), "1").await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::TooLarge { limit: 4000 }), "{error}");
}

#[tokio::test]
async fn a_redirect_is_not_followed() {
    let (other, asked) = server(vec![answer("200 OK", "", "[1]")]).await;
    let (url, _) = server(vec![answer("302 Found", &format!("location: {other}\r\n"), "")]).await;
    assert_eq!(read(builder(&url), "1").await.unwrap_err().status(), Some(302));
    assert!(asked.lock().unwrap().is_empty());
}

#[tokio::test]
async fn a_silent_server_is_a_timeout() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let error = read(builder(&url).timeout(Duration::from_millis(50)).retries(0), "1").await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Timeout), "{error}");
}

#[tokio::test]
async fn clones_share_one_limit() {
    let (url, _) = server(vec![answer("200 OK", "", "[]"); 3]).await;
    let limit = RateLimit { burst: 1, refill: Duration::from_millis(100) };
    let client = builder(&url).rate_limit(Some(limit)).build().unwrap();
    let start = std::time::Instant::now();
    for client in [client.clone(), client.clone(), client] {
        client.request(&READ, Path::root().segment("/things/1")).json::<Vec<i64>>().await.unwrap();
    }
    assert!(start.elapsed() >= Duration::from_millis(190), "{:?}", start.elapsed());
}

#[test]
fn a_pasted_password_is_refused_and_never_shown() {
    let error = Builder::new(&INFO).credential(0, "pass wörd").build().unwrap_err();
    assert!(error.to_string().contains("characters that no token has") && !error.to_string().contains("wörd"));
    let client = Builder::new(&INFO).credential(0, "s3cret").build().unwrap();
    let request = client.request(&READ, Path::root());
    assert!(!format!("{client:?} {request:?}").contains("s3cret"));
}
