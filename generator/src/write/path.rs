//! Names of files that stay in the folder, on every system.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::error::WriteError;
use super::own::STAGE;
use crate::names::DEVICES;

/// The longest name of a file or folder that file systems take, in bytes.
const LONGEST: usize = 255;

/// What is wrong with a path that is written with `/`, if anything.
pub fn fault(path: &str) -> Option<&'static str> {
    let parts: Vec<_> = path.split('/').collect();
    if parts.first() == Some(&STAGE) {
        return Some("that folder is for files that are being written");
    }
    parts.into_iter().find_map(|part| {
        let stem = part.split('.').next().unwrap_or_default().to_ascii_lowercase();
        if part.is_empty() || part == "." || part == ".." {
            Some("it leads elsewhere")
        } else if part.chars().any(|c| c.is_control() || "\\:*?\"<>|".contains(c)) {
            Some("a character in it is none of file names")
        } else if part.ends_with(['.', ' ']) || DEVICES.contains(&stem.as_str()) {
            Some("Windows has no such files")
        } else if part.len() > LONGEST {
            Some("it is too long")
        } else {
            None
        }
    })
}

/// Holds that each path stays in the folder, and that no two are one file.
pub fn check_all<'a>(paths: impl Iterator<Item = &'a str>) -> Result<(), WriteError> {
    let mut seen: BTreeMap<String, ()> = BTreeMap::new();
    for path in paths {
        let twice = seen.insert(path.to_lowercase(), ()).is_some();
        let why = fault(path).or(twice.then_some("another file has this name, or one that differs in case only"));
        if let Some(why) = why {
            return Err(WriteError::BadPath { path: path.to_owned(), why });
        }
    }
    Ok(())
}

/// What is on disk, without following a link, neither at the end of the path nor on the way.
pub enum Found {
    Nothing,
    File,
    Folder,
}

/// Looks what is at a path of the folder.
pub fn look(dir: &Path, path: &str) -> Result<Found, WriteError> {
    let mut at = PathBuf::from(dir);
    let mut found = Found::Folder;
    for part in path.split('/') {
        if !matches!(found, Found::Folder) {
            return Ok(Found::Nothing);
        }
        at.push(part);
        found = match fs::symlink_metadata(&at) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Found::Nothing,
            Err(error) => return Err(WriteError::io(&at, error)),
            Ok(metadata) if metadata.is_symlink() => {
                return Err(WriteError::NoFile { path: at, what: "a symbolic link, which is not followed" });
            }
            Ok(metadata) if metadata.is_dir() => Found::Folder,
            Ok(metadata) if metadata.is_file() => Found::File,
            // Reading it could wait forever.
            Ok(_) => return Err(WriteError::NoFile { path: at, what: "neither a file nor a folder" }),
        };
    }
    Ok(found)
}
