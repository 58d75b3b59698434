//! What a client that was written costs those who use it.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use xtask::repository;

use super::cost::{Cost, measured};

/// What a client costs.
#[derive(Debug, Clone, Default)]
pub struct Client {
    /// Lines of Rust.
    pub lines: usize,
    /// Crates that are compiled with its default features, itself included.
    pub crates: Option<usize>,
    /// Checking it again after a change in its root, its dependencies being there.
    pub check: Option<Cost>,
    /// Building it again, optimized.
    pub build: Option<Cost>,
    /// Why there is none of these.
    pub reason: Option<String>,
}

/// Looks at the client in a folder, and compiles it where `compile` says so and it is a crate.
pub fn client(folder: &Path, compile: Option<&Path>) -> Client {
    let mut client = Client { lines: lines(folder), ..Client::default() };
    let Some(target) = compile else { return client };
    if !folder.join("Cargo.toml").is_file() {
        client.reason = Some("it writes a module, not a crate".to_owned());
        return client;
    }
    if let Err(reason) = compiled(folder, target, &mut client) {
        client.reason = Some(reason);
    }
    client
}

fn compiled(folder: &Path, target: &Path, client: &mut Client) -> Result<(), String> {
    let cargo = |words: &[&str]| {
        let mut cargo = repository::cargo();
        // Nothing of another build is taken over.
        cargo.args(words).env("CARGO_TARGET_DIR", target).env("CARGO_INCREMENTAL", "0");
        cargo
    };
    client.crates = Some(crates(folder, cargo(&["tree", "--edges", "normal", "--prefix", "none"]))?);
    client.check = Some(again(folder, &cargo(&["check", "--quiet"]))?);
    client.build = Some(again(folder, &cargo(&["build", "--quiet", "--release"]))?);
    Ok(())
}

fn crates(folder: &Path, mut tree: Command) -> Result<usize, String> {
    let output = tree.current_dir(folder).output().map_err(|error| format!("cargo: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    // A crate that was shown before has a mark.
    let known: BTreeSet<Vec<&str>> = text.lines().map(|line| line.split(' ').take(2).collect()).collect();
    if known.is_empty() { Err("its dependencies can't be found".to_owned()) } else { Ok(known.len()) }
}

/// The cost of a command the second time, after its root was touched.
fn again(folder: &Path, command: &Command) -> Result<Cost, String> {
    measured(folder, command)?;
    let root = folder.join("src/lib.rs");
    let touched = std::fs::read(&root).and_then(|text| std::fs::write(&root, text));
    touched.map_err(|error| format!("{}: {error}", root.display()))?;
    measured(folder, command)
}

fn lines(folder: &Path) -> usize {
    let Ok(entries) = std::fs::read_dir(folder) else { return 0 };
    let of_entry = |entry: std::fs::DirEntry| {
        let path = entry.path();
        match entry.file_type() {
            Ok(kind) if kind.is_dir() && entry.file_name() != "target" => lines(&path),
            Ok(kind) if kind.is_file() && path.extension().is_some_and(|end| end == "rs") => {
                std::fs::read_to_string(&path).map_or(0, |text| text.lines().count())
            }
            _ => 0,
        }
    };
    entries.flatten().map(of_entry).sum()
}
