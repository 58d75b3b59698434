//! What the fuzzer found: each file of `found/` broke a promise once.

mod damage;

use damage::promises::{hold, hold_table};

#[test]
fn what_was_found_once_is_read_or_refused_with_a_place() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/found");
    let mut number = 0;
    for entry in std::fs::read_dir(&folder).expect("the folder can be read") {
        let path = entry.expect("an entry").path();
        let bytes = std::fs::read(&path).expect("the file can be read");
        let held = match path.extension().is_some_and(|end| end == "csv") {
            true => hold_table(&bytes),
            false => hold(&bytes, true),
        };
        assert!(held.is_ok(), "{}: {held:?}", path.display());
        number += 1;
    }
    assert!(number > 0, "{} is empty", folder.display());
}
