//! What a client that was written costs those who use it.

use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

use xtask::repository;

use super::cost::{Cost, measured};
use super::program::{Program, program};

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
    /// A small program with it.
    pub program: Option<Program>,
    /// Why there is none of these.
    pub reason: Option<String>,
}

/// Looks at the client of a document in a folder, and compiles it where `compile` says so, optimized with `release`.
pub fn client(peer: &str, document: &Path, folder: &Path, compile: Option<&Path>, release: bool) -> Client {
    let mut client = Client { lines: lines(folder), ..Client::default() };
    let Some(target) = compile else { return client };
    let made = make_crate(folder).map_err(|error| format!("{}: {error}", folder.display()));
    let compiled = made.and_then(|()| compiled(folder, target, release, &mut client));
    let program = || if release { program(peer, document, folder, target) } else { Ok(None) };
    match compiled.and_then(|()| program()) {
        Ok(program) => client.program = program,
        Err(reason) => client.reason = Some(reason),
    }
    client
}

/// Gives a module its manifest, with what its generator says that it needs, and keeps the crate out of every workspace.
fn make_crate(folder: &Path) -> std::io::Result<()> {
    let (manifest, source) = (folder.join("Cargo.toml"), folder.join("src"));
    if !manifest.is_file() {
        let needs = std::fs::read_to_string(source.join("REQUIRED_DEPS.toml"))?;
        std::fs::rename(source.join("mod.rs"), source.join("lib.rs"))?;
        let package = "[package]\nname = \"client\"\nversion = \"0.1.0\"\nedition = \"2024\"\n";
        std::fs::write(&manifest, format!("{package}\n{needs}"))?;
    }
    let text = std::fs::read_to_string(&manifest)?;
    if text.lines().any(|line| line.trim() == "[workspace]") {
        return Ok(());
    }
    std::fs::write(&manifest, format!("{text}\n[workspace]\n"))
}

fn compiled(folder: &Path, target: &Path, release: bool, client: &mut Client) -> Result<(), String> {
    let cargo = |words: &[&str]| {
        let mut cargo = repository::cargo();
        // Nothing of another build is taken over.
        cargo.args(words).env("CARGO_TARGET_DIR", target).env("CARGO_INCREMENTAL", "0");
        cargo
    };
    client.crates = Some(crates(folder, cargo(&["tree", "--edges", "normal", "--prefix", "none"]))?);
    client.check = Some(again(folder, &cargo(&["check", "--quiet"]))?);
    if release {
        client.build = Some(again(folder, &cargo(&["build", "--quiet", "--release"]))?);
    }
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
    let roots = ["src/lib.rs", "src/main.rs"].map(|root| folder.join(root));
    let root = roots.iter().find(|root| root.is_file()).ok_or("it has no root")?;
    let touched = std::fs::read(root).and_then(|text| std::fs::write(root, text));
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
