//! Documentation as attributes, or as lines of a module.

use proc_macro2::TokenStream;
use quote::quote;

use super::example;
use crate::codemodel::{Block, Docs};
use crate::markdown::visible;

/// Documentation of an item.
pub fn doc_comment(docs: &Docs) -> TokenStream {
    let lines = module_docs(docs);
    let lines = lines.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#[doc = #lines])*)
}

/// Documentation of a module, line by line.
pub fn module_docs(docs: &Docs) -> Vec<String> {
    let mut all = Vec::new();
    for (index, block) in docs.blocks().iter().enumerate() {
        if index > 0 {
            all.push(String::new());
        }
        match block {
            Block::Lines(lines) => all.extend(lines.iter().cloned()),
            Block::Example(example) => all.extend(example::block(example).iter().map(|line| visible(line))),
        }
    }
    all
}
