//! Connections that break or fall silent, and callers that go away.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use openapi_to_crate_runtime::runtime::{Builder, ErrorKind, RateLimit};

use super::server::{Server, Step, answer, head};
use super::{INFO, builder, get, make, read};

fn ok() -> Vec<Step> {
    vec![Step::Send(answer("200 OK", "", "[1]").into_bytes())]
}

#[tokio::test]
async fn a_reset_in_the_middle_of_a_body_is_tried_again() {
    let broken =
        vec![head(1000, ""), Step::Send(b"[1, ".to_vec()), Step::Pause(Duration::from_millis(20)), Step::Reset];
    let server = Server::start(vec![broken, ok()]).await;
    assert_eq!(read(builder(&server)).await.unwrap(), [1]);
    assert_eq!(server.asked().len(), 2);
}

#[tokio::test]
async fn an_answer_that_ends_too_early_is_never_taken_for_a_whole_one() {
    // What came is valid JSON; only the announced length tells that more was meant.
    let short = vec![head(1000, ""), Step::Send(b"[1]".to_vec())];
    let server = Server::start(vec![short]).await;
    let error = read(builder(&server).retries(1)).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Transport { .. }) && error.is_retryable(), "{error:?}");
    assert_eq!(server.asked().len(), 2);
}

#[tokio::test]
async fn a_reset_before_any_answer_is_tried_again_unless_something_changes() {
    let server = Server::start(vec![vec![Step::Reset], ok()]).await;
    assert_eq!(read(builder(&server)).await.unwrap(), [1]);
    let server = Server::start(vec![vec![Step::Reset], ok()]).await;
    let error = make(builder(&server)).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Transport { .. }), "{error:?}");
    // It was reached.
    assert!(error.to_string().starts_with("the connection broke: "), "{error}");
    assert!(error.may_have_taken_effect() && !error.is_retryable(), "{error:?}");
    assert_eq!(server.asked().len(), 1);
}

#[tokio::test]
async fn a_silent_server_is_a_timeout_and_is_asked_again() {
    let server = Server::start(vec![vec![Step::Stall], ok()]).await;
    assert_eq!(read(builder(&server).timeout(Duration::from_millis(100))).await.unwrap(), [1]);
    let server = Server::start(vec![vec![Step::Stall]]).await;
    let error = read(builder(&server).timeout(Duration::from_millis(50)).retries(0)).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Timeout { .. }) && error.is_retryable(), "{error}");
}

#[tokio::test]
async fn the_total_time_bounds_all_tries_together() {
    let server = Server::start(vec![vec![Step::Stall]]).await;
    let start = Instant::now();
    let builder = builder(&server).timeout(Duration::from_millis(80)).total_timeout(Duration::from_millis(200));
    let error = read(builder.retries(1000)).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Timeout { .. }), "{error}");
    let taken = start.elapsed();
    assert!(taken >= Duration::from_millis(80) && taken < Duration::from_secs(2), "{taken:?}");
}

#[tokio::test]
async fn the_total_time_cuts_a_try_short() {
    let server = Server::start(vec![vec![Step::Stall]]).await;
    let start = Instant::now();
    let builder = builder(&server).timeout(Duration::from_secs(20)).total_timeout(Duration::from_millis(100));
    let error = read(builder).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Timeout { .. }), "{error}");
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}

#[tokio::test]
async fn a_connection_that_does_not_come_up_is_given_up_after_its_own_time() {
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let listener = socket.listen(1).unwrap();
    let address = listener.local_addr().unwrap();
    // Nobody accepts: once the queue is full, further connections hang.
    let mut waiting = Vec::new();
    for _ in 0..16 {
        let connect = tokio::net::TcpStream::connect(address);
        match tokio::time::timeout(Duration::from_millis(200), connect).await {
            Ok(stream) => waiting.push(stream.unwrap()),
            Err(_) => break,
        }
    }
    assert!(waiting.len() < 16, "the queue never fills");
    let start = Instant::now();
    let patient = Builder::new(&INFO).base_url(format!("http://{address}")).timeout(Duration::from_secs(20)).retries(0);
    let error = read(patient.connect_timeout(Duration::from_millis(100))).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Timeout { .. }), "{error:?}");
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
}

#[tokio::test]
async fn nobody_at_the_address_is_a_transport_error_that_says_so() {
    let unused = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let error = read(Builder::new(&INFO).base_url(format!("http://{unused}")).retries(0)).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Transport { .. }) && error.is_retryable(), "{error:?}");
    assert!(error.to_string().to_lowercase().contains("refused"), "{error}");
    let mut causes = std::iter::successors(std::error::Error::source(&error), |error| error.source());
    assert!(causes.any(|cause| cause.is::<std::io::Error>()), "{error:?}");

    let error = make(Builder::new(&INFO).base_url(format!("http://{unused}"))).await.unwrap_err();
    assert!(error.is_retryable() && !error.may_have_taken_effect(), "nothing was sent: {error:?}");
}

#[tokio::test]
async fn a_dropped_request_is_hung_up_and_counted_once() {
    let server = Server::start(vec![vec![Step::Stall], ok()]).await;
    // One of the four is kept in reserve.
    let limit = RateLimit { burst: 4, refill: Duration::from_secs(1) };
    let client = builder(&server).rate_limit(Some(limit)).build().unwrap();
    let dropped = tokio::time::timeout(Duration::from_millis(100), get(&client)).await;
    assert!(dropped.is_err());
    server.left(1).await;

    let start = Instant::now();
    for _ in 0..2 {
        get(&client).await.unwrap();
    }
    assert!(start.elapsed() < Duration::from_millis(500), "{:?}", start.elapsed());
    get(&client).await.unwrap();
    assert!(start.elapsed() >= Duration::from_millis(500), "{:?}", start.elapsed());
}

/// A resolver that fails with this text, and counts how often it was asked.
struct Resolver(&'static str, Arc<AtomicUsize>);

impl reqwest::dns::Resolve for Resolver {
    fn resolve(&self, _: reqwest::dns::Name) -> reqwest::dns::Resolving {
        self.1.fetch_add(1, Ordering::SeqCst);
        let text = self.0;
        Box::pin(async move { Err(std::io::Error::other(text).into()) })
    }
}

#[tokio::test]
async fn a_name_that_nobody_has_is_not_looked_up_again_and_one_that_fails_for_now_is() {
    let unknown = "failed to lookup address information: Name or service not known";
    let failing = "failed to lookup address information: Temporary failure in name resolution";
    for (text, expected) in [(unknown, 1), (failing, 4)] {
        let asked = Arc::new(AtomicUsize::new(0));
        let http = reqwest::Client::builder().dns_resolver(Resolver(text, asked.clone())).build().unwrap();
        let wait = Duration::from_millis(5);
        let builder = Builder::new(&INFO).base_url("http://vrm.invalid").http_client(http).retry_waits(wait, wait);
        let error = read(builder).await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Transport { reason, .. } if reason.contains(text)), "{error:?}");
        assert!(error.to_string().starts_with("the service was not reached: "), "{error}");
        assert_eq!((asked.load(Ordering::SeqCst), error.is_retryable()), (expected, expected > 1), "{error:?}");
    }
}

#[tokio::test]
async fn what_is_no_http_is_not_asked_again() {
    for words in ["SSH-2.0-OpenSSH_9.6\r\n\r\n", "HTTP/1.1 abc OK\r\n\r\n", "HTTP/1.1 200 OK\r\nno header\r\n\r\n"] {
        let server = Server::start(vec![vec![Step::Send(words.into())]]).await;
        let error = read(builder(&server)).await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Transport { .. }) && !error.is_retryable(), "{error:?}");
        assert_eq!(server.asked().len(), 1, "{words}");
    }
}

#[tokio::test]
async fn an_encoding_that_nobody_asked_for_is_named_and_not_asked_for_again() {
    let packed = |asked_for, name| match asked_for {
        true => "not what its content encoding promises".to_owned(),
        false => format!("its content encoding is `{name}`"),
    };
    let answers = [
        (answer("200 OK", "content-encoding: zstd\r\n", "xyz"), packed(false, "zstd")),
        (answer("200 OK", "content-encoding: gzip\r\n", "not gzip"), packed(cfg!(feature = "gzip"), "gzip")),
        (answer("200 OK", "content-encoding: br\r\n", "not brotli"), packed(cfg!(feature = "brotli"), "br")),
    ];
    for (answer, reason) in answers {
        let server = Server::answers([answer]).await;
        let error = read(builder(&server)).await.unwrap_err();
        assert!(matches!(error.kind(), ErrorKind::Decode { .. }) && error.to_string().contains(&reason), "{error:?}");
        assert_eq!(server.asked().len(), 1, "{reason}");
    }
}
