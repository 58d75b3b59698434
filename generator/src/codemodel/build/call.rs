//! Operations with the names of their requests, arguments and setters.

use super::naming::identifiers;
use crate::codemodel::{Fault, Identifier};
use crate::ir::{Api, BodyKind, Operation, Parameter, ParameterLocation};
use crate::names::Claim;
use crate::names::scopes::{Extras, call_types, request_members};

/// An operation with its names.
#[derive(Debug)]
pub struct Call<'a> {
    /// The operation.
    pub operation: &'a Operation,
    /// The struct of its request.
    pub request: Identifier,
    /// Parameters that are not in the path, with their names.
    pub parameters: Vec<(&'a Parameter, Identifier)>,
    /// Name of the body.
    pub body: Identifier,
}

/// Every operation of an API with its names, in its order.
pub fn calls(api: &Api) -> Result<Vec<Call<'_>>, Fault> {
    let claim = |operation: &Operation| {
        Claim::new(&operation.id, format!("{} {}", operation.path, operation.method))
            .hint(operation.method.to_lowercase())
    };
    let requests = identifiers(call_types(), &api.operations.iter().map(claim).collect::<Vec<_>>())?;
    api.operations.iter().zip(requests).map(|(operation, request)| Call::new(operation, request)).collect()
}

impl<'a> Call<'a> {
    fn new(operation: &'a Operation, request: Identifier) -> Result<Self, Fault> {
        let parameters = operation.parameters.iter();
        let parameters: Vec<_> = parameters.filter(|parameter| parameter.location != ParameterLocation::Path).collect();
        let mut claims: Vec<_> = parameters
            .iter()
            .map(|parameter| {
                let location = match parameter.location {
                    ParameterLocation::Path | ParameterLocation::Query => "query",
                    ParameterLocation::Header => "header",
                    ParameterLocation::Cookie => "cookie",
                    ParameterLocation::Part => "part",
                };
                Claim::new(&parameter.name, format!("{} {location}", parameter.wire)).hint(location)
            })
            .collect();
        claims.push(Claim::new("body", "body").hint("content"));
        let behaviour = &operation.behaviour;
        let extras = Extras {
            period: behaviour.period.is_some(),
            paging: behaviour.paging.is_some(),
            sign_in: behaviour.credential.is_some(),
            save: behaviour.download,
        };
        let mut names = identifiers(request_members(extras), &claims)?;
        let body = names.pop().ok_or_else(|| Fault::new("a body has no name"))?;
        Ok(Self { operation, request, parameters: parameters.into_iter().zip(names).collect(), body })
    }

    /// The name of a parameter that travels under a name.
    pub fn parameter(&self, wire: &str) -> Result<(&'a Parameter, &Identifier), Fault> {
        let found = self.parameters.iter().find(|(parameter, _)| parameter.wire == wire);
        let found = found.map(|(parameter, name)| (*parameter, name));
        found.ok_or_else(|| Fault::new(format!("`{}` has no parameter `{wire}`", self.operation.id)))
    }

    /// The body, when it is one value.
    pub fn whole_body(&self) -> Option<&'a crate::ir::Body> {
        self.operation.body.as_ref().filter(|body| body.kind != BodyKind::Multipart)
    }
}

/// The parameter of a path that a placeholder of an operation stands for.
pub fn path_parameter<'a>(operation: &'a Operation, wire: &str) -> Option<&'a Parameter> {
    let mut parameters = operation.parameters.iter();
    parameters.find(|parameter| parameter.location == ParameterLocation::Path && parameter.wire == wire)
}
