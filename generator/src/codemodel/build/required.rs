//! What an operation cannot be called without.

use super::call::Call;
use super::parameter::{body, body_types, parameter};
use super::types::Types;
use crate::codemodel::{Fault, RequiredValue, Sent};

/// Most arguments of a function that clippy finds readable.
const MOST_ARGUMENTS: usize = 7;

/// What an operation requires beside its path, in the order of the arguments.
pub fn required(types: &Types<'_>, call: &Call<'_>) -> Result<Vec<RequiredValue>, Fault> {
    let mut values = Vec::new();
    for (source, name) in call.parameters.iter().filter(|(source, _)| source.required) {
        values.push(RequiredValue {
            name: name.clone(),
            argument: types.argument(&source.ty)?,
            ty: types.rust(&source.ty)?,
            sent: Sent::Parameter(parameter(types, source)),
        });
    }
    if let Some(source) = call.whole_body().filter(|source| source.required) {
        let (argument, ty) = body_types(types, source)?;
        values.push(RequiredValue { name: call.body.clone(), argument, ty, sent: Sent::Body(body(source)) });
    }
    Ok(values)
}

/// Whether a function has more arguments than clippy finds readable; `self` is one of them.
pub fn are_many(arguments: usize) -> bool {
    arguments > MOST_ARGUMENTS
}
