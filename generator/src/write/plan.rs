//! What would change on disk.

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::path::Path;
use std::{fs, io};

use super::error::WriteError;
use super::kept::kept;
use super::list;
use super::own::{LAST_MANIFEST, LIST, MANIFEST, STAGE};
use super::path::{Found, check_all, look};
use crate::output::OutputFile;

/// Which files of a folder belong to the generator.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ownership<'a> {
    /// Those that the folder's list names, which is written with them.
    Listed {
        /// Takes files that the list does not name, or a folder without a list, for its own where
        /// it has to write; it deletes none of them.
        force: bool,
    },
    /// All files in some folders below it, by declaration of whose folders they are. No list is
    /// kept.
    Folders {
        /// The folders.
        folders: &'a [&'a str],
        /// Folders and files in them that belong to somebody else.
        except: &'a [&'a str],
    },
}

/// Every difference between what is on disk and what should be there.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// Sorted by path.
    pub changes: Vec<Change>,
    /// How many files are as they should be.
    pub unchanged: usize,
}

/// One file that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Path inside the folder that was compared, with `/`.
    pub path: String,
    /// What has to be done.
    pub kind: ChangeKind,
    /// What is on disk; empty when there is nothing.
    pub before: Vec<u8>,
    /// What should be there; empty when nothing should.
    pub after: String,
}

/// How a file has to change.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ChangeKind {
    /// It is not there.
    Create,
    /// It has other bytes.
    Update,
    /// It is ours, and nothing generates it any more.
    Remove,
}

impl Plan {
    /// Whether the disk already holds exactly what was generated.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// How many files change in one way.
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
            ChangeKind::Update => (old, new),
            ChangeKind::Create => ("/dev/null".to_owned(), new),
            ChangeKind::Remove => (old, "/dev/null".to_owned()),
        };
        diffy::DiffOptions::new()
            .set_original_filename(old)
            .set_modified_filename(new)
            .create_patch(&before, &self.after)
            .to_string()
    }
}

impl ChangeKind {
    /// The word for it in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Update => "update",
            Self::Remove => "remove",
        }
    }

    /// What was done, in a word.
    pub fn done(self) -> &'static str {
        match self {
            Self::Create => "created",
            Self::Update => "updated",
            Self::Remove => "removed",
        }
    }

    /// What writing would do.
    pub fn would(self) -> &'static str {
        match self {
            Self::Create => "would be created",
            Self::Update => "would be updated",
            Self::Remove => "would be removed",
        }
    }
}

/// Compares files with what is in a folder. Writes nothing.
///
/// # Errors
/// When a file that is not ours stands in the way, or the disk refuses.
pub fn plan(dir: &Path, files: &[OutputFile], ownership: &Ownership<'_>) -> Result<Plan, WriteError> {
    check_all(files.iter().map(|file| file.path.as_str()).chain([LIST, LAST_MANIFEST]))?;
    let mut files: Vec<(&str, String)> = files.iter().map(|file| (file.path.as_str(), file.contents.clone())).collect();
    let ours = match ownership {
        Ownership::Listed { force } => {
            let manifest = files.iter().find(|(path, _)| *path == MANIFEST).map(|(_, contents)| contents.clone());
            files.extend(manifest.map(|contents| (LAST_MANIFEST, contents)));
            let text = list::print(files.iter().map(|(path, _)| *path));
            files.push((LIST, text));
            listed(dir, *force)?
        }
        Ownership::Folders { folders, except } => {
            let mut found = BTreeSet::new();
            folders.iter().try_for_each(|folder| walk(dir, folder, &mut found))?;
            let inside = |path: &str, other: &str| {
                path.strip_prefix(other).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
            };
            found.retain(|path| !except.iter().any(|other| inside(path, other)));
            found
        }
    };
    let last_manifest = read(dir, LAST_MANIFEST)?;
    let mut changes = Vec::new();
    let mut not_ours = Vec::new();
    let mut unchanged = 0;
    for (path, fresh) in &files {
        let before = match look(dir, path)? {
            Found::Folder if goes_away(dir, path, &ours, &files)? => None,
            _ => read(dir, path)?,
        };
        let after = match ownership {
            Ownership::Listed { .. } => kept(dir, path, before.as_deref(), last_manifest.as_deref(), fresh)?,
            Ownership::Folders { .. } => Cow::Borrowed(fresh.as_str()),
        };
        if before.as_deref() == Some(after.as_bytes()) {
            unchanged += 1;
            continue;
        }
        let kind = if before.is_none() { ChangeKind::Create } else { ChangeKind::Update };
        if matches!(ownership, Ownership::Listed { force: false }) && before.is_some() && !ours.contains(*path) {
            not_ours.push(dir.join(path));
        }
        changes.push(Change {
            path: (*path).to_owned(),
            kind,
            before: before.unwrap_or_default(),
            after: after.into_owned(),
        });
    }
    if !not_ours.is_empty() {
        return Err(WriteError::NotOurs { paths: not_ours });
    }
    for path in ours.iter().filter(|path| !files.iter().any(|(known, _)| known == path)) {
        if let Found::File = look(dir, path)? {
            let before = read(dir, path)?.unwrap_or_default();
            changes.push(Change { path: path.clone(), kind: ChangeKind::Remove, before, after: String::new() });
        }
    }
    changes.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(Plan { changes, unchanged })
}

/// The files that the list of a folder names, itself included.
fn listed(dir: &Path, force: bool) -> Result<BTreeSet<String>, WriteError> {
    if let Some(mut paths) = list::read(dir)? {
        paths.insert(LIST.to_owned());
        return Ok(paths);
    }
    let entries = match fs::read_dir(dir) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeSet::new()),
        Err(error) => return Err(WriteError::io(dir, error)),
    };
    for entry in entries {
        let name = entry.map_err(|error| WriteError::io(dir, error))?.file_name();
        // A repository that was just made is as good as empty, and so is what a killed run left.
        if !force && name != ".git" && name != STAGE {
            return Err(WriteError::NotEmpty { dir: dir.to_owned() });
        }
    }
    Ok(BTreeSet::new())
}

/// Whether a folder is left by all that is in it, so that a file can take its place.
fn goes_away(dir: &Path, folder: &str, ours: &BTreeSet<String>, files: &[(&str, String)]) -> Result<bool, WriteError> {
    let mut inside = BTreeSet::new();
    walk(dir, folder, &mut inside)?;
    let stays = |path: &String| !ours.contains(path) || files.iter().any(|(file, _)| file == path);
    Ok(!inside.is_empty() && !inside.iter().any(stays))
}

/// The bytes of a file, if it is there.
fn read(dir: &Path, path: &str) -> Result<Option<Vec<u8>>, WriteError> {
    let at = dir.join(path);
    match look(dir, path)? {
        Found::Nothing => Ok(None),
        Found::Folder => Err(WriteError::NoFile { path: at, what: "a folder" }),
        Found::File => fs::read(&at).map(Some).map_err(|error| WriteError::io(&at, error)),
    }
}

/// All files below a folder.
fn walk(dir: &Path, folder: &str, found: &mut BTreeSet<String>) -> Result<(), WriteError> {
    match look(dir, folder)? {
        Found::File => {
            found.insert(folder.to_owned());
        }
        Found::Folder => {
            let at = dir.join(folder);
            for entry in fs::read_dir(&at).map_err(|error| WriteError::io(&at, error))? {
                let entry = entry.map_err(|error| WriteError::io(&at, error))?;
                let name = entry.file_name().into_string();
                let name =
                    name.map_err(|_| WriteError::NoFile { path: entry.path(), what: "a file whose name is no text" })?;
                walk(dir, &format!("{folder}/{name}"), found)?;
            }
        }
        Found::Nothing => {}
    }
    Ok(())
}
