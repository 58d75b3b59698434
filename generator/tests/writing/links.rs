//! A symbolic link is never followed, and nothing but files is read.

use std::os::unix::fs::symlink;
use std::process::Command;

use openapi_to_crate::write::{LIST, Ownership, write};

use crate::{FORCED, LISTED, files, put, refused, tree, write_listed};

/// A crate beside a folder of somebody's own, in which the crate's files exist as well.
fn crate_beside_precious() -> (tempfile::TempDir, std::path::PathBuf, std::path::PathBuf) {
    let outside = tempfile::tempdir().expect("a folder");
    let (dir, precious) = (outside.path().join("crate"), outside.path().join("precious"));
    write_listed(&dir, &["src/lib.rs", "src/a/b.rs", "src/old.rs"]).expect("written");
    for path in ["lib.rs", "a/b.rs", "old.rs"] {
        put(&precious, path, "mine");
    }
    (outside, dir, precious)
}

#[test]
fn neither_a_linked_folder_nor_a_linked_file_is_followed() {
    for (linked, target) in
        [("src", ""), ("src/a", "a"), ("src/lib.rs", "lib.rs"), ("src/old.rs", "old.rs"), (LIST, "lib.rs")]
    {
        let (_outside, dir, precious) = crate_beside_precious();
        let link = dir.join(linked);
        match link.is_dir() {
            true => std::fs::remove_dir_all(&link).expect("removed"),
            false => std::fs::remove_file(&link).expect("removed"),
        }
        symlink(precious.join(target), &link).expect("linked");
        let before = tree(&precious);
        for ownership in [LISTED, FORCED, Ownership::Folders { folders: &["src"], except: &[] }] {
            if linked == LIST && matches!(ownership, Ownership::Folders { .. }) {
                continue;
            }
            let mut changed = files(&["src/lib.rs", "src/a/b.rs"]);
            changed.iter_mut().for_each(|file| file.contents.push_str("// changed\n"));
            let said = write(&dir, &changed, &ownership).expect_err("refused").to_string();
            assert!(said.contains("symbolic link") && said.contains(linked), "{said}");
        }
        assert_eq!(tree(&precious), before);
        assert!(link.is_symlink());
    }
}

#[test]
fn the_folder_itself_may_be_named_by_a_link() {
    let (outside, dir, _) = crate_beside_precious();
    let link = outside.path().join("link");
    symlink(&dir, &link).expect("linked");
    write_listed(&link, &["src/new.rs"]).expect("written");
    assert!(dir.join("src/new.rs").exists());
}

#[test]
fn a_pipe_is_not_waited_for() {
    let (_outside, dir, _) = crate_beside_precious();
    std::fs::remove_file(dir.join("src/lib.rs")).expect("removed");
    let made = Command::new("mkfifo").arg(dir.join("src/lib.rs")).status().expect("mkfifo can be started");
    assert!(made.success());
    let said = write_listed(&dir, &["src/lib.rs"]).expect_err("refused").to_string();
    assert!(said.contains("neither a file nor a folder"), "{said}");
}

#[test]
fn somebodys_own_folder_of_the_stages_name_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    put(folder.path(), ".openapi-to-crate-stage/precious", "mine");
    refused(folder.path(), &FORCED, &["src/lib.rs"], &[".openapi-to-crate-stage", "somebody's own"]);
    let (_outside, dir, precious) = crate_beside_precious();
    symlink(&precious, dir.join(".openapi-to-crate-stage")).expect("linked");
    refused(&dir, &LISTED, &["src/new.rs"], &[".openapi-to-crate-stage", "somebody's own"]);
    assert_eq!(tree(&precious)["old.rs"], "mine");
}
