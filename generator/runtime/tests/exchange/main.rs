//! Real HTTP on loopback: what travels, what is tried again, what never leaves, and what a server
//! that misbehaves does to a client.

#[cfg(feature = "blocking")]
mod blocking;
mod bodies;
mod connections;
mod credentials;
mod limits;
mod middleware;
mod misfits;
#[cfg(all(feature = "brotli", feature = "gzip"))]
mod packed;
mod redirects;
mod saving;
mod secrets;
mod sending;
mod server;
mod statuses;
mod tls;

use openapi_to_crate_runtime::runtime::info::{ApiInfo, EnvelopeInfo, Route, Scheme};
use openapi_to_crate_runtime::runtime::place::Place;
use openapi_to_crate_runtime::runtime::{Builder, Client, Error};
use server::Server;

static INFO: ApiInfo = ApiInfo {
    base_url: "http://127.0.0.1:9",
    user_agent: "test/1",
    rate_limit: None,
    envelope: Some(EnvelopeInfo { success: "success", messages: &["errors"], code: "error_code" }),
    credentials: None,
    schemes: &[
        Scheme::Header { name: "X-Authorization", prefix: "Token " },
        Scheme::Bearer,
        Scheme::Query { name: "key" },
    ],
};
static READ: Route = Route::new("read", "GET", "/things/{id}", &[&[0], &[1], &[2]]).idempotent();
static MAKE: Route = Route::new("make", "POST", "/things", &[&[1]]).secret();

/// A client that waits little between its tries.
fn bare(server: &Server) -> Builder {
    let millis = std::time::Duration::from_millis;
    Builder::new(&INFO).base_url(server.url()).retry_waits(millis(5), millis(20))
}

/// The same with a token.
fn builder(server: &Server) -> Builder {
    bare(server).credential(0, " s3cret\n")
}

async fn get(client: &Client) -> Result<Vec<i64>, Error> {
    Place::root(client).segment("/things/").param("id", "1").request(&READ).json().await
}

async fn read(builder: Builder) -> Result<Vec<i64>, Error> {
    get(&builder.build()?).await
}

async fn make(builder: Builder) -> Result<Vec<i64>, Error> {
    make_with(&builder.build()?).await
}

async fn make_with(client: &Client) -> Result<Vec<i64>, Error> {
    let mut request = Place::root(client).segment("/things").request(&MAKE);
    request.body_json("application/json", "name");
    request.json().await
}

/// What a future gives when it is polled once.
async fn poll_once<F: Future>(mut future: std::pin::Pin<&mut F>) -> Option<F::Output> {
    std::future::poll_fn(|context| {
        std::task::Poll::Ready(match future.as_mut().poll(context) {
            std::task::Poll::Ready(done) => Some(done),
            std::task::Poll::Pending => None,
        })
    })
    .await
}
