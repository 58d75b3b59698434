//! Objects that hold the points of attributes.

use super::reading::{access, optional_access};
use super::types::Types;
use crate::codemodel::{Access, Fault, Identifier, PointMethods, RustType, Series, SeriesKey, SeriesMeta};
use crate::ir::{Meta, TupleItem, Type};

/// The methods of such an object.
pub fn methods(types: &Types<'_>, series: &crate::ir::Series) -> Result<Series, Fault> {
    let totals = series.totals.as_deref().map(|key| {
        let member = types.member(series.of, key)?;
        let optional = match types.resolve(&member.ty) {
            Type::Map(value) => matches!(types.resolve(value), Type::Optional(_)),
            _ => false,
        };
        Ok(Access { field: member.name.clone(), optional })
    });
    let says = |meta: &&Meta| meta.code.is_some() || meta.description.is_some() || meta.format.is_some();
    let meta = series.meta.as_ref().filter(says).map(|meta| {
        let optional = |key: &Option<String>| optional_access(types, meta.item, key.as_deref());
        Ok(SeriesMeta {
            map: access(types, series.of, &meta.map)?,
            code: optional(&meta.code)?,
            description: optional(&meta.description)?,
            format: optional(&meta.format)?,
        })
    });
    Ok(Series {
        points: types.member(series.of, &series.points)?.name.clone(),
        point: RustType::Model(types.name(series.point)?.clone()),
        key: match series.key {
            crate::ir::SeriesKey::Code => SeriesKey::Code,
            crate::ir::SeriesKey::Id => SeriesKey::Id,
        },
        totals: totals.transpose()?,
        meta: meta.transpose()?,
    })
}

/// What a point needs to be one of a series of numbers; nothing when it is something else.
pub fn point(types: &Types<'_>, items: &[TupleItem], names: &[Identifier]) -> Option<PointMethods> {
    let find = |wire: &str, fits: fn(&Type) -> bool| {
        let (item, name) = items.iter().zip(names).find(|(item, _)| item.wire == wire)?;
        let (inner, optional) = match &item.ty {
            Type::Optional(inner) => (&**inner, true),
            ty => (ty, !item.required),
        };
        fits(types.resolve(inner)).then(|| Access { field: name.clone(), optional })
    };
    let number = |wire: &str| find(wire, |ty| *ty == Type::Number);
    let time = find("time", |ty| matches!(ty, Type::Timestamp(_))).filter(|time| !time.optional)?;
    Some(PointMethods {
        time: time.field,
        value: number("value")?,
        minimum: number("minimum"),
        maximum: number("maximum"),
    })
}
