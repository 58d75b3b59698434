//! A file that is saved: whole or not at all, and never in place of a good one what is none.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use openapi_to_crate_runtime::runtime::place::Place;
use openapi_to_crate_runtime::runtime::{Download, Error, ErrorKind};

use super::server::{Server, Step, answer, head};
use super::{READ, builder};

async fn save(server: &Server, path: &Path) -> Result<(), Error> {
    let client = builder(server).retries(1).timeout(Duration::from_secs(10)).build()?;
    let mut request = Place::root(&client).segment("/file").request(&READ);
    request.save_to(path);
    request.download().await.map(drop)
}

type Expected<'e> = &'e dyn Fn(&Error) -> bool;

/// A folder with a good file in it.
fn folder() -> (tempfile::TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("export.csv");
    fs::write(&path, "good").unwrap();
    (folder, path)
}

fn names(folder: &Path) -> Vec<String> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().to_string_lossy().into_owned()).collect()
}

#[tokio::test]
async fn what_is_no_file_never_takes_the_place_of_one() {
    let csv = "time,Gw\n".repeat(1000);
    let broken = STANDARD.encode(&csv)[..9001].to_owned();
    let failure = |begin: &str, end: &str| format!("{{{begin}\"filler\":\"{}\"{end}}}", "x".repeat(300_000));
    let decode = |error: &Error| matches!(error.kind(), ErrorKind::Decode { .. });
    let api = |error: &Error| matches!(error.kind(), ErrorKind::Api { status: 200, .. });
    let middle = format!(",\"success\": false,\"errors\":\"no\",\"more\":[\"{}\"]", "x".repeat(300_000));
    let marked = format!("\u{feff}{}", failure("\"success\":false,", ""));
    let bodies: [(&str, &str, Expected<'_>); 11] = [
        ("text/html", "<p>Log in</p>", &decode),
        ("application/octet-stream", "<!DOCTYPE html><title>Maintenance</title>", &decode),
        ("application/octet-stream", "", &decode),
        ("application/octet-stream", &broken, &decode),
        ("application/json", "\"dGltZSxHdwo", &decode),
        ("application/json", r#"{"success": false, "errors": "no"}"#, &api),
        ("application/octet-stream", &failure("\"success\":false,", ""), &api),
        ("application/json", &failure("", ",\"success\":false,\"errors\":\"no\""), &api),
        ("application/json", &failure("", &middle), &api),
        ("application/json", &marked, &api),
        ("application/json", &failure("\"a\":{\"success\":true},\"success\":false,", ""), &api),
    ];
    for (media_type, body, expected) in bodies {
        let (folder, path) = folder();
        let server = Server::answers([answer("200 OK", &format!("content-type: {media_type}\r\n"), body)]).await;
        let error = save(&server, &path).await.unwrap_err();
        assert!(expected(&error), "{media_type} {}: {error:?}", &body[..body.len().min(40)]);
        assert_eq!(fs::read_to_string(&path).unwrap(), "good");
        assert_eq!(names(folder.path()), ["export.csv"], "nothing is left behind");
    }
}

#[tokio::test]
async fn a_body_that_breaks_off_leaves_the_old_file_and_is_asked_for_again() {
    let (folder, path) = folder();
    let broken = vec![head(1000, ""), Step::Send(b"time,Gw\n".to_vec()), Step::Reset];
    let whole = answer("200 OK", "content-type: text/csv\r\n", "time,Gw\n1,2\n");
    let server = Server::start(vec![broken.clone(), vec![Step::Send(whole.into_bytes())]]).await;
    save(&server, &path).await.unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "time,Gw\n1,2\n");

    fs::write(&path, "good").unwrap();
    let error = save(&Server::start(vec![broken]).await, &path).await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Transport { .. }), "{error:?}");
    assert_eq!(fs::read_to_string(&path).unwrap(), "good");
    // The thread that writes hears a little later that nothing more comes.
    for _ in 0..200 {
        if names(folder.path()) == ["export.csv"] {
            return;
        }
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    panic!("{:?}", names(folder.path()));
}

#[tokio::test]
async fn a_file_that_looks_like_base64_is_not_changed() {
    let (_folder, path) = folder();
    let checksums = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08\n".repeat(5000);
    // Its begin stands for a text in base64, but not the whole.
    let lucky = STANDARD.encode("time,Gw\n".repeat(3000)) + &checksums;
    let digits = "0123456789abcdef".repeat(100);
    let bodies = ["abcd", "dGltZSxHdwo=", &digits].map(|body| ("text/csv", body));
    let vague = ["text/plain", "application/octet-stream"]
        .map(|media_type| ["Star", &checksums, &lucky].map(|body| (media_type, body)));
    for (media_type, body) in bodies.into_iter().chain(vague.into_iter().flatten()) {
        let server = Server::answers([answer("200 OK", &format!("content-type: {media_type}\r\n"), body)]).await;
        save(&server, &path).await.unwrap();
        assert!(fs::read_to_string(&path).unwrap() == body, "{media_type} {}", &body[..4]);
    }
}

#[tokio::test]
async fn base64_of_any_size_is_decoded() {
    let (_folder, path) = folder();
    for count in [1, 1000, 100_000] {
        let csv = "time,Gw\n12,3\n".repeat(count);
        let base64 = STANDARD.encode(&csv);
        let lines = base64.as_bytes().chunks(76).map(String::from_utf8_lossy).collect::<Vec<_>>();
        for (media_type, body) in [
            ("application/octet-stream", base64.clone()),
            ("text/plain", lines.join("\r\n")),
            ("application/json", format!("\"{}\"", lines.join("\\r\\n"))),
        ] {
            let server = Server::answers([answer("200 OK", &format!("content-type: {media_type}\r\n"), &body)]).await;
            save(&server, &path).await.unwrap();
            assert!(fs::read_to_string(&path).unwrap() == csv, "{media_type} {count}");
        }
    }
}

#[cfg(unix)]
#[tokio::test]
async fn mode_and_symbolic_links_stay_and_long_names_work() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let (folder, path) = folder();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
    let (inner, link) = (folder.path().join("inner"), folder.path().join("link"));
    symlink("inner", &link).unwrap();
    symlink("export.csv", &inner).unwrap();
    let server = Server::answers([answer("200 OK", "", "time,Gw\n")]).await;
    save(&server, &link).await.unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "time,Gw\n");
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink() && fs::symlink_metadata(&inner).unwrap().is_symlink());

    Download::from_body(b"in memory".to_vec()).save_blocking(&link).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "in memory");
    assert_eq!(fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o640);

    let long = folder.path().join("x".repeat(255));
    save(&server, &long).await.unwrap();
    assert_eq!(fs::read_to_string(&long).unwrap(), "time,Gw\n");
    let nowhere = folder.path().join("new");
    symlink("not-there-yet", &nowhere).unwrap();
    save(&server, &nowhere).await.unwrap();
    assert_eq!(fs::read_to_string(folder.path().join("not-there-yet")).unwrap(), "time,Gw\n");
}
