//! Reading a document.

use std::io::Read as _;
use std::path::Path;

use crate::generate::Input;
use crate::parse::{Folder, OtherFiles};

/// The document in a file; `-` is the standard input.
///
/// # Errors
/// When it can't be read, with its path.
pub fn input(name: &str) -> Result<Input, String> {
    let mut bytes = Vec::new();
    let read = match name {
        "-" => std::io::stdin().read_to_end(&mut bytes).map(|_| bytes),
        _ => std::fs::read(name),
    };
    let bytes = read.map_err(|error| format!("{name}: {error}"))?;
    if name == "-" {
        return Ok(Input::document("<stdin>", bytes));
    }
    let files = OtherFiles::Folder(Folder::of(Path::new(name)));
    Ok(Input { files, ..Input::document(name, bytes) })
}
