//! Bodies that are too large, too slow, broken, or something else than promised.

use std::time::{Duration, Instant};

use openapi_to_crate_runtime::runtime::ErrorKind;

use super::server::{Server, Step, answer, head};
use super::{builder, make, read};

#[tokio::test]
async fn a_decode_error_names_the_place_and_is_not_tried_again() {
    let server = Server::answers([answer("200 OK", "", r#"[1, "x"]"#)]).await;
    let error = read(builder(&server).strict(true)).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Decode { path, .. } if path == "[1]"), "{error:?}");
    assert!(!error.is_retryable());
    assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn half_of_a_json_is_a_decode_error_with_what_came() {
    let server = Server::answers([answer("200 OK", "", "[1, 2")]).await;
    let error = read(builder(&server)).await.unwrap_err();
    let ErrorKind::Decode { body, reason, truncated, .. } = error.kind() else { panic!("{error:?}") };
    assert_eq!((body.as_str(), *truncated), ("[1, 2", false));
    assert!(reason.contains("EOF"), "{reason}");
}

#[tokio::test]
async fn the_body_in_a_decode_error_is_capped() {
    let server = Server::answers([answer("200 OK", "", &"x".repeat(100_000))]).await;
    let error = read(builder(&server)).await.unwrap_err();
    let ErrorKind::Decode { body, truncated, .. } = error.kind() else { panic!("{error:?}") };
    assert!(body.len() <= 4096 && *truncated);
}

#[tokio::test]
async fn of_an_answer_that_holds_a_secret_no_error_shows_anything() {
    for body in [r#"["s3cret"]"#, r#"{"token": "s3cret"}"#, "s3cret", r#"["s3cret"#] {
        let server = Server::answers([answer("200 OK", "", body)]).await;
        let error = make(builder(&server).strict(true)).await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Decode { .. }), "{error:?}");
        assert!(!format!("{error} {error:?}").contains("s3cret"), "{error:?}");
    }
}

#[tokio::test]
async fn a_page_of_html_is_called_what_it_is() {
    let html = answer("200 OK", "content-type: text/html; charset=utf-8\r\n", "<html>Log in</html>");
    let server = Server::answers([html]).await;
    let error = read(builder(&server)).await.unwrap_err();
    assert!(error.to_string().contains("the service calls it text/html"), "{error}");
}

#[tokio::test]
async fn json_is_read_whatever_it_is_called() {
    let server = Server::answers([answer("200 OK", "content-type: text/html\r\n", "[1]")]).await;
    assert_eq!(read(builder(&server)).await.unwrap(), [1]);
}

#[tokio::test]
async fn what_is_wrong_with_a_body_is_named_and_a_mark_before_it_is_skipped() {
    let server = Server::answers([answer("200 OK", "", "\u{feff}[1]")]).await;
    assert_eq!(read(builder(&server)).await.unwrap(), [1]);
    let cases: [(&[u8], &str); 5] = [
        (b"", "the answer is empty"),
        (b"[1, 2", "cut off after 5 bytes"),
        (b"[1, \"\xe9\"]", "not UTF-8 from byte 5 on"),
        (b"[\x001\x00]\x00", "UTF-16"),
        (b"[1, NaN]", "`NaN` is no number in JSON"),
    ];
    for (body, words) in cases {
        let server = Server::start(vec![vec![head(body.len() as u64, ""), Step::Send(body.to_vec())]]).await;
        let error = read(builder(&server)).await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Decode { .. }) && error.to_string().contains(words), "{error}");
    }
}

#[tokio::test]
async fn a_huge_body_is_refused_before_it_is_there() {
    let script = vec![head(1 << 40, ""), Step::Repeat(vec![b' '; 65536], 1 << 24)];
    let server = Server::start(vec![script]).await;
    let error = read(builder(&server).max_body_bytes(1 << 20)).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::TooLarge { limit: 1_048_576, .. }), "{error}");
    assert_eq!(server.asked().len(), 1, "it would be as large the second time");
}

#[tokio::test]
async fn a_body_without_an_end_is_refused() {
    let endless = "HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n".as_bytes().to_vec();
    let chunk = [b"400\r\n".to_vec(), vec![b' '; 1024], b"\r\n".to_vec()].concat();
    let server = Server::start(vec![vec![Step::Send(endless), Step::Flood(chunk)]]).await;
    let error = read(builder(&server).max_body_bytes(100_000)).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::TooLarge { limit: 100_000, .. }), "{error}");
}

#[tokio::test]
async fn a_body_that_drips_is_a_timeout() {
    let drip = [Step::Send(b" ".to_vec()), Step::Pause(Duration::from_millis(20))];
    let script = [vec![head(1000, "")], drip.iter().cycle().take(2000).cloned().collect()].concat();
    let server = Server::start(vec![script]).await;
    let start = Instant::now();
    let error = read(builder(&server).timeout(Duration::from_millis(150)).retries(0)).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Timeout { .. }), "{error}");
    assert!(start.elapsed() < Duration::from_secs(5));
}
