//! The source of a crate as one module of another one.

use std::collections::BTreeMap;
use std::iter::Peekable;

use proc_macro2::token_stream::IntoIter;
use proc_macro2::{Delimiter, Group, Ident, Literal, Spacing, TokenStream, TokenTree};
use quote::{format_ident, quote};

use crate::codemodel::Fault;
use crate::output::OutputFile;

/// The files of `src/` as the source of a module for the root of another crate.
///
/// What they call `crate` becomes that module, in macros and documentation too; texts stay as they are.
///
/// # Errors
/// When a file is no Rust, which is a mistake of ours.
pub fn module(name: &str, files: &[OutputFile]) -> Result<String, Fault> {
    let mut sources = BTreeMap::new();
    for file in files {
        let Some(path) = file.path.strip_prefix("src/").filter(|path| path.ends_with(".rs")) else { continue };
        let tokens = file.contents.parse::<TokenStream>();
        sources.insert(path, tokens.map_err(|error| Fault::new(format!("{}: {error}", file.path)))?);
    }
    let inlining = Inlining { sources, name: format_ident!("{name}") };
    let root = inlining.sources.get("lib.rs").cloned().unwrap_or_default();
    let (body, name) = (inlining.tokens(without_inner_attributes(root), "", false), &inlining.name);
    let tokens = quote! {
        #[allow(dead_code, unused_imports, unused_macros, reason = "no program uses all of a client")]
        pub mod #name { #body }
    };
    let mut out = String::new();
    print(tokens, &mut out);
    Ok(out)
}

/// Prints tokens with line breaks, because errors of the compiler name lines. A printer of Rust would put blocks
/// where there are none, of which the compiler warns.
fn print(tokens: TokenStream, out: &mut String) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Brace => ("{\n", "}\n"),
                    Delimiter::Parenthesis => ("(", ") "),
                    Delimiter::Bracket => ("[", "] "),
                    Delimiter::None => ("", ""),
                };
                out.push_str(open);
                print(group.stream(), out);
                out.push_str(close);
            }
            TokenTree::Punct(punct) => {
                out.push(punct.as_char());
                out.push_str(match punct.spacing() {
                    _ if punct.as_char() == ';' => "\n",
                    Spacing::Joint => "",
                    Spacing::Alone => " ",
                });
            }
            token => {
                out.push_str(&token.to_string());
                out.push(' ');
            }
        }
    }
}

struct Inlining<'f> {
    sources: BTreeMap<&'f str, TokenStream>,
    name: Ident,
}

impl Inlining<'_> {
    /// Tokens of a file in a folder, or of a part of one, with its modules in their places.
    fn tokens(&self, tokens: TokenStream, folder: &str, is_doc: bool) -> TokenStream {
        let mut out = TokenStream::new();
        let mut rest = tokens.into_iter().peekable();
        while let Some(token) = rest.next() {
            match token {
                TokenTree::Ident(ident) if ident == "crate" && next_is(&mut rest, ':') => {
                    let name = &self.name;
                    out.extend(quote!(#ident::#name));
                }
                TokenTree::Ident(ident) if ident == "mod" => {
                    let Some(TokenTree::Ident(module)) = rest.next() else { continue };
                    out.extend(quote!(#ident #module));
                    if let (true, Some(text)) = (next_is(&mut rest, ';'), self.file(folder, &module)) {
                        rest.next();
                        let inner = self.tokens(text, &format!("{folder}{module}/"), false);
                        out.extend(quote!({ #inner }));
                    }
                }
                TokenTree::Ident(ident) if ident == "modules" && next_is(&mut rest, '!') => {
                    rest.next();
                    let Some(TokenTree::Group(modules)) = rest.next() else { continue };
                    // A macro would look for files.
                    let modules = self.tokens(declarations(modules.stream()), folder, false);
                    out.extend(modules);
                }
                TokenTree::Group(group) => {
                    let is_doc = group.delimiter() == Delimiter::Bracket && is_doc_attribute(&group);
                    let inner = self.tokens(group.stream(), folder, is_doc);
                    out.extend([TokenTree::Group(Group::new(group.delimiter(), inner))]);
                }
                TokenTree::Literal(literal) if is_doc => out.extend([self.doc(&literal)]),
                token => out.extend([token]),
            }
        }
        out
    }

    fn file(&self, folder: &str, module: &Ident) -> Option<TokenStream> {
        let paths = [format!("{folder}{module}.rs"), format!("{folder}{module}/mod.rs")];
        paths.iter().find_map(|path| self.sources.get(path.as_str())).cloned()
    }

    /// Documentation, whose links lead into the module.
    fn doc(&self, literal: &Literal) -> TokenTree {
        let text = syn::parse_str::<syn::LitStr>(&literal.to_string()).map(|text| text.value());
        match text {
            Ok(text) => Literal::string(&text.replace("crate::", &format!("crate::{}::", self.name))).into(),
            Err(_) => literal.clone().into(),
        }
    }
}

/// What `modules!` of the runtime stands for.
fn declarations(modules: TokenStream) -> TokenStream {
    let mut out = TokenStream::new();
    let mut line = Vec::new();
    for token in modules {
        if !matches!(&token, TokenTree::Punct(mark) if mark.as_char() == ',') {
            line.push(token);
            continue;
        }
        let (features, path): (Vec<_>, Vec<_>) =
            std::mem::take(&mut line).into_iter().partition(|token| matches!(token, TokenTree::Literal(_)));
        let cfg = (!features.is_empty()).then(|| quote!(#[cfg(any(#(feature = #features),*))]));
        if let [module, first, second, shown, ..] = path.as_slice() {
            out.extend(quote!(#cfg mod #module; #cfg pub use #module #first #second #shown;));
        }
    }
    out
}

fn next_is(rest: &mut Peekable<IntoIter>, wanted: char) -> bool {
    matches!(rest.peek(), Some(TokenTree::Punct(punct)) if punct.as_char() == wanted)
}

fn is_doc_attribute(group: &Group) -> bool {
    matches!(group.stream().into_iter().next(), Some(TokenTree::Ident(ident)) if ident == "doc")
}

/// What stands at the root of a crate is about the crate.
fn without_inner_attributes(root: TokenStream) -> TokenStream {
    let mut out = TokenStream::new();
    let mut rest = root.into_iter().peekable();
    while let Some(token) = rest.next() {
        match &token {
            TokenTree::Punct(punct) if punct.as_char() == '#' && next_is(&mut rest, '!') => {
                rest.next();
                rest.next();
            }
            _ => out.extend([token]),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_become_modules_that_name_each_other_from_where_they_stand() {
        let files = [
            ("Cargo.toml", "no Rust"),
            (
                "src/lib.rs",
                "//! A crate.\n#![no_std]\n#[macro_use]\nmod a;\npub mod b;\nmod c { mod inner; }\npub use b::B;
                modules! { d::*, e::E if \"x\" | \"y\", }",
            ),
            (
                "src/a.rs",
                "macro_rules! m { () => { $crate::b::B } }\npub(crate) fn f() -> &'static str { \"crate::x mod y;\" }",
            ),
            ("src/b/mod.rs", "mod deep;\n/// See [B](crate::b::B).\npub struct B(crate::a::A);"),
            ("src/b/deep.rs", "use crate::b;"),
            ("src/d.rs", "pub type D = u8;"),
            ("src/e.rs", "pub type E = u8;"),
        ];
        let files: Vec<_> = files.iter().map(|(path, text)| OutputFile::new(*path, *text)).collect();
        let made = module("pets", &files).expect("a module");
        let expected = quote! {
            #[allow(dead_code, unused_imports, unused_macros, reason = "no program uses all of a client")]
            pub mod pets {
                #[macro_use]
                mod a {
                    macro_rules! m { () => { $crate::pets::b::B } }
                    pub(crate) fn f() -> &'static str { "crate::x mod y;" }
                }
                pub mod b {
                    mod deep { use crate::pets::b; }
                    #[doc = " See [B](crate::pets::b::B)."]
                    pub struct B(crate::pets::a::A);
                }
                mod c { mod inner; }
                pub use b::B;
                mod d { pub type D = u8; }
                pub use d::*;
                #[cfg(any(feature = "x", feature = "y"))]
                mod e { pub type E = u8; }
                #[cfg(any(feature = "x", feature = "y"))]
                pub use e::E;
            }
        };
        let without_spaces = |text: &str| text.split_whitespace().collect::<String>();
        assert_eq!(without_spaces(&made), without_spaces(&expected.to_string()));
        assert!(made.contains("\nmod c {\nmod inner ;\n}\n"), "{made}");
    }
}
