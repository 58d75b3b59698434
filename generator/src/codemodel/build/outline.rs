//! The names of a crate, given before anything is made of them.

use super::call::{Call, calls};
use super::tree::Tree;
use super::types::Types;
use crate::codemodel::{Fault, Identifier};
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
    /// Resources, with their methods.
    pub tree: Tree,
}

impl<'a> Outline<'a> {
    /// Names everything. `exports` are what the root shows of the runtime in some crates only.
    pub fn new(api: &'a Api, library: Identifier, exports: &[&str]) -> Result<Self, Fault> {
        let types = Types::new(api, &library, exports)?;
        Ok(Self { types, calls: calls(api)?, tree: Tree::new(api)?, library })
    }

    /// An operation with its names.
    pub fn call(&self, index: usize) -> Result<&Call<'a>, Fault> {
        self.calls.get(index).ok_or_else(|| Fault::new(format!("there is no operation {index}")))
    }
}
