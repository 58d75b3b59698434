//! What a status does: tried again, reported, or obeyed.

use std::time::{Duration, Instant, SystemTime};

use openapi_to_crate_runtime::runtime::place::Place;
use openapi_to_crate_runtime::runtime::{Builder, ErrorKind};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::server::{Server, Step, answer};
use super::{INFO, MAKE, builder, make, read};

fn ok() -> String {
    answer("200 OK", "", "[2]")
}

#[tokio::test]
async fn a_server_error_is_tried_again() {
    for status in ["408 Slow", "500 Broken", "502 Gateway", "503 Busy", "504 Late"] {
        let server = Server::answers([answer(status, "", "later"), ok()]).await;
        assert_eq!(read(builder(&server)).await.unwrap(), [2], "{status}");
        assert_eq!(server.asked().len(), 2, "{status}");
    }
}

#[tokio::test]
async fn tries_end_after_the_number_that_was_set() {
    let server = Server::answers([answer("500 Broken", "", r#"{"success":false,"errors":"no"}"#)]).await;
    let error = read(builder(&server).retries(2)).await.unwrap_err();
    assert_eq!(server.asked().len(), 3);
    assert_eq!((error.status(), error.is_retryable()), (Some(500), true));
    let shown = error.to_string();
    assert!(
        shown.starts_with("the service refused with status 500: no (read: GET /things/{id}, 3 tries in "),
        "{shown}"
    );
    assert_eq!((error.operation(), error.route()), (Some("read"), Some(("GET", "/things/{id}"))));
    assert!(error.tries() == 3 && error.elapsed() < Some(Duration::from_secs(5)), "{error:?}");
}

#[tokio::test]
async fn a_refusal_that_will_not_change_is_not_tried_again() {
    for status in ["400 Bad", "401 Who", "403 No", "404 Gone", "501 Never"] {
        let server = Server::answers([answer(status, "", ""), ok()]).await;
        let error = read(builder(&server)).await.unwrap_err();
        assert!(!error.is_retryable(), "{error}");
        assert_eq!(server.asked().len(), 1, "{status}");
    }
}

#[tokio::test]
async fn a_request_that_changes_something_is_sent_once() {
    for status in ["500 Broken", "503 Busy", "429 Slow"] {
        let server = Server::answers([answer(status, "", ""), ok()]).await;
        let error = make(builder(&server)).await.unwrap_err();
        assert_eq!(server.asked().len(), 1, "{status}");
        let unknown = !status.starts_with("429");
        assert_eq!((error.may_have_taken_effect(), error.is_retryable()), (unknown, !unknown), "{error:?}");
    }
}

#[tokio::test]
async fn waits_between_tries_are_those_that_were_set() {
    let server = Server::answers([answer("500 Broken", "", ""), answer("500 Broken", "", ""), ok()]).await;
    let wait = Duration::from_millis(60);
    read(builder(&server).retry_waits(wait, wait)).await.unwrap();
    let asked = server.asked();
    for pair in asked.windows(2) {
        assert!(pair[1].at - pair[0].at >= wait, "{asked:?}");
    }
}

#[tokio::test]
async fn retry_after_in_seconds_is_obeyed_and_a_body_that_is_no_json_does_no_harm() {
    for status in ["429 Slow", "503 Busy", "408 Late"] {
        let server = Server::answers([answer(status, "retry-after: 1\r\n", "<html>"), ok()]).await;
        let start = Instant::now();
        assert_eq!(read(builder(&server)).await.unwrap(), [2]);
        assert!(start.elapsed() >= Duration::from_secs(1), "{status}");
    }
}

#[tokio::test]
async fn retry_after_counts_when_the_body_breaks_or_stalls_or_has_no_end() {
    let head = "HTTP/1.1 429 Slow\r\ncontent-length: 1000000\r\nretry-after: 900\r\n\r\nslow";
    for end in [Step::Reset, Step::Stall, Step::Pause(Duration::ZERO), Step::Flood(b"slow".to_vec())] {
        let script = vec![Step::Send(head.into()), Step::Pause(Duration::from_millis(20)), end.clone()];
        let server = Server::start(vec![script]).await;
        let start = Instant::now();
        let error = read(builder(&server)).await.unwrap_err();
        assert_eq!((error.status(), error.retry_after()), (Some(429), Some(Duration::from_secs(900))), "{end:?}");
        assert!(matches!(error.kind(), ErrorKind::RateLimited { body, .. } if body.starts_with("slow")), "{error:?}");
        assert!(start.elapsed() < Duration::from_secs(5) && server.asked().len() == 1, "{end:?}");
    }
}

#[tokio::test]
async fn a_wait_beyond_what_anybody_waits_is_shown_as_such() {
    for (asked, shown) in [("7200", "2 h"), ("8640000", "100 days"), ("99999999999999999999999", "years")] {
        let server = Server::answers([answer("503 Busy", &format!("retry-after: {asked}\r\n"), "")]).await;
        let error = read(builder(&server)).await.unwrap_err();
        assert!(error.to_string().contains(&format!("; try again in {shown}")), "{error}");
        assert_eq!((error.tries(), server.asked().len()), (1, 1));
    }
}

#[tokio::test]
async fn a_refusal_keeps_its_status_however_large_its_body_is() {
    let server = Server::answers([answer("403 No", "", &"x".repeat(1_000_000))]).await;
    let error = read(builder(&server).max_body_bytes(1000)).await.unwrap_err();
    assert_eq!(error.status(), Some(403));
}

#[tokio::test]
async fn retry_after_as_a_date_is_obeyed() {
    let date = httpdate::fmt_http_date(SystemTime::now() + Duration::from_secs(2));
    let server = Server::answers([answer("429 Slow", &format!("retry-after: {date}\r\n"), ""), ok()]).await;
    let start = Instant::now();
    assert_eq!(read(builder(&server)).await.unwrap(), [2]);
    assert!(start.elapsed() >= Duration::from_millis(900), "{:?}", start.elapsed());
}

#[tokio::test]
async fn a_429_that_names_no_wait_is_tried_again_after_the_usual_one() {
    for header in ["", "retry-after: soon\r\n", "retry-after: Sun, 06 Nov 1994 08:49:30 GMT\r\n"] {
        let server = Server::answers([answer("429 Slow", header, ""), ok()]).await;
        let start = Instant::now();
        assert_eq!(read(builder(&server)).await.unwrap(), [2], "{header}");
        assert!(start.elapsed() < Duration::from_secs(1), "{header}");
    }
}

#[tokio::test]
async fn a_wait_beyond_the_total_time_is_reported_at_once() {
    let server = Server::answers([answer("429 Slow", "retry-after: 900\r\n", "busy")]).await;
    let error = read(builder(&server)).await.unwrap_err();
    assert_eq!(error.retry_after(), Some(Duration::from_secs(900)));
    assert!(matches!(error.kind(), ErrorKind::RateLimited { body, .. } if body == "busy"), "{error:?}");
    assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn success_false_with_status_200_is_an_api_error_with_the_servers_text() {
    let body = r#"{"success":false,"errors":["nope"],"error_code":"e1"}"#;
    let server = Server::answers([answer("200 OK", "", body)]).await;
    let error = read(builder(&server)).await.unwrap_err();
    assert!(error.to_string().starts_with("the service refused with status 200 (e1): nope"), "{error}");
    assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn a_failure_with_status_200_is_found_wherever_a_large_answer_says_so() {
    let filler = format!("\"filler\": [\"{}\"]", "x".repeat(300_000));
    let words = r#""success" : false, "errors": {"start": "bad"}, "error_code": "no""#;
    for body in [
        format!("{{{words}, {filler}}}"),
        format!("{{{filler}, {words}}}"),
        format!("{{{filler}, {words}, \"more\": {{{filler}}}}}"),
    ] {
        let server = Server::answers([answer("200 OK", "", &body)]).await;
        let error = read(builder(&server)).await.unwrap_err();
        let ErrorKind::Api { status: 200, code, messages, .. } = error.kind() else { panic!("{error}") };
        assert_eq!((code.as_deref(), messages.as_slice()), (Some("no"), &["start: bad".to_owned()][..]));
    }
    let inner = format!("[1, {{{filler}, \"success\": false}}]");
    let server = Server::answers([answer("200 OK", "", &inner)]).await;
    assert_eq!(read(builder(&server)).await.unwrap(), [1]);
}

#[tokio::test]
async fn an_error_that_leaves_main_reads_like_its_text_and_all_of_it_can_be_shown() {
    let page = "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body><p>nginx</p></body></html>";
    let server = Server::answers([answer("502 Gateway", "content-type: text/html\r\n", page)]).await;
    let error = read(builder(&server).retries(0)).await.unwrap_err();
    let boxed: Box<dyn std::error::Error> = error.into();
    assert_eq!(format!("{boxed:?}"), boxed.to_string());
    let all = format!("{boxed:#?}");
    for part in ["nginx", "\"read\"", "\"GET\"", "\"/things/{id}\"", "tries: 1", "elapsed: "] {
        assert!(all.contains(part), "{part} is not in {all}");
    }
}

#[tokio::test]
async fn of_a_web_page_the_title_is_shown_and_the_body_is_kept() {
    let page = |inner: &str| format!("<!DOCTYPE html><html>{inner}</html>");
    let pages = [
        (page("<head><title>502 Bad Gateway</title></head><body><p>nginx</p></body>"), "status 502: 502 Bad Gateway ("),
        (page("<TITLE id=x> Maintenance </TITLE>"), "status 502: Maintenance ("),
        (page("<body><h1>Gone</h1><hr>nginx"), "status 502: Gone ("),
        (page("<p>hm</p>"), "status 502: a web page without a title ("),
        ("<html".to_owned(), "status 502: a web page without a title ("),
        ("plain words".to_owned(), "status 502: plain words ("),
    ];
    for (body, shown) in pages {
        let server = Server::answers([answer("502 Bad Gateway", "", &body)]).await;
        let error = read(builder(&server).retries(0)).await.unwrap_err();
        assert!(error.to_string().contains(shown), "{error}");
        assert!(matches!(error.kind(), ErrorKind::Api { body: kept, .. } if *kept == body), "{error:?}");
    }
}

#[tokio::test]
async fn a_redirect_to_another_host_is_not_followed_and_the_token_stays() {
    for status in ["301 Moved", "302 Found", "307 There", "308 Gone"] {
        let other = Server::answers([ok()]).await;
        let server = Server::answers([answer(status, &format!("location: {}\r\n", other.url()), "")]).await;
        let error = read(builder(&server)).await.unwrap_err();
        assert_eq!(error.status(), status[..3].parse().ok());
        assert!(other.asked().is_empty(), "{status}");
    }
}

#[tokio::test]
async fn a_refusal_that_comes_before_the_upload_has_ended_is_shown_as_such() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut begin = [0; 1024];
            let _ = stream.read(&mut begin).await;
            let _ = stream.write_all(answer("413 Too Large", "", "too large").as_bytes()).await;
            // What is still on its way is met by a reset.
            drop(stream);
        }
    });
    for _ in 0..20 {
        let client = Builder::new(&INFO).base_url(&url).retries(0).build().unwrap();
        let mut request = Place::root(&client).request(&MAKE);
        request.body_file("application/octet-stream", vec![b'x'; 8 << 20].into());
        let error = request.empty().await.unwrap_err();
        assert_eq!(error.status(), Some(413), "{error:?}");
        assert!(!error.may_have_taken_effect());
    }
}
