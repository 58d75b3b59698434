//! The whole of writing.

use std::fs;
use std::path::Path;

use super::apply::apply;
use super::error::WriteError;
use super::own::STAGE;
use super::plan::{Ownership, Plan, plan};
use super::stage::Stage;
use crate::output::OutputFile;

/// Makes a folder hold these files; gives what was changed.
///
/// # Errors
/// When a file that is not ours stands in the way, or when the disk refuses. No file was changed
/// then, unless the error says so.
pub fn write(dir: &Path, files: &[OutputFile], ownership: &Ownership<'_>) -> Result<Plan, WriteError> {
    // Most runs change nothing, and need no lock for that.
    match plan(dir, files, ownership) {
        Ok(first) if first.is_empty() => {
            if dir.join(STAGE).exists() {
                // A killed run left it; opening and dropping it removes it. One that is not ours stays.
                drop(Stage::open(dir));
            }
            return Ok(first);
        }
        // What another run was about to write may have been in the way.
        Err(_) if !dir.join(STAGE).exists() => drop(plan(dir, files, ownership)?),
        _ => {}
    }
    let is_new = !dir.exists();
    fs::create_dir_all(dir).map_err(|error| WriteError::io(dir, error))?;
    let written = Stage::open(dir).and_then(|stage| {
        // Another run may have changed the folder meanwhile.
        let plan = plan(dir, files, ownership)?;
        apply(dir, &stage, &plan)?;
        Ok(plan)
    });
    if written.is_err() && is_new {
        // Refused unless it is empty, and that is what we want.
        let _ = fs::remove_dir(dir);
    }
    written
}
