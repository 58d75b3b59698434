//! From an API to a crate.

use std::collections::BTreeSet;
use std::path::Path;

use super::by_status::shared_headers;
use super::client::client;
use super::first::first;
use super::model::models;
use super::operations::{Operations, operations};
use super::outline::Outline;
use super::request::requests;
use super::resource::resources;
use super::root::{exports, root};
use super::runtime_parts::runtime_parts;
use crate::codemodel::{Crate, Fault, Identifier, ModelKind, Options};
use crate::ir::Api;
use crate::markdown::visible;

/// Decides everything about the client crate of an API: first the names, then what is made of them.
///
/// # Errors
/// When two parts of the generator disagree; whatever the document says, that is a mistake of ours.
pub fn model(api: &Api, options: &Options) -> Result<Crate, Fault> {
    let library = Identifier::new(options.crate_name.replace('-', "_"))?;
    let outline = Outline::new(api, library, &exports(api), options)?;
    let Operations { groups, mut on_resources } = match options.by_tag {
        true => operations(&outline)?,
        false => Operations::default(),
    };
    let client = client(&outline, &groups)?;
    let mut models = models(&outline.types, &outline.features)?;
    for model in &mut models {
        let derives = options.derives.iter().filter(|derives| derives.fit(model.name.as_str()));
        model.derives = derives.flat_map(|derives| derives.traits.iter().cloned()).collect();
        if let (true, ModelKind::Struct(structure)) = (options.types_only, &mut model.kind) {
            // What stands beside a whole answer is the client's.
            structure.answer = false;
        }
    }
    let mut krate = Crate {
        options: options.clone(),
        document: shown_document(&options.document),
        title: visible(&api.title).split_whitespace().collect::<Vec<_>>().join(" "),
        parts: BTreeSet::new(),
        root: root(&outline, options, !groups.is_empty())?,
        first: first(&outline, &client)?,
        client,
        models,
        requests: requests(&outline)?,
        shared_headers: shared_headers(&outline.types, &outline.calls)?,
        resources: resources(&outline, &mut on_resources)?,
        operations: groups,
        features: outline.features.all,
        library: outline.library,
        table: outline.types.table,
    };
    krate.parts = runtime_parts(api, &krate);
    Ok(krate)
}

/// The name of a document without what is of no concern to others: the folders that lead to it from
/// the root of somebody's disk.
fn shown_document(name: &str) -> String {
    let shown = match name {
        "-" => "the standard input",
        _ if Path::new(name).is_absolute() => name.rsplit(['/', '\\']).next().unwrap_or(name),
        _ => name,
    };
    visible(shown)
}
