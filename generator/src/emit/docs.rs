//! Documentation of an item or a file.

use proc_macro2::TokenStream;
use quote::quote;

use crate::markdown::{to_rustdoc, visible};

pub use crate::markdown::code_span as code;

/// Documentation that is put together paragraph by paragraph.
#[derive(Debug, Clone, Default)]
pub struct Docs {
    lines: Vec<String>,
}

impl Docs {
    /// Nothing yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds Markdown of the document.
    pub fn markdown(self, text: &str) -> Self {
        self.own(&to_rustdoc(text))
    }

    /// Adds lines of ours, which are fine as they are.
    pub fn own(mut self, lines: &[String]) -> Self {
        if lines.iter().all(|line| line.is_empty()) {
            return self;
        }
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        self.lines.extend(lines.iter().map(|line| visible(line)));
        self
    }

    /// Adds a paragraph of ours.
    pub fn line(self, line: impl Into<String>) -> Self {
        self.own(&[line.into()])
    }

    /// `line` when there is nothing else.
    pub fn or(self, line: impl Into<String>) -> Self {
        if self.lines.is_empty() { self.line(line) } else { self }
    }

    /// As lines, for a module.
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// As attributes.
    pub fn tokens(&self) -> TokenStream {
        let lines = self.lines.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
        quote!(#(#[doc = #lines])*)
    }
}
