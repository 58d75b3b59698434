//! Requests in code that is not async.

use std::time::Duration;

use openapi_to_crate_runtime::runtime::place::Place;
use openapi_to_crate_runtime::runtime::{Blocking, Client, Error, ErrorKind, Secret, Sending};

use super::server::{Server, Step, answer};
use super::{READ, builder};

/// What generated requests look like.
struct Get(Client);

impl IntoFuture for Get {
    type Output = Result<Vec<i64>, Error>;
    type IntoFuture = Sending<Vec<i64>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(Place::root(&self.0).segment("/things").request(&READ).json())
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

#[test]
fn a_connection_that_a_parked_runtime_has_left_is_not_waited_for() {
    let keep_alive = b"HTTP/1.1 200 OK\r\ncontent-length: 3\r\n\r\n[1]".to_vec();
    let (_runtime, server) = server(vec![Step::Send(keep_alive), Step::Stall]);
    let client = builder(&server).timeout(Duration::from_secs(10)).build().unwrap();
    let parked = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    assert_eq!(parked.block_on(async { Get(client.clone()).await }).unwrap(), [1]);
    let start = std::time::Instant::now();
    assert_eq!(Get(client).wait().unwrap(), [1]);
    assert!(start.elapsed() < Duration::from_secs(5), "{:?}", start.elapsed());
    drop(parked);
}

/// What a call fails with whose provider waits for another call; it must not take long.
fn error_of_a_provider_that_waits(call: impl FnOnce(Client) -> Result<Vec<i64>, Error> + Send + 'static) -> Error {
    let (_runtime, other) = server(ok());
    let other = builder(&other).build().unwrap();
    let provider = move |_: Option<Secret>| {
        let other = other.clone();
        async move { Get(other).wait().map(|_| Secret::new("t")) }
    };
    let (_runtime, server) = server(ok());
    let client = super::bare(&server).provider(1, provider).build().unwrap();
    let (sender, receiver) = std::sync::mpsc::channel();
    std::thread::spawn(move || sender.send(call(client)));
    receiver.recv_timeout(Duration::from_secs(5)).expect("no deadlock").unwrap_err()
}

#[test]
fn waiting_inside_a_provider_is_refused() {
    let error = error_of_a_provider_that_waits(|client| Get(client).wait());
    assert!(error.to_string().contains("inside a token provider"), "{error}");
    let error = error_of_a_provider_that_waits(|client| {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
        runtime.block_on(async { Get(client).await })
    });
    assert!(error.to_string().contains("inside a token provider"), "{error}");
}
