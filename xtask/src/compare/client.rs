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
    /// Checking it again after a change in its root, its dependencies being there; once a round.
    pub checks: Vec<Cost>,
    /// Building it again, optimized.
    pub build: Option<Cost>,
    /// A small program with it.
    pub program: Option<Program>,
    /// Why there is none of these.
    pub reason: Option<String>,
}

impl Client {
    /// What is written in a folder.
    pub fn written(folder: &Path) -> Self {
        Self { lines: lines(folder), ..Self::default() }
    }

    /// Compiles it for the first time, with what it depends on.
    pub fn compile(&mut self, folder: &Path, target: &Path) {
        let made = make_crate(folder).map_err(|error| format!("{}: {error}", folder.display()));
        let compiled = made.and_then(|()| {
            let tree = &["tree", "--edges", "normal", "--prefix", "none"];
            self.crates = Some(crates(folder, cargo(target, tree))?);
            measured(folder, &cargo(target, CHECK))
        });
        self.reason = compiled.err();
    }

    /// Checks it again after a change in its root.
    pub fn check_again(&mut self, folder: &Path, target: &Path) {
        if self.reason.is_none() {
            match touch(folder).and_then(|()| measured(folder, &cargo(target, CHECK))) {
                Ok(cost) => self.checks.push(cost),
                Err(reason) => self.reason = Some(reason),
            }
        }
    }

    /// Builds it optimized, twice, and a small program with it where there is one.
    pub fn build(&mut self, peer: &str, document: &Path, folder: &Path, target: &Path) {
        if self.reason.is_none() {
            let build = cargo(target, &["build", "--quiet", "--release"]);
            let built = measured(folder, &build).and_then(|_| touch(folder)).and_then(|()| measured(folder, &build));
            let made = built.and_then(|cost| {
                self.build = Some(cost);
                program(peer, document, folder, target)
            });
            match made {
                Ok(program) => self.program = program,
                Err(reason) => self.reason = Some(reason),
            }
        }
    }
}

const CHECK: &[&str] = &["check", "--quiet"];

fn cargo(target: &Path, words: &[&str]) -> Command {
    let mut cargo = repository::cargo();
    // Nothing of another build is taken over.
    cargo.args(words).env("CARGO_TARGET_DIR", target).env("CARGO_INCREMENTAL", "0");
    cargo
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

fn crates(folder: &Path, mut tree: Command) -> Result<usize, String> {
    let output = tree.current_dir(folder).output().map_err(|error| format!("cargo: {error}"))?;
    let text = String::from_utf8_lossy(&output.stdout);
    // A crate that was shown before has a mark.
    let known: BTreeSet<Vec<&str>> = text.lines().map(|line| line.split(' ').take(2).collect()).collect();
    if known.is_empty() { Err("its dependencies can't be found".to_owned()) } else { Ok(known.len()) }
}

/// Changes the root of a crate in a way that means nothing.
fn touch(folder: &Path) -> Result<(), String> {
    let roots = ["src/lib.rs", "src/main.rs"].map(|root| folder.join(root));
    let root = roots.iter().find(|root| root.is_file()).ok_or("it has no root")?;
    let touched = std::fs::read(root).and_then(|text| std::fs::write(root, text));
    touched.map_err(|error| format!("{}: {error}", root.display()))
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
