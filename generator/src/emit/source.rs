//! One Rust file: items in, formatted text out.

use proc_macro2::{Ident, Span, TokenStream};

use super::HEADER;

/// An identifier from a name that [`crate::names`] made.
pub fn ident(name: &str) -> Ident {
    // Names are valid by construction; a wrong one has to show in the output, not as a panic.
    syn::parse_str(name).unwrap_or_else(|_| Ident::new("invalid_name", Span::call_site()))
}

/// A file that grows item by item.
#[derive(Debug, Default)]
pub struct Source {
    head: Vec<String>,
    items: Vec<TokenStream>,
}

impl Source {
    /// A file with these lines of module documentation.
    pub fn new(module_docs: &[String]) -> Self {
        let head = module_docs.iter().map(|line| format!("//! {line}").trim_end().to_owned());
        Self { head: head.collect(), items: Vec::new() }
    }

    /// Adds items that belong together: no blank line is put between them.
    pub fn push(&mut self, item: TokenStream) {
        if !item.is_empty() {
            self.items.push(item);
        }
    }

    /// The text of the file.
    pub fn text(self) -> String {
        let mut out = format!("{HEADER}\n");
        for line in &self.head {
            out.push_str(line);
            out.push('\n');
        }
        for item in self.items {
            out.push('\n');
            out.push_str(&print(item));
        }
        out
    }
}

fn print(item: TokenStream) -> String {
    match syn::parse2::<syn::File>(item.clone()) {
        Ok(file) => spread(&prettyplease::unparse(&file)),
        Err(_) => item.to_string(),
    }
}

/// Puts a blank line after each item and method that ends in a brace.
fn spread(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        out.push_str(line);
        out.push('\n');
        let Some(next) = lines.peek() else { break };
        let indent = |line: &str| line.len() - line.trim_start().len();
        let opens = ["///", "#[", "pub ", "fn ", "async ", "const ", "impl ", "impl<", "type "];
        if line.trim() == "}"
            && indent(line) == indent(next)
            && opens.iter().any(|open| next.trim_start().starts_with(open))
        {
            out.push('\n');
        }
    }
    out
}
