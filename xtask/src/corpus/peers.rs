//! Which of the same documents other generators take.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::outcome::{End, Outcome};
use super::parallel;
use crate::compare::peer::{PEERS, Peer};

/// Those that are asked when none is named.
pub const MOST: &str = "progenitor,oas3-gen,ploidy,openapi-to-rust";

/// A generator that takes longer for one document counts as one that does not take it.
const LONGEST: Duration = Duration::from_secs(60);

/// What another generator makes of all documents.
pub struct Taken {
    /// The generator.
    name: &'static str,
    /// For each document whether it wrote Rust and said that all is well. Nothing is compiled.
    documents: Vec<bool>,
}

/// Lets each of the named generators read all documents.
///
/// # Errors
/// When there is no such generator, or it can't be installed.
pub fn taken(files: &[PathBuf], names: &[String], folder: &Path) -> Result<Vec<Taken>, String> {
    let all = names.iter().map(|name| {
        let peer = PEERS.iter().find(|peer| peer.name == name).ok_or_else(|| format!("there is no peer `{name}`"))?;
        let program = peer.program(folder)?;
        Ok(Taken { name: peer.name, documents: documents(files, peer, &program, &folder.join("corpus")) })
    });
    all.collect()
}

/// Whether each document is taken.
fn documents(files: &[PathBuf], peer: &Peer, program: &Path, folder: &Path) -> Vec<bool> {
    parallel::each(files, |index, file| {
        let out = folder.join(format!("{}{index}", peer.name));
        let taken = std::fs::canonicalize(file).is_ok_and(|file| writes(peer, program, &file, &out));
        // What was written has been counted; one that can't be removed is in nobody's way.
        let _ = std::fs::remove_dir_all(&out);
        taken
    })
}

/// Whether a generator ends well and leaves Rust behind.
fn writes(peer: &Peer, program: &Path, document: &Path, out: &Path) -> bool {
    if std::fs::create_dir_all(out).is_err() {
        return false;
    }
    let mut call = peer.call(program, document, out);
    call.current_dir(out).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
    ends_well(&mut call) && has_rust(out)
}

fn ends_well(call: &mut Command) -> bool {
    let Ok(mut run) = call.spawn() else { return false };
    let start = Instant::now();
    while start.elapsed() < LONGEST {
        match run.try_wait() {
            Ok(None) => std::thread::sleep(Duration::from_millis(10)),
            Ok(Some(status)) => return status.success(),
            Err(_) => return false,
        }
    }
    // It may have ended just now.
    let _ = run.kill();
    let _ = run.wait();
    false
}

fn has_rust(folder: &Path) -> bool {
    let Ok(entries) = std::fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| {
        let path = entry.path();
        if path.is_dir() { has_rust(&path) } else { path.extension().is_some_and(|end| end == "rs") }
    })
}

/// Who takes how many, and what others take that this generator does not.
pub fn table(outcomes: &[Outcome], others: &[Taken]) -> String {
    let ours: Vec<bool> = outcomes.iter().map(|outcome| matches!(outcome.end, End::Taken { .. })).collect();
    let any: Vec<bool> = (0..outcomes.len()).map(|at| others.iter().any(|other| other.takes(at))).collect();
    let percent = |part: usize, whole: usize| 100.0 * part as f64 / whole.max(1) as f64;
    let both = |left: &[bool], right: &[bool]| left.iter().zip(right).filter(|(left, right)| **left && **right).count();
    let count = |list: &[bool]| list.iter().filter(|taken| **taken).count();
    let mut out = "\n| generator | takes | % | of those we take |\n|---|---|---|---|\n".to_owned();
    let mut row = |name: &str, list: &[bool]| {
        let taken = count(list);
        let share = match taken {
            0 => "–".to_owned(),
            _ => format!("{:.1} %", percent(both(list, &ours), taken)),
        };
        out.push_str(&format!("| {name} | {taken} | {:.1} | {share} |\n", percent(taken, list.len())));
    };
    row("openapi-to-crate", &ours);
    others.iter().for_each(|other| row(other.name, &other.documents));
    row("any of the others", &any);
    let only = ours.iter().zip(&any).filter(|(ours, any)| **ours && !**any).count();
    out.push_str(&format!("\ntaken by this generator alone: {only}\n"));
    for (at, outcome) in outcomes.iter().enumerate() {
        if any.get(at) == Some(&true) && ours.get(at) == Some(&false) {
            let names: Vec<&str> = others.iter().filter(|other| other.takes(at)).map(|other| other.name).collect();
            out.push_str(&format!("    {} take: {outcome}\n", names.join(", ")));
        }
    }
    out
}

impl Taken {
    fn takes(&self, at: usize) -> bool {
        self.documents.get(at) == Some(&true)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::PathBuf;
    use std::process::Command;

    use super::{End, Outcome, Taken, ends_well, table};

    #[test]
    fn of_what_others_take_the_share_that_we_take_is_told_and_the_rest_is_named() {
        let taken = || End::Taken { warnings: BTreeSet::new(), lines: 1, lost: Vec::new() };
        let refused = || End::Refused { codes: BTreeSet::new(), first: "c.yaml:1: no".to_owned() };
        let outcome = |file: &str, end: End| Outcome { file: PathBuf::from(file), end, seconds: 0.0 };
        let outcomes = [outcome("a.yaml", taken()), outcome("b.yaml", taken()), outcome("c.yaml", refused())];
        let others = [
            Taken { name: "one", documents: vec![true, false, true] },
            Taken { name: "two", documents: vec![false, false, false] },
        ];
        let text = table(&outcomes, &others);
        assert!(text.contains("| openapi-to-crate | 2 | 66.7 | 100.0 % |"), "{text}");
        assert!(text.contains("| any of the others | 2 | 66.7 | 50.0 % |"), "{text}");
        assert!(text.contains("taken by this generator alone: 1\n    one take: refused\t0.0 s\tc.yaml"), "{text}");
    }

    #[test]
    fn a_program_that_fails_or_is_not_there_does_not_end_well() {
        assert!(ends_well(Command::new("cargo").arg("--version").stdout(std::process::Stdio::null())));
        assert!(!ends_well(Command::new("cargo").arg("no-such-command").stderr(std::process::Stdio::null())));
        assert!(!ends_well(&mut Command::new("a-program-that-is-not-there")));
    }
}
