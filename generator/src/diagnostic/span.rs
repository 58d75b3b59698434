//! Where something stands in a text.

/// A stretch of a text. Lines and columns count from 1, columns in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Span {
    /// Byte offset of the first byte.
    pub start: usize,
    /// Byte offset after the last byte.
    pub end: usize,
    /// Line of `start`.
    pub line: usize,
    /// Column of `start`.
    pub column: usize,
    /// Which of several files: 0 for the document itself, else as [`Report::add_file`] counts.
    ///
    /// [`Report::add_file`]: super::Report::add_file
    pub file: usize,
}

impl Span {
    /// The very beginning of a text, for what is wrong with all of it.
    pub const START: Span = Span { start: 0, end: 0, line: 1, column: 1, file: 0 };
}
