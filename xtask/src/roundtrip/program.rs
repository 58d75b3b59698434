//! The program that reads samples and writes them again: an example of the generated crate.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use openapi_to_crate::codemodel::Crate;
use openapi_to_crate::generate::Generated;
use openapi_to_crate::ir::{Api, Type, TypeId};
use openapi_to_crate::write::{Ownership, write};
use xtask::repository;

use super::json::Json;

/// What everything of this command is built in, so that dependencies are compiled once.
fn folder() -> PathBuf {
    repository::root().join("target/roundtrip")
}

/// A crate with its program, and the types of components that it knows.
pub struct Program {
    dir: PathBuf,
    /// Components that have a type of their own.
    pub components: Vec<String>,
}

impl Program {
    /// Writes the crate.
    pub fn write(generated: &Generated) -> Result<Self, String> {
        let options = &generated.krate.options;
        let dir = folder().join(&options.crate_name);
        write(&dir, &generated.files, &Ownership::Listed { force: false }).map_err(|error| error.to_string())?;
        let Crate { library, .. } = &generated.krate;
        let api = &generated.model.api;
        let types = api.types.iter().zip(&generated.krate.models).enumerate();
        let components: Vec<_> = types
            .map(|(index, (ty, model))| {
                let name = format!("{library}::{}", model.name);
                // As answers hold what has no place of its own for how it came.
                let ty_of_it = Type::Named(TypeId(index));
                let is_whole = api.is_kept_whole(&ty_of_it) && is_plain(api, &ty_of_it);
                let held = if is_whole { format!("{library}::Whole<{name}>") } else { name };
                (ty.wire.clone(), held)
            })
            .collect();
        let source = source(&components);
        let written = fs::create_dir_all(dir.join("examples"))
            .and_then(|()| fs::write(dir.join("examples/roundtrip.rs"), source))
            // The versions that this workspace has already.
            .and_then(|()| fs::copy(repository::root().join("Cargo.lock"), dir.join("Cargo.lock")));
        written.map_err(|error| format!("{}: {error}", dir.display()))?;
        Ok(Program { dir, components: components.into_iter().map(|(wire, _)| wire).collect() })
    }

    /// What becomes of samples, each with the place of its component: how it is written again, else
    /// why it can't be read.
    pub fn run(&self, samples: &[(usize, Json)]) -> Result<Vec<Result<Json, String>>, String> {
        let target = folder().join("target");
        let built = repository::cargo()
            // TLS is the largest part of the dependencies, and nothing here depends on it.
            .args(["build", "--quiet", "--no-default-features", "--example", "roundtrip"])
            .current_dir(&self.dir)
            .env("CARGO_TARGET_DIR", &target)
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .status()
            .map_err(|error| format!("cargo: {error}"))?;
        if !built.success() {
            return Err(format!("the crate in {} cannot be built", self.dir.display()));
        }
        let mut child = Command::new(target.join("debug/examples/roundtrip"))
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("the program cannot be started: {error}"))?;
        let mut input = child.stdin.take().ok_or("the program has no input")?;
        let mut lines = String::new();
        for (component, sample) in samples {
            let _ = writeln!(lines, "{component}\t{sample}");
        }
        // Both at once, as neither pipe holds everything.
        let feeder = std::thread::spawn(move || input.write_all(lines.as_bytes()));
        let output = child.wait_with_output().map_err(|error| format!("the program: {error}"))?;
        feeder.join().map_err(|_| "the program cannot be fed")?.map_err(|error| format!("the program: {error}"))?;
        let text = String::from_utf8(output.stdout).map_err(|error| error.to_string())?;
        let outcomes: Vec<_> = text.lines().map(outcome).collect::<Result<_, _>>()?;
        if outcomes.len() != samples.len() {
            return Err(format!("the program answered {} of {} samples", outcomes.len(), samples.len()));
        }
        Ok(outcomes)
    }
}

/// Whether the leaves of a type travel in the one way that they have.
fn is_plain(api: &Api, ty: &Type) -> bool {
    match api.resolve(ty) {
        Type::Timestamp(_) | Type::Flag | Type::WholeSeconds => false,
        Type::List(inner) | Type::Map(inner) | Type::Optional(inner) => is_plain(api, inner),
        _ => true,
    }
}

fn outcome(line: &str) -> Result<Result<Json, String>, String> {
    match line.split_once('\t') {
        Some(("ok", text)) => Json::read(text).map(Ok).map_err(|error| format!("{text}: {error}")),
        Some((_, reason)) => Ok(Err(reason.to_owned())),
        None => Err(format!("the program said `{line}`")),
    }
}

fn source(components: &[(String, String)]) -> String {
    let mut types = String::new();
    for (_, held) in components {
        let _ = writeln!(types, "    again::<{held}>,");
    }
    format!(
        r#"//! Reads each line of the input as a type, and writes it again.

use std::io::BufRead;

fn again<T: serde::de::DeserializeOwned + serde::Serialize>(json: &str) -> Result<String, String> {{
    let value: T = serde_json::from_str(json).map_err(|error| format!("not read: {{error}}"))?;
    serde_json::to_string(&value).map_err(|error| format!("not written: {{error}}"))
}}

const TYPES: &[fn(&str) -> Result<String, String>] = &[
{types}];

fn main() {{
    for line in std::io::stdin().lock().lines() {{
        let line = line.expect("a line");
        let (index, json) = line.split_once('\t').expect("a type and a value");
        let index: usize = index.parse().expect("the place of a type");
        match TYPES[index](json) {{
            Ok(json) => println!("ok\t{{json}}"),
            Err(reason) => println!("no\t{{}}", reason.replace('\n', " ")),
        }}
    }}
}}
"#
    )
}
