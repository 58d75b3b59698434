//! The command.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use openapi_to_crate::Products;
use openapi_to_crate::program::ReadingArguments;
use xtask::repository;

use super::compile::compile;
use super::documents::documents;
use super::outcome::{End, Outcome, outcome};
use super::parallel;
use super::peers::{self, Taken};
use super::table::table;

/// Which documents, and what to do with them.
#[derive(clap::Args)]
pub struct Request {
    /// Every OpenAPI document below it is read.
    dir: PathBuf,
    /// Compiles the crates too, and lets clippy look at them. Takes seconds for each.
    #[arg(long)]
    compile: bool,
    /// Takes only every so manyth document.
    #[arg(long, default_value_t = 1)]
    every: usize,
    /// Prints a line for each document first: how it ended, its codes, seconds, and its path.
    #[arg(long)]
    each: bool,
    /// Leaves out what can't be read, as `gen --keep-going` does.
    #[arg(long)]
    keep_going: bool,
    /// Lets other generators read the same documents, those that `cargo xtask compare` installs; these, or the four
    /// that read most when none is named.
    #[arg(long, value_delimiter = ',', num_args = 0.., default_missing_value = peers::MOST)]
    peers: Vec<String>,
    /// The folder into which the others are installed, once; `target/compare` when left out.
    #[arg(long)]
    peers_folder: Option<PathBuf>,
    /// Compiles only crates of at most so many lines.
    #[arg(long, default_value_t = usize::MAX)]
    lines: usize,
}

/// Prints the table. Whether no document broke the generator, and all that was compiled is sound.
pub fn run(request: &Request) -> Result<bool, String> {
    let files: Vec<PathBuf> = documents(&request.dir)?.into_iter().step_by(request.every.max(1)).collect();
    let out = request.compile.then(|| repository::root().join("target/corpus"));
    if let Some(out) = &out {
        clear(out).map_err(|error| format!("{}: {error}", out.display()))?;
    }
    let options = Products::default();
    let outcomes = outcomes(&files, out.as_deref(), request, &options);
    let folder = request.peers_folder.clone().unwrap_or_else(|| repository::root().join("target/compare"));
    let others: Vec<Taken> = peers::taken(&files, &request.peers, &folder)?;
    let said = match &out {
        None => None,
        Some(out) => {
            let small = |outcome: &Outcome| matches!(outcome.end, End::Taken { lines, .. } if lines <= request.lines);
            let indices = outcomes.iter().enumerate().filter(|(_, outcome)| small(outcome)).map(|(index, _)| index);
            let crates: BTreeMap<String, usize> = indices.map(|index| (format!("d{index}"), index)).collect();
            let names: Vec<String> = crates.keys().cloned().collect();
            let mut said = compile(out, &names)?;
            Some(crates.into_iter().map(|(name, at)| (at, said.remove(&name).unwrap_or_default())).collect())
        }
    };
    if request.each {
        outcomes.iter().for_each(|outcome| println!("{outcome}"));
    }
    print!("{}", table(&outcomes, said.as_ref()));
    if !others.is_empty() {
        print!("{}", peers::table(&outcomes, &others));
    }
    let broken = outcomes.iter().any(|outcome| matches!(outcome.end, End::Broken(_)));
    Ok(!broken && said.is_none_or(|said| said.values().all(|said| said.first.is_empty())))
}

/// Removes the crates of an earlier run, but not what they were linked with.
fn clear(out: &Path) -> std::io::Result<()> {
    std::fs::create_dir_all(out)?;
    for entry in std::fs::read_dir(out)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() && entry.file_name() != "target" {
            std::fs::remove_dir_all(entry.path())?;
        }
    }
    Ok(())
}

/// What comes of each document.
fn outcomes(files: &[PathBuf], out: Option<&Path>, request: &Request, options: &Products) -> Vec<Outcome> {
    // Files of a document may lie anywhere below the folder.
    let root = Some(request.dir.display().to_string());
    let reading = ReadingArguments { keep_going: request.keep_going, root, ..ReadingArguments::default() };
    parallel::each(files, |index, file| {
        let name = format!("d{index}");
        outcome(file, out.map(|out| (name.as_str(), out.join(&name))), &reading, options)
    })
}
