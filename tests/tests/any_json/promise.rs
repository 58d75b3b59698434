//! What the document promises about a place in an answer.

use openapi_forge::ir::{Api, EnumValues, Object, Type, TypeKind};

/// A place in an answer.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Place {
    /// Whether the answer is read when there is nothing: `null`, `false`, `[]`, `""` or no key.
    pub nothing: bool,
    /// Whether it is read with a text that nobody knows.
    pub text: bool,
}

const ANYTHING: Place = Place { nothing: true, text: true };

/// What is promised about the value at the end of a way.
pub fn place(api: &Api, ty: &Type, way: &[String]) -> Place {
    let Some((step, rest)) = way.split_first() else {
        return Place { nothing: takes_nothing(api, ty), text: takes_text(api, ty) };
    };
    match resolve(api, ty) {
        Type::List(inner) | Type::Map(inner) => place(api, inner, rest),
        Type::Named(id) | Type::Boxed(id) => match api.ty(*id).map(|def| &def.kind) {
            Some(TypeKind::Object(object)) => match object.fields.iter().find(|field| field.wire == *step) {
                Some(field) if rest.is_empty() && !field.required => {
                    Place { nothing: true, text: takes_text(api, &field.ty) }
                }
                Some(field) => place(api, &field.ty, rest),
                // What does not fit is kept as it came.
                None => ANYTHING,
            },
            Some(TypeKind::Tuple(items)) => match step.parse().ok().and_then(|at: usize| items.get(at)) {
                Some(item) => place(api, &item.ty, rest),
                None => ANYTHING,
            },
            _ => ANYTHING,
        },
        _ => ANYTHING,
    }
}

fn resolve<'t>(api: &'t Api, ty: &'t Type) -> &'t Type {
    match ty {
        Type::Optional(inner) => resolve(api, inner),
        Type::Named(id) => match api.ty(*id).map(|def| &def.kind) {
            Some(TypeKind::Alias(inner)) => resolve(api, inner),
            _ => ty,
        },
        _ => ty,
    }
}

fn takes_nothing(api: &Api, ty: &Type) -> bool {
    match ty {
        Type::Optional(_) | Type::List(_) | Type::Map(_) | Type::Any => true,
        Type::Named(id) | Type::Boxed(id) => match api.ty(*id).map(|def| &def.kind) {
            Some(TypeKind::Alias(inner)) => takes_nothing(api, inner),
            Some(TypeKind::Object(Object { fields, .. })) => fields.iter().all(|field| !field.required),
            _ => false,
        },
        _ => false,
    }
}

fn takes_text(api: &Api, ty: &Type) -> bool {
    match resolve(api, ty) {
        Type::String | Type::Secret | Type::Code | Type::Any => true,
        Type::Named(id) | Type::Boxed(id) => match api.ty(*id).map(|def| &def.kind) {
            Some(TypeKind::Enum(known)) => matches!(known.values, EnumValues::Text(_)),
            Some(TypeKind::Newtype(inner)) => takes_text(api, inner),
            Some(TypeKind::Union(_)) => true,
            _ => false,
        },
        _ => false,
    }
}
