//! Objects: a struct, and a constructor where people make values.

use super::default::add_default;
use super::entries::add_entries;
use super::required::are_many;
use super::shape::Member;
use super::types::Types;
use crate::codemodel::{Additional, Argument, Asked, Constructor, Docs, Fault, Initial, Setter, Struct};
use crate::ir::{Facts, Field, Object, Type, TypeId};
use crate::markdown::code_span as code;

/// A struct.
pub fn structure(types: &Types<'_>, id: TypeId, object: &Object) -> Result<Struct, Fault> {
    let members = types.members(id)?;
    let facts = types.usage.facts(id);
    let sent = facts.sent;
    let fields = object.fields.iter().zip(members);
    let fields =
        fields.map(|(field, member)| self::field(types, field, member, facts)).collect::<Result<Vec<_>, _>>()?;
    let constructor = sent.then(|| constructor(types, members)).transpose()?;
    // Keys of which anything may be said are the same as keys of which nothing is said.
    let additional = object.additional.as_ref().filter(|ty| *types.resolve(ty) != Type::Any);
    let additional = additional.map(|ty| Ok(Additional { ty: types.rust(ty)?, format: types.format(ty) }));
    Ok(Struct {
        default: constructor.as_ref().is_some_and(|constructor| constructor.arguments.is_empty()),
        answer: types.usage.facts(id).whole,
        fields,
        closed: object.closed,
        additional: additional.transpose()?,
        constructor,
    })
}

fn field(types: &Types<'_>, field: &Field, member: &Member, facts: Facts) -> Result<crate::codemodel::Field, Fault> {
    let docs = Docs::new().markdown(&field.description).or(format!("{}.", code(&field.wire)));
    // A type with a name says it itself.
    let mut present = &member.ty;
    while let Type::Optional(inner) = present {
        present = inner;
    }
    let is_map = matches!(types.resolve(present), Type::Map(_));
    let docs = if is_map { add_entries(docs, field.entries) } else { docs };
    let docs = add_default(docs, field.default.as_ref());
    Ok(crate::codemodel::Field {
        name: member.name.clone(),
        wire: field.wire.clone(),
        ty: types.rust(&member.ty)?,
        format: types.format(&member.ty),
        // What only the server knows is left out of what is sent, and what only the caller knows out of
        // what is answered.
        required: field.required && !(facts.sent && field.read_only) && !(facts.answered && field.write_only),
        docs: if field.deprecated { docs.line("Deprecated by the API.") } else { docs },
    })
}

fn constructor(types: &Types<'_>, members: &[Member]) -> Result<Constructor, Fault> {
    let asked = members.iter().filter(|member| member.asked);
    let arguments = asked
        .map(|member| {
            let argument = Argument { name: member.name.clone(), ty: types.argument(member.asked_type())? };
            Ok(Asked { argument, present: member.present })
        })
        .collect::<Result<Vec<_>, Fault>>()?;
    let settable = members.iter().filter(|member| !member.asked);
    let setters = settable.map(|member| setter(types, member)).collect::<Result<_, _>>()?;
    Ok(Constructor { many: are_many(arguments.len()), arguments, setters })
}

fn setter(types: &Types<'_>, member: &Member) -> Result<Setter, Fault> {
    let (inner, optional) = match &member.ty {
        Type::Optional(inner) => (&**inner, true),
        other => (other, false),
    };
    let initial = match types.resolve(&member.ty) {
        Type::List(_) => Initial::EmptyList,
        Type::Map(_) => Initial::EmptyMap,
        _ => Initial::None,
    };
    Ok(Setter { argument: Argument { name: member.name.clone(), ty: types.argument(inner)? }, initial, optional })
}
