//! The command.

use std::path::{Path, PathBuf};

use xtask::repository;

use super::client::Client;
use super::cost::{Cost, measured, median};
use super::peer::{PEERS, Peer};
use super::table::{Row, table};

/// Which documents, and how closely to look.
#[derive(clap::Args)]
pub struct Request {
    /// OpenAPI documents; that of this repository when there is none.
    documents: Vec<PathBuf>,
    /// How often each client is written, and checked again; the middle counts. The generators take turns.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// Checks what is written, too. Takes minutes.
    #[arg(long)]
    compile: bool,
    /// Builds it optimized as well, and of VRM's document a small program. Takes many minutes.
    #[arg(long, requires = "compile")]
    release: bool,
    /// Compares only these, as `progenitor,oas3-gen`. This generator always is there.
    #[arg(long, value_delimiter = ',')]
    only: Vec<String>,
    /// The folder into which peers are installed, once, and clients written; `target/compare` when left out. Where it was
    /// used minutes ago, ext4 takes longer for many files; one in memory does not.
    #[arg(long)]
    folder: Option<PathBuf>,
}

/// Where the clients are written.
const OUT: &str = "out";

/// Prints a table for each document. Whether this generator wrote a client of each.
pub fn run(request: &Request) -> Result<bool, String> {
    let folder = request.folder.clone().unwrap_or_else(|| repository::root().join("target/compare"));
    take_away(&folder.join(OUT))?;
    std::fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let is_asked_for = |peer: &&Peer| request.only.is_empty() || request.only.iter().any(|name| name == peer.name);
    let peers = PEERS.iter().take(1).chain(PEERS.iter().skip(1).filter(is_asked_for));
    let peers: Vec<_> = peers.map(|peer| (peer, peer.program(&folder))).collect();
    let own = [repository::root().join(repository::PUBLISHED)];
    let documents = if request.documents.is_empty() { &own[..] } else { &request.documents };
    let mut all = true;
    for document in documents {
        let document = document.canonicalize().map_err(|error| format!("{}: {error}", document.display()))?;
        println!("\n{} (load of the machine before: {})\n", shown(&document), load());
        let rows = rows(&folder, &document, &peers, request);
        all &= rows.first().is_some_and(|row| row.generation.is_ok());
        print!("{}", table(&rows));
    }
    println!("\nProcessor seconds. Load of the machine at the end: {}.", load());
    Ok(all)
}

/// A generator while it is measured with one document.
struct Measured<'p> {
    peer: &'static Peer,
    program: &'p Result<PathBuf, String>,
    costs: Result<Vec<Cost>, String>,
}

fn rows(
    folder: &Path,
    document: &Path,
    peers: &[(&'static Peer, Result<PathBuf, String>)],
    request: &Request,
) -> Vec<Row> {
    let rounds = request.rounds.max(1);
    // Some name what they write after the folder.
    let out =
        |peer: &Peer, round: usize| folder.join(OUT).join(shown(document)).join(round.to_string()).join(peer.name);
    let new = |(peer, program)| Measured { peer, program, costs: Ok(Vec::new()) };
    let mut all: Vec<_> = peers.iter().map(|(peer, program)| new((*peer, program))).collect();
    for round in 1..=rounds {
        for Measured { peer, program, costs } in &mut all {
            let Ok(done) = costs else { continue };
            let cost = program.as_ref().map_err(String::clone);
            match cost.and_then(|program| written(peer, program, document, &out(peer, round))) {
                Ok(cost) => done.push(cost),
                Err(reason) => *costs = Err(reason),
            }
        }
    }
    let mut rows: Vec<_> = (all.into_iter())
        .map(|Measured { peer, costs, .. }| {
            let client = costs.as_ref().map(|_| Client::written(&out(peer, rounds))).unwrap_or_default();
            Row { name: peer.name, folder: out(peer, rounds), generation: costs.map(|costs| median(&costs)), client }
        })
        .collect();
    if request.compile {
        compile(&mut rows, document, &folder.join("target"), rounds, request.release);
    }
    rows
}

/// Compiles the clients that were written, and then checks them again in turns.
fn compile(rows: &mut [Row], document: &Path, target: &Path, rounds: usize, release: bool) {
    let mut rows: Vec<_> = rows.iter_mut().filter(|row| row.generation.is_ok()).collect();
    for row in &mut rows {
        row.client.compile(&row.folder, target);
    }
    for _ in 0..rounds {
        for row in &mut rows {
            row.client.check_again(&row.folder, target);
        }
    }
    if release {
        for row in &mut rows {
            row.client.build(row.name, document, &row.folder, target);
        }
    }
}

/// Takes the clients of an earlier run away, if there are any.
fn take_away(out: &Path) -> Result<(), String> {
    match std::fs::remove_dir_all(out) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(format!("{}: {error}", out.display())),
        _ => Ok(()),
    }
}

/// Writes a client into a folder in which there is none.
fn written(peer: &Peer, program: &Path, document: &Path, out: &Path) -> Result<Cost, String> {
    let failed = |error: std::io::Error| format!("{}: {error}", out.display());
    std::fs::create_dir_all(out).map_err(failed)?;
    measured(out, &peer.call(program, document, out))
}

fn shown(document: &Path) -> String {
    document.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// How much the machine had to do, where it says so.
fn load() -> String {
    std::fs::read_to_string("/proc/loadavg").map_or_else(|_| "unknown".to_owned(), |text| text.trim().to_owned())
}
