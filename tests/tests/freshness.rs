//! What is checked in is what the specification makes.

use openapi_to_crate::emit::OutputFile;
use openapi_to_crate::write::{ChangeKind, plan, write};
use vrm_tests::spec;
use xtask::repository::OWNERSHIP;

/// Every machine-made file, from the specification of this checkout.
fn files() -> Vec<OutputFile> {
    spec::generated("", "", "").files
}

#[test]
fn the_client_and_the_published_document_are_what_the_specification_makes() {
    let plan = plan(&spec::root(), &files(), &OWNERSHIP).expect("the workspace can be read");
    let differences: Vec<_> =
        plan.changes.iter().map(|change| format!("{}: {}", change.kind.would(), change.path)).collect();
    assert!(
        plan.is_empty(),
        "these files are not what spec/ makes; run `cargo xtask gen` and commit what it changes:\n{}",
        differences.join("\n")
    );
}

#[test]
fn generating_twice_gives_the_same_bytes() {
    assert!(files() == files(), "a map without an order, or the time, leaks into the output");
}

#[test]
fn files_that_are_out_of_date_missing_or_left_over_are_all_found_and_mended() {
    let folder = tempfile::tempdir().expect("a folder");
    let files = files();
    let plan = || plan(folder.path(), &files, &OWNERSHIP).expect("a plan");
    write(folder.path(), &files, &OWNERSHIP).expect("written");
    assert!(plan().is_empty());

    let source = folder.path().join("generated/src");
    std::fs::write(source.join("lib.rs"), "// edited by hand\n").expect("written");
    std::fs::remove_file(source.join("client.rs")).expect("removed");
    std::fs::write(source.join("left_over.rs"), "").expect("written");
    let published = folder.path().join("spec/published");
    std::fs::write(published.join("openapi.json"), "{}").expect("written");
    std::fs::remove_file(published.join("openapi.yaml")).expect("removed");
    std::fs::write(published.join("openapi.xml"), "").expect("written");
    let others = ["generated/NOTES", "spec/NOTES"].map(|path| folder.path().join(path));
    others.iter().for_each(|path| std::fs::write(path, "not the generator's").expect("written"));

    let found = plan();
    let changes: Vec<_> = found.changes.iter().map(|change| (change.kind, change.path.as_str())).collect();
    let expected = [
        (ChangeKind::Create, "generated/src/client.rs"),
        (ChangeKind::Remove, "generated/src/left_over.rs"),
        (ChangeKind::Update, "generated/src/lib.rs"),
        (ChangeKind::Update, "spec/published/openapi.json"),
        (ChangeKind::Remove, "spec/published/openapi.xml"),
        (ChangeKind::Create, "spec/published/openapi.yaml"),
    ];
    assert_eq!(changes, expected);
    assert_eq!(write(folder.path(), &files, &OWNERSHIP).expect("written"), found);
    assert!(plan().is_empty());
    assert!(others.iter().all(|path| path.exists()), "only its own folders are the generator's");
}

#[test]
fn the_document_that_the_mock_carries_says_what_the_specification_says() {
    let (mut carried, mut spec) = (victron_vrm_mock::api().clone(), spec::api());
    for api in [&mut carried, &mut spec] {
        // Types are numbered as they are met, which is all that one file does to them.
        assert_eq!(api.operations.len(), 102);
        api.types.sort_by(|one, other| one.wire.cmp(&other.wire));
    }
    assert_eq!(carried.definitions, spec.definitions);
    assert_eq!(carried.table, spec.table);
    for (carried, spec) in carried.operations.iter().zip(&spec.operations) {
        assert_eq!(carried, spec);
    }
    assert!(carried == spec, "what is about no operation differs");
}
