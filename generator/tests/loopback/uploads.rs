//! Bodies that are read while they are sent.

use std::io::Cursor;

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
