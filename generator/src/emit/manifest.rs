//! `Cargo.toml` of a crate that stands alone.

use super::output::OutputFile;
use crate::codemodel::Crate;

/// The runtime's own manifest: what it depends on, a generated crate depends on.
const RUNTIME_MANIFEST: &str = include_str!("../../runtime/Cargo.toml");

/// A manifest with a workspace of its own, so that it can lie inside another one.
pub fn file(krate: &Crate) -> OutputFile {
    let mut out = String::from("[package]\n");
    out.push_str(&format!("name = {}\n", quoted(&krate.options.crate_name)));
    out.push_str("version = \"0.1.0\"\nedition = \"2024\"\nrust-version = \"1.88\"\npublish = false\n");
    out.push_str(&format!("description = {}\n", quoted(&format!("Client for {}", krate.title))));
    for section in sections(RUNTIME_MANIFEST) {
        out.push('\n');
        out.push_str(section.trim_end());
        out.push('\n');
    }
    out.push_str("\n[workspace]\n");
    OutputFile::new("Cargo.toml", out)
}

/// The tables of a manifest that a generated crate needs as well.
fn sections(manifest: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut keep = false;
    for line in manifest.lines() {
        if line.starts_with('[') {
            keep = line.starts_with("[dependencies") || line.starts_with("[features]") || line.starts_with("[target.");
            if keep {
                found.push(String::new());
            }
        }
        if let (true, Some(section)) = (keep, found.last_mut()) {
            section.push_str(line);
            section.push('\n');
        }
    }
    found
}

/// A basic string of TOML, whose escapes are JSON's.
fn quoted(text: &str) -> String {
    serde_json::Value::from(text).to_string()
}
