//! Lines of Rust inside of a macro, which the printer of Rust would not lay out.

use std::fmt::Write as _;

use crate::codemodel::Docs;
use crate::emit::module_docs;

/// A file that is written line by line.
#[derive(Debug)]
pub struct Lines(String);

impl Lines {
    /// A file with these lines of module documentation.
    pub fn new(docs: &Docs) -> Self {
        let mut lines = Self(String::new());
        module_docs(docs).iter().for_each(|line| lines.push(0, &format!("//! {line}")));
        lines.blank();
        lines
    }

    /// Adds a line, so many levels deep.
    pub fn push(&mut self, depth: usize, line: &str) {
        let line = format!("{}{line}", "    ".repeat(depth));
        self.0.push_str(line.trim_end());
        self.0.push('\n');
    }

    /// Adds a blank line.
    pub fn blank(&mut self) {
        self.0.push('\n');
    }

    /// Adds documentation.
    pub fn docs(&mut self, depth: usize, docs: &Docs) {
        self.comments(depth, &module_docs(docs));
    }

    /// Adds lines of documentation.
    pub fn comments(&mut self, depth: usize, lines: &[String]) {
        lines.iter().for_each(|line| self.push(depth, &format!("/// {line}")));
    }

    /// All of it.
    pub fn text(self) -> String {
        self.0
    }
}

/// Texts as literals of Rust, with commas between.
pub fn literals<'t>(texts: impl IntoIterator<Item = &'t str>) -> String {
    let mut out = String::new();
    for text in texts {
        let comma = if out.is_empty() { "" } else { ", " };
        // Writing to a text does not fail.
        let _ = write!(out, "{comma}{text:?}");
    }
    out
}
