//! Makes the disk what the plan says.

use std::path::Path;
use std::{fs, io};

use super::plan::{Change, ChangeKind, Plan, named};

/// Folder beside `src/` in which new files wait until all of them are whole.
const STAGE: &str = ".generated-stage";

/// Carries out a plan: writes every new file to one side, then removes orphans, then renames
/// the new files into place.
///
/// # Errors
/// When the disk refuses; then nothing that was there before has been changed, unless the
/// refusal came in the middle of renaming, which a second run mends.
pub fn apply(dir: &Path, plan: &Plan) -> io::Result<()> {
    if plan.is_empty() {
        return Ok(());
    }
    let stage = dir.join(STAGE);
    let result = stage_all(&stage, plan).and_then(|()| place_all(dir, &stage, plan));
    let cleaned = match fs::remove_dir_all(&stage) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(named(STAGE, &error)),
        _ => Ok(()),
    };
    result.and(cleaned)
}

fn written(plan: &Plan) -> impl Iterator<Item = &Change> {
    plan.changes.iter().filter(|change| change.kind != ChangeKind::Orphaned)
}

fn stage_all(stage: &Path, plan: &Plan) -> io::Result<()> {
    // A run that was killed may have left its own.
    if stage.exists() {
        fs::remove_dir_all(stage).map_err(|error| named(STAGE, &error))?;
    }
    fs::create_dir_all(stage).map_err(|error| named(STAGE, &error))?;
    for change in written(plan) {
        let target = stage.join(&change.path);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder).map_err(|error| named(&change.path, &error))?;
        }
        fs::write(&target, &change.after).map_err(|error| named(&change.path, &error))?;
    }
    Ok(())
}

fn place_all(dir: &Path, stage: &Path, plan: &Plan) -> io::Result<()> {
    // Orphans go first: a file `src/a` may stand where a folder `src/a/` is wanted.
    for change in &plan.changes {
        if change.kind == ChangeKind::Orphaned {
            fs::remove_file(dir.join(&change.path)).map_err(|error| named(&change.path, &error))?;
            remove_empty_folders(dir, &change.path);
        }
    }
    for change in written(plan) {
        let target = dir.join(&change.path);
        if let Some(folder) = target.parent() {
            fs::create_dir_all(folder).map_err(|error| named(&change.path, &error))?;
        }
        fs::rename(stage.join(&change.path), &target).map_err(|error| named(&change.path, &error))?;
    }
    Ok(())
}

/// Folders that an orphan leaves empty, up to `src/`.
fn remove_empty_folders(dir: &Path, path: &str) {
    let mut folder = Path::new(path).parent();
    while let Some(inner) = folder.filter(|inner| inner.components().count() > 1) {
        // Refused when the folder is not empty, and that is what we want.
        if fs::remove_dir(dir.join(inner)).is_err() {
            return;
        }
        folder = inner.parent();
    }
}
