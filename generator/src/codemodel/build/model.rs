//! Named types: one model each.

use super::entries::add_entries;
use super::features::Features;
use super::shape::Shape;
use super::types::Types;
use super::variants::open_enum;
use super::{newtype, object, reading, series, tuple, union};
use crate::codemodel::{Docs, Fault, Gate, Identifier, Model, ModelKind, RustType};
use crate::ir::{EnumValues, Type, TypeDef, TypeId, TypeKind};
use crate::markdown::code_span as code;

/// A model of each named type, in the order of the API.
pub fn models(types: &Types<'_>, features: &Features) -> Result<Vec<Model>, Fault> {
    let definitions = types.api.types.iter().enumerate();
    let model = |(index, definition)| {
        let id = TypeId(index);
        model(types, id, definition, features.of_type(id))
    };
    definitions.map(model).collect()
}

fn model(types: &Types<'_>, id: TypeId, definition: &TypeDef, gate: Gate) -> Result<Model, Fault> {
    let readings = types.api.readings.iter().filter(|reading| reading.of == id);
    let series = types.api.series.iter().filter(|found| found.of == id);
    Ok(Model {
        name: types.name(id)?.clone(),
        module: types.module(id)?.clone(),
        gate,
        docs: docs(definition),
        kind: kind(types, id, definition)?,
        derives: Vec::new(),
        readings: readings.map(|found| reading::methods(types, found)).collect::<Result<_, _>>()?,
        series: series.map(|found| series::methods(types, found)).collect::<Result<_, _>>()?,
    })
}

fn kind(types: &Types<'_>, id: TypeId, definition: &TypeDef) -> Result<ModelKind, Fault> {
    Ok(match &definition.kind {
        TypeKind::Object(object) => ModelKind::Struct(object::structure(types, id, object)?),
        TypeKind::Enum(known) => match &known.values {
            EnumValues::Text(values) => ModelKind::StringEnum(open_enum(values, variants(types, id)?)),
            EnumValues::Integer(values) => ModelKind::IntegerEnum(open_enum(values, variants(types, id)?)),
        },
        TypeKind::Union(union) => ModelKind::Union(union::union(types, id, union)?),
        TypeKind::Tuple(items) => ModelKind::Tuple(tuple::tuple(types, id, items)?),
        TypeKind::Newtype(inner) => ModelKind::Newtype(newtype::newtype(types, inner)?),
        TypeKind::Alias(inner) => ModelKind::Alias(match short_list(types, id, definition) {
            Some(item) => RustType::Short(Box::new(types.rust(item)?)),
            None => types.rust(inner)?,
        }),
    })
}

/// The numbers of a list of a few, where nobody has to make one.
fn short_list<'t>(types: &Types<'_>, id: TypeId, definition: &'t TypeDef) -> Option<&'t Type> {
    let (TypeKind::Alias(Type::List(item)), Some(1..=4)) = (&definition.kind, definition.most_items) else {
        return None;
    };
    let facts = types.usage.facts(id);
    let only_answered = facts.answered && !facts.sent && !facts.whole;
    (only_answered && matches!(**item, Type::Number | Type::Integer(_))).then_some(item)
}

fn variants<'t>(types: &'t Types<'_>, id: TypeId) -> Result<&'t [Identifier], Fault> {
    match types.shape(id)? {
        Shape::Enum(names) => Ok(names),
        _ => Err(Fault::new(format!("`{}` is an enum without variants", types.name(id)?))),
    }
}

fn docs(definition: &TypeDef) -> Docs {
    let docs = Docs::new().markdown(&definition.description).or(format!("{} of the API.", code(&definition.wire)));
    let said = definition.said_of_parts.iter();
    let docs = said.fold(docs, |docs, (part, description)| docs.item(&code(part), description));
    let docs = add_entries(docs, definition.entries);
    if definition.deprecated { docs.line("Deprecated by the API.") } else { docs }
}
