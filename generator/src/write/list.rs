//! The list of the files that were generated into a folder.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::error::WriteError;
use super::own::LIST;
use super::path::{Found, fault, look};

/// First lines of the list.
const HEAD: &str = "# The files that openapi-to-crate generated into this folder. It changes and deletes no others.\n\
                    # Commit this file together with them.\n";

/// The text of a list.
pub fn print<'a>(paths: impl Iterator<Item = &'a str>) -> String {
    let sorted: BTreeSet<&str> = paths.collect();
    let lines: String = sorted.into_iter().map(|path| format!("{path}\n")).collect();
    format!("{HEAD}{lines}")
}

/// What the list of a folder names, if it has one.
pub fn read(dir: &Path) -> Result<Option<BTreeSet<String>>, WriteError> {
    let path = dir.join(LIST);
    match look(dir, LIST)? {
        Found::Nothing => return Ok(None),
        Found::Folder => return Err(WriteError::NoFile { path, what: "a folder" }),
        Found::File => {}
    }
    let text = fs::read_to_string(&path).map_err(|error| WriteError::io(&path, error))?;
    let mut paths = BTreeSet::new();
    for line in text.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        // The list is a file like any other: it may have been written by somebody else.
        if fault(line).is_some() {
            return Err(WriteError::Damaged { list: path, entry: line.to_owned() });
        }
        paths.insert(line.to_owned());
    }
    Ok(Some(paths))
}
