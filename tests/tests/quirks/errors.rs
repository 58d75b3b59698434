//! Failures: whatever the service says reaches the user, and no secret does.

use victron_vrm::{Client, ErrorKind, SiteId};
use vrm_tests::{Answer, Canned, Mock};

use super::{canned, failure};

/// Status, code and messages of a refusal.
async fn refusal(status: u16, body: &str) -> (u16, Option<String>, Vec<String>) {
    match failure(Answer::new(status, body)).await.kind() {
        ErrorKind::Api { status, code, messages, .. } => (*status, code.clone(), messages.clone()),
        other => panic!("{other:?} is no refusal"),
    }
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

#[tokio::test]
async fn a_failure_with_status_200_is_a_failure() {
    let found = refusal(200, r#"{"success":false,"errors":"Token is invalid","error_code":"invalid_token"}"#).await;
    assert_eq!(found, (200, Some("invalid_token".to_owned()), texts(&["Token is invalid"])));
}

#[tokio::test]
async fn a_failure_inside_a_success_is_no_failure() {
    let body = r#"{"success":true,"user":{"id":22,"last_login":{"success":false,"errors":"no"}}}"#;
    let (_server, client) = canned([Answer::new(200, body)]);
    let me = client.users().me().await.expect("a success");
    assert_eq!(me.user.id.0, 22);
}

#[tokio::test]
async fn what_a_failed_search_says_stands_under_another_key() {
    let found = refusal(400, r#"{"success":false,"error":"Type at least one word."}"#).await;
    assert_eq!(found, (400, None, texts(&["Type at least one word."])));
}

#[tokio::test]
async fn error_texts_come_as_a_text_a_list_or_an_object() {
    assert_eq!(refusal(400, r#"{"success":false,"errors":"no"}"#).await.2, texts(&["no"]));
    assert_eq!(refusal(400, r#"{"success":false,"errors":["no","never"]}"#).await.2, texts(&["no", "never"]));
    let object = refusal(400, r#"{"success":false,"errors":{"start":["too late"],"end":"too early"}}"#).await.2;
    assert_eq!(object.len(), 2);
    assert!(object.iter().any(|text| text.contains("start") && text.contains("too late")), "{object:?}");
    assert!(object.iter().any(|text| text.contains("end") && text.contains("too early")), "{object:?}");
}

#[tokio::test]
async fn an_error_code_is_a_text_or_null_or_left_out() {
    assert_eq!(refusal(403, r#"{"success":false,"errors":"no","error_code":"x"}"#).await.1.as_deref(), Some("x"));
    assert_eq!(refusal(403, r#"{"success":false,"errors":"no","error_code":null}"#).await.1, None);
    assert_eq!(refusal(403, r#"{"success":false,"errors":"no"}"#).await.1, None);
    assert_eq!(refusal(403, r#"{"success":false,"errors":"no","error_code":1001}"#).await.1.as_deref(), Some("1001"));
}

#[tokio::test]
async fn the_text_of_a_failure_is_shown() {
    let error = failure(Answer::new(404, r#"{"success":false,"errors":["Installation nicht gefunden"]}"#)).await;
    assert_eq!(error.status(), Some(404));
    assert!(error.to_string().contains("Installation nicht gefunden"), "{error}");
}

#[tokio::test]
async fn a_failure_that_is_no_json_is_shown_as_it_is() {
    let page = "<html><body><h1>502 Bad Gateway</h1></body></html>";
    let error = failure(Answer::new(502, page).header("content-type", "text/html")).await;
    let ErrorKind::Api { status, code, messages, body, .. } = error.kind() else { panic!("{error:?}") };
    assert_eq!((*status, code.as_deref(), messages.len(), body.as_str()), (502, None, 0, page));
    assert!(error.to_string().contains("502 Bad Gateway"), "{error}");
}

#[tokio::test]
async fn a_failure_without_a_body_still_has_its_status() {
    let error = failure(Answer::new(403, "")).await;
    assert_eq!(error.status(), Some(403));
    assert!(error.to_string().contains("403"), "{error}");
}

#[tokio::test]
async fn a_redirect_is_not_followed_because_it_would_carry_the_token_away() {
    let answers = [Answer::new(302, "").header("location", "/elsewhere"), Answer::new(200, "{}")];
    let (server, client) = canned(answers);
    let error = client.users().me().await.expect_err("no answer");
    assert_eq!((error.status(), server.asked().len()), (Some(302), 1));
}

#[tokio::test]
async fn a_page_where_json_is_promised_is_located_and_shown() {
    let error = failure(Answer::new(200, "<html>maintenance</html>")).await;
    let ErrorKind::Decode { body, truncated, .. } = error.kind() else { panic!("{error:?}") };
    assert_eq!((body.as_str(), *truncated), ("<html>maintenance</html>", false));
}

#[tokio::test]
async fn a_value_of_the_wrong_kind_costs_itself_and_is_located() {
    let body = r#"{"success":true,"records":[{"idSite":1,"timestamp":2,"Device":"x","instance":0,"idDataAttribute":1},
        {"idSite":1,"timestamp":{"no":"moment"},"Device":"x","instance":0,"idDataAttribute":1}]}"#;
    let (_server, client) = canned([Answer::new(200, body)]);
    let answer = client.installation(SiteId(1)).diagnostics().await.expect("an answer");
    assert_eq!((answer.records.len(), answer.records[1].timestamp), (2, None));
    let [misfit] = &**answer.misfits() else { panic!("{:?}", answer.misfits()) };
    assert_eq!((misfit.path(), misfit.expected()), ("records[1].timestamp", "seconds since 1970"));
    assert_eq!(misfit.found(), Some(&serde_json::json!({"no": "moment"})));
    assert_eq!(answer.records[1].extra.get("timestamp"), misfit.found());
}

#[tokio::test]
async fn an_answer_that_was_cut_off_is_an_error() {
    let error = failure(Answer::new(200, r#"{"success":true,"user":{"id":2"#)).await;
    assert!(matches!(error.kind(), ErrorKind::Decode { .. }), "{error:?}");
}

#[tokio::test]
async fn a_client_without_a_token_has_to_be_asked_for_and_is_refused_by_the_service() {
    let mock = Mock::start().expect("a port is free");
    let error = Client::builder().base_url(mock.url()).build().expect_err("no token");
    assert!(matches!(error.kind(), ErrorKind::Build { .. }), "{error:?}");
    assert!(error.to_string().contains("set `access_token`, or `bearer_token`"), "{error}");
    assert!(mock.last().is_none(), "nothing is sent");

    let client = Client::builder().base_url(mock.url()).without_credentials().build().expect("a client");
    let error = client.users().me().await.expect_err("no token");
    assert_eq!(error.status(), Some(401));
}

#[tokio::test]
async fn a_token_pasted_with_a_line_end_works() {
    let mock = Mock::start().expect("a port is free");
    let client = Client::builder().base_url(mock.url()).access_token(" abcd1234\r\n").build().expect("it is trimmed");
    client.users().me().await.expect("an answer");
    let asked = mock.last().expect("a request");
    assert_eq!(asked.header("x-authorization"), Some("Token abcd1234"));
}

#[test]
fn what_is_no_token_is_refused_before_anything_is_sent_and_not_shown() {
    for pasted in ["pass word", "Schlüssel", "abcd\u{0}1234", "abcd\nefgh", "  "] {
        let error = Client::builder().access_token(pasted).build().expect_err("no token");
        assert!(matches!(error.kind(), ErrorKind::Credential { .. }), "{error:?}");
        let shown = format!("{error} {error:?}");
        assert!(pasted.trim().is_empty() || !shown.contains(pasted), "{shown}");
    }
}

#[tokio::test]
async fn no_failure_shows_the_token() {
    for answer in [Answer::new(401, "no"), Answer::new(500, "{}"), Answer::new(200, "[]"), Answer::new(429, "")] {
        let error = failure(answer).await;
        let shown = format!("{error} {error:?}");
        assert!(!shown.contains("abcd1234"), "{shown}");
    }
    let client = Client::builder().access_token("abcd1234efab1234").build().expect("the token is sound");
    assert!(!format!("{client:?} {:?}", client.users().me()).contains("abcd1234"));
}

#[tokio::test]
#[expect(deprecated, reason = "signing in still works")]
async fn an_answer_with_a_token_that_cannot_be_read_is_not_shown() {
    let body = r#"{"token": ["s3cret"], "idUser": 22}"#;
    let (_server, client) = canned([Answer::new(200, body)]);
    let answer = client.auth().login_as_demo().await.expect("an answer");
    assert_eq!((answer.token.as_ref(), answer.misfits()[0].path()), (None, "token"));
    assert!(!format!("{answer:?} {} {:?}", answer.misfits()[0], answer.misfits()).contains("s3cret"));

    let server = Canned::start([Answer::new(200, body)]).expect("a port is free");
    let strict = Client::builder().base_url(server.url()).strict(true).without_credentials().build().expect("a client");
    let error = strict.auth().login_as_demo().await.expect_err("the token is a list");
    assert!(matches!(error.kind(), ErrorKind::Decode { path, .. } if path == "token"), "{error:?}");
    assert!(!format!("{error} {error:?}").contains("s3cret"), "{error:?}");
}
