//! A document in one file, as it is read.

use crate::codemodel::Fault;
use crate::output::OutputFile;
use crate::parse::Node;

/// The document with all that it refers to, and its tables by name and text.
///
/// # Errors
/// When it can't be printed, which is a mistake of ours.
pub fn bundle<'t>(tree: &Node, tables: impl Iterator<Item = (&'t str, &'t [u8])>) -> Result<Vec<OutputFile>, Fault> {
    let json = serde_json::to_string_pretty(&tree.to_json());
    let json = json.map_err(|error| Fault::new(format!("the document cannot be printed: {error}")))? + "\n";
    let table = |(name, bytes): (&str, &[u8])| {
        let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
        OutputFile::new(name, String::from_utf8_lossy(bytes))
    };
    Ok(std::iter::once(OutputFile::new("openapi.json", json)).chain(tables.map(table)).collect())
}
