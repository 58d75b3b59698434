//! Objects that hold one value of one attribute.

use super::shape::Member;
use super::types::Types;
use crate::codemodel::{Access, Fault, Labels, Reading, ReadingValue, ValueAccess};
use crate::ir::{Type, TypeId};

/// The methods of such an object.
pub fn methods(types: &Types<'_>, reading: &crate::ir::Reading) -> Result<Reading, Fault> {
    let optional = |key: &Option<String>| optional_access(types, reading.of, key.as_deref());
    let values = reading.values.iter().map(|key| Ok(value(types.member(reading.of, key)?)));
    let labels = reading.labels.as_ref().map(|labels| {
        Ok(Labels {
            list: types.member(reading.of, &labels.list)?.name.clone(),
            value: access(types, labels.item, &labels.value)?,
            label: access(types, labels.item, &labels.label)?,
        })
    });
    Ok(Reading {
        code: optional(&reading.code)?,
        id: optional(&reading.id)?,
        values: values.collect::<Result<_, _>>()?,
        format: optional(&reading.format)?,
        label: optional(&reading.label)?,
        labels: labels.transpose()?,
        sum: optional(&reading.sum)?,
        valid: optional(&reading.valid)?,
    })
}

/// The field of an object that travels under a key.
pub fn access(types: &Types<'_>, id: TypeId, wire: &str) -> Result<Access, Fault> {
    let member = types.member(id, wire)?;
    Ok(Access { field: member.name.clone(), optional: matches!(member.ty, Type::Optional(_)) })
}

/// As [`access`], for a key that may not be known.
pub fn optional_access(types: &Types<'_>, id: TypeId, wire: Option<&str>) -> Result<Option<Access>, Fault> {
    wire.map(|wire| access(types, id, wire)).transpose()
}

fn value(member: &Member) -> ReadingValue {
    let access = match &member.ty {
        Type::Optional(inner) => match **inner {
            Type::String => ValueAccess::OptionalText,
            Type::Any => ValueAccess::OptionalReference,
            _ => ValueAccess::Copied,
        },
        Type::String | Type::Any => ValueAccess::Reference,
        _ => ValueAccess::Copied,
    };
    ReadingValue { field: member.name.clone(), access }
}
