// Part of the runtime of openapi-forge, the same in every crate. Do not edit.
//! Files on a disk that are there whole or not at all.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use crate::runtime::download::{Download, write};
use crate::runtime::error::Error;
use crate::runtime::sending::Sending;

impl Download {
    /// Writes it to a path, on a thread where waiting for the disk holds up nothing else.
    ///
    /// The file appears whole or not at all; one that was there before is replaced. A future that
    /// is dropped on the way lets it come to its end.
    ///
    /// # Errors
    /// [`ErrorKind::Write`](crate::runtime::ErrorKind::Write) when the file can't be written.
    pub fn save(self, path: impl Into<PathBuf>) -> Sending<()> {
        let path = path.into();
        Box::pin(async move {
            match tokio::runtime::Handle::try_current() {
                Ok(runtime) => {
                    let saved = runtime.spawn_blocking(move || self.save_blocking(path)).await;
                    saved.unwrap_or_else(|error| Err(write(io::Error::other(error))))
                }
                Err(_) => self.save_blocking(path),
            }
        })
    }

    /// As [`Download::save`], on the thread of the caller.
    ///
    /// # Errors
    /// [`ErrorKind::Write`](crate::runtime::ErrorKind::Write) when the file can't be written.
    pub fn save_blocking(&self, path: impl AsRef<Path>) -> Result<(), Error> {
        whole(path.as_ref(), self.bytes()).map_err(write)
    }
}

/// A file under another name next to its place; it is removed unless it gets there.
struct Draft {
    path: PathBuf,
    done: bool,
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.done {
            let _ = fs::remove_file(&self.path);
        }
    }
}

fn whole(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let name = path.file_name().ok_or_else(|| io::Error::other("the path names no file"))?;
    let mut hidden = OsString::from(".");
    hidden.push(name);
    hidden.push(format!(".{:016x}.part", fastrand::u64(..)));
    // In the same folder, because a file can only be renamed within one file system.
    let path_of_draft = path.with_file_name(hidden);
    let mut file = File::create_new(&path_of_draft)?;
    let mut draft = Draft { path: path_of_draft, done: false };
    file.write_all(bytes)?;
    // Without this, a machine that loses power can end up with the name and no contents.
    file.sync_all()?;
    drop(file);
    fs::rename(&draft.path, path)?;
    draft.done = true;
    keep_name(path);
    Ok(())
}

/// Makes the new name outlast a loss of power, where folders can be told to.
fn keep_name(path: &Path) {
    if cfg!(unix) {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}
