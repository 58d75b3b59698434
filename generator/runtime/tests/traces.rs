//! What a request tells `tracing`. Alone in its process: `tracing` remembers for good that nobody
//! listens to a place in the code when another thread without a subscriber comes there first.
#![cfg(feature = "tracing")]

#[path = "exchange/server.rs"]
#[allow(dead_code, reason = "a part of it is enough here")]
mod server;

use std::io::Write;
use std::sync::{Arc, Mutex};

use openapi_to_crate_runtime::runtime::info::{ApiInfo, Route, Scheme};
use openapi_to_crate_runtime::runtime::place::Place;
use openapi_to_crate_runtime::runtime::{Builder, Error};
use server::{Server, answer};
use tracing_subscriber::fmt::format::FmtSpan;

static INFO: ApiInfo = ApiInfo {
    base_url: "http://127.0.0.1:9",
    user_agent: "test/1",
    rate_limit: None,
    envelope: None,
    credentials: None,
    schemes: &[Scheme::Bearer],
};
static READ: Route = Route::new("read", "GET", "/things/{id}", &[&[0]]).idempotent();

async fn read(server: &Server) -> Result<Vec<i64>, Error> {
    let wait = std::time::Duration::from_millis(5);
    let client = Builder::new(&INFO).base_url(server.url()).retry_waits(wait, wait).credential(0, "s3cret").build()?;
    Place::root(&client).segment("/things/").param("id", "s3cret-id").request(&READ).json().await
}

/// Where the lines go.
#[derive(Clone, Default)]
struct Lines(Arc<Mutex<Vec<u8>>>);

impl Write for Lines {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn a_span_names_method_route_status_tries_and_waits_and_no_secret() {
    let lines = Lines::default();
    let writer = lines.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_span_events(FmtSpan::CLOSE)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    let guard = tracing::subscriber::set_default(subscriber);
    let server = Server::answers([answer("503 Busy", "", "s3cret-body"), answer("200 OK", "", "[1]")]).await;
    read(&server).await.unwrap();
    let odd = Server::answers([answer("200 OK", "", r#"[1, "s3cret-value", true, [1]]"#)]).await;
    read(&odd).await.unwrap();
    let refused = Server::answers([answer("404 Gone", "", "s3cret-body")]).await;
    read(&refused).await.unwrap_err();
    drop(guard);

    let text = String::from_utf8(lines.0.lock().unwrap().clone()).unwrap();
    let closed: Vec<_> = text.lines().filter(|line| line.contains("close")).collect();
    let ours = closed.iter().find(|line| line.contains("status=200")).unwrap_or_else(|| panic!("{text}"));
    for field in ["operation=\"read\"", "method=\"GET\"", "route=\"/things/{id}\"", "tries=2", "wait_ms="] {
        assert!(ours.contains(field), "{field} in {ours}");
    }
    let failed = closed.iter().find(|line| line.contains("status=404")).unwrap_or_else(|| panic!("{text}"));
    assert!(failed.contains("tries=1") && failed.contains("error=\"api\""), "{failed}");
    assert!(text.contains("trying again"), "{text}");
    let warned: Vec<_> = text.lines().filter(|line| line.contains("does not fit")).collect();
    assert!(warned.len() == 1 && warned[0].contains("WARN"), "{warned:?}");
    for field in ["operation=\"read\"", "path=\"[]\"", "expected=\"a whole number\"", "found=\"a text\""] {
        assert!(warned[0].contains(field), "{field} in {warned:?}");
    }
    assert!(!warned[0].contains("s3cret-value"), "{warned:?}");
    let own: Vec<_> = text.lines().filter(|line| line.contains("request{")).collect();
    assert!(!own.is_empty() && own.iter().all(|line| !line.contains("s3cret")), "{own:?}");
}
