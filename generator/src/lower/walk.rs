//! Goes through every type that something mentions.

use crate::ir::{Api, Operation, Response, Type, TypeDef, TypeId, TypeKind};

/// Calls `visit` with each outermost type of a definition.
pub(super) fn visit_def(def: &mut TypeDef, visit: &mut dyn FnMut(&mut Type)) {
    match &mut def.kind {
        TypeKind::Object(object) => {
            object.fields.iter_mut().for_each(|field| visit(&mut field.ty));
            object.additional.iter_mut().for_each(visit);
        }
        TypeKind::Union(union) => {
            for variant in &mut union.variants {
                visit(&mut variant.ty);
            }
        }
        TypeKind::Tuple(items) => items.iter_mut().for_each(|item| visit(&mut item.ty)),
        TypeKind::Newtype(ty) | TypeKind::Alias(ty) => visit(ty),
        TypeKind::Enum(_) => {}
    }
}

/// Calls `visit` with each outermost type of an operation.
pub(super) fn visit_operation(operation: &mut Operation, visit: &mut dyn FnMut(&mut Type)) {
    for parameter in &mut operation.parameters {
        visit(&mut parameter.ty);
    }
    if let Some(body) = &mut operation.body {
        visit(&mut body.ty);
    }
    operation.responses_mut().flat_map(Response::types_mut).for_each(visit);
}

/// Calls `visit` with each outermost type of an API.
pub(super) fn visit_api(api: &mut Api, visit: &mut dyn FnMut(&mut Type)) {
    for def in &mut api.types {
        visit_def(def, visit);
    }
    for operation in &mut api.operations {
        visit_operation(operation, visit);
    }
}

/// Calls `visit` with a type and all inside of it, the innermost first.
pub(super) fn visit_nested(ty: &mut Type, visit: &mut dyn FnMut(&mut Type)) {
    if let Type::List(inner) | Type::Map(inner) | Type::Optional(inner) = ty {
        visit_nested(inner, visit);
    }
    visit(ty);
}

/// The named types inside of a type.
pub(super) fn named_types(ty: &Type) -> Vec<TypeId> {
    match ty {
        Type::List(inner) | Type::Map(inner) | Type::Optional(inner) => named_types(inner),
        Type::Named(id) | Type::Boxed(id) => vec![*id],
        _ => Vec::new(),
    }
}
