//! What would change on disk.

use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};

use crate::emit::OutputFile;

/// Every difference between what is on disk and what should be there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Sorted by path.
    pub changes: Vec<Change>,
}

/// One file that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Path inside the folder that was compared, with `/`.
    pub path: String,
    /// In which way it differs.
    pub kind: ChangeKind,
    /// What is on disk; empty when it is missing.
    pub before: Vec<u8>,
    /// What should be there; empty for an orphan.
    pub after: String,
}

/// How a file differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// On disk, with other bytes.
    Stale,
    /// Not on disk.
    Missing,
    /// On disk in a folder of the generator, and nothing generates it.
    Orphaned,
}

impl Plan {
    /// Whether the disk already holds exactly what was generated.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// How many files differ in one way.
    pub fn count(&self, kind: ChangeKind) -> usize {
        self.changes.iter().filter(|change| change.kind == kind).count()
    }
}

impl Change {
    /// A unified diff from what is on disk to what should be there.
    pub fn diff(&self) -> String {
        let before = String::from_utf8_lossy(&self.before);
        let old = format!("a/{}", self.path);
        let new = format!("b/{}", self.path);
        let (old, new) = match self.kind {
            ChangeKind::Stale => (old.as_str(), new.as_str()),
            ChangeKind::Missing => ("/dev/null", new.as_str()),
            ChangeKind::Orphaned => (old.as_str(), "/dev/null"),
        };
        similar::TextDiff::from_lines(before.as_ref(), self.after.as_str())
            .unified_diff()
            .context_radius(3)
            .header(old, new)
            .to_string()
    }
}

impl ChangeKind {
    /// One word for people.
    pub fn word(self) -> &'static str {
        match self {
            Self::Stale => "stale",
            Self::Missing => "missing",
            Self::Orphaned => "orphaned",
        }
    }
}

/// Compares `files` with the crate in `dir`. Writes nothing.
///
/// Only `src/` belongs to the generator: a file elsewhere is never an orphan.
///
/// # Errors
/// When a file or folder can't be read for another reason than being absent.
pub fn plan(dir: &Path, files: &[OutputFile]) -> io::Result<Plan> {
    plan_owning(dir, files, &["src"])
}

/// Compares `files` with what is in `dir`, where the folders `owned` belong to the generator: what
/// else lies in them is orphaned. Writes nothing.
///
/// # Errors
/// When a file or folder can't be read for another reason than being absent.
pub fn plan_owning(dir: &Path, files: &[OutputFile], owned: &[&str]) -> io::Result<Plan> {
    let mut changes = Vec::new();
    for file in files {
        let (kind, before) = match fs::read(dir.join(&file.path)) {
            Ok(bytes) if bytes == file.contents.as_bytes() => continue,
            Ok(bytes) => (ChangeKind::Stale, bytes),
            Err(error) if error.kind() == io::ErrorKind::NotFound => (ChangeKind::Missing, Vec::new()),
            Err(error) => return Err(named(&file.path, &error)),
        };
        changes.push(Change { path: file.path.clone(), kind, before, after: file.contents.clone() });
    }
    let known: BTreeSet<_> = files.iter().map(|file| file.path.as_str()).collect();
    let mut found = Vec::new();
    for folder in owned {
        list(&dir.join(folder), folder, &mut found)?;
    }
    for path in found {
        if !known.contains(path.as_str()) {
            let before = fs::read(dir.join(&path)).map_err(|error| named(&path, &error))?;
            changes.push(Change { path, kind: ChangeKind::Orphaned, before, after: String::new() });
        }
    }
    changes.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Plan { changes })
}

fn list(folder: &Path, prefix: &str, found: &mut Vec<String>) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(named(prefix, &error)),
    };
    for entry in entries {
        let entry = entry?;
        let path = format!("{prefix}/{}", entry.file_name().to_string_lossy());
        // The link itself is what is listed: nothing outside the folder is ever touched.
        if entry.file_type()?.is_dir() {
            list(&entry.path(), &path, found)?;
        } else {
            found.push(path);
        }
    }
    Ok(())
}

/// The same error with the path in its text, which `std` leaves out.
pub(super) fn named(path: &str, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{path}: {error}"))
}
