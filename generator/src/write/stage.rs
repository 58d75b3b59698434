//! The folder in which files are prepared; who has it is the only one that writes.

use std::fs::{self, File, OpenOptions};
use std::io::{ErrorKind, Read as _, Seek as _, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use super::error::WriteError;
use super::own::STAGE;

/// First line of the lock file, by which the folder is known for ours.
const MARK: &str = "openapi-to-crate prepares files here, and removes this folder when they are in place.\n";

/// The folder, until it is dropped.
#[derive(Debug)]
pub struct Stage {
    path: PathBuf,
    /// Locked, which the system undoes when we are killed.
    _lock: File,
}

impl Stage {
    /// Makes the folder, or waits until another run is done with it.
    pub fn open(dir: &Path) -> Result<Self, WriteError> {
        let path = dir.join(STAGE);
        let at = path.join("lock");
        loop {
            match fs::create_dir(&path) {
                Err(error) if error.kind() != ErrorKind::AlreadyExists => return Err(WriteError::io(&path, error)),
                _ if !is_ours_after_a_while(&path) => return Err(WriteError::StageTaken { stage: path }),
                _ => {}
            }
            let opened = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&at);
            let mut lock = match opened {
                // Another run has just removed the folder.
                Err(error) if error.kind() == ErrorKind::NotFound => continue,
                opened => opened.map_err(|error| WriteError::io(&at, error))?,
            };
            fs4::FileExt::lock(&lock).map_err(|error| WriteError::io(&at, error))?;
            // Another run may have removed the file while this one waited for it.
            let token = token();
            let written = lock.set_len(0).and_then(|()| lock.rewind()).and_then(|()| lock.write_all(token.as_bytes()));
            if let Err(error) = written {
                remove(&path);
                return Err(WriteError::io(&at, error));
            }
            if fs::read(&at).is_ok_and(|found| found == token.as_bytes()) {
                let stage = Self { path, _lock: lock };
                stage.empty()?;
                return Ok(stage);
            }
        }
    }

    /// A path in the folder, below `new` or `old`.
    pub fn path(&self, path: &str) -> PathBuf {
        self.path.join(path)
    }

    /// Where a file is prepared.
    pub fn new_file(&self, path: &str) -> PathBuf {
        self.path.join("new/files").join(path)
    }

    /// Where what a file held before is kept.
    pub fn old_file(&self, path: &str) -> PathBuf {
        self.path.join("old/files").join(path)
    }

    /// Removes what a killed run left.
    fn empty(&self) -> Result<(), WriteError> {
        for name in ["new", "old"] {
            let path = self.path.join(name);
            match fs::remove_dir_all(&path) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(WriteError::io(&path, error)),
                _ => {}
            }
        }
        Ok(())
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        // What stays is removed by the next run.
        let _ = self.empty();
        remove(&self.path);
    }
}

/// Removes the folder when there is nothing else in it. The lock goes first: whoever waited for it
/// sees that it is gone and makes a new one.
fn remove(path: &Path) {
    let _ = fs::remove_file(path.join("lock"));
    let _ = fs::remove_dir(path);
}

/// As [`is_ours`], but another run may be making or removing it just now.
fn is_ours_after_a_while(path: &Path) -> bool {
    (0..20).any(|_| {
        is_ours(path) || {
            std::thread::sleep(Duration::from_millis(10));
            false
        }
    })
}

/// Whether a folder holds nothing but what we put there.
fn is_ours(path: &Path) -> bool {
    if !fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir()) {
        // It went away just now, which opening the lock finds out; or it is no folder.
        return fs::symlink_metadata(path).is_err();
    }
    let Ok(entries) = fs::read_dir(path) else { return true };
    let names: Vec<_> = entries.filter_map(|entry| entry.ok().map(|entry| entry.file_name())).collect();
    if names.iter().any(|name| name != "lock" && name != "new" && name != "old") {
        return false;
    }
    let lock = path.join("lock");
    let mut start = String::new();
    let is_file = fs::symlink_metadata(&lock).is_ok_and(|metadata| metadata.is_file());
    let read =
        is_file.then(|| File::open(&lock).and_then(|file| file.take(MARK.len() as u64).read_to_string(&mut start)));
    match read {
        // Whoever made it may not have come further yet.
        Some(_) => start == MARK || start.is_empty() && names.len() == 1,
        None => names.is_empty(),
    }
}

/// What only this run writes into the lock file.
fn token() -> String {
    let time = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_nanos());
    format!("{MARK}{} {:?} {time}\n", std::process::id(), std::thread::current().id())
}
