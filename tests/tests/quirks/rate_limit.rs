//! Status 429, with and without a time to wait.

use std::time::Duration;

use victron_vrm::{Client, ErrorKind, SiteId};
use vrm_tests::{Answer, Canned, Mock, spec};

use super::failure;

/// How long a refusal asks to wait.
async fn wait(answer: Answer) -> Option<Duration> {
    match failure(answer).await.kind() {
        ErrorKind::RateLimited { retry_after, .. } => *retry_after,
        other => panic!("{other:?} is no refusal because of too many requests"),
    }
}

#[tokio::test]
async fn the_time_to_wait_comes_in_seconds() {
    assert_eq!(wait(Answer::new(429, "{}").header("retry-after", "7")).await, Some(Duration::from_secs(7)));
}

#[tokio::test]
async fn the_time_to_wait_comes_as_a_date() {
    let long_ago = Answer::new(429, "{}").header("retry-after", "Sun, 06 Nov 1994 08:49:37 GMT");
    assert_eq!(wait(long_ago).await, Some(Duration::ZERO));
    let far_off = Answer::new(429, "{}").header("retry-after", "Tue, 31 Dec 2999 23:59:59 GMT");
    assert!(wait(far_off).await > Some(Duration::from_secs(3600)));
}

#[tokio::test]
async fn the_time_to_wait_may_be_left_out_or_senseless() {
    assert_eq!(wait(Answer::new(429, "{}")).await, None);
    assert_eq!(wait(Answer::new(429, "{}").header("retry-after", "soon")).await, None);
}

#[tokio::test]
async fn the_body_need_not_be_json() {
    let page = "<html>Too Many Requests</html>";
    let error = failure(Answer::new(429, page).header("content-type", "text/html")).await;
    let ErrorKind::RateLimited { body, .. } = error.kind() else { panic!("{error:?}") };
    assert_eq!((body.as_str(), error.status(), error.is_retryable()), (page, Some(429), true));
}

/// A client of these answers that tries again.
fn patient(server: &Canned) -> Client {
    Client::builder().base_url(server.url()).access_token("t").build().expect("the token is sound")
}

#[tokio::test]
async fn the_same_request_is_sent_again_after_the_wait() {
    let me = r#"{"success":true,"user":{"id":22}}"#;
    let refused = Answer::new(429, "slow down").header("retry-after", "0");
    let server = Canned::start([refused.clone(), refused, Answer::new(200, me)]).expect("a port is free");
    let answer = patient(&server).users().me().await.expect("the third try");
    assert_eq!(answer.user.id.0, 22);
    let lines: Vec<_> = server.asked().into_iter().map(|asked| (asked.method, asked.path)).collect();
    assert_eq!(lines, vec![("GET".to_owned(), "/users/me".to_owned()); 3]);
}

#[tokio::test]
async fn what_changes_something_is_not_sent_again() {
    let refused = Answer::new(503, "").header("retry-after", "0");
    let server = Canned::start([refused]).expect("a port is free");
    let tokens = patient(&server).user(victron_vrm::UserId(22));
    let error = tokens.access_token(victron_vrm::AccessTokenId("50".to_owned())).delete().await.expect_err("refused");
    assert_eq!((error.status(), server.asked().len()), (Some(503), 1));
}

#[tokio::test]
async fn a_wait_that_is_too_long_is_left_to_the_caller() {
    let server = Canned::start([Answer::new(429, "").header("retry-after", "3600")]).expect("a port is free");
    let error = patient(&server).installation(SiteId(1)).tags().await.expect_err("an hour is too long");
    let ErrorKind::RateLimited { retry_after, .. } = error.kind() else { panic!("{error:?}") };
    assert_eq!((*retry_after, server.asked().len()), (Some(Duration::from_secs(3600)), 1));
}

#[tokio::test]
async fn more_requests_than_the_window_holds_come_through_all_the_same() {
    let api = spec::api();
    let limit = api.rate_limit.expect("the document has a limit");
    let mock = Mock::start().expect("a port is free");
    let client = Client::builder().base_url(mock.url()).access_token("t").build().expect("sound");
    for _ in 0..limit.requests + 2 {
        client.users().me().await.expect("the client waits where the service would refuse");
    }
    assert!(mock.asked().len() >= limit.requests as usize + 2);
}

#[tokio::test]
async fn without_its_own_limit_a_client_meets_the_services() {
    let api = spec::api();
    let limit = api.rate_limit.expect("the document has a limit");
    let mock = Mock::start().expect("a port is free");
    let builder = Client::builder().base_url(mock.url()).access_token("t").retries(0).rate_limit(None);
    let client = builder.build().expect("sound");
    let mut refused = None;
    for _ in 0..limit.requests * 10 {
        if let Err(error) = client.users().me().await {
            refused = Some(error);
            break;
        }
    }
    let refused = refused.expect("the service refuses in the end");
    assert!(matches!(refused.kind(), ErrorKind::RateLimited { retry_after: Some(_), .. }), "{refused:?}");
    assert!(mock.asked().len() > limit.requests as usize);
}
