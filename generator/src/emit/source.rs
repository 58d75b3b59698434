//! One Rust file: items in, formatted text out.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

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

/// A module of modules that each hold one type: it shows the types as its own.
#[derive(Debug, Default)]
pub struct Index(Vec<(String, String)>);

impl Index {
    /// Adds a module and its type.
    pub fn add(&mut self, module: &str, name: &str) {
        self.0.push((ident(module).to_string(), name.to_owned()));
    }

    /// Writes the modules into the file of the outer one, sorted.
    pub fn finish(mut self, mut file: Source) -> String {
        self.0.sort_by(|a, b| a.0.cmp(&b.0));
        let each = |write: fn(Ident, Ident) -> TokenStream| {
            self.0.iter().map(|(module, name)| write(ident(module), ident(name))).collect()
        };
        let (declared, exported) =
            (each(|module, _| quote!(mod #module;)), each(|module, name| quote!(pub use #module::#name;)));
        file.push(declared);
        file.push(exported);
        file.text()
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
