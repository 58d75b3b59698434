//! What a request tells `tracing`.

use std::io::Write;
use std::sync::{Arc, Mutex};

use tracing_subscriber::fmt::format::FmtSpan;

use super::server::{Server, answer};
use super::{builder, read};

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
    read(builder(&server)).await.unwrap();
    let refused = Server::answers([answer("404 Gone", "", "s3cret-body")]).await;
    read(builder(&refused)).await.unwrap_err();
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
    let own: Vec<_> = text.lines().filter(|line| line.contains("request{")).collect();
    assert!(!own.is_empty() && own.iter().all(|line| !line.contains("s3cret")), "{own:?}");
}
