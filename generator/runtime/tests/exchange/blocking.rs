//! Requests in code that is not async.

use std::time::Duration;

use openapi_forge_runtime::runtime::path::Path;
use openapi_forge_runtime::runtime::{Blocking, Client, Error, ErrorKind, Sending};

use super::server::{Server, Step, answer};
use super::{READ, builder};

/// What generated requests look like.
struct Get(Client);

impl IntoFuture for Get {
    type Output = Result<Vec<i64>, Error>;
    type IntoFuture = Sending<Vec<i64>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.0.request(&READ, Path::root().segment("/things")).json())
    }
}

/// A server on a runtime of its own, which lives as long as the pair.
fn server(script: Vec<Step>) -> (tokio::runtime::Runtime, Server) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
    let server = runtime.block_on(Server::start(vec![script]));
    (runtime, server)
}

fn ok() -> Vec<Step> {
    vec![Step::Send(answer("200 OK", "", "[1]").into_bytes())]
}

#[test]
fn a_request_is_waited_for_without_a_runtime() {
    let (_runtime, server) = server(ok());
    assert_eq!(Get(builder(&server).build().unwrap()).wait().unwrap(), [1]);
}

#[tokio::test]
async fn waiting_inside_a_runtime_works_too() {
    let (runtime, server) = std::thread::spawn(|| server(ok())).join().unwrap();
    assert_eq!(Get(builder(&server).build().unwrap()).wait().unwrap(), [1]);
    runtime.shutdown_background();
}

#[test]
fn threads_wait_side_by_side() {
    let (_runtime, server) = server([vec![Step::Pause(Duration::from_millis(300))], ok()].concat());
    let client = builder(&server).build().unwrap();
    let start = std::time::Instant::now();
    std::thread::scope(|scope| {
        for _ in 0..8 {
            scope.spawn(|| Get(client.clone()).wait().unwrap());
        }
    });
    assert!(start.elapsed() < Duration::from_millis(1500), "{:?}", start.elapsed());
}

#[test]
fn time_limits_hold_while_blocking() {
    let (_runtime, server) = server(vec![Step::Stall]);
    let client = builder(&server).timeout(Duration::from_millis(50)).retries(0).build().unwrap();
    let error = Get(client).wait().unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Timeout { .. }), "{error}");
}
