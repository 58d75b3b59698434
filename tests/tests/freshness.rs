//! What is checked in is what the specification makes.

use openapi_forge::emit::{Options, OutputFile, emit};
use openapi_forge::write::{ChangeKind, apply, plan};
use vrm_tests::spec;

/// The files of the client, from the specification of this checkout.
fn files() -> Vec<OutputFile> {
    let options = Options { crate_name: "victron-vrm".to_owned(), workspace_manifest: false };
    emit(&spec::api(), &options)
}

#[test]
fn generated_is_what_the_specification_makes() {
    let plan = plan(&spec::root().join("generated"), &files()).expect("generated/ can be read");
    let differences: Vec<_> =
        plan.changes.iter().map(|change| format!("{}: {}", change.kind.word(), change.path)).collect();
    assert!(
        plan.is_empty(),
        "generated/ is not what spec/ makes; run `cargo xtask gen` and commit what it changes:\n{}",
        differences.join("\n")
    );
}

#[test]
fn generating_twice_gives_the_same_bytes() {
    assert!(files() == files(), "a map without an order, or the time, leaks into the output");
}

#[test]
fn a_stale_a_missing_and_an_orphaned_file_are_all_found_and_mended() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = files();
    apply(folder.path(), &plan(folder.path(), &files).expect("a plan")).expect("written");
    assert!(plan(folder.path(), &files).expect("a plan").is_empty());

    let source = folder.path().join("src");
    std::fs::write(source.join("lib.rs"), "// edited by hand\n").expect("written");
    std::fs::remove_file(source.join("client.rs")).expect("removed");
    std::fs::write(source.join("left_over.rs"), "").expect("written");
    std::fs::write(folder.path().join("NOTES"), "not the generator's").expect("written");

    let found = plan(folder.path(), &files).expect("a plan");
    let changes: Vec<_> = found.changes.iter().map(|change| (change.kind, change.path.as_str())).collect();
    let expected = [
        (ChangeKind::Missing, "src/client.rs"),
        (ChangeKind::Orphaned, "src/left_over.rs"),
        (ChangeKind::Stale, "src/lib.rs"),
    ];
    assert_eq!(changes, expected);
    apply(folder.path(), &found).expect("written");
    assert!(plan(folder.path(), &files).expect("a plan").is_empty());
    assert!(folder.path().join("NOTES").exists(), "only src/ is the generator's");
}
