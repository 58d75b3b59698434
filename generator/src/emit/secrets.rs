//! Which answers hold a secret: no error may show their body.

use std::collections::BTreeSet;

use crate::ir::{Api, Operation, ResponseKind, Type, TypeId, TypeKind};

/// Whether the answer of an operation can hold a secret.
pub fn in_answer(api: &Api, operation: &Operation) -> bool {
    match &operation.response.kind {
        ResponseKind::Json(ty) => within(api, ty, &mut BTreeSet::new()),
        ResponseKind::Text | ResponseKind::Bytes | ResponseKind::Empty => false,
    }
}

fn within(api: &Api, ty: &Type, seen: &mut BTreeSet<TypeId>) -> bool {
    match ty {
        Type::Secret => true,
        Type::List(inner) | Type::Map(inner) | Type::Optional(inner) => within(api, inner, seen),
        Type::Named(id) | Type::Boxed(id) => {
            seen.insert(*id) && api.ty(*id).is_some_and(|def| inside(api, &def.kind, seen))
        }
        _ => false,
    }
}

fn inside(api: &Api, kind: &TypeKind, seen: &mut BTreeSet<TypeId>) -> bool {
    match kind {
        TypeKind::Object(object) => {
            object.fields.iter().any(|field| field.write_only || within(api, &field.ty, seen))
                || object.additional.as_ref().is_some_and(|ty| within(api, ty, seen))
        }
        TypeKind::Union(union) => union.variants.iter().any(|variant| within(api, &variant.ty, seen)),
        TypeKind::Newtype(ty) | TypeKind::Alias(ty) => within(api, ty, seen),
        TypeKind::Tuple(items) => items.iter().any(|item| within(api, &item.ty, seen)),
        TypeKind::Enum(_) => false,
    }
}
