//! A whole crate.

use std::collections::{BTreeMap, BTreeSet};

use super::answers::Headers;
use super::client::Client;
use super::feature::Feature;
use super::first::First;
use super::identifier::Identifier;
use super::model::Model;
use super::operations::OperationGroup;
use super::options::Options;
use super::request::RequestGroup;
use super::resource::ResourceGroup;
use super::root::Root;
use super::runtime_part::RuntimePart;
use crate::tables::codemodel::TableModel;

/// A whole crate, decided but not printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Crate {
    /// What the caller decided.
    pub options: Options,
    /// Name of the library (`victron_vrm`).
    pub library: Identifier,
    /// What the document is called, as each file shows it.
    pub document: String,
    /// What the service calls itself, in one line.
    pub title: String,
    /// The parts of the runtime that it carries.
    pub parts: BTreeSet<RuntimePart>,
    /// Features that stand for operations and types; without any, all of them are always there.
    pub features: Vec<Feature>,
    /// `src/lib.rs`.
    pub root: Root,
    /// `src/client.rs`.
    pub client: Client,
    /// `examples/first.rs`, for a crate that stands alone.
    pub first: First,
    /// `src/models/`, sorted by the names in the document.
    pub models: Vec<Model>,
    /// `src/operations/`, sorted by tag.
    pub operations: Vec<OperationGroup>,
    /// `src/requests/`, sorted by segment.
    pub requests: Vec<RequestGroup>,
    /// Headers with which several operations refuse.
    pub shared_headers: Vec<Headers>,
    /// `src/resources/`, sorted by segment.
    pub resources: Vec<ResourceGroup>,
    /// `src/attributes/` and `src/values/`, when there is a table.
    pub table: Option<TableModel>,
}

impl Crate {
    /// The path of each attribute in Rust (`SystemOverviewAttribute::PvToBattery`), by its code.
    pub fn attribute_paths(&self) -> BTreeMap<String, String> {
        let paths = self.table.iter().flat_map(TableModel::paths);
        paths.map(|(code, path)| (code.to_owned(), path)).collect()
    }
}
