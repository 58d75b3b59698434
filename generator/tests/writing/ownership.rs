//! Whose a file is.

use openapi_to_crate::write::{ChangeKind, LAST_MANIFEST, LIST, Ownership, write};

use crate::{FORCED, files, put, refused, tree, write_listed};

#[test]
fn a_folder_with_files_that_were_not_generated_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    put(folder.path(), "src/main.rs", "fn main() {}");
    put(folder.path(), "notes.txt", "mine");
    refused(folder.path(), &crate::LISTED, &["Cargo.toml", "src/lib.rs"], &["is not empty", "--force", LIST]);
}

#[test]
fn force_overwrites_what_has_to_be_written_and_deletes_nothing() {
    let folder = tempfile::tempdir().expect("a folder");
    for path in ["src/main.rs", "src/lib.rs", "notes.txt", ".generated-stage/precious"] {
        put(folder.path(), path, "mine");
    }
    write(folder.path(), &files(&["src/lib.rs"]), &FORCED).expect("written");
    let after = tree(folder.path());
    assert_eq!(after["src/lib.rs"], "// src/lib.rs\n");
    for path in ["src/main.rs", "notes.txt", ".generated-stage/precious"] {
        assert_eq!(after[path], "mine");
    }
    // The next run knows which file was generated.
    write_listed(folder.path(), &["src/other.rs"]).expect("written");
    let after = tree(folder.path());
    assert!(!after.contains_key("src/lib.rs"));
    assert_eq!(after["src/main.rs"], "mine");
}

#[test]
fn only_what_the_list_names_is_deleted() {
    let folder = tempfile::tempdir().expect("a folder");
    write_listed(folder.path(), &["Cargo.toml", "src/lib.rs", "src/a/b.rs", "src/c/d.rs"]).expect("written");
    put(folder.path(), "src/a/mine.rs", "mine");
    put(folder.path(), "src/mine.rs", "mine");
    put(folder.path(), "tests/mine.rs", "mine");
    put(folder.path(), "Cargo.lock", "mine");
    let plan = write_listed(folder.path(), &["Cargo.toml", "src/lib.rs"]).expect("written");
    let removed: Vec<_> = plan.changes.iter().filter(|change| change.kind == ChangeKind::Remove).collect();
    assert_eq!(removed.iter().map(|change| change.path.as_str()).collect::<Vec<_>>(), ["src/a/b.rs", "src/c/d.rs"]);
    let after: Vec<_> = tree(folder.path()).into_keys().collect();
    let expected = [
        LIST,
        LAST_MANIFEST,
        "Cargo.lock",
        "Cargo.toml",
        "src/",
        "src/a/",
        "src/a/mine.rs",
        "src/lib.rs",
        "src/mine.rs",
        "tests/",
        "tests/mine.rs",
    ];
    assert_eq!(after, expected);
}

#[test]
fn a_file_that_somebody_put_where_one_is_to_be_written_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    write_listed(folder.path(), &["src/lib.rs"]).expect("written");
    put(folder.path(), "src/models.rs", "mine");
    let says = ["src/models.rs", "was not generated", "--force"];
    refused(folder.path(), &crate::LISTED, &["src/lib.rs", "src/models.rs"], &says);
    // Unless it holds the same.
    put(folder.path(), "src/models.rs", "// src/models.rs\n");
    write_listed(folder.path(), &["src/lib.rs", "src/models.rs"]).expect("written");
}

#[test]
fn a_file_where_a_folder_is_wanted_leaves_everything_as_it_was() {
    let folder = tempfile::tempdir().expect("a folder");
    write_listed(folder.path(), &["src/lib.rs", "src/old.rs", "src/z.rs"]).expect("written");
    put(folder.path(), "src/models", "mine");
    refused(folder.path(), &crate::LISTED, &["src/a.rs", "src/lib.rs", "src/models/b.rs"], &["src/models"]);
}

#[test]
fn a_generated_file_may_become_a_folder_and_back() {
    let folder = tempfile::tempdir().expect("a folder");
    write_listed(folder.path(), &["src/lib.rs", "src/a"]).expect("written");
    write_listed(folder.path(), &["src/lib.rs", "src/a/b.rs"]).expect("written");
    write_listed(folder.path(), &["src/lib.rs", "src/a"]).expect("written");
    assert_eq!(tree(folder.path())["src/a"], "// src/a\n");
}

#[test]
fn a_new_repository_is_as_good_as_empty() {
    let folder = tempfile::tempdir().expect("a folder");
    put(folder.path(), ".git/HEAD", "ref: refs/heads/main\n");
    write_listed(folder.path(), &["src/lib.rs"]).expect("written");
}

#[test]
fn what_did_not_change_is_not_touched() {
    let folder = tempfile::tempdir().expect("a folder");
    let paths = ["Cargo.toml", "src/a.rs", "src/b.rs", "src/lib.rs"];
    write_listed(folder.path(), &paths).expect("written");
    let time = |path: &str| folder.path().join(path).metadata().expect("a file").modified().expect("a time");
    let before = paths.map(time);
    std::thread::sleep(std::time::Duration::from_millis(20));
    assert!(write_listed(folder.path(), &paths).expect("written").is_empty());
    // `src/lib.rs` is taken away while the others are written, and comes back as it was.
    let mut changed = files(&paths);
    changed[1].contents.push_str("// more\n");
    changed[2].contents.push_str("// more\n");
    write(folder.path(), &changed, &crate::LISTED).expect("written");
    let same: Vec<_> = paths.map(time).into_iter().zip(before).map(|(after, before)| after == before).collect();
    assert_eq!(same, [true, false, false, true]);
    assert_eq!(tree(folder.path())["src/lib.rs"], "// src/lib.rs\n");
}

#[test]
fn a_list_that_leads_elsewhere_is_refused() {
    for entry in ["../precious", "/etc/passwd", "src/../../precious", "src/./lib.rs", "C:\\precious", "src//lib.rs"] {
        let outside = tempfile::tempdir().expect("a folder");
        put(outside.path(), "precious", "mine");
        let folder = outside.path().join("crate");
        write_listed(&folder, &["src/lib.rs"]).expect("written");
        put(&folder, LIST, &format!("# files\n{entry}\nsrc/lib.rs\n"));
        refused(&folder, &crate::LISTED, &["src/lib.rs"], &[LIST, "is no file of this folder"]);
        refused(&folder, &FORCED, &["src/lib.rs"], &[LIST]);
        assert_eq!(tree(outside.path())["precious"], "mine");
    }
}

#[test]
fn in_folders_of_generated_files_only_the_excepted_ones_are_left_alone() {
    let folder = tempfile::tempdir().expect("a folder");
    for path in ["src/old.rs", "src/mine.rs", "src/mine/mod.rs", "src/mine2.rs", "Cargo.toml"] {
        put(folder.path(), path, "before");
    }
    let ownership = Ownership::Folders { folders: &["src"], except: &["src/mine", "src/mine.rs"] };
    write(folder.path(), &files(&["src/lib.rs"]), &ownership).expect("written");
    let after: Vec<_> = tree(folder.path()).into_keys().filter(|path| !path.ends_with('/')).collect();
    assert_eq!(after, ["Cargo.toml", "src/lib.rs", "src/mine.rs", "src/mine/mod.rs"]);
}
