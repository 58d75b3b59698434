//! Examples of calls.

use super::call::path_parameter;
use super::outline::Outline;
use super::value::{argument, path_value};
use crate::codemodel::{Example, Expr, Fault, Usage};
use crate::ir::{BodyKind, ResponseKind};

/// An example that calls an operation and awaits its answer.
pub fn answer(outline: &Outline<'_>, index: usize) -> Result<Example, Fault> {
    let usage = match outline.call(index)?.operation.response.kind {
        ResponseKind::Empty => Usage::Done,
        ResponseKind::Json(_) | ResponseKind::Text | ResponseKind::Bytes | ResponseKind::Items(_) => Usage::Answer,
    };
    example(outline, index, &[], usage)
}

/// An example that calls an operation without some optional parameters.
pub fn example(outline: &Outline<'_>, index: usize, without: &[&str], usage: Usage) -> Result<Example, Fault> {
    Ok(Example { library: outline.library.clone(), call: call(outline, index, without)?, usage })
}

/// Calls an operation with the example of each parameter, but for some optional ones.
fn call(outline: &Outline<'_>, index: usize, without: &[&str]) -> Result<Expr, Fault> {
    let types = &outline.types;
    let call = outline.call(index)?;
    let mut expression = Expr::Client;
    let way = outline.tree.way_to(index);
    for (place, method) in way.iter().enumerate() {
        let values = method.parameters.iter().map(|(sample, wire)| {
            let declared = path_parameter(outline.call(*sample)?.operation, wire);
            // The operation's own example, when the placeholder has the same name there.
            let found = path_parameter(call.operation, wire).or(declared);
            path_value(types, declared, found)
        });
        let mut values = values.collect::<Result<Vec<_>, _>>()?;
        let mut setters = Vec::new();
        if place + 1 == way.len() {
            for (parameter, name) in &call.parameters {
                if parameter.deprecated && !parameter.required {
                    continue;
                }
                let value = argument(types, &parameter.ty, parameter.example.as_ref())?;
                if parameter.required {
                    values.push(value);
                } else if parameter.example.is_some() && !without.contains(&parameter.wire.as_str()) {
                    setters.push((name, value));
                }
            }
            if let Some(body) = call.whole_body() {
                let value = match body.kind {
                    BodyKind::Bytes => Expr::ByteText,
                    _ => argument(types, &body.ty, body.example.as_ref())?,
                };
                if body.required {
                    values.push(value);
                } else if body.example.is_some() {
                    setters.push((&call.body, value));
                }
            }
        }
        expression = expression.method(&method.name, values);
        for (name, value) in setters {
            expression = expression.method(name, vec![value]);
        }
    }
    Ok(expression)
}
