//! The module `models`.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::quote;

use super::{enumeration, newtype, reading, series, structure, tuple, union};
use crate::codemodel::{Crate, Docs, Fault, Model, ModelKind, RustType};
use crate::emit::comment::doc_comment;
use crate::emit::ident::ident;
use crate::emit::parallel;
use crate::emit::source::{Source, index};
use crate::emit::types::rust;
use crate::output::OutputFile;

/// `src/models/`.
pub fn files(krate: &Crate) -> Result<Vec<OutputFile>, Fault> {
    if krate.models.is_empty() {
        return Ok(Vec::new());
    }
    let mut modules: BTreeMap<&str, Vec<&Model>> = BTreeMap::new();
    for model in &krate.models {
        modules.entry(model.module.as_str()).or_default().push(model);
    }
    let modules: Vec<_> = modules.into_iter().collect();
    let mut files = parallel::each(&modules, |(module, models)| file(krate, module, models))?;
    let root = Source::new(&Docs::new().line("The types that travel."));
    let modules = krate.models.iter().map(|model| (&model.module, &model.name, &model.gate));
    files.push(OutputFile::new("src/models/mod.rs", index(modules, root).text()?));
    Ok(files)
}

fn file(krate: &Crate, module: &str, models: &[&Model]) -> Result<OutputFile, Fault> {
    let is_alias = |model: &&Model| matches!(model.kind, ModelKind::Alias(_));
    let (aliases, defined): (Vec<_>, Vec<_>) = models.iter().copied().partition(is_alias);
    let mut file = Source::default();
    for item in defined.into_iter().flat_map(|model| items(model, krate)) {
        file.push(item);
    }
    file.push(aliases.into_iter().flat_map(|model| items(model, krate)).collect());
    Ok(OutputFile::new(format!("src/models/{module}.rs"), file.text()?))
}

fn items(model: &Model, krate: &Crate) -> Vec<TokenStream> {
    let Crate { library, .. } = krate;
    let (name, docs, more) = (&model.name, &model.docs, &model.derives);
    let mut items = match &model.kind {
        ModelKind::Struct(structure) => structure::items(name, docs, more, structure),
        ModelKind::StringEnum(known) => enumeration::string_enum(name, docs, more, known),
        ModelKind::IntegerEnum(known) => enumeration::integer_enum(name, docs, more, known),
        ModelKind::Union(union) => union::items(name, docs, more, union),
        ModelKind::Tuple(tuple) => tuple::items(name, docs, more, tuple),
        ModelKind::Newtype(newtype) => newtype::items(name, docs, more, newtype),
        ModelKind::Alias(inner) => vec![alias(model, inner)],
    };
    items.extend(model.readings.iter().map(|found| reading::methods(name, library, found)));
    items.extend(model.series.iter().map(|found| series::methods(name, library, found)));
    items
}

fn alias(model: &Model, inner: &RustType) -> TokenStream {
    let (docs, name, inner) = (doc_comment(&model.docs), ident(&model.name), rust(inner));
    quote!(#docs pub type #name = #inner;)
}
