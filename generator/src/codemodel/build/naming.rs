//! From claims to identifiers.

use crate::codemodel::{Fault, Identifier};
use crate::names::{Claim, Scope};

/// One identifier for each claim, in the order of the claims.
pub fn identifiers(scope: Scope, claims: &[Claim]) -> Result<Vec<Identifier>, Fault> {
    scope.assign(claims).into_iter().map(Identifier::new).collect()
}
