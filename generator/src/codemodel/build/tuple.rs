//! Short arrays whose places have names.

use super::series;
use super::shape::Shape;
use super::types::Types;
use crate::codemodel::{Docs, Fault, Identifier, Tuple, TupleItem};
use crate::ir::{Type, TypeId};
use crate::markdown::code_span as code;

/// A short array.
pub fn tuple(types: &Types<'_>, id: TypeId, items: &[crate::ir::TupleItem]) -> Result<Tuple, Fault> {
    let Shape::Tuple(names) = types.shape(id)? else {
        return Err(Fault::new(format!("`{}` is an array without places", types.name(id)?)));
    };
    let is_point = types.api.series.iter().any(|series| series.point == id);
    let copy = items.iter().all(|item| match &item.ty {
        Type::Optional(inner) => types.is_copy(inner),
        ty => types.is_copy(ty),
    });
    let places = items.iter().zip(names);
    let order: Vec<_> = items.iter().map(|item| item.also_at).collect();
    Ok(Tuple {
        items: places.map(|(item, name)| tuple_item(types, item, name)).collect::<Result<_, _>>()?,
        other_order: (!order.iter().copied().eq(0..order.len())).then_some(order),
        copy,
        point: if is_point { series::point(types, items, names) } else { None },
    })
}

fn tuple_item(types: &Types<'_>, item: &crate::ir::TupleItem, name: &Identifier) -> Result<TupleItem, Fault> {
    let ty = match &item.ty {
        Type::Optional(_) => item.ty.clone(),
        ty if item.required => ty.clone(),
        ty => Type::Optional(Box::new(ty.clone())),
    };
    Ok(TupleItem {
        name: name.clone(),
        wire: item.wire.clone(),
        ty: types.rust(&ty)?,
        format: types.format(&ty),
        required: item.required,
        docs: Docs::new().markdown(&item.description).or(format!("{}.", code(&item.wire))),
    })
}
