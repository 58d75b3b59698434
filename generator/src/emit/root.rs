//! `src/lib.rs`.

use std::fmt::Write as _;

use super::comment::module_docs;
use crate::codemodel::{Crate, Export, RuntimePart};
use crate::output::OutputFile;

/// `src/lib.rs`, written as rustfmt would.
pub fn file(krate: &Crate) -> OutputFile {
    let root = &krate.root;
    let mut out = String::new();
    if krate.options.readme {
        // Between the line that says who made the file and what the document says of itself.
        let _ = writeln!(out, "#![doc = include_str!(\"../README.md\")]\n//!");
    }
    for line in module_docs(&root.docs) {
        out.push_str(format!("//! {line}").trim_end());
        out.push('\n');
    }
    // docs.rs shows which feature an item needs.
    out.push_str("\n#![cfg_attr(docsrs, feature(doc_cfg))]\n");
    out.push_str("\n#[macro_use]\n#[doc(hidden)]\npub mod runtime;\n");
    if krate.parts.contains(&RuntimePart::Tables) {
        out.push_str("#[macro_use]\n#[doc(hidden)]\npub mod tables;\n");
    }
    if [RuntimePart::Streaming, RuntimePart::Upload].iter().any(|part| krate.parts.contains(part)) {
        out.push_str("pub mod streaming;\n");
    }
    out.push('\n');
    for (module, public) in &root.modules {
        // Written by a printer of its own, which lays out lines unlike rustfmt.
        let visibility = if *public { "pub " } else { "" };
        let _ = writeln!(out, "#[rustfmt::skip]\n{visibility}mod {module};");
    }
    for module in &root.own {
        let _ = writeln!(out, "pub mod {module};");
    }
    out.push('\n');
    if krate.parts.contains(&RuntimePart::Times) {
        // Times are of its types, and of the same version only in the user's hands.
        out.push_str("pub use jiff;\n\n");
    }
    for export in &root.exports {
        if matches!(export, Export::AllThereIs(_)) {
            out.push_str("#[allow(unused_imports, reason = \"only some features have types\")]\n");
        }
        let _ = writeln!(out, "pub use {};", path(export));
    }
    if !krate.options.types_only {
        out.push_str(
            "\n#[cfg(all(feature = \"blocking\", not(target_arch = \"wasm32\")))]\npub use runtime::Blocking;\n",
        );
    }
    let lenient = root.lenient;
    let _ = writeln!(out, "\n/// Whether values are read as PHP writes them.\nconst LENIENT: bool = {lenient};");
    OutputFile::new("src/lib.rs", out)
}

fn path(export: &Export) -> String {
    match export {
        Export::All(module) | Export::AllThereIs(module) => format!("{module}::*"),
        Export::Runtime(name) => format!("runtime::{name}"),
        Export::RuntimeList(names) => {
            let names: Vec<_> = names.iter().map(|name| name.as_str()).collect();
            format!("runtime::{{{}}}", names.join(", "))
        }
    }
}
