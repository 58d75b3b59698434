//! The operation that a finding is within.

use std::fmt;

/// An operation of a document.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Within {
    /// Its method and path (`GET /pets`).
    pub route: String,
    /// Its `operationId`, where it has one.
    pub id: Option<String>,
}

impl fmt::Display for Within {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.id {
            Some(id) => write!(f, "`{}` ({id})", self.route),
            None => write!(f, "`{}`", self.route),
        }
    }
}
