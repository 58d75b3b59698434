//! From files in memory to files on disk: only where bytes differ, and only files that are ours.
//!
//! A folder holds the list of the files that were written into it, [`LIST`]. A file that the list
//! does not name is never changed or deleted, and a symbolic link is never followed.
//!
//! All files are written beside their places, and then renamed into them. A refusal of the disk
//! leaves what was there before. A run that is killed leaves each file whole, and a crate that then
//! has old and new files does not compile and says why; the next run mends it. A second run at the
//! same time waits for the first.

mod apply;
mod error;
mod list;
mod path;
mod plan;
mod stage;

use std::fs;
use std::path::Path;

pub use error::WriteError;
pub use list::LIST;
pub use plan::{Change, ChangeKind, Ownership, Plan, plan};

use crate::output::OutputFile;

/// Makes a folder hold these files; gives what was changed.
///
/// # Errors
/// When a file that is not ours stands in the way, or when the disk refuses. No file was changed
/// then, unless the error says so.
pub fn write(dir: &Path, files: &[OutputFile], ownership: &Ownership<'_>) -> Result<Plan, WriteError> {
    // Most runs change nothing, and need no lock for that.
    match plan(dir, files, ownership) {
        Ok(first) if first.is_empty() => return Ok(first),
        // What another run was about to write may have been in the way.
        Err(_) if !dir.join(stage::STAGE).exists() => drop(plan(dir, files, ownership)?),
        _ => {}
    }
    let is_new = !dir.exists();
    fs::create_dir_all(dir).map_err(|error| WriteError::io(dir, error))?;
    let written = stage::Stage::open(dir).and_then(|stage| {
        // Another run may have changed the folder meanwhile.
        let plan = plan(dir, files, ownership)?;
        apply::apply(dir, &stage, &plan)?;
        Ok(plan)
    });
    if written.is_err() && is_new {
        // Refused unless it is empty, and that is what we want.
        let _ = fs::remove_dir(dir);
    }
    written
}
