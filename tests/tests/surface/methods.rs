//! The methods and conversions that macros of the runtime make of one line each.

use quote::quote;
use syn::parse::{ParseStream, Parser};
use syn::{Attribute, Ident, Item, Macro, Token, Type, braced, parse_quote};

/// The blocks that a call stands for; `None` when the macro is another one.
pub fn of_macro(called: &Macro) -> Option<Vec<Item>> {
    let must_use: Option<Attribute> = match called.path.get_ident()?.to_string().as_str() {
        "setters" => Some(parse_quote!(#[must_use])),
        "options" => None,
        "sends" => return Some(parsed(sends, called)),
        "conversions" => return Some(parsed(conversions, called)),
        _ => return None,
    };
    Some(parsed(|input: ParseStream<'_>| setters(must_use.as_ref(), input), called))
}

fn parsed(parser: impl Parser<Output = Vec<Item>>, called: &Macro) -> Vec<Item> {
    parser.parse2(called.tokens.clone()).unwrap_or_else(|error| panic!("{error}: {}", called.tokens))
}

fn setters(must_use: Option<&Attribute>, input: ParseStream<'_>) -> syn::Result<Vec<Item>> {
    let (owner, lines) = block(input)?;
    let mut methods = Vec::new();
    while !lines.is_empty() {
        let about = Attribute::parse_outer(&lines)?;
        let name: Ident = lines.parse()?;
        lines.parse::<Token![:]>()?;
        let (how, ty): (Ident, Type) = (lines.parse()?, lines.parse()?);
        lines.parse::<Token![,]>()?;
        let argument = match how.to_string().trim_start_matches("some_") {
            "own" | "some" => quote!(#ty),
            "into" => quote!(impl Into<#ty>),
            "each" => quote!(impl IntoIterator<Item = #ty>),
            "each_into" => quote!(impl IntoIterator<Item = impl Into<#ty>>),
            other => panic!("`{other}` is no way to set a field"),
        };
        methods.push(quote!(#(#about)* #must_use pub fn #name(mut self, #name: #argument) -> Self {}));
    }
    Ok(vec![parse_quote!(impl #owner { #(#methods)* })])
}

fn sends(input: ParseStream<'_>) -> syn::Result<Vec<Item>> {
    let name: Ident = input.parse()?;
    input.parse::<Token![=]>()?;
    let rest: proc_macro2::TokenStream = input.parse()?;
    Ok(vec![
        parse_quote!(impl #name { pub fn with_head(mut self) -> Sending<Answered<#rest>> {} }),
        parse_quote!(impl IntoFuture for #name {}),
    ])
}

fn conversions(input: ParseStream<'_>) -> syn::Result<Vec<Item>> {
    let (owner, lines) = block(input)?;
    let mut blocks = Vec::new();
    while !lines.is_empty() {
        let (_, how, ty): (Ident, Ident, Type) = (lines.parse()?, lines.parse()?, lines.parse()?);
        lines.parse::<Token![,]>()?;
        if how == "boxed" {
            blocks.push(parse_quote!(impl From<Box<#ty>> for #owner {}));
        }
        blocks.push(parse_quote!(impl From<#ty> for #owner {}));
    }
    Ok(blocks)
}

/// The type that lines are about, and the lines.
fn block(input: ParseStream<'_>) -> syn::Result<(Ident, syn::parse::ParseBuffer<'_>)> {
    let owner = input.parse()?;
    let lines;
    braced!(lines in input);
    Ok((owner, lines))
}
