//! Examples that show what can be done with an answer.

use proc_macro2::TokenStream;
use quote::quote;

use crate::codemodel::Identifier;

/// Lines of code that use `answer`, a value of the type `name`, as they stand in documentation.
pub fn shown(library: &Identifier, name: &Identifier, lines: &[&str]) -> TokenStream {
    let mut all = vec![String::new(), "```".to_owned(), format!("# fn show(answer: &{library}::models::{name}) {{")];
    all.extend(lines.iter().map(|line| (*line).to_owned()));
    all.extend(["# }".to_owned(), "```".to_owned()]);
    let all = all.iter().map(|line| if line.is_empty() { String::new() } else { format!(" {line}") });
    quote!(#(#[doc = #all])*)
}
