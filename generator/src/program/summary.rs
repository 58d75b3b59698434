//! What a run changed, for people.

use std::path::{Path, PathBuf};

use crate::diff::{SURFACE, Surface, compare, summary as told};
use crate::generate::Generated;
use crate::write::{Change, ChangeKind, LAST_MANIFEST, LIST, Plan};

/// More lines would not fit into one screen.
const SHOWN: usize = 20;

/// The files that were created, updated and removed, and how many stayed as they were.
pub(super) fn summary(dir: &Path, plan: &Plan, generated: &Generated) -> String {
    let line = |change: &Change| format!("{:>9}  {}", change.kind.done(), shown(dir, &change.path));
    let mut lines: Vec<String> = plan.changes.iter().take(SHOWN).map(line).collect();
    if plan.changes.len() > SHOWN {
        lines.push(format!("{:>9}  {} more", "", plan.changes.len() - SHOWN));
    }
    let api = &generated.model.api;
    let (operations, types, files) = (api.operations.len(), api.types.len(), generated.files.len());
    let codes = api.table.as_ref().map(|table| format!(", {} attributes", table.attributes.len())).unwrap_or_default();
    // What is kept about the files is none of them.
    let is_one = |change: &&Change| change.path != LIST && change.path != LAST_MANIFEST;
    let count = |kind| plan.changes.iter().filter(is_one).filter(|change| change.kind == kind).count();
    let [created, updated, removed] = [ChangeKind::Create, ChangeKind::Update, ChangeKind::Remove].map(count);
    let unchanged = files - created - updated;
    lines.push(format!(
        "{operations} operations, {types} types{codes}; {files} files: \
         {created} created, {updated} updated, {removed} removed, {unchanged} unchanged"
    ));
    lines.extend(of_programs(plan));
    lines.join("\n")
}

/// What a plan changes for programs that use the crate, by the listings of before and of now. Nothing
/// when they don't differ, or when there was none.
pub(super) fn of_programs(plan: &Plan) -> Option<String> {
    let is_listing =
        |change: &&Change| change.kind == ChangeKind::Update && change.path.rsplit('/').next() == Some(SURFACE);
    let listing = plan.changes.iter().find(is_listing)?;
    let before = Surface::read(&String::from_utf8_lossy(&listing.before))?;
    told(&compare(&before, &Surface::read(&listing.after)?))
}

/// A file of a folder, as it is reached from here.
pub(super) fn shown(dir: &Path, path: &str) -> String {
    let whole = dir.join(path);
    let here = std::env::current_dir().ok();
    let below = here.and_then(|here| whole.strip_prefix(here).ok().map(PathBuf::from));
    below.unwrap_or(whole).display().to_string()
}
