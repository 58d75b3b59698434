//! Services that repeat what they were sent.

use openapi_to_crate_runtime::runtime::encode::Wire;
use openapi_to_crate_runtime::runtime::place::Place;
use openapi_to_crate_runtime::runtime::{Error, ErrorKind, Secret, decode};

use super::server::{Server, answer};
use super::{INFO, READ, bare, builder};

const PASSWORD: &str = "pass/w\u{f6}rd \"1\"";

/// All that an error shows, what lies behind it, and the answer that it carries.
fn shown(error: &Error) -> String {
    let causes = std::iter::successors(std::error::Error::source(error), |cause| cause.source());
    let answer = error
        .answer()
        .map(|answer| format!("{:?} {:?}", answer.head().header("X-Echo"), String::from_utf8_lossy(answer.body())));
    let shown = format!("{error} {error:?} {error:#?} {}", answer.unwrap_or_default());
    causes.fold(shown, |shown, cause| format!("{shown} {cause} {cause:?}"))
}

/// A service that repeats a request in this answer, as JSON where it says `ECHO` and as it is
/// where it says `RAW`.
async fn echoing(status: &'static str, body: &'static str) -> Server {
    Server::answering(move |request| {
        let json = serde_json::Value::from(request).to_string();
        let php = json.replace('/', "\\/").replace('\u{f6}', "\\u00f6");
        answer(
            status,
            "X-Echo: Token s3cret\r\n",
            &body.replace("ECHO", &json).replace("PHP", &php).replace("RAW", request),
        )
    })
    .await
}

#[tokio::test]
async fn no_secret_that_a_service_repeats_leaves_the_client() {
    let answers = [
        ("400 Bad", r#"{"success": false, "errors": [ECHO], "error_code": PHP}"#),
        ("401 Who", r#"{"success": false, "errors": {"request": ECHO}}"#),
        ("429 Slow", "RAW"),
        ("500 Broken", "<html><pre>RAW</pre></html>"),
        ("200 OK", r#"{"success": false, "errors": PHP}"#),
        ("200 OK", "ECHO"),
        ("200 OK", "RAW"),
        ("200 OK", r#"{"key": ECHO}"#),
    ];
    for (status, body) in answers {
        let server = echoing(status, body).await;
        let client = builder(&server).retries(0).build().unwrap();
        let mut request = Place::root(&client).segment("/things").request(&READ);
        let password = Secret::new(PASSWORD);
        request.body_json("application/json", &Wire::<_, decode::Plain>::new(&password));
        let error = request.json::<Vec<i64>>().await.unwrap_err();
        let shown = shown(&error);
        assert!(server.asked()[0].text.contains("s3cret"), "the service has heard it");
        for secret in ["s3cret", "pass/w", "pass\\/w", "rd \""] {
            assert!(!shown.contains(secret), "{status} {body}: {shown}");
        }
        assert!(shown.contains("[hidden]"), "{status} {body}: {shown}");
    }
}

#[tokio::test]
async fn no_secret_in_path_parameters_headers_cookies_and_parts_leaves_the_client() {
    let keys = ["in+path", "in query", "in-header", "in/cookie", "in \"part\""].map(Secret::new);
    for (status, body) in [("400 Bad", r#"{"errors": [ECHO]}"#), ("500 Broken", "RAW"), ("200 OK", "ECHO")] {
        let server = echoing(status, body).await;
        let client = builder(&server).retries(0).build().unwrap();
        let place = Place::root(&client).segment("/things/").hide([&keys[0]]).param("id", keys[0].expose());
        assert!(!format!("{place:?}").contains("path"), "{place:?}");
        let mut request = place.request(&READ);
        request.hide(&keys[1..]);
        request.query("key", keys[1].expose());
        request.header("X-Key", keys[2].expose());
        request.cookie("key", keys[3].expose());
        request.part_text("key", None, keys[4].expose());
        let error = request.json::<Vec<i64>>().await.unwrap_err();
        let (sent, shown) = (&server.asked()[0].text, shown(&error));
        for word in ["in%2Bpath", "in%20query", "in-header", "in%2Fcookie", "in \"part\""] {
            assert!(sent.contains(word), "the service has heard {word}: {sent}");
            assert!(!shown.contains(word), "{status}: {shown}");
        }
    }
}

#[tokio::test]
async fn what_did_not_fit_shows_no_secret_and_moves_no_cursor() {
    use std::collections::BTreeMap;
    let body = r#"{"s3cret": 1, "a": "Token s3cret", "b": ["s3cret"], "c\u001b[2J": "\u001b"}"#;
    let server = Server::answers([answer("200 OK", "", body)]).await;
    let told = std::sync::Arc::new(std::sync::Mutex::new(String::new()));
    let listener = {
        let told = told.clone();
        move |_: &str, misfit: &openapi_to_crate_runtime::runtime::Misfit| {
            told.lock().unwrap().push_str(&format!("{misfit} {misfit:?} {} {:?};", misfit.path(), misfit.left_out()));
        }
    };
    let client = builder(&server).on_misfit(listener).build().unwrap();
    let read = Place::root(&client).segment("/things").request(&READ).json::<BTreeMap<String, Vec<i64>>>().await;
    assert_eq!(read.unwrap(), BTreeMap::from([("b".to_owned(), Vec::new())]));
    let told = told.lock().unwrap();
    assert!(told.contains("a: expected") && told.contains("found the text \"Token [hidden]\""), "{told}");
    assert!(!told.contains("s3cret") && !told.contains('\u{1b}'), "{told}");
}

#[tokio::test]
async fn user_and_password_are_hidden_in_every_spelling() {
    use openapi_to_crate_runtime::runtime::info::{ApiInfo, Route, Scheme};
    static BASIC: ApiInfo = ApiInfo { schemes: &[Scheme::Basic], envelope: None, ..INFO };
    static PLAIN: Route = Route::new("plain", "GET", "/", &[&[0]]).idempotent();
    let server = echoing("403 No", "RAW user:open sesame \"open sesame\" open%20sesame open+sesame").await;
    let builder = openapi_to_crate_runtime::runtime::Builder::new(&BASIC).base_url(server.url());
    let client = builder.basic(0, "user", "open sesame").build().unwrap();
    let error = Place::root(&client).request(&PLAIN).text().await.unwrap_err();
    let shown = shown(&error);
    assert!(server.texts()[0].contains("authorization: basic dxnlcjpvcgvuihnlc2ftzq=="), "{:?}", server.texts());
    assert!(!shown.contains("dXNlcjpvcGVuIHNlc2FtZQ") && !shown.contains("sesame"), "{shown}");
}

#[test]
fn a_client_has_the_credentials_that_are_asked_of_every_call_or_is_built_without_on_purpose() {
    use openapi_to_crate_runtime::runtime::{Builder, info::ApiInfo};
    static ASKING: ApiInfo = ApiInfo { credentials: Some("`token`, or `user`"), envelope: None, ..INFO };
    let builder = || Builder::new(&ASKING).base_url("http://127.0.0.1:9");
    let error = builder().build().unwrap_err();
    assert!(error.to_string().contains("set `token`, or `user`, or say `without_credentials`"), "{error}");
    builder().credential(0, "s3cret").build().unwrap();
    builder().without_credentials().build().unwrap();
    Builder::new(&INFO).build().unwrap();
}

#[tokio::test]
async fn no_service_moves_the_cursor_of_a_terminal() {
    let nasty = "\u{1b}[31mred\u{1b}[0m\r\nroot# \u{202e}txt\u{7}";
    let json = format!("{{\"success\":false,\"errors\":[{0}],\"error_code\":{0}}}", serde_json::Value::from(nasty));
    for (status, body) in [("400 Bad", json.as_str()), ("200 OK", &json), ("500 Broken", nasty), ("200 OK", nasty)] {
        let server = Server::answers([answer(status, "", body)]).await;
        let error = super::read(bare(&server).retries(0)).await.unwrap_err();
        let (ErrorKind::Api { body, .. } | ErrorKind::Decode { body, .. }) = error.kind() else { panic!("{error:?}") };
        let messages = match error.kind() {
            ErrorKind::Api { messages, code, .. } => format!("{} {code:?}", messages.concat()),
            _ => String::new(),
        };
        for text in [error.to_string(), format!("{error:?}"), body.clone(), messages] {
            assert!(!text.contains(|c: char| c.is_control() || c == '\u{202e}'), "{text:?}");
        }
        assert!(body.contains("red"), "{body}");
    }
}
