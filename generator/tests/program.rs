//! The program `openapi-to-crate`, for people without a checkout.

use std::path::Path;
use std::process::{Command, Output};

const PETS: &str =
    "openapi: 3.0.3\ninfo: {title: Pets, version: '1'}\nservers: [{url: 'https://example.com'}]\npaths: {}\n";

fn run(dir: &Path, arguments: &[&str]) -> (i32, String, String) {
    let program = env!("CARGO_BIN_EXE_openapi-to-crate");
    let Output { status, stdout, stderr } =
        Command::new(program).args(arguments).current_dir(dir).output().expect("the program can be started");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    (status.code().expect("a status"), text(stdout), text(stderr))
}

#[test]
fn a_crate_is_written_checked_and_mended() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path();
    std::fs::write(dir.join("pets.yaml"), PETS).expect("written");

    let (status, said, _) = run(dir, &["check", "pets.yaml", "--out", "pets"]);
    assert_eq!(status, 1);
    assert!(
        said.starts_with("missing: ") && said.ends_with("run `openapi-to-crate gen pets.yaml --out pets`\n"),
        "{said}"
    );

    let (status, said, _) = run(dir, &["gen", "pets.yaml", "--out", "pets"]);
    assert_eq!(status, 0, "{said}");
    assert!(said.contains("created  Cargo.toml") && said.contains("0 operations, 0 types"), "{said}");
    assert_eq!(run(dir, &["check", "pets.yaml", "--out", "pets"]), (0, String::new(), String::new()));

    std::fs::write(dir.join("pets/src/lib.rs"), "// mine\n").expect("written");
    let (status, said, _) = run(dir, &["check", "pets.yaml", "--out", "pets"]);
    assert_eq!(status, 1);
    assert!(said.starts_with("out of date: src/lib.rs\n--- a/src/lib.rs\n+++ b/src/lib.rs\n"), "{said}");
    let (status, said, _) = run(dir, &["gen", "pets.yaml", "--out", "pets"]);
    assert_eq!((status, said.lines().next()), (0, Some("  updated  src/lib.rs")));

    let (status, said, _) = run(dir, &["gen", "pets.yaml", "--out", "pets", "--name", "other"]);
    assert_eq!((status, said.lines().next()), (0, Some("  updated  Cargo.toml")));
}

#[test]
fn what_is_wrong_is_said_and_nothing_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let dir = folder.path();
    std::fs::write(dir.join("wrong.yaml"), format!("security: 3\n{PETS}")).expect("written");
    let (status, said, error) = run(dir, &["gen", "wrong.yaml", "--out", "pets"]);
    assert_eq!((status, said.as_str()), (1, ""));
    assert!(error.contains("error[E116]") && error.contains("wrong.yaml:1:11"), "{error}");
    assert!(!dir.join("pets").exists());

    let (status, said, _) = run(dir, &["lint", "wrong.yaml", "--format", "json"]);
    assert_eq!(status, 1);
    assert!(said.contains("{\"code\":\"E116\",\"severity\":\"error\",\"file\":\"wrong.yaml\",\"line\":1"), "{said}");
    let (status, said, _) = run(dir, &["explain", "W110"]);
    assert_eq!((status, said.lines().next()), (0, Some("W110: misspelt keys")));

    for (arguments, says) in [
        (&["gen", "none.yaml", "--out", "pets"][..], "error: none.yaml: "),
        (&["gen", "wrong.yaml", "--out", "pets", "--name", "self"], "a keyword of Rust"),
        (&["explain", "E000"], "E000"),
    ] {
        let (status, _, error) = run(dir, arguments);
        assert_eq!(status, 1, "{error}");
        assert!(error.contains(says), "{error}");
    }
}
