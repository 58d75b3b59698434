//! Why files can't be written.

use std::path::{Path, PathBuf};
use std::{fmt, io};

use super::own::LIST;

/// Why files can't be written, with the path that it is about.
#[derive(Debug)]
#[non_exhaustive]
pub enum WriteError {
    /// The disk refuses.
    Io {
        /// What was to be read or written.
        path: PathBuf,
        /// What the system says.
        error: io::Error,
    },
    /// The disk refused in the middle, and what was done can't be undone.
    HalfWritten {
        /// The folder of the crate.
        dir: PathBuf,
        /// What came first.
        error: Box<WriteError>,
    },
    /// Something stands where a file belongs.
    NoFile {
        /// What is there.
        path: PathBuf,
        /// What it is.
        what: &'static str,
    },
    /// The folder holds files, and no list says which of them are ours.
    NotEmpty {
        /// The folder.
        dir: PathBuf,
    },
    /// Files that the list does not name have the names of files to write.
    NotOurs {
        /// The files.
        paths: Vec<PathBuf>,
    },
    /// The list names what can't be a file in the folder.
    Damaged {
        /// The list.
        list: PathBuf,
        /// What it names.
        entry: String,
    },
    /// The manifest can't be read, so that what people have written in it can't be kept.
    NoManifest {
        /// The manifest.
        path: PathBuf,
        /// What is wrong with it.
        error: String,
    },
    /// A folder of the name that we need for ourselves is somebody's own.
    StageTaken {
        /// The folder.
        stage: PathBuf,
    },
    /// A file to write has a name that leads elsewhere: a mistake of the generator.
    BadPath {
        /// The name.
        path: String,
        /// What is wrong with it.
        why: &'static str,
    },
}

impl WriteError {
    pub(super) fn io(path: &Path, error: io::Error) -> Self {
        Self::Io { path: path.to_owned(), error }
    }
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { path, error } => write!(f, "{}: {error}", path.display()),
            Self::HalfWritten { dir, error } => write!(
                f,
                "{error}\n{} holds old and new files now; generate it again when this is mended",
                dir.display()
            ),
            Self::NoFile { path, what } => {
                write!(f, "{}: is {what}, where a file belongs; nothing was written", path.display())
            }
            Self::NotEmpty { dir } => write!(
                f,
                "{}: the folder is not empty, and has no {LIST} that says which of its files were generated; name \
                 another one, or add --force, which overwrites files of the same names and deletes none",
                dir.display()
            ),
            Self::NotOurs { paths } => {
                for path in paths {
                    writeln!(f, "{}: was not generated, so it is not overwritten", path.display())?;
                }
                write!(f, "move what you want to keep, or add --force, which overwrites it; nothing was written")
            }
            Self::Damaged { list, entry } => write!(
                f,
                "{}: `{}` is no file of this folder; mend the list, or delete it and add --force",
                list.display(),
                entry.escape_debug()
            ),
            Self::NoManifest { path, error } => {
                write!(f, "{}: is no TOML; mend it, or remove it: {error}", path.display())
            }
            Self::StageTaken { stage } => write!(
                f,
                "{}: new files are prepared in a folder of this name, but this one is somebody's own; move it \
                 (a run that was killed leaves one that holds nothing but {STAGE_CONTENTS})",
                stage.display()
            ),
            Self::BadPath { path, why } => {
                write!(f, "internal error: a file named `{}` was to be written: {why}", path.escape_debug())
            }
        }
    }
}

const STAGE_CONTENTS: &str = "`lock`, `new` and `old`";

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { error, .. } => Some(error),
            Self::HalfWritten { error, .. } => Some(error),
            _ => None,
        }
    }
}
