//! `x-download`: the answer is a file.

use super::site::Site;
use crate::codemodel::{Docs, Fault, Save, Usage};

/// An answer that is a file.
pub fn save(site: &Site<'_, '_>) -> Result<Save, Fault> {
    let usage = Usage::Save { deprecated: site.call.operation.deprecated };
    let docs = Docs::new()
        .line(
            "Sends the request and writes the file to a path as it comes in. It appears there whole or not at all; \
             one that was there before is replaced, by nothing that is no file: neither a web page nor a failure, \
             nor base64 that is broken.",
        )
        .example(site.example(&[], usage)?);
    Ok(Save { docs })
}
