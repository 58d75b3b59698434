//! `src/own_types.rs`: how types of other crates are read and written.

use quote::quote;

use super::source::Source;
use super::types::path;
use crate::codemodel::{Crate, Docs, Fault};
use crate::output::OutputFile;

/// The file, where there are such types.
pub fn file(krate: &Crate) -> Result<Option<OutputFile>, Fault> {
    if krate.options.own_types.is_empty() {
        return Ok(None);
    }
    let mut file = Source::new(&Docs::new().line("Types of other crates that stand for a format of the document."));
    for own in &krate.options.own_types {
        let own = path(own);
        file.push(quote!(own_type!(#own);));
    }
    Ok(Some(OutputFile::new("src/own_types.rs", file.text()?)))
}
