//! The root of the crate.

use std::collections::BTreeSet;

use super::outline::Outline;
use crate::codemodel::{Docs, Export, Fault, Gate, Identifier, Options, Root};
use crate::ir::{Api, Behaviour, BodyKind, TypeId, TypeKind};
use crate::markdown::plain;

/// What every crate shows of the runtime: short lists, which rustfmt leaves alone at any width.
const RUNTIME: [&[&str]; 2] = [
    &["AnswerHead", "Answered", "Builder", "Bytes", "Client", "Error", "ErrorKind", "Extra"],
    &["Misfit", "Misfits", "Opaque", "RateLimit", "RawAnswer", "Secret", "Sending", "TokenProvider"],
];

/// What every crate shows of the runtime that has only types.
const RUNTIME_OF_TYPES: &[&str] = &["Bytes", "Extra", "Misfit", "Misfits", "Opaque", "Secret"];

/// What crates show of the runtime where they have enums.
const OF_ENUMS: &str = "Opaque";

/// What a crate with files in its bodies shows of the runtime beside them.
const UPLOAD: &str = "Upload";

/// What crates show of the runtime by itself, most of it only where they have a use for it.
pub fn exports(api: &Api) -> Vec<&'static str> {
    let any = |has: fn(&Behaviour) -> bool| api.operations.iter().any(|operation| has(&operation.behaviour));
    let period = any(|behaviour| behaviour.period.is_some());
    let all = [
        ("Download", any(|behaviour| behaviour.download)),
        ("Number", api.has_numbers_as_written()),
        ("Period", period),
        ("Records", any(|behaviour| behaviour.paging.is_some())),
        ("SignedIn", any(|behaviour| behaviour.credential.is_some())),
        ("Whole", api.has_whole_answers()),
        ("middleware", true),
        ("time_zone", period),
    ];
    all.into_iter().filter(|(_, shown)| *shown).map(|(name, _)| name).collect()
}

/// The root of the crate.
pub fn root(outline: &Outline<'_>, options: &Options, operations: bool) -> Result<Root, Fault> {
    let Outline { types, features, .. } = outline;
    let api = types.api;
    let name = |name: &&str| Identifier::new(*name);
    let mut modules = match options.types_only {
        true => Vec::new(),
        false => vec![("client", false), ("requests", true), ("resources", true)],
    };
    if operations && !options.types_only {
        modules.push(("operations", true));
    }
    if !options.own_types.is_empty() {
        modules.push(("own_types", false));
    }
    let enums = types.table.is_some() || api.types.iter().any(|ty| matches!(ty.kind, TypeKind::Enum(_)));
    let is_shown = |name: &&&str| enums || **name != OF_ENUMS;
    let mut exports = Vec::new();
    if types.table.is_some() {
        modules.push(("attributes", true));
        exports.push(Export::All(name(&"attributes")?));
    }
    if !api.types.is_empty() {
        modules.push(("models", true));
        let models = name(&"models")?;
        let always = (0..api.types.len()).any(|index| features.of_type(TypeId(index)) == Gate::default());
        exports.push(if always { Export::All(models) } else { Export::AllThereIs(models) });
    }
    if options.types_only {
        if api.has_numbers_as_written() {
            exports.push(Export::Runtime(name(&"Number")?));
        }
        let shown = RUNTIME_OF_TYPES.iter().filter(|name| is_shown(name));
        exports.push(Export::RuntimeList(shown.map(name).collect::<Result<_, _>>()?));
    } else {
        for export in self::exports(api) {
            exports.push(Export::Runtime(name(&export)?));
        }
        let mut bodies = api.operations.iter().filter_map(|operation| operation.body.as_ref());
        let upload = bodies.any(|body| matches!(body.kind, BodyKind::Multipart | BodyKind::Bytes)).then_some(UPLOAD);
        let [first, second] = RUNTIME;
        exports.push(Export::RuntimeList(first.iter().map(name).collect::<Result<_, _>>()?));
        exports.push(Export::RuntimeList(
            second.iter().filter(|name| is_shown(name)).chain(&upload).map(name).collect::<Result<_, _>>()?,
        ));
    }
    if types.table.as_ref().is_some_and(|table| !table.values.is_empty()) {
        modules.push(("values", true));
        exports.push(Export::All(name(&"values")?));
    }
    modules.sort_unstable();
    let modules = modules.into_iter().map(|(module, public)| Ok((Identifier::new(module)?, public)));
    let what = if options.types_only { "Types of" } else { "Client for" };
    Ok(Root {
        docs: Docs::new()
            .line(format!("{what} {}, version {}.", plain(&api.title), plain(&api.version)))
            .markdown(&api.description),
        lenient: api.lenient,
        modules: modules.collect::<Result<_, _>>()?,
        own: options
            .own_modules
            .iter()
            .collect::<BTreeSet<_>>()
            .into_iter()
            .map(Identifier::new)
            .collect::<Result<_, _>>()?,
        exports,
    })
}
