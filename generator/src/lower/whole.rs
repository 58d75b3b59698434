//! Whole bodies: what is a body by itself has no field to say how it travels.

use crate::ir::{
    Api, BodyKind, IntegerSize, ParameterLocation, Response, Style, TimeFormat, Type, TypeDef, TypeId, TypeKind,
};

/// Lets secrets, base64, counted timestamps and flags travel as what they are in JSON, where the
/// whole body is one of them or a list or a map of them. Objects give their fields a notation.
pub(super) fn simplify_whole_bodies(api: &mut Api) {
    let Api { types, operations, .. } = api;
    for operation in operations {
        for ty in operation.responses_mut().flat_map(Response::types_mut) {
            if let Some(plain) = plain_type(types, ty, types.len()) {
                *ty = plain;
            }
        }
        for parameter in &mut operation.parameters {
            let map = matches!(parameter.ty, Type::Map(_));
            let whole = match parameter.location {
                ParameterLocation::Part => {
                    parameter.style == Style::Json || map || matches!(parameter.ty, Type::Named(_))
                }
                ParameterLocation::Query => map && !matches!(parameter.style, Style::Repeat | Style::DeepObject),
                ParameterLocation::Path | ParameterLocation::Header | ParameterLocation::Cookie => map,
            };
            if let Some(plain) = whole.then(|| plain_type(types, &parameter.ty, types.len())).flatten() {
                parameter.ty = plain;
            }
        }
        if let Some(body) = operation.body.as_mut().filter(|body| body.kind != BodyKind::Bytes)
            && let Some(plain) = plain_type(types, &body.ty, types.len())
        {
            body.ty = plain;
        }
    }
}

/// The type to use instead; `None` when the type is fine.
fn plain_type(types: &[TypeDef], ty: &Type, depth: usize) -> Option<Type> {
    let inner = |inner: &Type| plain_type(types, inner, depth).map(Box::new);
    match ty {
        Type::Secret | Type::Base64 => Some(Type::String),
        Type::Flag | Type::WholeSeconds | Type::Timestamp(TimeFormat::Seconds | TimeFormat::Milliseconds) => {
            Some(Type::Integer(IntegerSize::I64))
        }
        Type::List(item) => inner(item).map(Type::List),
        Type::Map(value) => inner(value).map(Type::Map),
        Type::Optional(value) => inner(value).map(Type::Optional),
        Type::Named(TypeId(index)) => match types.get(*index).map(|def| &def.kind) {
            Some(TypeKind::Alias(ty)) => plain_type(types, ty, depth.checked_sub(1)?),
            _ => None,
        },
        _ => None,
    }
}
