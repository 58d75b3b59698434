//! A small program with a client of VRM: how large it gets, and how quickly it reads a large answer.

use std::fmt::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use xtask::repository;

use super::cost::{Cost, measured, median};

/// What a small program costs those who run it.
#[derive(Debug, Clone, Copy)]
pub struct Program {
    /// Building it again, optimized, with the client being built: what a client leaves to be compiled in programs.
    pub build: Cost,
    /// Its size, without names for a debugger.
    pub bytes: u64,
    /// Megabytes of an answer that it reads in a second of the processor.
    pub rate: f64,
}

/// One for each generator of whose client something is known. It reads a file so many times or calls a server.
const PROGRAMS: [(&str, &str); 5] = [
    ("openapi-to-crate", include_str!("programs/openapi-to-crate.rs")),
    ("progenitor", include_str!("programs/progenitor.rs")),
    ("oas3-gen", include_str!("programs/oas3-gen.rs")),
    ("ploidy", include_str!("programs/ploidy.rs")),
    ("openapi-to-rust", include_str!("programs/openapi-to-rust.rs")),
];

/// Where it stands in the folder of a client.
const SOURCE: &str = "examples/program.rs";

/// Points of each series of the answer.
const POINTS: usize = 20_000;

/// How often it is read; reading it once is taken off.
const TIMES: usize = 21;

/// Measures the program of a client. There is none for a document that is not VRM's, nor for every generator.
///
/// # Errors
/// When it does not compile, or can't read the answer.
pub fn program(peer: &str, document: &Path, folder: &Path, target: &Path) -> Result<Option<Program>, String> {
    let published = repository::root().join(repository::PUBLISHED).canonicalize().ok();
    let is_vrm = published.is_some_and(|published| published.parent() == document.parent());
    let Some((_, source)) = PROGRAMS.iter().find(|(name, _)| is_vrm && *name == peer) else { return Ok(None) };
    let body = target.join("answer.json");
    prepare(folder, source, &body).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut build = repository::cargo();
    build.args(["rustc", "--quiet", "--release", "--example", "program", "--", "-C", "strip=symbols"]);
    build.env("CARGO_TARGET_DIR", target).env("CARGO_INCREMENTAL", "0");
    measured(folder, &build)?;
    std::fs::write(folder.join(SOURCE), source).map_err(|error| format!("{}: {error}", folder.display()))?;
    let cost = measured(folder, &build)?;
    let built = target.join("release/examples/program");
    let bytes = std::fs::metadata(&built).map_err(|error| format!("{}: {error}", built.display()))?.len();
    Ok(Some(Program { build: cost, bytes, rate: rate(&built, &body)? }))
}

/// Adds the program to the client's examples, and what it needs beside the client.
fn prepare(folder: &Path, source: &str, body: &Path) -> std::io::Result<()> {
    let manifest = folder.join("Cargo.toml");
    let text = std::fs::read_to_string(&manifest)?;
    if !text.contains("[dev-dependencies]") {
        let more =
            "[dev-dependencies]\nserde_json = \"1\"\ntokio = { version = \"1\", features = [\"macros\", \"rt\"] }\n";
        std::fs::write(&manifest, format!("{text}\n{more}"))?;
    }
    std::fs::create_dir_all(folder.join("examples"))?;
    std::fs::write(folder.join(SOURCE), source)?;
    std::fs::write(body, answer())
}

/// Energy of many hours, its numbers as short as VRM writes them.
fn answer() -> String {
    let series = ["Pb", "Gc", "Pc"].map(|code| {
        let mut points = String::new();
        for point in 0..POINTS {
            let (time, comma) = (1_441_066_216_000_u64 + point as u64 * 3_600_000, if point == 0 { "" } else { "," });
            // Writing into a text can't fail.
            let _ = write!(points, "{comma}[{time},{}]", (point % 977) as f64 * 0.031_25);
        }
        format!("\"{code}\":[{points}]")
    });
    format!("{{\"success\":true,\"records\":{{{}}},\"totals\":{{\"Pb\":1.5}}}}", series.join(","))
}

fn rate(built: &PathBuf, body: &Path) -> Result<f64, String> {
    let seconds = |times: usize| {
        let mut run = Command::new(built);
        run.arg(body).arg(times.to_string());
        let here = body.parent().unwrap_or(body);
        let rounds = [measured(here, &run)?, measured(here, &run)?, measured(here, &run)?];
        Ok::<_, String>(median(&rounds).processor)
    };
    let bytes = std::fs::metadata(body).map_err(|error| format!("{}: {error}", body.display()))?.len();
    let taken = seconds(TIMES)? - seconds(1)?;
    Ok(bytes as f64 * (TIMES - 1) as f64 / taken.max(0.01) / 1e6)
}
