//! What a run changed, for people and for programs.

use std::path::{Path, PathBuf};

use crate::diff::{Change as Difference, SURFACE, Surface, compare, render_json, summary as told};
use crate::generate::Generated;
use crate::write::{Change, ChangeKind, Plan};

/// More lines would not fit into one screen.
const SHOWN: usize = 20;

/// How much there is, and how much of it is new.
struct Counts {
    operations: usize,
    types: usize,
    /// Of a code table.
    attributes: Option<usize>,
    files: usize,
    created: usize,
    updated: usize,
    removed: usize,
    unchanged: usize,
}

impl Counts {
    fn of(plan: &Plan, generated: &Generated) -> Self {
        let api = &generated.model.api;
        let count = |kind| plan.changes.iter().filter(|change| change.kind == kind).count();
        let [created, updated, removed] = [ChangeKind::Create, ChangeKind::Update, ChangeKind::Remove].map(count);
        Self {
            operations: api.operations.len(),
            types: api.types.len(),
            attributes: api.table.as_ref().map(|table| table.attributes.len()),
            files: created + updated + plan.unchanged,
            created,
            updated,
            removed,
            unchanged: plan.unchanged,
        }
    }
}

/// The files that were created, updated and removed, and how many stayed as they were.
pub(super) fn summary(dir: &Path, plan: &Plan, generated: &Generated) -> String {
    let line = |change: &Change| format!("{:>9}  {}", change.kind.done(), shown(dir, &change.path));
    let mut lines: Vec<String> = plan.changes.iter().take(SHOWN).map(line).collect();
    if plan.changes.len() > SHOWN {
        lines.push(format!("{:>9}  {} more", "", plan.changes.len() - SHOWN));
    }
    let Counts { operations, types, attributes, files, created, updated, removed, unchanged } =
        Counts::of(plan, generated);
    let codes = attributes.map(|attributes| format!(", {}", counted(attributes, "attribute"))).unwrap_or_default();
    let [operations, types, files] = [counted(operations, "operation"), counted(types, "type"), counted(files, "file")];
    lines.push(format!(
        "{operations}, {types}{codes}; {files}: \
         {created} created, {updated} updated, {removed} removed, {unchanged} unchanged"
    ));
    lines.extend(of_programs(plan));
    lines.join("\n")
}

/// The same for programs, one JSON object a line: every file, what changes for users, and the counts. `done` is
/// whether it was written.
pub(super) fn summary_json(dir: &Path, plan: &Plan, generated: &Generated, done: bool) -> String {
    let line = |change: &Change| {
        serde_json::json!({ "path": shown(dir, &change.path), "action": change.kind.word(), "done": done }).to_string()
    };
    let files: String = plan.changes.iter().map(|change| line(change) + "\n").collect();
    let Counts { operations, types, attributes, files: all, created, updated, removed, unchanged } =
        Counts::of(plan, generated);
    let counts = serde_json::json!({
        "operations": operations, "types": types, "attributes": attributes, "files": all, "created": created,
        "updated": updated, "removed": removed, "unchanged": unchanged, "done": done,
    });
    format!("{files}{}{counts}\n", render_json(&for_programs(plan)))
}

/// What a plan changes for programs that use the crate, in words; nothing when they don't notice.
pub(super) fn of_programs(plan: &Plan) -> Option<String> {
    told(&for_programs(plan))
}

/// What a plan changes for programs that use the crate, by the listings of before and of now. Nothing when there was
/// none.
fn for_programs(plan: &Plan) -> Vec<Difference> {
    let is_listing =
        |change: &&Change| change.kind == ChangeKind::Update && change.path.rsplit('/').next() == Some(SURFACE);
    let found = plan.changes.iter().find(is_listing).and_then(|listing| {
        let before = Surface::read(&String::from_utf8_lossy(&listing.before))?;
        Some(compare(&before, &Surface::read(&listing.after)?))
    });
    found.unwrap_or_default()
}

/// So many of something.
pub(super) fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// A file of a folder, as it is reached from here.
pub(super) fn shown(dir: &Path, path: &str) -> String {
    let whole = dir.join(path);
    let here = std::env::current_dir().ok();
    let below = here.and_then(|here| whole.strip_prefix(here).ok().map(PathBuf::from));
    below.unwrap_or(whole).display().to_string()
}
