//! The files that a command reads.

use std::io::Read;
use std::path::{Path, PathBuf};

use openapi_forge::diagnostic::Report;
use openapi_forge::ir::CodeTable;
use openapi_forge::parse::{Document, parse};
use openapi_forge::tables::parse_table;

/// One file: the name to show and what it holds.
pub struct Source {
    pub name: String,
    pub bytes: Vec<u8>,
}

/// A document and, for this repository's own, its tables.
pub struct Input {
    document: Source,
    tables: Option<(Source, Source)>,
}

/// The folder of the workspace.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_owned()
}

impl Input {
    /// This repository's document and tables.
    pub fn own() -> Result<Self, String> {
        let read = |name: &str| {
            let bytes = std::fs::read(root().join(name)).map_err(|error| format!("{name}: {error}"))?;
            Ok::<_, String>(Source { name: name.to_owned(), bytes })
        };
        let tables = (read("spec/attributes.csv")?, read("spec/attribute-values.csv")?);
        Ok(Input { document: read("spec/openapi.yaml")?, tables: Some(tables) })
    }

    /// Somebody's document; `-` is the standard input.
    pub fn file(name: &str) -> Result<Self, String> {
        let mut bytes = Vec::new();
        let read = match name {
            "-" => std::io::stdin().read_to_end(&mut bytes).map(|_| bytes),
            _ => std::fs::read(name),
        };
        let bytes = read.map_err(|error| format!("{name}: {error}"))?;
        Ok(Input { document: Source { name: name.to_owned(), bytes }, tables: None })
    }

    /// Parses everything, so that the problems of all files are reported in one run.
    pub fn parse(&self, report: &mut Report) -> (Option<Document>, Option<CodeTable>) {
        let document = parse(&self.document.name, &self.document.bytes, report);
        let table = self.tables.as_ref().and_then(|(codes, values)| {
            parse_table(&codes.name, &codes.bytes, Some((&values.name, &values.bytes)), report)
        });
        (document, table)
    }

    /// Names and texts of all files, to show places in them.
    pub fn sources(&self) -> Vec<(String, String)> {
        let tables = self.tables.iter().flat_map(|(codes, values)| [codes, values]);
        let text = |source: &Source| (source.name.clone(), String::from_utf8_lossy(&source.bytes).into_owned());
        std::iter::once(&self.document).chain(tables).map(text).collect()
    }
}
