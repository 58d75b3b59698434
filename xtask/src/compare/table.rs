//! What was measured, as a table in Markdown.

use std::path::PathBuf;

use super::client::Client;
use super::cost::{Cost, median};

/// What one generator costs with one document.
pub struct Row {
    /// The generator.
    pub name: &'static str,
    /// Where the client is written.
    pub folder: PathBuf,
    /// Writing the client; why there is none where it fails.
    pub generation: Result<Cost, String>,
    /// The client.
    pub client: Client,
}

const HEAD: &str = "\
| generator | generation, s | of ours | memory, MB | lines | crates | check again, s | its memory, MB | build again, s | build a program, s | its size, MB | reads, MB/s |
|---|---|---|---|---|---|---|---|---|---|---|---|
";

/// The rows of one document. The first is what the others are compared with.
pub fn table(rows: &[Row]) -> String {
    let ours = rows.first().and_then(|row| row.generation.as_ref().ok()).map(|cost| cost.processor);
    let mut out = HEAD.to_owned();
    let mut notes = String::new();
    for row in rows {
        let seconds = |cost: Option<Cost>| cost.map_or_else(|| "–".to_owned(), |cost| format!("{:.2}", cost.processor));
        let none = || "–".to_owned();
        let name = row.name;
        match &row.generation {
            Err(reason) => {
                out.push_str(&format!("| {name} |{}\n", " – |".repeat(11)));
                notes.push_str(&format!("- {name} writes nothing: {}\n", in_one_line(reason)));
            }
            Ok(cost) => {
                let ratio = ours.map_or_else(|| "–".to_owned(), |ours| format!("{:.2}", cost.processor / ours));
                let check = (!row.client.checks.is_empty()).then(|| median(&row.client.checks));
                let crates = row.client.crates.map_or_else(|| "–".to_owned(), |crates| crates.to_string());
                out.push_str(&format!(
                    "| {name} | {} | {ratio} | {} | {} | {crates} | {} | {} | {} | {} | {} | {} |\n",
                    seconds(Some(*cost)),
                    cost.memory / 1024,
                    row.client.lines,
                    seconds(check),
                    check.map_or_else(none, |cost| (cost.memory / 1024).to_string()),
                    seconds(row.client.build),
                    seconds(row.client.program.map(|program| program.build)),
                    row.client.program.map_or_else(none, |program| format!("{:.1}", program.bytes as f64 / 1e6)),
                    row.client.program.map_or_else(none, |program| format!("{:.0}", program.rate)),
                ));
            }
        }
        if let Some(reason) = &row.client.reason {
            notes.push_str(&format!("- {name} is not measured to the end: {}\n", in_one_line(reason)));
        }
    }
    if notes.is_empty() { out } else { format!("{out}\n{notes}") }
}

fn in_one_line(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    line.chars().take(200).collect()
}
