//! One Rust file: items in, formatted text out.

use proc_macro2::TokenStream;
use quote::quote;

use super::call;
use super::comment::module_docs;
use super::ident::ident;
use crate::codemodel::{Docs, Fault, Identifier};

/// A file that grows item by item.
#[derive(Debug, Default)]
pub struct Source {
    head: Vec<String>,
    items: Vec<TokenStream>,
}

impl Source {
    /// A file with documentation of its module.
    pub fn new(docs: &Docs) -> Self {
        let head = module_docs(docs).into_iter().map(|line| format!("//! {line}").trim_end().to_owned());
        Self { head: head.collect(), items: Vec::new() }
    }

    /// Adds items that belong together: no blank line is put between them.
    pub fn push(&mut self, item: TokenStream) {
        if !item.is_empty() {
            self.items.push(item);
        }
    }

    /// The text of the file.
    ///
    /// # Errors
    /// When an item is no Rust.
    pub fn text(self) -> Result<String, Fault> {
        let mut out = String::new();
        for line in &self.head {
            out.push_str(line);
            out.push('\n');
        }
        for item in self.items {
            out.push('\n');
            out.push_str(&print(item)?);
        }
        Ok(out)
    }
}

/// The declarations of modules with the types that they show, sorted by module.
pub fn index<'n>(modules: impl Iterator<Item = (&'n Identifier, &'n Identifier)>, mut file: Source) -> Source {
    let mut modules: Vec<_> = modules.map(|(module, name)| (ident(module), ident(name))).collect();
    modules.sort();
    let (mut modules, names): (Vec<_>, Vec<_>) = modules.into_iter().unzip();
    let shown = modules.clone();
    modules.dedup();
    file.push(quote!(#(mod #modules;)*));
    file.push(quote!(#(pub use #shown::#names;)*));
    file
}

fn print(item: TokenStream) -> Result<String, Fault> {
    if let Some(text) = call::print(item.clone()) {
        return Ok(text);
    }
    let mut file: syn::File =
        syn::parse2(item).map_err(|error| Fault::new(format!("what was spelt is no Rust: {error}")))?;
    for item in &mut file.items {
        if let syn::Item::Impl(block) = item {
            block.items = spread(std::mem::take(&mut block.items), method_ends_in_brace, syn::ImplItem::Verbatim);
        }
    }
    file.items = spread(file.items, item_ends_in_brace, syn::Item::Verbatim);
    Ok(prettyplease::unparse(&file))
}

/// Puts an empty item, which is printed as an empty line, after each one that ends in a brace.
fn spread<T>(items: Vec<T>, ends_in_brace: fn(&T) -> bool, verbatim: fn(TokenStream) -> T) -> Vec<T> {
    let mut spread = Vec::with_capacity(items.len() * 2);
    let mut gap = false;
    for item in items {
        if gap {
            spread.push(verbatim(TokenStream::new()));
        }
        gap = ends_in_brace(&item);
        spread.push(item);
    }
    spread
}

fn method_ends_in_brace(item: &syn::ImplItem) -> bool {
    matches!(item, syn::ImplItem::Fn(_))
}

fn item_ends_in_brace(item: &syn::Item) -> bool {
    match item {
        syn::Item::Struct(item) => matches!(item.fields, syn::Fields::Named(_)),
        syn::Item::Enum(_) | syn::Item::Fn(_) | syn::Item::Impl(_) => true,
        _ => false,
    }
}
