//! Bodies that are read while they are sent.

use std::io::Cursor;
use std::pin::Pin;
use std::task::{Context, Poll};

use constructs::{ErrorKind, Upload};

use crate::server::{exchanged, header_of, server, wait};

/// A file on the disk that is gone at the end of the test.
struct OnDisk(std::path::PathBuf);

impl OnDisk {
    fn new(name: &str, bytes: &[u8]) -> Self {
        let path = std::env::temp_dir().join(format!("{}-{name}", std::process::id()));
        std::fs::write(&path, bytes).expect("the file can be written");
        OnDisk(path)
    }
}

impl Drop for OnDisk {
    fn drop(&mut self) {
        let _ = std::fs::remove_file(&self.0);
    }
}

#[test]
fn a_file_is_sent_as_a_body_with_its_length() {
    let file = OnDisk::new("whole.bin", &b"x".repeat(200_000));
    let (head, body) = exchanged(|client| client.body_several().things().post_bytes(Upload::file(&file.0)));
    assert_eq!(header_of(&head, "content-length"), "200000");
    assert_eq!(header_of(&head, "content-type"), "application/xml");
    assert_eq!(body, "x".repeat(200_000));
}

#[test]
fn what_a_reader_gives_is_sent_in_chunks_unless_its_length_is_known() {
    let upload = Upload::reader(Cursor::new("from a reader"), Some(13)).content_type("text/csv");
    let (head, body) = exchanged(|client| client.body_several().things().post_bytes(upload));
    assert_eq!((header_of(&head, "content-length").as_str(), body.as_str()), ("13", "from a reader"));
    assert_eq!(header_of(&head, "content-type"), "text/csv");
    let upload = Upload::reader(Cursor::new("from a reader"), None);
    let (head, _) = exchanged(|client| client.body_several().things().post_bytes(upload));
    assert_eq!(header_of(&head, "transfer-encoding"), "chunked");
}

#[test]
fn a_file_is_sent_as_a_part_with_its_name() {
    let file = OnDisk::new("part.txt", b"of a file");
    let (head, body) = exchanged(|client| client.body_several().things().post_multipart(Upload::file(&file.0)));
    let media = header_of(&head, "content-type");
    let boundary = media.strip_prefix("multipart/form-data; boundary=").expect("a boundary");
    let name = file.0.file_name().expect("a name").to_string_lossy();
    let expected = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\n\
         Content-Type: application/octet-stream\r\n\r\nof a file\r\n--{boundary}--\r\n"
    );
    assert_eq!((header_of(&head, "content-length"), body), (expected.len().to_string(), expected));
}

#[test]
fn a_file_that_is_not_there_is_not_sent() {
    let (client, _) = server();
    let missing = Upload::file(std::env::temp_dir().join("nobody made this file"));
    let error = wait(client.body_several().things().post_bytes(missing)).expect_err("it is not there");
    assert!(matches!(error.kind(), ErrorKind::InvalidParameter { name: "body", .. }), "{error}");
}

/// A reader that is async, and is not ready each time it is asked.
struct Slow {
    pieces: Vec<&'static [u8]>,
    is_ready: bool,
}

impl Slow {
    fn new(pieces: &[&'static str]) -> Self {
        Slow { pieces: pieces.iter().rev().map(|piece| piece.as_bytes()).collect(), is_ready: false }
    }

    fn take(&mut self, context: &Context<'_>) -> Poll<Option<&'static [u8]>> {
        self.is_ready = !self.is_ready;
        if self.is_ready {
            return Poll::Ready(self.pieces.pop());
        }
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

impl tokio::io::AsyncRead for Slow {
    fn poll_read(
        mut self: Pin<&mut Self>,
        context: &mut Context<'_>,
        buffer: &mut tokio::io::ReadBuf<'_>,
    ) -> Poll<std::io::Result<()>> {
        self.take(context).map(|piece| {
            buffer.put_slice(piece.unwrap_or_default());
            Ok(())
        })
    }
}

impl futures_core::Stream for Slow {
    type Item = std::io::Result<&'static [u8]>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.take(context).map(|piece| piece.map(Ok))
    }
}

#[test]
fn what_an_async_reader_or_a_stream_gives_is_sent_while_it_comes() {
    let pieces = ["from ", "", "a stream"];
    for upload in [Upload::async_reader(Slow::new(&["from ", "a stream"]), Some(13)), Upload::stream(Slow::new(&pieces), Some(13))] {
        let (head, body) = exchanged(|client| client.body_several().things().post_bytes(upload));
        assert_eq!((header_of(&head, "content-length").as_str(), body.as_str()), ("13", "from a stream"));
    }
    let upload = Upload::stream(Slow::new(&pieces), None);
    let (head, _) = exchanged(|client| client.body_several().things().post_bytes(upload));
    assert_eq!(header_of(&head, "transfer-encoding"), "chunked");
    // As a part beside others.
    let upload = Upload::stream(Slow::new(&pieces), Some(13)).name("a.txt");
    let (_, body) = exchanged(|client| client.body_several().things().post_multipart(upload));
    assert!(body.contains("filename=\"a.txt\"") && body.contains("\r\n\r\nfrom a stream\r\n--"), "{body}");
}

#[test]
fn a_stream_that_fails_ends_the_request() {
    struct Broken;

    impl futures_core::Stream for Broken {
        type Item = Result<Vec<u8>, std::io::Error>;

        fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
            Poll::Ready(Some(Err(std::io::Error::other("it broke"))))
        }
    }

    let listener = std::net::TcpListener::bind("127.0.0.1:0").expect("a free port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let client = constructs::Client::builder().base_url(url).retries(0).build().expect("a client");
    let error = wait(client.body_several().things().post_bytes(Upload::stream(Broken, Some(3)))).expect_err("it broke");
    let mut causes = vec![error.to_string()];
    let mut source = std::error::Error::source(&error);
    while let Some(cause) = source {
        causes.push(cause.to_string());
        source = cause.source();
    }
    assert!(causes.iter().any(|cause| cause.contains("it broke")), "{causes:?}");
}
