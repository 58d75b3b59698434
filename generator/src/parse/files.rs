//! The other files that a document refers to.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::{Path, PathBuf};

/// Where the other files of a document come from.
pub trait Files {
    /// The bytes of a file, by its path from the folder of the document: with slashes, and never
    /// out of that folder. The error says in a few words why there are none.
    ///
    /// # Errors
    /// When the file can't be read, or must not be.
    fn read(&self, path: &str) -> Result<Vec<u8>, String>;

    /// The folder from which paths are counted, as messages name it, and the path of the document from there,
    /// where that is another folder than the document's own.
    fn root(&self) -> Option<(&str, &str)> {
        None
    }
}

/// The files below a folder of this machine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Folder {
    folder: PathBuf,
    /// The folder as it was named, and the path of the document in it, where that does not lie in it itself.
    root: Option<(String, String)>,
}

/// Larger than any part of a document that a person has written.
const LARGEST: u64 = 16 * 1024 * 1024;

impl Folder {
    /// The folder that a document lies in.
    pub fn of(document: &Path) -> Self {
        let folder = document.parent().filter(|folder| !folder.as_os_str().is_empty());
        Folder { folder: folder.unwrap_or(Path::new(".")).to_owned(), root: None }
    }

    /// A folder below which a document lies.
    ///
    /// # Errors
    /// When one of the two is not there, or the document lies elsewhere.
    pub fn below(root: &Path, document: &Path) -> Result<Self, String> {
        let place = |path: &Path| path.canonicalize().map_err(|error| format!("{}: {error}", path.display()));
        let (folder, file) = (place(root)?, place(document)?);
        let Ok(inside) = file.strip_prefix(&folder) else {
            return Err(format!("{} is not below {}", document.display(), root.display()));
        };
        let path = inside.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("/");
        Ok(Folder { folder: root.to_owned(), root: Some((root.display().to_string(), path)) })
    }
}

impl Files for Folder {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        let words = |error: std::io::Error| error.to_string();
        let root = self.folder.canonicalize().map_err(words)?;
        // A link may lead anywhere, so it is followed before the place is judged.
        let file = root.join(path).canonicalize().map_err(words)?;
        if !file.starts_with(&root) {
            return Err("it leads out of the folder of the document".to_owned());
        }
        // Opening a pipe would wait for its other end.
        if !file.metadata().map_err(words)?.is_file() {
            return Err("it is no file".to_owned());
        }
        let opened = std::fs::File::open(&file).map_err(words)?;
        let mut bytes = Vec::new();
        opened.take(LARGEST + 1).read_to_end(&mut bytes).map_err(words)?;
        if bytes.len() as u64 > LARGEST { Err("it is larger than 16 MiB".to_owned()) } else { Ok(bytes) }
    }

    fn root(&self) -> Option<(&str, &str)> {
        self.root.as_ref().map(|(folder, path)| (folder.as_str(), path.as_str()))
    }
}

/// The other files that a document may refer to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum OtherFiles {
    /// None: each reference to one is refused.
    #[default]
    None,
    /// Those below a folder of this machine.
    Folder(Folder),
    /// These, by their paths from the folder of the document.
    Memory(BTreeMap<String, Vec<u8>>),
}

impl Files for OtherFiles {
    fn read(&self, path: &str) -> Result<Vec<u8>, String> {
        match self {
            Self::None => Err("only a document that lies in a folder has other files".to_owned()),
            Self::Folder(folder) => folder.read(path),
            Self::Memory(files) => files.get(path).cloned().ok_or_else(|| "there is no such file".to_owned()),
        }
    }

    fn root(&self) -> Option<(&str, &str)> {
        match self {
            Self::Folder(folder) => folder.root(),
            Self::None | Self::Memory(_) => None,
        }
    }
}
