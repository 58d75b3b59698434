//! Which types are sent, which are answered, and which hold a secret.

use super::api::Api;
use super::operation::{BodyKind, Operation};
use super::response::Response;
use super::types::{Type, TypeId};

/// What becomes of the values of one named type.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Facts {
    /// They can be part of a request.
    pub sent: bool,
    /// They can be part of an answer.
    pub answered: bool,
    /// They can be an answer by themselves.
    pub whole: bool,
    /// Their keys can be written one by one, as queries and forms have them.
    pub spelt: bool,
    /// They can hold a secret.
    pub secret: bool,
}

/// The facts of all named types, found by looking at each type once.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Usage {
    facts: Vec<Facts>,
}

/// What a type says about itself and about others.
#[derive(Debug, Default)]
struct Parts {
    names: Vec<usize>,
    secret: bool,
}

impl Parts {
    fn read(&mut self, ty: &Type) {
        self.names.extend(ty.named().map(|id| id.0));
        self.secret |= *ty.innermost() == Type::Secret;
    }

    fn of_type(ty: &Type) -> Self {
        let mut parts = Self::default();
        parts.read(ty);
        parts
    }
}

impl Usage {
    /// The facts of the types of an API.
    pub fn find(api: &Api) -> Self {
        let parts: Vec<Parts> = api
            .types
            .iter()
            .map(|definition| {
                let mut parts = Parts { names: Vec::new(), secret: definition.kind.has_secret_key() };
                definition.kind.types().into_iter().for_each(|ty| parts.read(ty));
                parts
            })
            .collect();
        let mut usage = Self { facts: vec![Facts::default(); parts.len()] };
        let below: Vec<&[usize]> = parts.iter().map(|parts| parts.names.as_slice()).collect();
        let mut above = vec![Vec::new(); parts.len()];
        for (index, names) in below.iter().enumerate() {
            for name in *names {
                if let Some(above) = above.get_mut(*name) {
                    above.push(index);
                }
            }
        }
        let above: Vec<&[usize]> = above.iter().map(Vec::as_slice).collect();
        let operations = &api.operations;
        let parameters = operations.iter().flat_map(|operation| &operation.parameters).map(|parameter| &parameter.ty);
        let bodies = operations.iter().filter_map(|operation| operation.body.as_ref()).map(|body| &body.ty);
        let answers: Vec<_> = operations.iter().flat_map(Operation::responses).flat_map(Response::types).collect();
        let named = |ty: &Type| Parts::of_type(ty).names;
        let forms = operations.iter().filter_map(|operation| operation.body.as_ref());
        let forms = forms.filter(|body| body.kind == BodyKind::Form).map(|body| &body.ty);
        let spelt = parameters.clone().chain(forms).flat_map(named).collect();
        usage.spread(&below, spelt, |facts| &mut facts.spelt);
        usage.spread(&below, parameters.chain(bodies).flat_map(named).collect(), |facts| &mut facts.sent);
        usage.spread(&below, answers.iter().flat_map(|ty| named(ty)).collect(), |facts| &mut facts.answered);
        for ty in answers {
            if let Type::Named(id) = api.resolve(ty)
                && let Some(facts) = usage.facts.get_mut(id.0)
            {
                facts.whole = true;
            }
        }

        let secret = parts.iter().enumerate().filter(|(_, parts)| parts.secret).map(|(index, _)| index);
        usage.spread(&above, secret.collect(), |facts| &mut facts.secret);
        usage
    }

    /// Makes a fact true of some types and of all that can be reached from them.
    fn spread(&mut self, edges: &[&[usize]], mut open: Vec<usize>, fact: fn(&mut Facts) -> &mut bool) {
        while let Some(index) = open.pop() {
            let Some(known) = self.facts.get_mut(index).map(fact) else { continue };
            if !std::mem::replace(known, true) {
                open.extend(edges.get(index).copied().unwrap_or_default());
            }
        }
    }

    /// The facts of one type.
    pub fn facts(&self, id: TypeId) -> Facts {
        self.facts.get(id.0).copied().unwrap_or_default()
    }

    /// Whether a value can hold a secret.
    pub fn holds_secret(&self, ty: &Type) -> bool {
        let parts = Parts::of_type(ty);
        parts.secret || parts.names.iter().any(|index| self.facts(TypeId(*index)).secret)
    }
}
