//! What all emitters know: the API, and the names of its types.

use std::collections::BTreeSet;

use proc_macro2::TokenStream;
use quote::quote;

use super::source::ident;
use super::{Options, behaviour};
use crate::ir::{Api, Body, Operation, ResponseKind, Type, TypeDef, TypeId, TypeKind};
use crate::names::{Case, Claim, Scope};
use crate::tables::codemodel::{Draft, TableModel};

/// Names that mean something else in every file: of the prelude, and of the crate's root.
const TAKEN: &[&str] = &[
    "AsMut",
    "AsRef",
    "Box",
    "Builder",
    "Bytes",
    "Client",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "Error",
    "ErrorKind",
    "ExactSizeIterator",
    "Extend",
    "Extra",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Into",
    "IntoFuture",
    "IntoIterator",
    "Iterator",
    "New",
    "None",
    "Ok",
    "Opaque",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "RateLimit",
    "Result",
    "Secret",
    "Send",
    "Sending",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "TryFrom",
    "TryInto",
    "Unpin",
    "Upload",
    "Vec",
];

/// The API with the names of everything that more than one emitter refers to.
pub struct Context<'a> {
    /// The API.
    pub api: &'a Api,
    /// Name of the library (`victron_vrm`).
    pub library: String,
    /// Rust names of `api.types`, in their order.
    pub type_names: Vec<String>,
    /// The attribute table, when there is one.
    pub table: Option<TableModel>,
    /// Types that can be part of a request.
    sent: BTreeSet<TypeId>,
}

impl<'a> Context<'a> {
    /// Names every type.
    pub fn new(api: &'a Api, options: &Options) -> Self {
        let draft = api.table.as_ref().map(Draft::new);
        // One scope for types and table, because the root re-exports both.
        let mut claims: Vec<_> = api.types.iter().map(|ty| Claim::new(&ty.wire, &ty.wire).hint("model")).collect();
        claims.extend(draft.iter().flat_map(Draft::claims));
        let of_table = if draft.is_some() { Draft::reserved() } else { &[] };
        let taken = TAKEN.iter().chain(of_table).copied().chain(behaviour::exports(api));
        let mut names = Scope::new(Case::Camel).reserve(taken).assign(&claims);
        let of_table = names.split_off(api.types.len());
        let library = options.crate_name.replace('-', "_");
        let mut context = Self {
            api,
            table: draft.map(|draft| draft.model(of_table, &library)),
            library,
            type_names: names,
            sent: BTreeSet::new(),
        };
        for operation in &api.operations {
            if let Some(Body { ty, .. }) = &operation.body {
                context.mark_sent(ty);
            }
            for parameter in &operation.parameters {
                context.mark_sent(&parameter.ty);
            }
        }
        context
    }

    fn mark_sent(&mut self, ty: &Type) {
        match ty {
            Type::List(inner) | Type::Map(inner) | Type::Optional(inner) => self.mark_sent(inner),
            Type::Named(id) | Type::Boxed(id) => {
                if !self.sent.insert(*id) {
                    return;
                }
                let api = self.api;
                match api.ty(*id).map(|ty| &ty.kind) {
                    Some(TypeKind::Object(object)) => {
                        object.fields.iter().for_each(|field| self.mark_sent(&field.ty));
                        object.additional.iter().for_each(|ty| self.mark_sent(ty));
                    }
                    Some(TypeKind::Union(union)) => {
                        union.variants.iter().for_each(|variant| self.mark_sent(&variant.ty));
                    }
                    Some(TypeKind::Newtype(ty) | TypeKind::Alias(ty)) => self.mark_sent(ty),
                    Some(TypeKind::Tuple(items)) => items.iter().for_each(|item| self.mark_sent(&item.ty)),
                    Some(TypeKind::Enum(_)) | None => {}
                }
            }
            _ => {}
        }
    }

    /// Whether a value of this type can be part of a request.
    pub fn is_sent(&self, id: TypeId) -> bool {
        self.sent.contains(&id)
    }

    /// Rust name of a type.
    pub fn type_name(&self, id: TypeId) -> &str {
        self.type_names.get(id.0).map_or("Value", String::as_str)
    }

    /// The definition and the Rust name behind a type, when it has one.
    pub fn named(&self, ty: &Type) -> Option<(&'a TypeDef, &str)> {
        match ty {
            Type::Named(id) | Type::Boxed(id) => Some((self.api.ty(*id)?, self.type_name(*id))),
            _ => None,
        }
    }

    /// The type behind any number of aliases.
    pub fn resolve<'t>(&self, ty: &'t Type) -> &'t Type
    where
        'a: 't,
    {
        let mut ty = ty;
        // More steps than there are types would mean that an alias leads to itself.
        for _ in 0..=self.api.types.len() {
            match self.named(ty).map(|(definition, _)| &definition.kind) {
                Some(TypeKind::Alias(inner)) => ty = inner,
                _ => break,
            }
        }
        ty
    }

    /// Type of what an operation answers.
    pub fn answer(&self, operation: &Operation) -> TokenStream {
        match &operation.response.kind {
            ResponseKind::Json(ty) => self.rust(ty),
            ResponseKind::Text => quote!(String),
            ResponseKind::Bytes if operation.behaviour.download => quote!(crate::runtime::Download),
            ResponseKind::Bytes => quote!(Vec<u8>),
            ResponseKind::Empty => quote!(()),
        }
    }

    /// Path to a type as other modules write it.
    pub fn type_path(&self, id: TypeId) -> TokenStream {
        let name = ident(self.type_name(id));
        quote!(crate::models::#name)
    }
}
