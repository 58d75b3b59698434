//! Modules of requests and resources: one for each first segment.

use std::collections::BTreeMap;

use super::naming::identifiers;
use super::path_words::path_words;
use crate::codemodel::{Fault, Identifier};
use crate::ir::Api;
use crate::names::{Claim, scopes};

/// Things of one module: its segment, its name, and what is in it.
pub type Group<'g, T> = (&'g str, Identifier, Vec<T>);

/// Sorts things by their segments, and names a module below `parent` for each.
pub fn groups<'g, T>(
    api: &Api,
    parent: &str,
    things: impl Iterator<Item = (&'g str, T)>,
) -> Result<Vec<Group<'g, T>>, Fault> {
    let mut sorted: BTreeMap<&str, Vec<T>> = BTreeMap::new();
    for (segment, thing) in things {
        sorted.entry(segment).or_default().push(thing);
    }
    let claims: Vec<_> =
        sorted.keys().map(|segment| Claim::new(path_words(api, segment), *segment).hint("group")).collect();
    let names = identifiers(scopes::modules(parent), &claims)?;
    Ok(sorted.into_iter().zip(names).map(|((segment, things), name)| (segment, name, things)).collect())
}
