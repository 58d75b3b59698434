//! What cannot be called.

/// A part of the document that cannot be called, already reported.
#[derive(Debug)]
pub(super) struct LeftOut;
