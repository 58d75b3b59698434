//! All files of a crate.

use super::source::header;
use super::{client, first, manifest, models, operations, own_types, requests, resources, root, runtime};
use crate::codemodel::{Crate, Fault};
use crate::output::OutputFile;
use crate::tables::emit::{attribute_files, value_files};

/// Every file of a crate, sorted by path.
///
/// # Errors
/// When what is spelt is no Rust, which is a mistake of ours.
pub fn emit(krate: &Crate) -> Result<Vec<OutputFile>, Fault> {
    let mut files = Vec::new();
    if krate.options.workspace_manifest {
        files.push(manifest::file(krate));
        if !krate.options.types_only {
            files.extend(first::files(krate));
        }
    }
    files.push(root::file(krate));
    if !krate.options.types_only {
        files.push(client::file(krate)?);
    }
    files.extend(own_types::file(krate)?);
    // Printing Rust is nearly all of the work; two halves of about the same size.
    let (calls, data) = std::thread::scope(|scope| {
        let data = scope.spawn(|| match &krate.table {
            Some(table) => Ok([attribute_files(table)?, value_files(table)?].concat()),
            None => Ok(Vec::new()),
        });
        (calls(krate), data.join())
    });
    files.extend(calls?);
    files.extend(data.unwrap_or_else(|panic| std::panic::resume_unwind(panic))?);
    // First of all, a reader of a file should know not to edit it.
    let header = header(&krate.options.command, &krate.document);
    for file in files.iter_mut().filter(|file| file.path.ends_with(".rs")) {
        file.contents.insert_str(0, &header);
    }
    files.extend(runtime::files(krate));
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn calls(krate: &Crate) -> Result<Vec<OutputFile>, Fault> {
    if krate.options.types_only {
        return models::files(krate);
    }
    Ok([models::files(krate)?, operations::files(krate)?, resources::files(krate)?, requests::files(krate)?].concat())
}
