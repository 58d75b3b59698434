//! What came of all documents, as a table.

use std::collections::BTreeMap;

use super::compile::Said;
use super::outcome::{End, Outcome};

/// So many documents are named for each code.
const NAMED: usize = 5;

/// The table of all outcomes. `said` is what the compiler said about those that were compiled.
pub fn table(outcomes: &[Outcome], said: Option<&BTreeMap<usize, Said>>) -> String {
    let mut refused: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let mut warned: BTreeMap<&str, usize> = BTreeMap::new();
    let (mut broken, mut missing, mut taken, mut lines) = (Vec::new(), Vec::new(), 0, 0);
    for outcome in outcomes {
        let file = outcome.file.display();
        match &outcome.end {
            End::Taken { warnings, lines: own, lost } => {
                taken += 1;
                lines += own;
                warnings.iter().for_each(|code| *warned.entry(code.as_str()).or_default() += 1);
                missing.extend(lost.first().map(|first| format!("{} of {file}, such as {first}", lost.len())));
            }
            End::Refused { codes, first } => {
                let words = |code: &str| (code.to_owned(), first.clone());
                let codes = match codes.is_empty() {
                    true => vec![words("strict")],
                    false => codes.iter().map(|code| words(code.as_str())).collect(),
                };
                for (code, first) in codes {
                    let code = openapi_to_crate::diagnostic::Code::ALL.iter().find(|known| known.as_str() == code);
                    refused.entry(code.map_or("strict", |code| code.as_str())).or_default().push(first);
                }
            }
            End::Broken(why) => broken.push(format!("{file}: {why}")),
        }
    }
    let seconds: f64 = outcomes.iter().map(|outcome| outcome.seconds).sum();
    let percent = 100.0 * taken as f64 / outcomes.len().max(1) as f64;
    let mut out = format!(
        "{} documents: {taken} taken ({percent:.1} %), {} refused, {} broken; {lines} lines in {seconds:.0} s\n",
        outcomes.len(),
        outcomes.len() - taken - broken.len(),
        broken.len()
    );
    for (code, files) in &refused {
        out.push_str(&format!("\nrefused with {code}: {}\n", files.len()));
        files.iter().take(NAMED).for_each(|file| out.push_str(&format!("    {file}\n")));
    }
    let mut list = |title: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            out.push_str(&format!("\n{title}: {}\n", lines.len()));
            lines.iter().for_each(|line| out.push_str(&format!("    {line}\n")));
        }
    };
    list("broken", broken);
    list("not in the code, without a warning", missing);
    let slow = outcomes.iter().filter(|outcome| outcome.seconds > 5.0);
    list("slow", slow.map(|slow| format!("{:.1} s  {}", slow.seconds, slow.file.display())).collect());
    let warned: Vec<String> = warned.into_iter().map(|(code, count)| format!("{code} {count}")).collect();
    out.push_str(&format!("\nwarned about, in so many documents: {}\n", warned.join(", ")));
    if let Some(said) = said {
        let count = |what: fn(&Said) -> usize| said.values().filter(|said| what(said) > 0).count();
        out.push_str(&format!(
            "\n{} compiled: {} with errors, {} with warnings of rustc, {} with warnings of clippy\n",
            said.len(),
            count(|said| said.errors),
            count(|said| said.rustc),
            count(|said| said.clippy)
        ));
        for (index, said) in said.iter().filter(|(_, said)| !said.first.is_empty()) {
            let file = outcomes.get(*index).map(|outcome| outcome.file.display().to_string()).unwrap_or_default();
            let Said { errors, rustc, clippy, first } = said;
            out.push_str(&format!("    {file} (d{index}): {errors} + {rustc} + {clippy}, such as {first}\n"));
        }
    }
    out
}
