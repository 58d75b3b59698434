//! Names of files.

use crate::{FORCED, refused, write_listed};

#[test]
fn no_path_leads_out_of_the_folder_or_is_none_on_some_system() {
    let folder = tempfile::tempdir().expect("a folder");
    let long = "a".repeat(256);
    for path in [
        "",
        "/etc/passwd",
        "../outside",
        "src/../../outside",
        "src/./a.rs",
        "src//a.rs",
        "src/",
        "a\\b",
        "C:/a",
        "src/a\nb",
        "src/a\0",
        "src/con.rs",
        "nul",
        "LPT1",
        "src/a.",
        "src/a ",
        "a*",
        &long,
        ".openapi-to-crate-stage/new",
        ".openapi-to-crate-files",
    ] {
        refused(folder.path(), &FORCED, &["src/lib.rs", path], &["internal error"]);
    }
}

#[test]
fn two_files_never_differ_in_case_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    refused(folder.path(), &FORCED, &["src/a.rs", "src/A.rs"], &["in case only"]);
}

#[test]
fn a_refusal_in_a_new_folder_leaves_no_folder() {
    let outside = tempfile::tempdir().expect("a folder");
    let folder = outside.path().join("not/yet");
    write_listed(&folder, &["src/a", "src/a/b.rs"]).expect_err("a file is no folder");
    assert!(!folder.exists());
}
