//! The OpenAPI documents below a folder.

use std::collections::BTreeSet;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

/// Every document of OpenAPI 3 below a folder, in the order of their paths. Of those that are alike
/// only the first counts.
///
/// # Errors
/// When the folder can't be read.
pub fn documents(dir: &Path) -> Result<Vec<PathBuf>, String> {
    let mut files = Vec::new();
    collect(dir, &mut files)?;
    files.sort();
    let mut seen = BTreeSet::new();
    files.retain(|file| {
        let Ok(bytes) = std::fs::read(file) else { return false };
        let mut hasher = DefaultHasher::new();
        bytes.hash(&mut hasher);
        is_openapi(&bytes) && seen.insert((bytes.len(), hasher.finish()))
    });
    Ok(files)
}

fn collect(dir: &Path, files: &mut Vec<PathBuf>) -> Result<(), String> {
    let words = |error: std::io::Error| format!("{}: {error}", dir.display());
    for entry in std::fs::read_dir(dir).map_err(words)? {
        let entry = entry.map_err(words)?;
        let (path, kind) = (entry.path(), entry.file_type().map_err(words)?);
        let known = path.extension().is_some_and(|ending| ["json", "yaml", "yml"].iter().any(|known| ending == *known));
        if kind.is_dir() {
            collect(&path, files)?;
        } else if kind.is_file() && known {
            files.push(path);
        }
    }
    Ok(())
}

/// Whether a text says at its beginning of a line, or after a brace, that it is OpenAPI 3.
fn is_openapi(bytes: &[u8]) -> bool {
    let text = String::from_utf8_lossy(bytes);
    text.match_indices("openapi").any(|(at, word)| {
        let before = text.get(..at).unwrap_or_default().trim_end_matches(['"', '\'']);
        let depth = before.rsplit('\n').next().unwrap_or_default();
        let first = depth.is_empty() || before.trim_end().ends_with('{') || before.trim_end().ends_with(',');
        let after = text.get(at + word.len()..).unwrap_or_default().trim_start_matches(['"', '\'', ' ']);
        let version = after.strip_prefix(':').map(|rest| rest.trim_start_matches(['"', '\'', ' ']));
        first && version.is_some_and(|version| version.starts_with("3."))
    })
}
