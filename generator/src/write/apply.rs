//! Carries out what was planned: all of it, or nothing.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::error::WriteError;
use super::list;
use super::own::{LAST_MANIFEST, LIST};
use super::path::{Found, look};
use super::plan::{Change, ChangeKind, Plan};
use super::stage::Stage;

/// Stands in `src/lib.rs` while other files of the crate are replaced.
const GUARD: &str =
    "compile_error!(\"openapi-to-crate was interrupted while it wrote this crate: generate it again\");\n";

/// Carries out a plan.
pub fn apply(dir: &Path, stage: &Stage, plan: &Plan) -> Result<(), WriteError> {
    prepare(stage, plan)?;
    let mut placing = Placing { dir, stage, done: Vec::new() };
    placing.apply_changes(plan).map_err(|error| match placing.undo() {
        true => error,
        false => WriteError::HalfWritten { dir: dir.to_owned(), error: Box::new(error) },
    })
}

/// Writes all that will be needed, so that a full disk shows before anything has changed.
fn prepare(stage: &Stage, plan: &Plan) -> Result<(), WriteError> {
    for change in &plan.changes {
        if change.kind != ChangeKind::Remove {
            put(&stage.new_file(&change.path), change.after.as_bytes())?;
        }
        if change.kind != ChangeKind::Create {
            put(&stage.old_file(&change.path), &change.before)?;
        }
    }
    if let Some(change) = plan.changes.iter().find(|change| change.path == LIST) {
        put(&stage.path("new/list"), both_lists(change).as_bytes())?;
    }
    put(&stage.path("new/guard"), GUARD.as_bytes())
}

fn put(path: &Path, contents: &[u8]) -> Result<(), WriteError> {
    let mut written = fs::write(path, contents);
    // Once for each folder.
    if matches!(&written, Err(error) if error.kind() == io::ErrorKind::NotFound) {
        make_parent(path)?;
        written = fs::write(path, contents);
    }
    written.map_err(|error| WriteError::io(path, error))
}

fn make_parent(path: &Path) -> Result<(), WriteError> {
    let Some(folder) = path.parent() else { return Ok(()) };
    fs::create_dir_all(folder).map_err(|error| WriteError::io(folder, error))
}

/// What the list names before or afterwards: until all is done, both may be there.
fn both_lists(change: &Change) -> String {
    let before = String::from_utf8_lossy(&change.before);
    let lines = before.lines().chain(change.after.lines());
    let paths: BTreeSet<&str> = lines.filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    list::print(paths.into_iter())
}

/// The way from the old files to the new ones, which can be gone back.
struct Placing<'a> {
    dir: &'a Path,
    stage: &'a Stage,
    done: Vec<(PathBuf, Undo)>,
}

/// How a path becomes what it was.
enum Undo {
    RemoveFile,
    RemoveFolder,
    /// Puts back the file that is kept here.
    Restore(PathBuf),
}

impl Placing<'_> {
    fn apply_changes(&mut self, plan: &Plan) -> Result<(), WriteError> {
        // First the list, so that it names every file of ours at any moment.
        let list = plan.changes.iter().find(|change| change.path == LIST);
        if let Some(change) = list {
            self.apply_change(&self.stage.path("new/list"), change)?;
        }
        let root = crate_root(plan);
        let kept = root.as_deref().map(|root| self.guard(plan, root)).transpose()?.flatten();
        // What goes is first: a file `src/a` may stand where a folder `src/a/` is wanted.
        for change in plan.changes.iter().filter(|change| change.kind == ChangeKind::Remove) {
            self.remove(change)?;
        }
        // The root comes last, because it names the other files. Before it comes what is kept of the
        // manifest, because a manifest that is newer than that has just been changed by somebody.
        let is_root = |change: &&Change| Some(&change.path) == root.as_ref();
        let is_last_manifest = |change: &&Change| change.path == LAST_MANIFEST;
        let is_other = |change: &&Change| !is_root(change) && !is_last_manifest(change) && change.path != LIST;
        let [others, last_manifest] = [plan.changes.iter(), plan.changes.iter()];
        let others = others.filter(is_other).chain(last_manifest.filter(is_last_manifest));
        for change in others.chain(plan.changes.iter().filter(is_root)) {
            if change.kind != ChangeKind::Remove {
                self.apply_change(&self.stage.new_file(&change.path), change)?;
            }
        }
        if let Some(root) = kept {
            rename(&self.stage.path("old/root"), &root)?;
            self.done.retain(|(path, _)| *path != root);
        }
        match list {
            Some(change) => self.apply_change(&self.stage.new_file(LIST), change),
            None => Ok(()),
        }
    }

    /// Makes a crate of which several files change one that does not compile meanwhile. Gives its
    /// root when that has to be put back, because it does not change itself.
    fn guard(&mut self, plan: &Plan, root: &str) -> Result<Option<PathBuf>, WriteError> {
        let guard = self.stage.path("new/guard");
        if let Some(change) = plan.changes.iter().find(|change| change.path == root) {
            return match change.kind {
                // Without a root, nothing compiles.
                ChangeKind::Create => Ok(None),
                _ => self.apply_change(&guard, change).map(|()| None),
            };
        }
        let at = self.dir.join(root);
        if !matches!(look(self.dir, root)?, Found::File) {
            return Ok(None);
        }
        // The file itself is kept, so that it does not look changed afterwards.
        let kept = self.stage.path("old/root");
        make_parent(&kept)?;
        rename(&at, &kept)?;
        self.done.push((at.clone(), Undo::Restore(kept)));
        rename(&guard, &at)?;
        Ok(Some(at))
    }

    fn remove(&mut self, change: &Change) -> Result<(), WriteError> {
        let path = self.dir.join(&change.path);
        look(self.dir, &change.path)?;
        fs::remove_file(&path).map_err(|error| WriteError::io(&path, error))?;
        self.done.push((path, Undo::Restore(self.stage.old_file(&change.path))));
        let mut folder = Path::new(&change.path).parent();
        // Up to the one in which all files are.
        while let Some(inner) = folder.filter(|inner| inner.components().count() > 1) {
            // Refused when the folder is not empty, and that is what we want.
            if fs::remove_dir(self.dir.join(inner)).is_err() {
                break;
            }
            folder = inner.parent();
        }
        Ok(())
    }

    /// Puts a prepared file where it belongs.
    fn apply_change(&mut self, prepared: &Path, change: &Change) -> Result<(), WriteError> {
        let target = self.dir.join(&change.path);
        look(self.dir, &change.path)?;
        let missing: Vec<_> = target.ancestors().skip(1).take_while(|folder| !folder.exists()).collect();
        for folder in missing.into_iter().rev() {
            fs::create_dir(folder).map_err(|error| WriteError::io(folder, error))?;
            self.done.push((folder.to_owned(), Undo::RemoveFolder));
        }
        rename(prepared, &target)?;
        self.done.push(match change.kind {
            ChangeKind::Create => (target, Undo::RemoveFile),
            _ => (target, Undo::Restore(self.stage.old_file(&change.path))),
        });
        Ok(())
    }

    /// Goes back; whether that worked.
    fn undo(&mut self) -> bool {
        let mut undone = BTreeSet::new();
        let mut all = true;
        for (path, step) in std::mem::take(&mut self.done).into_iter().rev() {
            // A file may have been replaced twice; all that counts is what was there at first.
            if matches!(step, Undo::RemoveFolder) || undone.insert(path.clone()) {
                all &= match step {
                    Undo::RemoveFile => fs::remove_file(&path).is_ok(),
                    Undo::RemoveFolder => fs::remove_dir(&path).is_ok(),
                    Undo::Restore(kept) => make_parent(&path).is_ok() && fs::rename(kept, &path).is_ok(),
                };
            }
        }
        all
    }
}

fn rename(from: &Path, to: &Path) -> Result<(), WriteError> {
    fs::rename(from, to).map_err(|error| WriteError::io(to, error))
}

/// The root of the crate of which a plan changes several files.
fn crate_root(plan: &Plan) -> Option<String> {
    let changed: Vec<_> = plan.changes.iter().filter(|change| change.path.ends_with(".rs")).collect();
    let [first, _, ..] = changed.as_slice() else { return None };
    let folders: Vec<_> = first.path.split('/').take_while(|folder| *folder != "src").collect();
    Some([&folders[..], &["src", "lib.rs"]].concat().join("/"))
}
