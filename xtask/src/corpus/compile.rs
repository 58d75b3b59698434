//! Compiles and lints the crates of many documents in one workspace.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;

use serde_json::Value;
use xtask::repository;

/// What compiler and clippy say about one crate.
#[derive(Debug, Clone, Default)]
pub struct Said {
    /// Errors.
    pub errors: usize,
    /// Warnings of rustc.
    pub rustc: usize,
    /// Warnings of clippy.
    pub clippy: usize,
    /// The first of all.
    pub first: String,
}

/// What is said about each crate of a workspace that something is said about. `crates` are the
/// names of folders below `dir`.
///
/// # Errors
/// When cargo can't be run, or refuses the workspace.
pub fn compile(dir: &Path, crates: &[String]) -> Result<BTreeMap<String, Said>, String> {
    let members: Vec<String> = crates.iter().map(|name| format!("{name:?}")).collect();
    let manifest = format!("[workspace]\nresolver = \"3\"\nmembers = [{}]\n", members.join(", "));
    // The versions that this repository has already, so that nothing is fetched.
    std::fs::write(dir.join("Cargo.toml"), manifest)
        .and_then(|()| std::fs::copy(repository::root().join("Cargo.lock"), dir.join("Cargo.lock")))
        .map_err(|error| format!("{}: {error}", dir.display()))?;
    for name in crates {
        let path = dir.join(name).join("Cargo.toml");
        // Each is in the workspace of all. TLS is the largest part of the dependencies, and nothing here depends on it.
        let manifest = std::fs::read_to_string(&path).map(|text| {
            let text = text.replace("\n[workspace]\n", "\n").replace("default = [\"rustls\"]", "default = []");
            text.replace("default = [\"rustls\", ", "default = [")
        });
        manifest
            .and_then(|text| std::fs::write(&path, text))
            .map_err(|error| format!("{}: {error}", path.display()))?;
    }
    let mut run = repository::cargo()
        .args(["clippy", "--workspace", "--lib", "--keep-going", "--offline", "--message-format=json"])
        .current_dir(dir)
        .env("CARGO_TARGET_DIR", dir.join("target"))
        .env("CARGO_INCREMENTAL", "0")
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .map_err(|error| format!("cargo: {error}"))?;
    let mut said: BTreeMap<String, Said> = BTreeMap::new();
    let mut artifacts = 0;
    for line in BufReader::new(run.stdout.take().ok_or("cargo has no output")?).lines() {
        let line = line.map_err(|error| format!("cargo: {error}"))?;
        let Ok(message) = serde_json::from_str::<Value>(&line) else { continue };
        artifacts += usize::from(message["reason"] == "compiler-artifact");
        if message["reason"] == "compiler-message" {
            let name = message["target"]["name"].as_str().unwrap_or_default().replace('_', "-");
            add(said.entry(name).or_default(), &message["message"]);
        }
    }
    run.wait().map_err(|error| format!("cargo: {error}"))?;
    match artifacts {
        0 => Err(format!("cargo compiles nothing in {}; run `cargo clippy` there", dir.display())),
        _ => Ok(said),
    }
}

fn add(said: &mut Said, message: &Value) {
    let code = message["code"]["code"].as_str().unwrap_or_default();
    // A summary of the others has no place.
    if message["spans"].as_array().is_none_or(Vec::is_empty) {
        return;
    }
    match message["level"].as_str() {
        Some("warning") if code.starts_with("clippy::") => said.clippy += 1,
        Some("warning") => said.rustc += 1,
        Some("error") => said.errors += 1,
        _ => return,
    }
    if said.first.is_empty() {
        let (file, line) = (&message["spans"][0]["file_name"], &message["spans"][0]["line_start"]);
        let text = message["message"].as_str().unwrap_or_default();
        said.first = format!("{}:{line}: {text} ({code})", file.as_str().unwrap_or_default());
    }
}
