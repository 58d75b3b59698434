//! `cargo xtask languages`: other people's generators and linters, on the published document.
//!
//! Each folder of `tests/languages/` with a script `check` is one of them. What a script gets, and
//! what its exit status means, is written at the head of `tests/languages/tools.sh`.

use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Instant;
use std::{fs, io};

use openapi_to_crate::ir::Api;
use serde_json::Value;
use victron_vrm_mock::Builder;

use xtask::repository::{cargo, root};

use crate::generated;

/// Exit status of a check whose tools are not installed.
const SKIPPED: i32 = 77;

/// How a check went, with what it says about that.
enum Outcome {
    Passed(String),
    Skipped(String),
    Failed(String),
}

/// Runs the checks of these names, all of them when there are none. Whether none failed.
pub fn run(names: &[String]) -> Result<bool, String> {
    let here = root().join("tests/languages");
    let all = checks(&here).map_err(|error| format!("{}: {error}", here.display()))?;
    if let Some(name) = names.iter().find(|name| !all.contains(name)) {
        return Err(format!("there is no check `{name}`; there are {}", all.join(", ")));
    }
    let Some(generated) = generated()? else { return Ok(false) };
    let api = generated.model.api;
    let mut expected = None;
    let mut counts = [0; 3];
    for name in all.iter().filter(|name| names.is_empty() || names.contains(name)) {
        let start = Instant::now();
        let outcome = check(&here, name, &api, &mut expected).map_err(|error| format!("{name}: {error}"))?;
        let seconds = start.elapsed().as_secs_f32();
        let (at, word, said) = match outcome {
            Outcome::Passed(said) => (0, "ok", said),
            Outcome::Skipped(said) => (1, "skipped", said),
            Outcome::Failed(said) => (2, "FAILED", said),
        };
        counts[at] += 1;
        println!("{name:<12}{word:<9}{seconds:>5.1} s  {said}");
    }
    let [passed, skipped, failed] = counts;
    println!("languages: {passed} passed, {failed} failed, {skipped} skipped");
    Ok(failed == 0)
}

/// Names of the checks, in alphabetical order.
fn checks(here: &Path) -> io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(here)? {
        let entry = entry?;
        if entry.path().join("check").is_file() {
            names.push(entry.file_name().to_string_lossy().into_owned());
        }
    }
    names.sort();
    Ok(names)
}

/// The time of the simulated installations: the same for every client.
fn now<T: std::str::FromStr<Err: std::fmt::Display>>() -> Result<T, String> {
    "2026-06-18T11:30:00Z".parse().map_err(|error: T::Err| error.to_string())
}

/// Runs one check against mocks of its own, so that no check uses up the rate limit of another.
fn check(here: &Path, name: &str, api: &Api, expected: &mut Option<Value>) -> Result<Outcome, String> {
    let text = |error: io::Error| error.to_string();
    let target = root().join("target/languages");
    let out = target.join("out").join(name);
    if out.exists() {
        fs::remove_dir_all(&out).map_err(text)?;
    }
    fs::create_dir_all(&out).map_err(text)?;
    let answers = out.join("answers.json");
    let house = Builder::of(api.clone()).house(7).without_odd_answers().at(now()?).start().map_err(text)?;
    let examples = Builder::of(api.clone()).start().map_err(text)?;
    let done = Command::new("bash")
        .arg(here.join(name).join("check"))
        .current_dir(&out)
        .env("HERE", here)
        .env("SPEC", root().join("spec/published/openapi.yaml"))
        .env("TOOLS", &target)
        .env("OUT", &out)
        .env("URL", house.url())
        .env("EXAMPLES", examples.url())
        .env("ANSWERS", &answers)
        .stdin(Stdio::null())
        .output()
        .map_err(|error| format!("bash: {error}"))?;
    let said = String::from_utf8_lossy(&done.stdout).into_owned();
    let last = said.trim_end().lines().last().unwrap_or_default().to_owned();
    if !done.status.success() {
        let all = format!("{}\n{said}{}", done.status, String::from_utf8_lossy(&done.stderr));
        return Ok(if done.status.code() == Some(SKIPPED) { Outcome::Skipped(last) } else { Outcome::Failed(all) });
    }
    if !answers.exists() {
        return Ok(Outcome::Passed(last));
    }
    let read = fs::read(&answers).map_err(text)?;
    let read: Value = serde_json::from_slice(&read).map_err(|error| format!("{}: {error}", answers.display()))?;
    let expected = match expected {
        Some(expected) => expected,
        None => expected.insert(rust(&house.url())?),
    };
    Ok(match difference(expected, &read, "") {
        None => Outcome::Passed(last),
        Some(place) => Outcome::Failed(place),
    })
}

/// What the Rust client reads from a server.
fn rust(url: &str) -> Result<Value, String> {
    // The whole workspace, because its dependencies are then built as its tests have built them.
    let built = cargo()
        .args(["build", "--quiet", "--workspace", "--example", "answers"])
        .current_dir(root())
        .status()
        .map_err(|error| format!("cargo: {error}"))?;
    let own = std::env::current_exe().map_err(|error| error.to_string())?;
    let program = own.with_file_name("examples").join("answers");
    if !built.success() {
        return Err("the Rust client does not compile".to_owned());
    }
    let done = Command::new(&program).arg(url).output().map_err(|error| format!("{}: {error}", program.display()))?;
    if !done.status.success() {
        return Err(format!("the Rust client: {}", String::from_utf8_lossy(&done.stderr)));
    }
    serde_json::from_slice(&done.stdout).map_err(|error| format!("the Rust client: {error}"))
}

/// The first place in which two values differ. `1` and `1.0` are the same number.
fn difference(rust: &Value, other: &Value, place: &str) -> Option<String> {
    match (rust, other) {
        (Value::Object(left), Value::Object(right)) => {
            let mut keys = left.keys().chain(right.keys().filter(|key| !left.contains_key(*key)));
            keys.find_map(|key| {
                let inner = format!("{place}/{key}");
                match (left.get(key), right.get(key)) {
                    (Some(left), Some(right)) => difference(left, right, &inner),
                    (Some(_), None) => Some(format!("{inner}: Rust reads this, the other client does not")),
                    _ => Some(format!("{inner}: the other client reads this, Rust does not")),
                }
            })
        }
        (Value::Array(left), Value::Array(right)) if left.len() == right.len() => {
            let mut pairs = left.iter().zip(right).enumerate();
            pairs.find_map(|(at, (left, right))| difference(left, right, &format!("{place}/{at}")))
        }
        (Value::Number(left), Value::Number(right)) if left.as_f64() == right.as_f64() => None,
        _ if rust == other => None,
        _ => Some(format!("{place}: Rust reads {rust}, the other client {other}")),
    }
}
