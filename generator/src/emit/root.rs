//! `src/lib.rs`.

use super::behaviour;
use super::context::Context;
use super::docs::Docs;
use super::{HEADER, OutputFile};
use crate::ir::BodyKind;
use crate::markdown::plain;

/// `src/lib.rs`, written as rustfmt would.
pub fn file(context: &Context<'_>) -> OutputFile {
    let api = context.api;
    let mut out = format!("{HEADER}\n");
    let docs = Docs::new()
        .line(format!("Client for {}, version {}.", plain(&api.title), plain(&api.version)))
        .markdown(&api.description);
    for line in docs.lines() {
        out.push_str(format!("//! {line}").trim_end());
        out.push('\n');
    }
    // docs.rs shows which feature an item needs.
    out.push_str("\n#![cfg_attr(docsrs, feature(doc_cfg))]\n");
    out.push_str("\n#[macro_use]\n#[doc(hidden)]\npub mod runtime;\n");
    if context.table.is_some() {
        out.push_str("#[doc(hidden)]\npub mod tables;\n");
    }
    out.push('\n');
    let mut modules =
        vec![("client", "mod client;"), ("requests", "pub mod requests;"), ("resources", "pub mod resources;")];
    let mut exports = Vec::new();
    if api.table.is_some() {
        modules.push(("attributes", "pub mod attributes;"));
        exports.push("attributes::*");
    }
    if !api.types.is_empty() {
        modules.push(("models", "pub mod models;"));
        exports.push("models::*");
    }
    // One by one, because rustfmt sorts lists by what is in them.
    let own: Vec<_> = behaviour::exports(api).into_iter().map(|name| format!("runtime::{name}")).collect();
    exports.extend(own.iter().map(String::as_str));
    // Two short lines, which rustfmt leaves alone at any width.
    exports.push("runtime::{Builder, Bytes, Client, Error, ErrorKind, Extra, Opaque}");
    let mut parts = api.operations.iter().filter_map(|operation| operation.body.as_ref());
    exports.push(match parts.any(|body| body.kind == BodyKind::Multipart) {
        true => "runtime::{RateLimit, Secret, Sending, TokenProvider, Upload}",
        false => "runtime::{RateLimit, Secret, Sending, TokenProvider}",
    });
    if context.table.as_ref().is_some_and(|table| !table.values.is_empty()) {
        modules.push(("values", "pub mod values;"));
        exports.push("values::*");
    }
    modules.sort_unstable();
    for (_, module) in modules {
        // Written by a printer of its own, which lays out lines unlike rustfmt.
        out.push_str("#[rustfmt::skip]\n");
        out.push_str(module);
        out.push('\n');
    }
    out.push('\n');
    for export in exports {
        out.push_str("pub use ");
        out.push_str(export);
        out.push_str(";\n");
    }
    out.push_str("\n#[cfg(all(feature = \"blocking\", not(target_arch = \"wasm32\")))]\npub use runtime::Blocking;\n");
    OutputFile::new("src/lib.rs", out)
}
