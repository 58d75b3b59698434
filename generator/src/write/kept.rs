//! Files of ours in which people write as well.

use std::borrow::Cow;
use std::path::Path;

use super::error::WriteError;
use super::manifest::merged;
use super::own::MANIFEST;
use crate::output::README_MARK;

/// What becomes of a file: what would be written into an empty folder, and what people have written.
pub fn kept<'f>(
    dir: &Path,
    path: &str,
    before: Option<&[u8]>,
    last_manifest: Option<&[u8]>,
    fresh: &'f str,
) -> Result<Cow<'f, str>, WriteError> {
    let Some(before) = before.map(String::from_utf8_lossy) else {
        return Ok(Cow::Borrowed(fresh));
    };
    match path {
        MANIFEST => {
            let last = last_manifest.map(String::from_utf8_lossy);
            let wrong =
                |error: toml_edit::TomlError| WriteError::NoManifest { path: dir.join(path), error: error.to_string() };
            merged(&before, last.as_deref(), fresh).map(Cow::Owned).map_err(wrong)
        }
        README if !before.starts_with(README_MARK) => Ok(Cow::Owned(before.into_owned())),
        _ => Ok(Cow::Borrowed(fresh)),
    }
}

const README: &str = "README.md";
