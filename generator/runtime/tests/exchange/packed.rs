//! Answers that are packed.

use std::io::Write;

use flate2::Compression;
use flate2::write::GzEncoder;
use openapi_to_crate_runtime::runtime::ErrorKind;

use super::server::{Server, Step, answer, head};
use super::{builder, read};

/// 64 MiB of blanks.
fn blanks() -> Vec<u8> {
    vec![b' '; 64 << 20]
}

#[tokio::test]
async fn a_gzip_bomb_is_refused() {
    let mut packed = GzEncoder::new(Vec::new(), Compression::best());
    packed.write_all(&blanks()).unwrap();
    let packed = packed.finish().unwrap();
    assert!(packed.len() < 100_000);
    bomb("gzip", packed).await;
}

#[tokio::test]
async fn a_brotli_bomb_is_refused() {
    let mut packed = Vec::new();
    brotli::BrotliCompress(
        &mut &blanks()[..],
        &mut packed,
        &brotli::enc::BrotliEncoderParams { quality: 5, ..Default::default() },
    )
    .unwrap();
    assert!(packed.len() < 100_000);
    bomb("br", packed).await;
}

async fn bomb(encoding: &str, packed: Vec<u8>) {
    let headers = format!("content-encoding: {encoding}\r\n");
    let server = Server::start(vec![vec![head(packed.len() as u64, &headers), Step::Send(packed)]]).await;
    let error = read(builder(&server).max_body_bytes(1 << 20)).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::TooLarge { limit: 1_048_576, .. }), "{error}");
}

#[tokio::test]
async fn compressed_answers_are_asked_for_and_read() {
    let mut packed = GzEncoder::new(Vec::new(), Compression::default());
    packed.write_all(b"[1, 2]").unwrap();
    let packed = packed.finish().unwrap();
    let script = vec![head(packed.len() as u64, "content-encoding: gzip\r\n"), Step::Send(packed)];
    let server = Server::start(vec![script]).await;
    assert_eq!(read(builder(&server)).await.unwrap(), [1, 2]);
    let asked = &server.texts()[0];
    let accepted = asked.lines().find(|line| line.starts_with("accept-encoding:")).unwrap();
    assert!(accepted.contains("gzip") && accepted.contains("br"), "{accepted}");
}

#[tokio::test]
async fn a_packed_body_that_breaks_off_is_asked_for_again() {
    let half = vec![head(1000, "content-encoding: gzip\r\n"), Step::Send(vec![0x1f, 0x8b, 8, 0, 0, 0])];
    let server = Server::start(vec![half, vec![Step::Send(answer("200 OK", "", "[1]").into_bytes())]]).await;
    assert_eq!(read(builder(&server)).await.unwrap(), [1]);
}
