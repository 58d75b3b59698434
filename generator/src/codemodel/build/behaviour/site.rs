//! A request, seen from what it can do beyond being sent.

use crate::codemodel::build::call::Call;
use crate::codemodel::build::example::example;
use crate::codemodel::build::outline::Outline;
use crate::codemodel::build::shape::{Member, Shape};
use crate::codemodel::build::types::Types;
use crate::codemodel::{Example, Fault, Identifier, Presence, Usage};
use crate::ir::{ResponseKind, Type, TypeKind};

/// The request that something is added to.
pub struct Site<'s, 'a> {
    outline: &'s Outline<'a>,
    index: usize,
    /// Its operation with its names.
    pub call: &'s Call<'a>,
}

/// The type of the value of a field, and whether it has one.
pub fn presence(ty: &Type) -> (&Type, Presence) {
    match ty {
        Type::Optional(inner) => match &**inner {
            Type::Optional(inner) => (inner, Presence::AbsentOrNull),
            inner => (inner, Presence::Optional),
        },
        ty => (ty, Presence::Always),
    }
}

impl<'s, 'a> Site<'s, 'a> {
    /// The request of an operation.
    pub fn new(outline: &'s Outline<'a>, index: usize) -> Result<Self, Fault> {
        Ok(Self { outline, index, call: outline.call(index)? })
    }

    /// All types.
    pub fn types(&self) -> &'s Types<'a> {
        &self.outline.types
    }

    /// The name of a parameter.
    pub fn parameter(&self, wire: &str) -> Result<&'s Identifier, Fault> {
        self.call.parameter(wire).map(|(_, name)| name)
    }

    /// As [`Site::parameter`], for one that the rule may leave out.
    pub fn optional_parameter(&self, wire: Option<&str>) -> Result<Option<Identifier>, Fault> {
        wire.map(|wire| self.parameter(wire).cloned()).transpose()
    }

    /// A field of the answer.
    pub fn field(&self, wire: &str) -> Result<&'s Member, Fault> {
        match &self.call.operation.response.kind {
            ResponseKind::Json(ty) => match self.types().resolve(ty) {
                Type::Named(id) => self.types().member(*id, wire),
                _ => Err(self.unfit(wire)),
            },
            _ => Err(self.unfit(wire)),
        }
    }

    /// The name of a place of the points in lists by name under a key of the answer.
    pub fn point_field(&self, points: &str, wire: &str) -> Result<Identifier, Fault> {
        let types = self.types();
        let Type::Map(list) = types.expanded(&self.field(points)?.ty) else { return Err(self.unfit(points)) };
        let Type::List(point) = *list else { return Err(self.unfit(points)) };
        let (Type::Named(id) | Type::Boxed(id)) = *point else { return Err(self.unfit(points)) };
        let (TypeKind::Tuple(items), Shape::Tuple(names)) = (&types.definition(id)?.kind, types.shape(id)?) else {
            return Err(self.unfit(points));
        };
        let found = items.iter().zip(names).find(|(item, _)| item.wire == wire);
        found.map(|(_, name)| name.clone()).ok_or_else(|| self.unfit(wire))
    }

    /// An example that calls the operation without some parameters.
    pub fn example(&self, without: &[&str], usage: Usage) -> Result<Example, Fault> {
        example(self.outline, self.index, without, usage)
    }

    /// Lowering has let a name through that doesn't fit.
    pub fn unfit(&self, wire: &str) -> Fault {
        Fault::new(format!("`{wire}` of `{}` is not what its extension says", self.call.operation.id))
    }
}
