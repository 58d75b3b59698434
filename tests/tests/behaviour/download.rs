//! Exports: in base64 or not, in memory and on a disk.

#![allow(deprecated, reason = "downloads are deprecated, and still work")]

use std::io::{self, Write};
use std::path::Path;

use tempfile::TempDir;
use victron_vrm::requests::DownloadData;
use victron_vrm::{Blocking, Download, ErrorKind};
use vrm_tests::{Answer, Canned};

use super::{SITE, client};

const CSV: &str = "timestamp,Gw\n1451606400,-0.5\n";
const BASE64: &str = "dGltZXN0YW1wLEd3CjE0NTE2MDY0MDAsLTAuNQo=";

fn serving(body: impl Into<Vec<u8>>) -> (Canned, DownloadData) {
    let server = Canned::start([Answer::new(200, body)]).expect("a port is free");
    let request = client(&server).installation(SITE).data_download();
    (server, request)
}

async fn download(body: impl Into<Vec<u8>>) -> Download {
    let (_server, request) = serving(body);
    request.await.expect("a file")
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect()
}

fn folder() -> TempDir {
    tempfile::tempdir().expect("a folder")
}

#[tokio::test]
async fn the_file_is_the_same_however_it_was_sent() {
    for body in [CSV.to_owned(), BASE64.to_owned(), format!("\"{BASE64}\""), format!("{BASE64}\r\n")] {
        assert_eq!(download(body.clone()).await.bytes(), CSV.as_bytes(), "{body}");
    }
    let workbook = [b"PK\x03\x04".as_slice(), &[0, 159, 146, 150]].concat();
    assert_eq!(download(workbook.clone()).await.into_bytes(), workbook);
}

#[tokio::test]
async fn the_file_goes_to_any_writer() {
    let mut sink = Vec::new();
    download(BASE64).await.write_to(&mut sink).expect("memory takes everything");
    assert_eq!(sink, CSV.as_bytes());
}

#[tokio::test]
async fn a_writer_that_fails_is_an_error_that_says_so() {
    struct Full;
    impl Write for Full {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::Error::other("the disk is full"))
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
    let error = download(CSV).await.write_to(Full).expect_err("nothing fits");
    assert!(matches!(error.kind(), ErrorKind::Write { reason, .. } if reason == "the disk is full"), "{error:?}");
    assert!(!error.is_retryable());
}

#[tokio::test]
async fn a_saved_file_is_whole_and_alone() {
    let folder = folder();
    let path = folder.path().join("export.csv");
    std::fs::write(&path, "old").expect("a file");
    let (_server, request) = serving(BASE64);
    request.save(&path).await.expect("the file is written");
    assert_eq!(std::fs::read_to_string(&path).expect("a file"), CSV);
    assert_eq!(names(folder.path()), ["export.csv"], "nothing else is left behind");
}

#[tokio::test]
async fn an_answer_that_fails_leaves_the_old_file() {
    let folder = folder();
    let path = folder.path().join("export.csv");
    std::fs::write(&path, "old").expect("a file");
    let server = Canned::start([Answer::new(200, r#"{"success":false,"errors":"no"}"#)]).expect("a port is free");
    let error = client(&server).installation(SITE).data_download().save(&path).await.expect_err("it is refused");
    assert!(matches!(error.kind(), ErrorKind::Api { .. }), "{error:?}");
    assert_eq!(std::fs::read_to_string(&path).expect("a file"), "old");
    assert_eq!(names(folder.path()), ["export.csv"]);
}

#[tokio::test]
async fn what_cannot_be_written_leaves_nothing_behind() {
    let folder = folder();
    let taken = folder.path().join("taken");
    std::fs::create_dir_all(taken.join("inside")).expect("a folder");
    // The draft is written, and then can't take the place of a folder.
    for path in [taken.clone(), folder.path().join("missing/export.csv"), "/".into()] {
        let (_server, request) = serving(CSV);
        let error = request.save(&path).await.expect_err("there is no place for it");
        assert!(matches!(error.kind(), ErrorKind::Write { .. }), "{error:?}");
        assert!(error.to_string().contains(&path.display().to_string()), "{error}");
    }
    assert_eq!(names(folder.path()), ["taken"]);
}

#[tokio::test]
async fn whoever_looks_sees_one_whole_file_or_the_other() {
    let folder = folder();
    let path = folder.path().join("export.csv");
    let files = [vec![b'<'; 3_000_000], vec![b'>'; 2_000_000]];
    let [first, second] = [download(files[0].clone()).await, download(files[1].clone()).await];
    first.save_blocking(&path).expect("the file is written");
    let watched = path.clone();
    let reader = std::thread::spawn(move || {
        let mut seen = [0, 0];
        while seen.contains(&0) {
            let found = std::fs::read(&watched).expect("the file is always there");
            let whole = files.iter().position(|file| *file == found);
            seen[whole.unwrap_or_else(|| panic!("{} bytes of a file", found.len()))] += 1;
        }
    });
    while !reader.is_finished() {
        for download in [&first, &second] {
            download.save_blocking(&path).expect("the file is written");
        }
    }
    reader.join().expect("only whole files were seen");
    assert_eq!(names(folder.path()), ["export.csv"]);
}

#[test]
fn a_file_is_saved_without_a_runtime_too() {
    let folder = folder();
    let path = folder.path().join("export.csv");
    let mut saving = std::pin::pin!(Download::from_body(CSV.into()).save(path.clone()));
    let mut context = std::task::Context::from_waker(std::task::Waker::noop());
    assert!(saving.as_mut().poll(&mut context).is_ready());
    assert_eq!(std::fs::read_to_string(&path).expect("a file"), CSV);
}

#[test]
fn code_that_is_not_async_saves_files_too() {
    let folder = folder();
    let path = folder.path().join("export.csv");
    let (_server, request) = serving(BASE64);
    request.save(&path).wait().expect("the file is written");
    assert_eq!(std::fs::read_to_string(&path).expect("a file"), CSV);
}

#[tokio::test]
async fn the_contents_are_not_shown_by_accident() {
    assert_eq!(format!("{:?}", download(CSV).await), format!("Download({} bytes)", CSV.len()));
}
