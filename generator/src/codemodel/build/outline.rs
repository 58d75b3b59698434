//! The names of a crate, given before anything is made of them.

use std::collections::BTreeSet;

use super::call::{Call, calls};
use super::features::Features;
use super::required::required;
use super::tag::tag_methods;
use super::tree::Tree;
use super::types::Types;
use crate::codemodel::{Fault, Identifier, Options, RequiredValue};
use crate::ir::Api;

/// Everything with a name that more than one part of the crate refers to.
#[derive(Debug)]
pub struct Outline<'a> {
    /// Name of the library.
    pub library: Identifier,
    /// Types, with their fields, variants and places.
    pub types: Types<'a>,
    /// Operations, with their arguments and setters.
    pub calls: Vec<Call<'a>>,
    /// What each of them requires beside its path, in the order of the arguments.
    required: Vec<Vec<RequiredValue>>,
    /// Resources, with their methods.
    pub tree: Tree,
    /// Features of the crate, and what is there for them.
    pub features: Features,
}

impl<'a> Outline<'a> {
    /// Names everything. `exports` are what the root shows of the runtime in some crates only.
    pub fn new(api: &'a Api, library: Identifier, exports: &[&str], options: &Options) -> Result<Self, Fault> {
        let tags = if options.by_tag { tag_methods(api) } else { BTreeSet::new() };
        let types = Types::new(api, &library, exports)?;
        let calls = calls(api)?;
        let required = calls.iter().map(|call| required(&types, call)).collect::<Result<_, _>>()?;
        let tree = Tree::new(api, tags)?;
        let features = Features::new(api, &tree, options);
        Ok(Self { types, calls, required, tree, features, library })
    }

    /// An operation with its names.
    pub fn call(&self, index: usize) -> Result<&Call<'a>, Fault> {
        self.calls.get(index).ok_or_else(|| Fault::new(format!("there is no operation {index}")))
    }

    /// What an operation requires beside its path.
    pub fn required(&self, index: usize) -> &[RequiredValue] {
        self.required.get(index).map_or(&[], Vec::as_slice)
    }
}
