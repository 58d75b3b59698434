//! `x-download`: the answer is a file.

use super::site::Site;
use crate::codemodel::{Docs, Fault, Save, Usage};

/// An answer that is a file.
pub fn save(site: &Site<'_, '_>) -> Result<Save, Fault> {
    let usage = Usage::Save { deprecated: site.call.operation.deprecated };
    let docs = Docs::new()
        .line(
            "Sends the request and writes the file to a path. It appears there whole or not at all; one that was \
             there before is replaced.",
        )
        .example(site.example(&[], usage)?);
    Ok(Save { docs })
}
