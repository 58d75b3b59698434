//! Unions: the first shape that fits, else the raw value.

use super::shape::Shape;
use super::types::Types;
use crate::codemodel::{Docs, Fault, Identifier, RustType, Union, UnionVariant};
use crate::ir::{Type, TypeId, TypeKind, Variant};
use crate::markdown::code_span as code;

/// A union.
pub fn union(types: &Types<'_>, id: TypeId, union: &crate::ir::Union) -> Result<Union, Fault> {
    let Shape::Union(names) = types.shape(id)? else {
        return Err(Fault::new(format!("`{}` is a union without variants", types.name(id)?)));
    };
    // Two names of one type are the same to the compiler; a conversion could not say which is meant.
    let plain = |variant: &Variant| payload(types, &types.expanded(&variant.ty));
    let plain = union.variants.iter().map(plain).collect::<Result<Vec<_>, _>>()?;
    let convertible = plain.iter().map(|ty| plain.iter().filter(|other| *other == ty).count() == 1);
    let variants = union.variants.iter().zip(names).zip(convertible);
    let variants = variants.map(|((variant, name), convertible)| self::variant(types, id, variant, name, convertible));
    Ok(Union { variants: variants.collect::<Result<_, _>>()?, discriminator: union.discriminator.clone() })
}

fn variant(
    types: &Types<'_>,
    of: TypeId,
    variant: &Variant,
    name: &Identifier,
    convertible: bool,
) -> Result<UnionVariant, Fault> {
    let docs = match variant.tags.as_slice() {
        [] => format!("{}.", code(&variant.name)),
        tags => format!("{}.", tags.iter().map(|tag| code(tag)).collect::<Vec<_>>().join(", ")),
    };
    let ty = payload(types, &variant.ty)?;
    let unboxed = match &ty {
        // Everything is made of itself already.
        RustType::Boxed(inner) if convertible && **inner != RustType::Model(types.name(of)?.clone()) => {
            Some((**inner).clone())
        }
        _ => None,
    };
    Ok(UnionVariant {
        name: name.clone(),
        ty,
        unboxed,
        format: types.format(&variant.ty),
        tags: variant.tags.clone(),
        convertible,
        docs: Docs::new().line(docs),
    })
}

/// The type inside a variant: objects are boxed, so that no variant outgrows the others.
fn payload(types: &Types<'_>, ty: &Type) -> Result<RustType, Fault> {
    let rust = types.rust(ty)?;
    let object =
        matches!(ty, Type::Named(_)) && matches!(types.kind(ty), Some(TypeKind::Object(_) | TypeKind::Union(_)));
    Ok(if object { RustType::Boxed(Box::new(rust)) } else { rust })
}
