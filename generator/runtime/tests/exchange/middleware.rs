//! Code of the caller's own around each request.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use openapi_to_crate_runtime::runtime::middleware::{HttpRequest, HttpResponse, Middleware, Next};
use openapi_to_crate_runtime::runtime::{Error, ErrorKind, Sending};

use super::server::{Server, Step, answer};
use super::{builder, make, read};

fn one() -> String {
    answer("200 OK", "x-from: service\r\n", "[1]")
}

#[tokio::test]
async fn a_middleware_sees_what_leaves_and_what_comes_back() {
    let server = Server::answers([one()]).await;
    let seen = Arc::new(Mutex::new(Vec::new()));
    let notes = seen.clone();
    let look = move |request: HttpRequest, next: Next| {
        let notes = notes.clone();
        async move {
            let sent = format!("{} {} {}", request.operation(), request.method(), request.template());
            let secret = request.header("X-Authorization").map(str::to_owned);
            let mut response = next.send(request).await?;
            let body = String::from_utf8_lossy(response.body().await?).into_owned();
            let from = response.head().header("x-from").map(str::to_owned);
            notes.lock().unwrap().push((sent, secret, response.head().status(), from, body));
            Ok(response)
        }
    };
    assert_eq!(read(builder(&server).middleware(look)).await.unwrap(), [1]);
    let seen = seen.lock().unwrap();
    let [(sent, secret, status, from, body)] = &seen[..] else { panic!("{seen:?}") };
    assert_eq!(sent, "read GET /things/{id}");
    assert_eq!((secret.as_deref(), *status), (Some("Token s3cret"), 200));
    assert_eq!((from.as_deref(), body.as_str()), (Some("service"), "[1]"));
}

#[tokio::test]
async fn a_middleware_changes_address_headers_and_body_of_a_request() {
    let server = Server::answers([one()]).await;
    let change = |mut request: HttpRequest, next: Next| async move {
        assert_eq!(request.body(), Some(&b"\"name\""[..]));
        request.set_url(&request.url().replace("/things", "/other?trace=1"))?;
        request.set_header("X-Trace", "7")?;
        request.remove_header("authorization");
        request.set_body(b"\"another name\"".to_vec());
        next.send(request).await
    };
    make(builder(&server).credential(1, "t").middleware(change)).await.unwrap();
    let texts = server.texts();
    let [text] = &texts[..] else { panic!("{texts:?}") };
    assert!(text.starts_with("post /v2/other?trace=1 http/1.1\r\n"), "{text}");
    assert!(text.contains("\r\nx-trace: 7\r\n") && text.contains("\r\ncontent-length: 14\r\n"), "{text}");
    assert!(!text.contains("authorization") && text.ends_with("\r\n\r\n\"another name\""), "{text}");
}

#[tokio::test]
async fn a_middleware_changes_status_headers_and_body_of_an_answer() {
    let server = Server::answers([answer("418 Tea", "", "no json")]).await;
    let mend = |request: HttpRequest, next: Next| async move {
        let mut response = next.send(request).await?;
        response.set_status(200);
        response.set_header("content-type", "application/json")?;
        response.set_body(b"[3, 4]".to_vec());
        Ok(response)
    };
    assert_eq!(read(builder(&server).middleware(mend)).await.unwrap(), [3, 4]);
}

#[tokio::test]
async fn a_middleware_can_answer_itself() {
    let server = Server::answers([one()]).await;
    let cached = |_: HttpRequest, _: Next| async { Ok(HttpResponse::new(200, "[9]")) };
    assert_eq!(read(builder(&server).middleware(cached)).await.unwrap(), [9]);
    assert_eq!(server.asked().len(), 0);
}

/// Writes its name into a header of each request.
struct Named(&'static str);

impl Middleware for Named {
    fn handle(&self, mut request: HttpRequest, next: Next) -> Sending<HttpResponse> {
        let name = self.0;
        Box::pin(async move {
            let before = request.header("x-way").unwrap_or("client").to_owned();
            request.set_header("x-way", &format!("{before} {name}"))?;
            next.send(request).await
        })
    }
}

#[tokio::test]
async fn the_first_middleware_is_the_outermost() {
    let server = Server::answers([one()]).await;
    read(builder(&server).middleware(Named("outer")).middleware(Named("inner"))).await.unwrap();
    assert!(server.texts()[0].contains("\r\nx-way: client outer inner\r\n"), "{:?}", server.texts());
}

#[tokio::test]
async fn each_try_passes_a_middleware() {
    let server = Server::answers([answer("503 Busy", "", "later"), one()]).await;
    assert_eq!(read(builder(&server).middleware(Named("each"))).await.unwrap(), [1]);
    let texts = server.texts();
    assert!(texts.len() == 2 && texts.iter().all(|text| text.contains("x-way: client each")), "{texts:?}");
}

#[tokio::test]
async fn what_a_middleware_refuses_is_told_and_not_tried_again() {
    let server = Server::answers([one()]).await;
    let refuse = |_: HttpRequest, _: Next| async { Err(Error::middleware("not on Sundays, s3cret")) };
    let error = read(builder(&server).middleware(refuse)).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Middleware { .. }), "{error:?}");
    let shown = error.to_string();
    assert!(shown.starts_with("a middleware refused: not on Sundays, ") && !shown.contains("s3cret"), "{shown}");
    assert!(!error.is_retryable() && !error.may_have_taken_effect());
    assert_eq!(server.asked().len(), 0);
}

#[tokio::test]
async fn what_is_refused_after_it_left_may_have_taken_effect() {
    let server = Server::answers([one()]).await;
    let refuse = |request: HttpRequest, next: Next| async move {
        next.send(request).await?;
        Err(Error::middleware("its signature is wrong"))
    };
    let error = make(builder(&server).credential(1, "t").middleware(refuse)).await.unwrap_err();
    assert!(error.may_have_taken_effect() && server.asked().len() == 1, "{error:?}");
}

#[tokio::test]
async fn a_middleware_works_within_the_time_for_a_try() {
    let server = Server::start(vec![vec![Step::Stall]]).await;
    let slow = |_: HttpRequest, _: Next| std::future::pending();
    let error =
        read(builder(&server).timeout(Duration::from_millis(50)).retries(0).middleware(slow)).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Timeout { .. }), "{error:?}");
}

#[tokio::test]
async fn a_body_that_a_middleware_reads_is_not_larger_than_the_client_takes() {
    let server = Server::answers([answer("200 OK", "", "[1, 2, 3]")]).await;
    let look = |request: HttpRequest, next: Next| async move {
        let mut response = next.send(request).await?;
        response.body().await?;
        Ok(response)
    };
    let error = read(builder(&server).max_body_bytes(4).middleware(look)).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::TooLarge { limit: 4, .. }), "{error:?}");
}

#[tokio::test]
async fn no_value_is_shown_in_the_debug_of_a_request_nor_set_where_it_cannot_stand() {
    let server = Server::answers([one()]).await;
    let look = |mut request: HttpRequest, next: Next| async move {
        let shown = format!("{request:?}");
        assert_eq!(shown, r#"HttpRequest { operation: "read", method: "GET", template: "/things/{id}", .. }"#);
        let error = request.set_header("x-own", "s3cret\nx-more: 1").unwrap_err();
        assert!(!error.to_string().contains("s3cret"), "{error}");
        next.send(request).await
    };
    assert_eq!(read(builder(&server).middleware(look)).await.unwrap(), [1]);
}
