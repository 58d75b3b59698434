//! `cargo xtask schemathesis`: the mock, asked by somebody who has never seen this repository.
//!
//! Schemathesis reads the document by itself, makes up requests that it allows and requests that
//! it does not, and judges the answers. The mock and the document it serves come from the same
//! words, so only an outsider can tell whether the mock understands them as the world does.

use std::path::{Path, PathBuf};
use std::process::Command;

use victron_vrm_mock::Builder;

use xtask::repository::root;

use crate::generated;

/// Versions of the tool and all that it needs.
const PINNED: &str = include_str!("../schemathesis.txt");

/// Whether no answer was unexpected, or the tool is not to be had here, which a line then says.
pub fn run() -> Result<bool, String> {
    let tool = match installed(&root().join("target/schemathesis")) {
        Ok(tool) => tool,
        Err(reason) => {
            println!("skipped: schemathesis can't be installed here: {reason}");
            return Ok(true);
        }
    };
    let Some(generated) = generated()? else { return Ok(false) };
    let mock = Builder::of(generated.model.api).without_limit().start().map_err(|error| error.to_string())?;
    let document = document(&root().join("target/schemathesis"))?;
    let status = Command::new(tool.join("bin/schemathesis"))
        .current_dir(root().join("target/schemathesis"))
        .arg("run")
        .arg(document)
        .args(["--url", &mock.url()])
        // Signing out takes no other kind of token.
        .args(["--header", "X-Authorization: Bearer eyJ0eXAiOiJKV1QifQ.example"])
        .args(["--checks", "all"])
        .args(["--phases", "examples,coverage,fuzzing,stateful"])
        // The same requests in every run.
        .args(["--seed", "1", "--max-examples", "20", "--generation-deterministic"])
        .args(["--continue-on-failure", "--workers", "1"])
        .status()
        .map_err(|error| error.to_string())?;
    Ok(status.success())
}

/// The published document, but for one thing: attribute codes are open, as with VRM itself, and so
/// the mock takes those that no list has.
fn document(dir: &Path) -> Result<PathBuf, String> {
    let text =
        std::fs::read_to_string(root().join("spec/published/openapi.json")).map_err(|error| error.to_string())?;
    let mut document: serde_json::Value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
    let code = document.pointer_mut("/components/schemas/AttributeCode").and_then(serde_json::Value::as_object_mut);
    code.ok_or("the published document has no AttributeCode")?.retain(|key, _| !key.contains("enum"));
    let path = dir.join("openapi.json");
    std::fs::write(&path, document.to_string()).map_err(|error| error.to_string())?;
    Ok(path)
}

/// The folder of a virtual environment that has the pinned versions.
fn installed(dir: &Path) -> Result<PathBuf, String> {
    let venv = dir.join("venv");
    let stamp = dir.join("installed.txt");
    if std::fs::read_to_string(&stamp).is_ok_and(|found| found == PINNED) {
        return Ok(venv);
    }
    std::fs::create_dir_all(dir).map_err(|error| error.to_string())?;
    let wanted = dir.join("wanted.txt");
    std::fs::write(&wanted, PINNED).map_err(|error| error.to_string())?;
    quietly(Command::new("python3").args(["-m", "venv", "--clear"]).arg(&venv))?;
    quietly(Command::new(venv.join("bin/pip")).args(["install", "--quiet", "--requirement"]).arg(&wanted))?;
    std::fs::write(&stamp, PINNED).map_err(|error| error.to_string())?;
    Ok(venv)
}

/// Runs a command; when it fails, the last that it said.
fn quietly(command: &mut Command) -> Result<(), String> {
    let output = command.output().map_err(|error| format!("{}: {error}", command.get_program().display()))?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    Err(said.lines().rfind(|line| !line.trim().is_empty()).unwrap_or("it failed").to_owned())
}
