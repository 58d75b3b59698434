//! Changes for people and for programs.

use super::change::Change;

/// So many changes stand in a summary.
const TOLD: usize = 3;

/// How many changes there are, and how many of them can break programs.
fn counted(changes: &[Change]) -> String {
    let all = match changes.len() {
        1 => "1 change for programs".to_owned(),
        count => format!("{count} changes for programs"),
    };
    match changes.iter().filter(|change| change.breaks).count() {
        0 if changes.len() == 1 => format!("{all}, which breaks none"),
        0 => format!("{all}, none of which breaks any"),
        1 if changes.len() == 1 => format!("{all}, which can break them"),
        count if count == changes.len() => format!("{all}, all of which can break them"),
        count => format!("{all}, {count} of which can break them"),
    }
}

/// Every change on a line of its own, and how many there are.
pub fn render(changes: &[Change]) -> String {
    let line = |change: &Change| format!("{:>6}  {}\n", if change.breaks { "breaks" } else { "" }, change.message());
    let lines: String = changes.iter().map(line).collect();
    match changes.is_empty() {
        true => "nothing changes for programs\n".to_owned(),
        false => format!("{lines}{}\n", counted(changes)),
    }
}

/// Every change as a JSON object on a line of its own.
pub fn render_json(changes: &[Change]) -> String {
    let line = |change: &Change| {
        serde_json::json!({
            "change": change.how.word(), "kind": change.kind.word(), "of": change.of, "name": change.name,
            "before": change.before, "after": change.after, "breaks": change.breaks, "message": change.message(),
        })
        .to_string()
    };
    changes.iter().map(|change| line(change) + "\n").collect()
}

/// A paragraph about changes; nothing when there are none.
pub fn summary(changes: &[Change]) -> Option<String> {
    let told: Vec<_> = changes.iter().take(TOLD).map(Change::message).collect();
    let more = changes.len() - told.len();
    let more = if more > 0 { format!("; and {more} more") } else { String::new() };
    (!changes.is_empty()).then(|| format!("{}: {}{more}", counted(changes), told.join("; ")))
}
