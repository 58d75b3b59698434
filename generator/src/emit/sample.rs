//! Calls of operations, for other documents than the crate's own.

use std::collections::BTreeMap;

use super::example;
use crate::codemodel::{Block, Crate, Docs, Request, Target};

/// How one operation is called, as the documentation of the client shows and compiles it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sample {
    /// Method of the operation, upper case.
    pub method: String,
    /// Path of the operation, with its templates.
    pub path: String,
    /// Rust.
    pub code: String,
}

/// A sample for every operation, sorted by path and method.
pub fn samples(krate: &Crate) -> Vec<Sample> {
    let resources = krate.resources.iter().flat_map(|group| &group.resources);
    let methods = krate.client.methods.iter().chain(resources.flat_map(|resource| &resource.methods));
    let docs: BTreeMap<_, _> = methods
        .filter_map(|method| match &method.target {
            Target::Request { name, .. } => Some((name, &method.docs)),
            Target::Resource(_) => None,
        })
        .collect();
    let requests = krate.requests.iter().flat_map(|group| &group.requests);
    let mut samples: Vec<_> = requests.filter_map(|request| sample(request, docs.get(&request.name)?)).collect();
    samples.sort_by(|a, b| (&a.path, &a.method).cmp(&(&b.path, &b.method)));
    samples
}

fn sample(request: &Request, docs: &Docs) -> Option<Sample> {
    let mut examples = docs.blocks().iter().filter_map(|block| match block {
        Block::Example(example) => Some(example),
        Block::Lines(_) => None,
    });
    let code = example::shown(examples.next()?);
    Some(Sample { method: request.route.method.clone(), path: request.route.template.clone(), code })
}
