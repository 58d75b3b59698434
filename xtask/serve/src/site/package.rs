//! Packages from npm: only the archive itself, at a pinned version, held against its hash.

use std::path::PathBuf;
use std::process::Command;

use xtask::repository::root;

/// Name, version and hash of each package.
const PINNED: &str = include_str!("../../site/packages.txt");

/// Why there is no package.
pub enum Trouble {
    /// The registry was not reached, or does not have it.
    NotToBeHad(String),
    /// It is there, but not as it should be.
    Wrong(String),
}

impl From<Trouble> for String {
    fn from(trouble: Trouble) -> Self {
        match trouble {
            Trouble::NotToBeHad(reason) | Trouble::Wrong(reason) => reason,
        }
    }
}

/// Names of all packages.
pub fn names() -> impl Iterator<Item = &'static str> {
    PINNED.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split(' ').next())
}

/// The folder of a package, which is fetched the first time.
pub fn unpacked(name: &str) -> Result<PathBuf, Trouble> {
    let wrong = |error: std::io::Error| Trouble::Wrong(error.to_string());
    let pinned = PINNED.lines().map(|line| line.split(' ').collect::<Vec<_>>());
    let (version, hash) = pinned
        .filter(|words| words.first() == Some(&name))
        .find_map(|words| Some((*words.get(1)?, *words.get(2)?)))
        .ok_or_else(|| Trouble::Wrong(format!("packages.txt has no `{name}`")))?;
    let dir = root().join("target/site-packages");
    let target = dir.join(format!("{}-{version}", name.trim_start_matches('@').replace('/', "-")));
    if target.exists() {
        return Ok(target.join("package"));
    }
    std::fs::create_dir_all(&dir).map_err(wrong)?;
    let packed = output(Command::new("npm").args(["pack", "--json", &format!("{name}@{version}")]).current_dir(&dir))
        .map_err(Trouble::NotToBeHad)?;
    let packed: serde_json::Value =
        serde_json::from_str(&packed).map_err(|error| Trouble::Wrong(format!("npm pack: {error}")))?;
    let found = packed[0]["integrity"].as_str().unwrap_or_default();
    if found != hash {
        return Err(Trouble::Wrong(format!("{name} {version} hashes to {found}, but packages.txt has {hash}")));
    }
    let archive = packed[0]["filename"].as_str().map(|file| dir.join(file));
    let archive = archive.ok_or_else(|| Trouble::Wrong("npm pack names no file".to_owned()))?;
    let half = dir.join(format!("{}.half", std::process::id()));
    std::fs::create_dir_all(&half).map_err(wrong)?;
    output(Command::new("tar").arg("-xzf").arg(&archive).arg("-C").arg(&half)).map_err(Trouble::Wrong)?;
    std::fs::rename(&half, &target).map_err(wrong)?;
    std::fs::remove_file(&archive).map_err(wrong)?;
    Ok(target.join("package"))
}

/// What a command prints; when it fails, what it says about that.
fn output(command: &mut Command) -> Result<String, String> {
    let program = command.get_program().display().to_string();
    let output = command.output().map_err(|error| format!("{program}: {error}"))?;
    if !output.status.success() {
        return Err(format!("{program}: {}", String::from_utf8_lossy(&output.stderr).trim()));
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}
