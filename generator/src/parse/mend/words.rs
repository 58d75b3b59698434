//! What is said about mistakes that are mended.

use super::super::node::Entry;
use crate::diagnostic::{Code, Report, Span};

/// A run over one document.
pub(super) struct Mend<'a> {
    pub(super) file: &'a str,
    pub(super) report: &'a mut Report,
    pub(super) is_3_1: bool,
}

impl Mend<'_> {
    /// Says that a value is taken for another one.
    pub(super) fn mended(&mut self, at: Span, message: &str, help: &str) {
        self.report.push(Code::ValueMended, self.file, at, message, help);
    }

    /// Says that a key is not read.
    pub(super) fn dropped(&mut self, entry: &Entry, why: &str) {
        let message = format!("`{}` {why}; it is left out", entry.key);
        self.report.push(Code::PartDropped, self.file, entry.key_span, message, "mend it, or take it away");
    }
}
