//! One file for each named type.

mod enums;
mod newtype;
mod object;
mod reading;
mod series;
mod tuple;
mod union;

pub use enums::{integer_enum, text_enum, variant_names};
pub use object::{constructor_fields, field};
pub use tuple::place;

use proc_macro2::TokenStream;
use quote::quote;

use super::OutputFile;
use super::context::Context;
use super::docs::{Docs, code};
use super::source::{Index, Source, ident};
use crate::ir::{EnumValues, TypeDef, TypeId, TypeKind};
use crate::names::{Case, Claim, Scope};

/// The module `models`.
pub fn files(context: &Context<'_>) -> Vec<OutputFile> {
    if context.api.types.is_empty() {
        return Vec::new();
    }
    let claims: Vec<_> = context.type_names.iter().map(|name| Claim::new(name, name)).collect();
    let modules = Scope::new(Case::Module).reserve(["models"]).assign(&claims);
    let root = Source::new(&["The types that travel.".to_owned()]);
    let mut index = Index::default();
    let mut files = Vec::new();
    for (id, ((definition, name), module)) in
        context.api.types.iter().zip(&context.type_names).zip(&modules).enumerate()
    {
        let mut file = Source::new(&[format!("{}.", code(name))]);
        for item in items(context, TypeId(id), definition, name) {
            file.push(item);
        }
        files.push(OutputFile::new(format!("src/models/{module}.rs"), file.text()));
        index.add(module, name);
    }
    files.push(OutputFile::new("src/models/mod.rs", index.finish(root)));
    files
}

fn items(context: &Context<'_>, id: TypeId, definition: &TypeDef, name: &str) -> Vec<TokenStream> {
    let docs = type_docs(definition);
    let mut items = kind_items(context, id, definition, name, &docs);
    for reading in context.api.readings.iter().filter(|reading| reading.of == id) {
        items.extend(reading::items(context, reading));
    }
    for found in context.api.series.iter().filter(|found| found.of == id) {
        items.extend(series::items(context, found));
    }
    if let TypeKind::Tuple(places) = &definition.kind
        && context.api.series.iter().any(|found| found.point == id)
    {
        items.extend(series::point(context, places, name));
    }
    items
}

fn kind_items(context: &Context<'_>, id: TypeId, definition: &TypeDef, name: &str, docs: &Docs) -> Vec<TokenStream> {
    match &definition.kind {
        TypeKind::Object(object) => object::items(context, id, object, name, docs),
        TypeKind::Enum(values) => match &values.values {
            EnumValues::Text(values) => enums::text_enum(name, docs, values),
            EnumValues::Integer(values) => integer_enum(name, docs, values),
        },
        TypeKind::Union(union) => union::items(context, union, name, docs),
        TypeKind::Newtype(inner) => newtype::items(context, inner, name, docs),
        TypeKind::Alias(inner) => {
            let (docs, name, inner) = (docs.tokens(), ident(name), context.rust(inner));
            vec![quote!(#docs pub type #name = #inner;)]
        }
        TypeKind::Tuple(items) => tuple::items(context, items, name, docs),
    }
}

fn type_docs(definition: &TypeDef) -> Docs {
    let docs = Docs::new().markdown(&definition.description).or(format!("{} of the API.", code(&definition.wire)));
    if definition.deprecated { docs.line("Deprecated by the API.") } else { docs }
}
