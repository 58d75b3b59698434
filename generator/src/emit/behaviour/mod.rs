//! What a request can do beyond being sent: periods, pages, signing in, files.
//!
//! Each part is generic code of the runtime; what is written here only tells it the names.

mod credential;
mod download;
mod paging;
mod period;

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::context::Context;
use super::docs::Docs;
use super::examples;
use super::models::field;
use super::parameter::names;
use super::source::ident;
use super::tree::Tree;
use crate::ir::{Api, Behaviour, Operation, Parameter, ResponseKind, Type, TypeId};

/// What behaviour adds to the struct of a request.
#[derive(Default)]
pub struct Additions {
    /// `name: Type,` each.
    pub fields: TokenStream,
    /// `name: value,` each.
    pub inits: TokenStream,
    /// Constants.
    pub constants: TokenStream,
    /// Methods.
    pub methods: TokenStream,
    /// Statements about `request` and `self` before anything else is put into the request.
    pub checks: TokenStream,
    /// In place of sending one request: what `send` does, while `whole` sends one.
    pub send: Option<TokenStream>,
    /// Items beside the struct.
    pub items: Vec<TokenStream>,
}

/// The request that something is added to.
struct Site<'s, 'a> {
    context: &'s Context<'a>,
    tree: &'s Tree,
    index: usize,
    operation: &'s Operation,
    /// Its struct.
    name: Ident,
}

/// Everything that the behaviour of an operation adds.
pub fn additions(context: &Context<'_>, tree: &Tree, index: usize, operation: &Operation, name: &Ident) -> Additions {
    let site = Site { context, tree, index, operation, name: name.clone() };
    let mut all = Additions::default();
    let Behaviour { period, paging, credential, download } = &operation.behaviour;
    if let Some(rule) = period {
        period::add(&site, rule, &mut all);
    }
    if let Some(rule) = paging {
        paging::add(&site, rule, &mut all);
    }
    if let Some(rule) = credential {
        credential::add(&site, rule, &mut all);
    }
    if *download {
        download::add(&site, &mut all);
    }
    all
}

/// Names of methods that the behaviour of an operation adds, so that no parameter takes them.
pub fn reserved(behaviour: &Behaviour) -> Vec<&'static str> {
    let mut names = Vec::new();
    if behaviour.period.is_some() {
        names.extend(["any_length", "in_parts", "period", "whole"]);
    }
    if behaviour.paging.is_some() {
        names.extend(["all", "stream"]);
    }
    if behaviour.credential.is_some() {
        names.push("sign_in");
    }
    if behaviour.download {
        names.push("save");
    }
    names
}

/// Types and functions of the runtime that only some documents need, at the root of their crate.
pub fn exports(api: &Api) -> Vec<&'static str> {
    let any = |has: fn(&Behaviour) -> bool| api.operations.iter().any(|operation| has(&operation.behaviour));
    let mut names = Vec::new();
    if any(|behaviour| behaviour.download) {
        names.push("Download");
    }
    if any(|behaviour| behaviour.period.is_some()) {
        names.push("Period");
    }
    if any(|behaviour| behaviour.paging.is_some()) {
        names.push("Records");
    }
    if any(|behaviour| behaviour.credential.is_some()) {
        names.push("SignedIn");
    }
    if any(|behaviour| behaviour.period.is_some()) {
        names.push("time_zone");
    }
    names
}

impl Site<'_, '_> {
    /// A parameter and its name in Rust.
    fn parameter(&self, wire: &str) -> Option<(&Parameter, Ident)> {
        let names = names(self.operation).parameters;
        let mut known = self.operation.parameters.iter().zip(&names);
        known.find(|(parameter, _)| parameter.wire == wire).map(|(parameter, name)| (parameter, ident(name)))
    }

    /// The type that the operation answers, when it has a name.
    fn answer(&self) -> Option<TypeId> {
        match &self.operation.response.kind {
            ResponseKind::Json(ty) => match self.context.resolve(ty) {
                Type::Named(id) => Some(*id),
                _ => None,
            },
            _ => None,
        }
    }

    /// A key of the answer: its name and its type in Rust.
    fn key(&self, wire: &str) -> Option<(Ident, Type)> {
        field(self.context, self.answer()?, wire)
    }

    /// An example of documentation that calls the operation, without some parameters.
    fn example(&self, without: &[&str], example: impl Fn(&Ident, &TokenStream) -> TokenStream) -> Docs {
        let library = ident(&self.context.library);
        let call = examples::calling(self.context, self.tree, self.index, without);
        let body = example(&library, &call);
        Docs::new().own(&examples::block_of(self.context, &quote!(#body)))
    }
}
