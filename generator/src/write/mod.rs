//! From files in memory to files on disk, and only where bytes differ.

mod apply;
mod plan;

pub use apply::apply;
pub use plan::{Change, ChangeKind, Plan, plan, plan_owning};
