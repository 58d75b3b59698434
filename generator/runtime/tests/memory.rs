//! A large file takes little memory. Alone in its process, whose memory it measures.
#![cfg(target_os = "linux")]

#[path = "exchange/server.rs"]
#[allow(dead_code, reason = "a part of it is enough here")]
mod server;

use openapi_to_crate_runtime::runtime::Builder;
use openapi_to_crate_runtime::runtime::info::{ApiInfo, EnvelopeInfo, Route};
use openapi_to_crate_runtime::runtime::place::Place;
use server::{Server, Step, head};

static INFO: ApiInfo = ApiInfo {
    base_url: "http://127.0.0.1:9",
    user_agent: "test/1",
    rate_limit: None,
    envelope: Some(EnvelopeInfo { success: "success", messages: &["errors"], code: "error_code" }),
    credentials: None,
    schemes: &[],
};
static EXPORT: Route = Route::new("export", "GET", "/", &[]).idempotent();

/// The most memory that this process has had, in bytes.
fn peak() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:")).unwrap();
    line.trim().strip_suffix(" kB").unwrap().parse::<usize>().unwrap() * 1024
}

#[tokio::test]
async fn a_large_export_in_base64_takes_a_small_part_of_its_size() {
    const SIZE: usize = 48 << 20;
    // "time,Gw\n1,2\n" and its base64, which has no padding.
    let (csv, base64) = (b"time,Gw\n1,2\n", b"dGltZSxHdwoxLDIK");
    let piece = base64.repeat(4096);
    let mut script = vec![head((1 + SIZE + 1) as u64, ""), Step::Send(b"\"".to_vec())];
    script.extend([Step::Repeat(piece.clone(), SIZE / piece.len()), Step::Send(b"\"".to_vec())]);
    let server = Server::start(vec![script]).await;
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("export.csv");
    let client = Builder::new(&INFO).base_url(server.url()).max_body_bytes(1 << 30).build().unwrap();
    let mut request = Place::root(&client).request(&EXPORT);
    request.save_to(&path);
    let before = peak();
    request.download().await.unwrap();
    let taken = peak() - before;
    assert_eq!(std::fs::metadata(&path).unwrap().len() as usize, SIZE / base64.len() * csv.len());
    assert!(taken < SIZE / 8, "{taken} bytes for a body of {SIZE}");
}
