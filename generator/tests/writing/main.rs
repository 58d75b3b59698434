//! Files that were not generated are never changed or deleted, and there is never half a result.

#[cfg(unix)]
mod interrupted;
#[cfg(unix)]
mod links;
mod ownership;
mod paths;

use std::collections::BTreeMap;
use std::path::Path;

use openapi_to_crate::emit::OutputFile;
use openapi_to_crate::write::{Ownership, Plan, WriteError, write};

const LISTED: Ownership<'_> = Ownership::Listed { force: false };
const FORCED: Ownership<'_> = Ownership::Listed { force: true };

/// Files with a line each.
fn files(paths: &[&str]) -> Vec<OutputFile> {
    let comment = |path: &str| if path.ends_with(".toml") { "#" } else { "//" };
    paths.iter().map(|path| OutputFile::new(*path, format!("{} {path}\n", comment(path)))).collect()
}

/// Writes files as a crate of their own.
fn write_listed(dir: &Path, paths: &[&str]) -> Result<Plan, WriteError> {
    write(dir, &files(paths), &LISTED)
}

/// Every file below a folder with what it holds; of a link, where it leads.
fn tree(dir: &Path) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut folders = vec![dir.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            let name = path.strip_prefix(dir).expect("below").to_string_lossy().into_owned();
            if path.is_symlink() {
                let target = std::fs::read_link(&path).expect("a link");
                found.insert(name, format!("-> {}", target.display()));
            } else if path.is_dir() {
                found.insert(format!("{name}/"), String::new());
                folders.push(path);
            } else {
                found.insert(name, std::fs::read_to_string(&path).expect("a file"));
            }
        }
    }
    found
}

fn put(dir: &Path, path: &str, contents: &str) {
    let path = dir.join(path);
    std::fs::create_dir_all(path.parent().expect("a parent")).expect("made");
    std::fs::write(path, contents).expect("written");
}

/// Holds that a run is refused, that its message names a path, and that nothing is changed.
#[track_caller]
fn refused(dir: &Path, ownership: &Ownership<'_>, paths: &[&str], says: &[&str]) {
    let before = tree(dir);
    let said = write(dir, &files(paths), ownership).expect_err("refused").to_string();
    for part in says {
        assert!(said.contains(part), "`{part}` is not in: {said}");
    }
    assert_eq!(tree(dir), before);
}
