//! Scalars with a name of their own.

use super::types::Types;
use crate::codemodel::{Fault, Newtype};
use crate::ir::Type;

/// A scalar with a name of its own.
pub fn newtype(types: &Types<'_>, inner: &Type) -> Result<Newtype, Fault> {
    let unordered = matches!(
        types.resolve(inner),
        Type::Number | Type::Any | Type::Own(_) | Type::Secret | Type::Base64 | Type::Named(_) | Type::Boxed(_)
    );
    Ok(Newtype {
        inner: types.rust(inner)?,
        format: types.format(inner),
        copy: types.is_copy(inner),
        ordered: !unordered,
    })
}
