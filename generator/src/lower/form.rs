//! What JSON a schema takes.

/// What JSON a schema takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form<'a> {
    /// It does not say.
    Any,
    /// A value of this type.
    Scalar(&'a str),
    List,
    Object,
    /// One of several that are no objects.
    Several,
}
