//! An installation, as it stands when something is asked.

use super::attributes::Attributes;
use super::history::Steps;
use super::kept::Written;
use super::plan::Plan;

/// An installation, as it stands when something is asked.
pub(super) struct Now<'a> {
    pub(super) seed: u64,
    pub(super) plan: &'static Plan,
    pub(super) time: i64,
    pub(super) steps: Steps<'a>,
    pub(super) attributes: &'a Attributes,
    /// What was written about it.
    pub(super) written: &'a Written,
}
