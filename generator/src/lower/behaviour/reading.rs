//! One extension, and what it may name.

use serde_json::{Map, Value};

use crate::ir::{Api, Field, Object, Operation, Parameter, ParameterLocation, ResponseKind, Type, TypeKind};
use crate::lower::schema::bare;

/// One extension while it is read.
pub(super) struct Reading<'r> {
    pub(super) api: &'r Api,
    pub(super) operation: &'r Operation,
    pub(super) map: &'r Map<String, Value>,
    pub(super) pointer: String,
}

impl<'r> Reading<'r> {
    /// The optional parameter that a value names, if its type will do.
    pub(super) fn parameter(&self, value: &Value, test: impl Fn(&Type) -> bool) -> Option<&'r Parameter> {
        let name = value.as_str()?;
        let fits = |parameter: &&Parameter| {
            parameter.wire == name
                && parameter.location != ParameterLocation::Path
                && !parameter.required
                && test(self.api.resolve(&parameter.ty))
        };
        self.operation.parameters.iter().find(fits)
    }

    /// The object that the operation answers.
    pub(super) fn answer(&self) -> Option<&'r Object> {
        match &self.operation.response.kind {
            ResponseKind::Json(ty) => object(self.api, ty),
            _ => None,
        }
    }
}

/// The key of an object that a value names.
pub(super) fn field<'r>(object: &'r Object, value: &Value) -> Option<&'r Field> {
    let name = value.as_str()?;
    object.fields.iter().find(|field| field.wire == name)
}

/// The type behind a name, if it is an object that is always there.
pub(super) fn object<'r>(api: &'r Api, ty: &'r Type) -> Option<&'r Object> {
    match api.resolve(ty) {
        Type::Named(id) => match api.ty(*id).map(|def| &def.kind) {
            Some(TypeKind::Object(object)) => Some(object),
            _ => None,
        },
        _ => None,
    }
}

/// Whether a type is an integer, optional or not.
pub(super) fn is_integer(api: &Api, ty: &Type) -> bool {
    matches!(api.resolve(&bare(ty.clone())), Type::Integer(_))
}
